"""Tables of a TOML text, read by their fields: an error names the line and what is allowed there.

Read strictly, the first thing that is wrong is raised. Read leniently, as a log's plan is, a value that need not be
there is left out, an unknown field is passed over, and what is left out is noted.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import NoReturn, cast

from contract import form
from shelf.texts import Lang, Phrase, SaidError, phrase, texts
from site_plan.fields import MAX_NAME, MAX_TABLES, WEEK, Field

SPAN = "([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])"  # within a day, which ends by 23:59
WALL_TIME = "([01][0-9]|2[0-3]):([0-5][0-9])"
DAY_MIN = 24 * 60
MOST_NOTED = 10  # to find a line is to read the whole text
MOST_LISTED = 40
MOST = 100_000  # of any number: bounds move between versions, and a database holds this
_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.\-\"']+)\s*\]\]?\s*(?:#.*)?$")
_WALL_TIME = re.compile(WALL_TIME)
_SPAN = re.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])")  # plans of 0.1 end at 24:00 too


def listed(names: Iterable[str], *, none: str = "plan.none-yet") -> str | Phrase:
    """Return the first names that are known, for a text; `none` is said if there is none."""
    first = list(islice(names, MOST_LISTED + 1))
    return ", ".join([*first[:MOST_LISTED], *(["…"] if len(first) > MOST_LISTED else [])]) or phrase(none)


class PlanError(SaidError):
    """The plan cannot be used: correct the file at `line` (0: the file as a whole)."""

    texts = texts("site_plan")

    def __init__(self, line: int, what: str, /, **values: object) -> None:
        """Say where, and by a key of the texts what is allowed there."""
        super().__init__(what, **values)
        self.line = line

    def said(self, lang: Lang) -> str:
        """Return the text in a language, with the line before it; the phrase alone is without."""
        text = super().said(lang)
        return self.texts.say(lang, "plan.at", line=self.line, text=text) if self.line else text


class LaterPlanError(PlanError):
    """A later version of Lawang wrote the plan: upgrade; nothing was changed."""


class Source:
    """The text, to find the line of a key in: read through at each question, for only what is wrong is asked for."""

    def __init__(self, text: str, *, lenient: bool = False) -> None:
        """Take the text as it stands in the file; `left_out` is what a lenient reader goes on without."""
        self._lines = text.splitlines()
        self.lenient = lenient
        self.left_out: list[PlanError] = []

    def leave_out(self, error: PlanError) -> None:
        """Go on without what is wrong, and note it; raises it where the text is read strictly."""
        if not self.lenient:
            raise error
        if len(self.left_out) < MOST_NOTED:
            self.left_out.append(error)

    def line(self, header: str, index: int, key: str | None) -> int:
        """Return the line of `key` in the `index`-th table `header`, else of that table, else 0."""
        if len(self.left_out) >= MOST_NOTED:
            return 0
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

    def nth_line(self, header: str, index: int, key: str, nth: int) -> int:
        """Return the `nth` line (from 0) of the list under `key` in a table, where each item has a line."""
        first = self.line(header, index, key)
        items = [
            number
            for number, line in enumerate(self._lines[first:], first + 1)
            if line.strip() and not line.lstrip().startswith("#")
        ]
        return items[nth] if first and nth < len(items) and self._lines[first - 1].rstrip().endswith("[") else first


class Table:
    """The `index`-th table `header`; what it reads is checked, or PlanError names the line."""

    def __init__(self, source: Source, values: object, header: str, index: int, fields: Mapping[str, Field]) -> None:
        """Check that it is a table, and of no other keys than those of `fields`."""
        self._source, self.header, self._index, self._fields = source, header, index, fields
        if not isinstance(values, dict):
            self.fail(None, "plan.table", fields=", ".join(fields))
        self._values = cast("dict[str, object]", values)
        for key in self._values if not source.lenient else ():
            if key not in fields:
                line = self.line(key) or source.line(key, 0, None)
                raise PlanError(line, "plan.field", key=key, fields=", ".join(fields))

    def line(self, key: str | None) -> int:
        """Return the line of `key`, else of the table."""
        return self._source.line(self.header, self._index, key)

    def fail(self, key: str | None, what: str, /, **values: object) -> NoReturn:
        """Refuse the value of `key`, and with it the table; `what` is the key of a text, which `values` go into."""
        raise self._error(key, what, values)

    def leave_out(self, key: str | None, what: str, /, **values: object) -> None:
        """Refuse the value of `key`; a lenient reader goes on without it."""
        self._source.leave_out(self._error(key, what, values))

    def _error(self, key: str | None, what: str, values: Mapping[str, object]) -> PlanError:
        return PlanError(self.line(key), what, **{"key": key, **values})

    def get(self, key: str) -> object:
        """Return the value as TOML has it, None if it is not there."""
        return self._values.get(key)

    def rows(self, key: str, header: str, fields: Mapping[str, Field]) -> Iterator["Table"]:
        """Give each item of the list of tables under `key`, of which errors call each `header`."""
        values = self.get(key)
        items = cast("list[object]", values) if isinstance(values, list) else []
        if not 0 < len(items) <= MAX_TABLES:
            self.fail(key, "plan.rows", most=MAX_TABLES)
        for nth in range(len(items)):
            try:
                line = self._source.nth_line(self.header, self._index, key, nth)
                yield _Row(self._source, items[nth], header, nth, fields, line)
            except PlanError as e:
                self._source.leave_out(e)

    def code(self, key: str, otherwise: str | None = None) -> str:
        """Return a name that the log may hold; a lenient reader takes `otherwise` for what is none."""
        value, longest = self.get(key), self._fields[key].highest
        if isinstance(value, str) and form.name(longest)(value):
            return value
        return self._instead(key, otherwise, "plan.code", longest=longest)

    def text(self, key: str, otherwise: str | None = None) -> str:
        """Return printable text; a lenient reader takes `otherwise` for what is none."""
        value, longest = self.get(key), self._fields[key].highest
        if isinstance(value, str) and 1 <= len(value) <= longest and value.isprintable():
            return value
        return self._instead(key, otherwise, "plan.text", longest=longest)

    def maybe_text(self, key: str) -> str | None:
        """Return printable text, None if it is not there."""
        return None if self.get(key) is None else self.text(key, "") or None

    def matching(self, key: str, wanted: str, otherwise: str) -> str:
        """Return text like the field's pattern, else `wanted` is said; `otherwise` if it may be missing and is."""
        value, field = self.get(key), self._fields[key]
        if isinstance(value, str) and re.fullmatch(field.pattern, value, re.ASCII):
            return value
        return otherwise if value is None and not field.required else self._instead(key, otherwise, wanted)

    def integer(self, key: str) -> int | None:
        """Return an integer within the field's bounds (a lenient reader's are wider), None if it is not there."""
        value, field = self.get(key), self._fields[key]
        lowest, highest = (0, MOST) if self._source.lenient else (field.lowest, field.highest)
        if value is None or (type(value) is int and lowest <= value <= highest):
            return value
        self.leave_out(key, "plan.integer", lowest=field.lowest, highest=field.highest)
        return None

    def one_of(self, key: str, allowed: Collection[str] | None = None) -> str:
        """Return one of the words that are `allowed`, of the field's if none are given."""
        value, words = self.get(key), self._fields[key].words if allowed is None else allowed
        if not isinstance(value, str) or value not in words:
            self.fail(key, "plan.one-of", words=listed(words))
        return value

    def flag(self, key: str) -> bool:
        """Return a truth, False if it is not there."""
        value = self.get(key)
        if value is not None and type(value) is not bool:
            self.leave_out(key, "plan.flag")
        return value is True

    def names(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """Return a list of `known` codes without repeats, empty if it is not there."""
        value = self.get(key)
        if value is None:
            return ()
        found: dict[str, None] = {}
        for item in cast("list[object]", value) if isinstance(value, list) else [None]:
            if not isinstance(item, str) or item not in known:
                self.leave_out(key, "plan.name", item=repr(str(item)[:MAX_NAME]), known=listed(known))
            elif item in found:
                self.leave_out(key, "plan.once")
            else:
                found[item] = None
        return tuple(found)

    def day(self, key: str) -> date:
        """Return a date."""
        value = self.get(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            self.fail(key, "plan.date")
        return value

    def span(self, key: str) -> tuple[int, int]:
        """Return hours in minutes."""
        found = self._span(self.get(key))
        if isinstance(found, str):
            self.fail(key, found)
        return found

    def wall_time(self, key: str) -> int | None:
        """Return a time of day in minutes, None if it is not there."""
        value = self.get(key)
        if value is None:
            return None
        found = _WALL_TIME.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            self.leave_out(key, "plan.until" if value == "24:00" else "plan.time")
            return None
        return int(found[1]) * 60 + int(found[2])

    def week(self, key: str) -> dict[int, tuple[int, int]] | None:
        """Return hours by weekday, None if it is not there; of days whose hours cannot be read it knows none."""
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.leave_out(key, "plan.week")
            return {}
        week: dict[int, tuple[int, int]] = {}
        for day, hours in cast("dict[str, object]", value).items():
            span = self._span(hours)
            if day not in WEEK:
                self.leave_out(day, "plan.weekday", key=key, day=day, days=", ".join(WEEK))
            elif isinstance(span, str):
                self.leave_out(day, span)
            else:
                week[WEEK.index(day)] = span
        return week

    def days(self, key: str) -> dict[int, tuple[int, int] | None] | None:
        """Return a week of own hours, or of the hall's (None) where a list of days is given."""
        value = self.get(key)
        if not isinstance(value, list):
            return cast("dict[int, tuple[int, int] | None] | None", self.week(key))
        given = self.names(key, WEEK)
        return {WEEK.index(day): None for day in given}

    def _span(self, text: object) -> tuple[int, int] | str:
        """Return hours in minutes, or the key of the text that says why not; a lenient reader takes 24:00."""
        found = _SPAN.fullmatch(text) if isinstance(text, str) else None
        if found is None:
            return "plan.hours"
        first, last = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
        if last <= first:
            return "plan.over-midnight" if last < first else "plan.hours"
        return (first, last) if last < DAY_MIN or (last == DAY_MIN and self._source.lenient) else "plan.until"

    def _instead(self, key: str, otherwise: str | None, what: str, **values: object) -> str:
        if otherwise is None:
            self.fail(key, what, **values)
        self.leave_out(key, what, **values)
        return otherwise


class _Row(Table):
    """An item of a list of tables, on the line `line_of_it`."""

    def __init__(  # noqa: PLR0913, PLR0917 - a table's, and its line
        self, source: Source, values: object, header: str, nth: int, fields: Mapping[str, Field], line_of_it: int
    ) -> None:
        self._line = line_of_it
        super().__init__(source, values, header, nth, fields)

    def line(self, key: str | None) -> int:  # noqa: ARG002 - all of it stands on one line
        return self._line
