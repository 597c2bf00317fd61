"""Changes of a plan's text that keep its comments and its order; pure. The result is read again before it counts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import tomlkit


class UneditableError(Exception):
    """The plan is written in a way that is not changed here, such as tables within one line: edit the file."""


Document = Any  # tomlkit's containers take and return items of many types
_HEADER = re.compile(r"\s*\[.*\]\s*(?:#.*)?")


def close_tenant(text: str, tenant: str, day: date, name: str) -> str:
    """Return the plan with a tenant closed on one day."""
    return _append(text, "day", {"date": day, "kind": "closed", "tenants": [tenant], "name": name})


def reopen_tenant(text: str, index: int, tenant: str) -> str:
    """Return the plan with a tenant taken off the list of the `index`-th single day; raises UneditableError."""
    document = tomlkit.parse(text)
    days = _part(document, "day")
    days[index]["tenants"].remove(tenant)
    return tomlkit.dumps(document)


def remove_day(text: str, index: int) -> str:
    """Return the plan without its `index`-th single day, comments kept; raises UneditableError if it is no [[day]]."""
    lines = text.splitlines(keepends=True)
    spans = list(_spans(lines, "day"))
    if index >= len(spans):
        raise UneditableError("day")
    start, end = spans[index]
    if start and not lines[start - 1].strip() and (end == len(lines) or not lines[end].strip()):
        start -= 1  # one empty line is enough
    return "".join(lines[:start] + lines[end:])


def remove_holiday(text: str, day: date) -> str:
    """Return the plan without a holiday; raises UneditableError."""
    document = tomlkit.parse(text)
    holidays = _part(document, "holidays")
    if day.isoformat() not in holidays:
        raise UneditableError(day)
    holidays.remove(day.isoformat())
    return tomlkit.dumps(document)


def add_holiday(text: str, day: date, name: str) -> str:
    """Return the plan with one more holiday."""
    document = tomlkit.parse(text)
    if "holidays" not in document:
        document.add("holidays", tomlkit.table())
    holidays: Document = document["holidays"]
    holidays[day.isoformat()] = name
    return tomlkit.dumps(document)


def move_device(text: str, device: str, counter: str) -> str:
    """Return the plan with a pad at another counter."""
    document = tomlkit.parse(text)
    _device(document, device)["counter"] = counter
    return tomlkit.dumps(document)


def replace_device(text: str, device: str, name: str) -> str:
    """Return the plan with a device of another name in the place of one."""
    document = tomlkit.parse(text)
    _device(document, device)["name"] = name
    return tomlkit.dumps(document)


def add_service(
    text: str, values: Mapping[str, str | int], counters: Iterable[str], key: tuple[str, str] | None
) -> str:
    """Return the plan with a service that `counters` take; `key`: the device and button that issue its tickets."""
    document = tomlkit.parse(_append(text, "service", values))
    code = str(values["code"])
    for counter in counters:
        _named(document, "counter", "code", counter)["takes"].append(code)
    if key is not None:
        device = _device(document, key[0])
        if "buttons" not in device:  # it has those of its template alone
            device["buttons"] = tomlkit.inline_table()
        device["buttons"][key[1]] = f"issue:{code}"
    return tomlkit.dumps(document)


def _append(text: str, header: str, values: Mapping[str, object]) -> str:
    """Put a table behind the last of its kind, or at the end; comments stay with the tables that follow them."""
    lines = text.splitlines(keepends=True)
    end = max((end for _, end in _spans(lines, header)), default=len(lines))
    added = "\n" + tomlkit.dumps({header: [dict(values)]})
    return "".join([*lines[:end], added, *lines[end:]])


def _spans(lines: Sequence[str], header: str) -> Iterator[tuple[int, int]]:
    """Give where each table of an array begins and ends, without the comments and empty lines after its last key."""
    heads = [n for n, line in enumerate(lines) if _HEADER.fullmatch(line.rstrip())]
    wanted = re.compile(rf"\s*\[\[\s*{header}\s*\]\]\s*(?:#.*)?")
    for start, following in zip(heads, [*heads[1:], len(lines)], strict=True):
        if wanted.fullmatch(lines[start].rstrip()):
            end = following
            while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
                end -= 1
            yield start, end


def _named(document: Document, header: str, key: str, name: str) -> Document:
    """Return the table of a name; raises UneditableError."""
    for item in document.get(header, ()):
        if item[key] == name:
            return item
    raise UneditableError(name)


def _device(document: Document, name: str) -> Document:
    """Return a device, be it a table or a line of a template; raises UneditableError."""
    lines = [line for template in document.get("template", ()) for line in template["devices"]]
    for item in [*document.get("device", ()), *lines]:
        if item["name"] == name:
            return item
    raise UneditableError(name)


def _part(document: Document, header: str) -> Document:
    """Return what stands under a header; raises UneditableError."""
    if header not in document:
        raise UneditableError(header)
    return document[header]
