"""Tables of a TOML text, read strictly: an error names the line and what is allowed there."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import NoReturn, cast

from contract import form

_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.\-\"']+)\s*\]\]?\s*(?:#.*)?$")
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
_WALL_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class PlanError(ValueError):
    """The plan cannot be used: correct the file at `line` (0: the file as a whole)."""

    def __init__(self, line: int, message: str) -> None:
        """Say where and what is allowed there."""
        super().__init__(f"line {line}: {message}" if line else message)
        self.line = line


class Source:
    """The text, to find the line of a key in: read through at each question, for only what is wrong is asked for."""

    def __init__(self, text: str) -> None:
        """Take the text as it stands in the file."""
        self._lines = text.splitlines()

    def line(self, header: str, index: int, key: str | None) -> int:
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


class Table:
    """The `index`-th table `header`; what it reads is checked, or PlanError names the line."""

    def __init__(self, source: Source, values: object, header: str, index: int, allowed: tuple[str, ...]) -> None:
        """Check that it is a table of `allowed` keys."""
        self._source, self.header, self._index = source, header, index
        if not isinstance(values, dict):
            self.fail(None, f"a table is wanted with {', '.join(allowed)}")
        self._values = cast("dict[str, object]", values)
        for key in self._values:
            if key not in allowed:
                line = self.line(key) or source.line(key, 0, None)
                raise PlanError(line, f"{key} is not known; allowed: {', '.join(allowed)}")

    def line(self, key: str | None) -> int:
        """Return the line of `key`, else of the table."""
        return self._source.line(self.header, self._index, key)

    def fail(self, key: str | None, message: str) -> NoReturn:
        """Refuse the value of `key`."""
        raise PlanError(self.line(key), message)

    def get(self, key: str) -> object:
        """Return the value as TOML has it, None if it is not there."""
        return self._values.get(key)

    def code(self, key: str, longest: int) -> str:
        """Return a name that the log may hold."""
        value = self.get(key)
        if not isinstance(value, str) or not form.name(longest)(value):
            self.fail(key, f"{key}: 1 to {longest} of a-z, 0-9 and inner hyphens are wanted")
        return value

    def text(self, key: str, longest: int) -> str:
        """Return printable text."""
        value = self.get(key)
        if not isinstance(value, str) or not 1 <= len(value) <= longest or not value.isprintable():
            self.fail(key, f"{key}: 1 to {longest} printable characters are wanted")
        return value

    def maybe_text(self, key: str, longest: int) -> str | None:
        """Return printable text, None if it is not there."""
        return None if self.get(key) is None else self.text(key, longest)

    def integer(self, key: str, lowest: int, highest: int) -> int | None:
        """Return an integer within the bounds, None if it is not there."""
        value = self.get(key)
        if value is not None and (type(value) is not int or not lowest <= value <= highest):
            self.fail(key, f"{key}: an integer from {lowest} to {highest}")
        return value

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """Return one of the words."""
        value = self.get(key)
        if not isinstance(value, str) or value not in allowed:
            self.fail(key, f"{key}: one of {', '.join(allowed)}")
        return value

    def flag(self, key: str) -> bool:
        """Return a truth, False if it is not there."""
        value = self.get(key)
        if value is not None and type(value) is not bool:
            self.fail(key, f"{key}: true or false")
        return bool(value)

    def names(self, key: str, known: Mapping[str, object] | set[str]) -> tuple[str, ...]:
        """Return a list of `known` codes without repeats, empty if it is not there."""
        value = self.get(key)
        if value is None:
            return ()
        items = cast("list[object]", value) if isinstance(value, list) else [None]
        for item in items:
            if not isinstance(item, str) or item not in known:
                self.fail(key, f"{key}: {item!r} is not known; a list of: {', '.join(sorted(known)) or 'nothing yet'}")
        if len(set(items)) != len(items):
            self.fail(key, f"{key}: each once")
        return tuple(cast("list[str]", items))

    def day(self, key: str) -> date:
        """Return a date."""
        value = self.get(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            self.fail(key, f"{key}: a date without quotes is wanted, such as 2027-03-01")
        return value

    def span(self, key: str, value: object | None = None) -> tuple[int, int]:
        """Return hours (of `key`, or `value` found under it) in minutes."""
        text = self.get(key) if value is None else value
        found = _SPAN.fullmatch(text) if isinstance(text, str) else None
        first, last = (int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])) if found else (0, 0)
        if not first < last <= 1440:
            self.fail(key, f'{key}: hours are wanted, such as "08:00-16:00"')
        return first, last

    def wall_time(self, key: str) -> int | None:
        """Return a time of day in minutes, None if it is not there."""
        value = self.get(key)
        if value is None:
            return None
        found = _WALL_TIME.fullmatch(value) if isinstance(value, str) else None
        if not found:
            self.fail(key, f'{key}: a time is wanted, such as "20:00"')
        return int(found[1]) * 60 + int(found[2])

    def week(self, key: str) -> dict[int, tuple[int, int]] | None:
        """Return hours by weekday, None if it is not there."""
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fail(key, f'{key}: a table is wanted, such as {{ mon = "08:00-16:00" }}')
        week: dict[int, tuple[int, int]] = {}
        for day, hours in cast("dict[str, object]", value).items():
            if day not in WEEKDAYS:
                self.fail(day, f"{key}: {day} is not known; allowed: {', '.join(WEEKDAYS)}")
            if not isinstance(hours, str):
                self.fail(day, f'{day}: hours are wanted, such as "08:00-16:00"')
            week[WEEKDAYS.index(day)] = self.span(day, hours)
        return week

    def days(self, key: str) -> dict[int, tuple[int, int] | None] | None:
        """Return a week of own hours, or of the hall's (None) where a list of days is given."""
        value = self.get(key)
        if not isinstance(value, list):
            return cast("dict[int, tuple[int, int] | None] | None", self.week(key))
        given = self.names(key, set(WEEKDAYS))
        return {WEEKDAYS.index(day): None for day in given}
