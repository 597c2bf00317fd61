"""What changes from one plan to the next, in lines for people; services are closed, never removed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import cast

from shelf.texts import Phrase
from site_plan import wording
from site_plan.model import Counter, Device, Plan, Service, Tenant
from site_plan.source import PlanError
from site_plan.wording import Word, told

_NAMED: Mapping[str, str] = {"tenants": "code", "services": "code", "counters": "code", "devices": "name"}


def diff(before: Plan, after: Plan) -> list[Phrase]:
    """Return a line a change: `+` added, `-` removed, `~` changed from one value to another."""
    lines: list[Phrase] = []
    for field in fields(Plan):
        if field.name == "text":
            continue
        old, new = getattr(before, field.name), getattr(after, field.name)
        if field.name in _NAMED:
            lines += _collection(field.name, _by_name(old), _by_name(new))
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


def _collection(name: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[Phrase]:
    what = wording.part(name)
    yield from (told("diff.removed", what=what, name=code) for code in old if code not in new)
    yield from (told("diff.added", what=what, name=code) for code in new if code not in old)
    for code in old:
        if code in new:
            yield from _members(told("diff.of", what=what, name=code), old[code], new[code])


def _members(what: Word, old: object, new: object) -> Iterator[Phrase]:
    for key in getattr(old, "__dataclass_fields__", ()):
        was, becomes = getattr(old, key), getattr(new, key)
        if was != becomes:
            yield told("diff.member", what=what, field=wording.part(key), **_both(key, was, becomes))


def _value(name: str, old: object, new: object) -> Iterator[Phrase]:
    what, had, has = wording.part(name), _entries(old), _entries(new)
    if had is not None and has is not None:
        yield from (told("diff.removed", what=what, name=entry) for entry in had if entry not in has)
        yield from (told("diff.added", what=what, name=entry) for entry in has if entry not in had)
    elif hasattr(old, "__dataclass_fields__"):
        yield from _members(what, old, new)
    else:
        yield told("diff.changed", what=what, **_both(name, old, new))


def _both(field: str, old: object, new: object) -> dict[str, Word]:
    return {"old": wording.value(field, old), "new": wording.value(field, new)}


def _entries(value: object) -> list[Word] | None:
    if isinstance(value, Mapping):
        return [f"{key} {entry}" for key, entry in cast("Mapping[object, object]", value).items()]
    return [wording.value("", one) for one in cast("tuple[object, ...]", value)] if isinstance(value, tuple) else None
