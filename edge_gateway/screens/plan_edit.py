"""Changes of a plan's text that keep its comments and its order; pure. The result is read again before it counts."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import tomlkit

Document = Any  # tomlkit's containers take and return items of many types


def close_tenant(text: str, tenant: str, day: date, name: str) -> str:
    """Return the plan with a tenant closed on one day."""
    return _append(text, "day", {"date": day, "kind": "closed", "tenants": [tenant], "name": name})


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
    _named(document, "device", "name", device)["counter"] = counter
    return tomlkit.dumps(document)


def replace_device(text: str, device: str, name: str) -> str:
    """Return the plan with a device of another name in the place of one."""
    document = tomlkit.parse(text)
    _named(document, "device", "name", device)["name"] = name
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
        _named(document, "device", "name", key[0])["buttons"][key[1]] = f"issue:{code}"
    return tomlkit.dumps(document)


def _append(text: str, header: str, values: Mapping[str, object]) -> str:
    """Put a table behind the last of its kind, or at the end."""
    document = tomlkit.parse(text)
    added = tomlkit.table()
    for key, value in values.items():
        added.add(key, value)
    added.add(tomlkit.nl())
    if header not in document:
        document.add(header, tomlkit.aot())
    tables: Document = document[header]
    tables.append(added)
    return tomlkit.dumps(document)


def _named(document: Document, header: str, key: str, name: str) -> Document:
    """Return the table of a name; raises KeyError."""
    for item in document.get(header, ()):
        if item[key] == name:
            return item
    raise KeyError(name)
