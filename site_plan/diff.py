"""What changes from one plan to the next, in lines for people; services are closed, never removed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import cast

from site_plan.model import Counter, Device, Plan, Service, SingleDay, Span, Tenant
from site_plan.source import PlanError

_NAMED: Mapping[str, str] = {"tenants": "code", "services": "code", "counters": "code", "devices": "name"}


def diff(before: Plan, after: Plan) -> list[str]:
    """Return a line a change: `+` added, `-` removed, `~` changed from one value to another."""
    lines: list[str] = []
    for field in fields(Plan):
        if field.name == "text":
            continue
        old, new = getattr(before, field.name), getattr(after, field.name)
        if field.name in _NAMED:
            lines += _collection(field.name[:-1], _by_name(old), _by_name(new))
        elif old != new:
            lines += _value(field.name, old, new)
    return lines


def removed_services(before: Plan, after: Plan) -> list[str]:
    """Return the services that are gone or have another prefix: close them with `closed = true` instead."""
    kept = {(s.code, s.prefix) for s in after.services}
    return [s.code for s in before.services if (s.code, s.prefix) not in kept]


def check_successor(before: Plan, after: Plan) -> None:
    """Raise PlanError unless `after` may follow `before`: the same site, and no service gone."""
    if after.site != before.site:
        raise PlanError(0, "plan.site", key="site.code", before=before.site, after=after.site)
    removed = removed_services(before, after)
    if removed:
        raise PlanError(0, "plan.removed", services=", ".join(removed))


def _by_name(items: Sequence[Tenant | Service | Counter | Device]) -> dict[str, object]:
    return {item.name if isinstance(item, Device) else item.code: item for item in items}


def _collection(what: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[str]:
    yield from (f"- {what} {name}" for name in old if name not in new)
    yield from (f"+ {what} {name}" for name in new if name not in old)
    for name in old:
        if name in new:
            yield from _members(f"{what} {name}", old[name], new[name])


def _members(what: str, old: object, new: object) -> Iterator[str]:
    for key in getattr(old, "__dataclass_fields__", ()):
        was, becomes = getattr(old, key), getattr(new, key)
        if was != becomes:
            yield f"~ {what} {key}: {was} -> {becomes}"


def _value(name: str, old: object, new: object) -> Iterator[str]:
    had, has = _entries(old), _entries(new)
    if had is not None and has is not None:
        yield from (f"- {name} {entry}" for entry in had if entry not in has)
        yield from (f"+ {name} {entry}" for entry in has if entry not in had)
    elif hasattr(old, "__dataclass_fields__"):
        yield from _members(name, old, new)
    else:
        yield f"~ {name}: {old} -> {new}"


def _entries(value: object) -> list[str] | None:
    if isinstance(value, Mapping):
        return [f"{key} {entry}" for key, entry in cast("Mapping[object, object]", value).items()]
    return [_said(entry) for entry in cast("tuple[object, ...]", value)] if isinstance(value, tuple) else None


def _said(entry: object) -> str:
    if not isinstance(entry, SingleDay):
        return str(entry)
    hours = "" if entry.hours is None else f" {_clock(entry.hours)}"
    return f"{entry.day} {entry.kind}{hours} ({', '.join(entry.tenants) or 'all tenants'}): {entry.name}"


def _clock(span: Span) -> str:
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in span)
