"""The site plan: which hall this is, and what each button of each device means.

Read strictly, once; an error names the line and what is allowed there.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from contract import form
from contract.leaf import MAX_PAYLOAD
from contract.topics import GATEWAY

MEANINGS = ("enter", "leave")
MAX_CAPACITY = 100_000
MAX_NAME = 60
MAX_TEXT = MAX_PAYLOAD // 7  # bytes: in the record that keeps the plan one may become six
_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.\-\"']+)\s*\]\]?\s*(?:#.*)?$")
_AT_LINE = re.compile(r"\(at line (\d+)")


class PlanError(ValueError):
    """The plan cannot be used: correct the file at `line` (0: the file as a whole)."""

    def __init__(self, line: int, message: str) -> None:
        """Say where and what is allowed there."""
        super().__init__(f"line {line}: {message}" if line else message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Device:
    """A box in the hall; `buttons` maps a button's name to a meaning."""

    name: str
    buttons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """A hall; `text` is the file as it was read."""

    site: str
    name: str
    zone: ZoneInfo
    capacity: int | None
    devices: tuple[Device, ...]
    text: str

    def meanings(self) -> dict[tuple[str, str], str]:
        """Return the meaning of each (device, button)."""
        return {(d.name, button): meaning for d in self.devices for button, meaning in d.buttons.items()}


def load(path: Path) -> Plan:
    """Read the plan in a file; raises PlanError."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as e:
        raise PlanError(0, f"{path}: not UTF-8") from e
    except OSError as e:
        raise PlanError(0, f"{path}: {e.strerror}") from e


def parse(text: str) -> Plan:
    """Return the Plan in `text`; raises PlanError."""
    if len(text.encode()) > MAX_TEXT:
        raise PlanError(0, f"at most {MAX_TEXT} bytes")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        found = _AT_LINE.search(str(e))
        raise PlanError(int(found[1]) if found else 0, _AT_LINE.split(str(e))[0].strip()) from e
    return _Reader(text).plan(values)


class _Reader:
    """Checks what TOML gave, and finds the lines to name."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.splitlines()

    def plan(self, values: dict[str, object]) -> Plan:
        self._only(values, ("site", "device"), "", 0)
        site = values.get("site")
        if not isinstance(site, dict):
            raise PlanError(0, "a table [site] is wanted")
        table = cast("dict[str, object]", site)
        self._only(table, ("code", "name", "zone", "capacity"), "site", 0)
        return Plan(
            site=self._code(table, "site", 0, "code", 16),
            name=self._name(table),
            zone=self._zone(table),
            capacity=self._capacity(table),
            devices=self._devices(values.get("device", [])),
            text=self._text,
        )

    def _name(self, table: dict[str, object]) -> str:
        name = table.get("name")
        if not isinstance(name, str) or not 1 <= len(name) <= MAX_NAME or not name.isprintable():
            raise PlanError(self._line("site", 0, "name"), f"name: 1 to {MAX_NAME} printable characters are wanted")
        return name

    def _zone(self, table: dict[str, object]) -> ZoneInfo:
        line, wanted = (
            self._line("site", 0, "zone"),
            "zone: a zone of the IANA database is wanted, such as Asia/Jakarta",
        )
        zone = table.get("zone")
        if not isinstance(zone, str) or "/" not in zone:
            raise PlanError(line, wanted)
        try:
            return ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as e:
            raise PlanError(line, wanted) from e

    def _capacity(self, table: dict[str, object]) -> int | None:
        capacity = table.get("capacity")
        if capacity is None:
            return None
        if type(capacity) is not int or not 1 <= capacity <= MAX_CAPACITY:
            raise PlanError(self._line("site", 0, "capacity"), f"capacity: an integer from 1 to {MAX_CAPACITY}")
        return capacity

    def _devices(self, given: object) -> tuple[Device, ...]:
        if not isinstance(given, list):
            raise PlanError(self._line("device", 0, None), "devices are written as [[device]]")
        devices: list[Device] = []
        for index, item in enumerate(cast("list[object]", given)):
            device = self._device(item, index)
            if device.name in {d.name for d in devices}:
                raise PlanError(self._line("device", index, "name"), f"two devices are named {device.name}")
            devices.append(device)
        return tuple(devices)

    def _device(self, item: object, index: int) -> Device:
        if not isinstance(item, dict):
            raise PlanError(self._line("device", index, None), "devices are written as [[device]]")
        table = cast("dict[str, object]", item)
        self._only(table, ("name", "buttons"), "device", index)
        name = self._code(table, "device", index, "name", 12)
        if name == GATEWAY:
            raise PlanError(self._line("device", index, "name"), f"no device may be named {GATEWAY}")
        return Device(name, self._buttons(table.get("buttons"), index))

    def _buttons(self, given: object, index: int) -> Mapping[str, str]:
        line = self._line("device", index, "buttons")
        if not isinstance(given, dict) or not given:
            raise PlanError(line, 'buttons: a table is wanted, such as { in = "enter", out = "leave" }')
        buttons: dict[str, str] = {}
        for button, meaning in cast("dict[str, object]", given).items():
            where = self._line("device", index, button) or line
            if not form.word(button):
                raise PlanError(where, f"button {button}: 1 to 8 of a-z, 0-9 and inner hyphens are wanted")
            if not isinstance(meaning, str) or meaning not in MEANINGS:
                raise PlanError(where, f"button {button}: allowed meanings are {', '.join(MEANINGS)}")
            if meaning in buttons.values():
                raise PlanError(where, f"button {button}: another button of this device already means {meaning}")
            buttons[button] = meaning
        return buttons

    def _code(self, table: dict[str, object], header: str, index: int, key: str, longest: int) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not form.name(longest)(value):
            line = self._line(header, index, key)
            raise PlanError(line, f"{key}: 1 to {longest} of a-z, 0-9 and inner hyphens are wanted")
        return value

    def _only(self, table: dict[str, object], allowed: tuple[str, ...], header: str, index: int) -> None:
        for key in table:
            if key not in allowed:
                where = self._line(header, index, key) or self._line(key, 0, None)
                raise PlanError(where, f"{key} is not known; allowed: {', '.join(allowed)}")

    def _line(self, header: str, index: int, key: str | None) -> int:
        """Return the line of `key` in the `index`-th table `header`, else of that table, else 0."""
        current, seen, table_line = "", -1, 0
        wanted = re.compile(rf"(?:.*[{{,])?\s*[\"']?{re.escape(key)}[\"']?\s*[=.]") if key is not None else None
        for number, line in enumerate(self._lines, 1):
            found = _HEADER.match(line)
            if found:
                current = found[1]
                seen += current == header
                if current == header and seen == index:
                    table_line = number
            inside = current.split(".")[0] == header and (not header or seen == index)
            if inside and not found and wanted is not None and wanted.match(line):
                return number
        return table_line
