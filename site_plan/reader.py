"""From the text of a plan to a `Plan`."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from contract import form
from contract.leaf import MAX_PAYLOAD
from contract.topics import GATEWAY
from site_plan import meaning as meanings
from site_plan import sections
from site_plan.meaning import Meaning
from site_plan.model import MAX_NAME, Counter, Device, Plan, Recap, Service, Tenant
from site_plan.source import PlanError, Source, Table

MAX_CAPACITY = 100_000
MAX_TABLES = 500  # of one kind
MAX_QUOTED = MAX_PAYLOAD - 6_000  # characters of the text as a JSON string: the rest of its record has 6,000
KINDS = ("izin", "nonizin", "pengaduan")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "": ("site", "device", "hours", "rules", "tenant", "service", "counter", "season", "day", "holidays"),
    "site": ("code", "name", "zone", "capacity", "office", "place", "signatory"),
    "hours": ("week", "break", "early_min", "cutoff_min", "end"),
    "rules": ("priority", "next_guard_s", "min_serve_s", "priority_s"),
    "tenant": ("code", "name", "open"),
    "service": (
        "code", "tenant", "name", "prefix", "kind", "max_wait_min", "std_service_min", "std_days", "open",
        "cutoff_min", "capacity", "closed",
    ),
    "counter": ("code", "name", "area", "takes"),
    "device": ("name", "buttons", "counter"),
    "season": ("name", "from", "to", "week", "break"),
    "day": ("date", "kind", "hours", "tenants", "name"),
}  # fmt: skip
_AT_LINE = re.compile(r"\(at line (\d+)")
_PREFIX = re.compile(r"[A-Z]{1,3}")


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
    if len(json.dumps(text)) > MAX_QUOTED:
        raise PlanError(
            0, f"at most {MAX_QUOTED} characters, quotes and line ends counted as 2, others than ASCII as 6"
        )
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        found = _AT_LINE.search(str(e))
        raise PlanError(int(found[1]) if found else 0, _AT_LINE.split(str(e))[0].strip()) from e
    return _Reader(text).plan(values)


class _Reader:
    """Reads the tables in the order in which they name each other."""

    def __init__(self, text: str) -> None:
        self._text, self._source = text, Source(text)
        self._tenants: dict[str, Tenant] = {}
        self._services: dict[str, Service] = {}
        self._counters: dict[str, Counter] = {}

    def plan(self, values: dict[str, object]) -> Plan:
        Table(self._source, values, "", 0, FIELDS[""])
        if not isinstance(values.get("site"), dict):
            raise PlanError(0, "a table [site] is wanted")
        site = Table(self._source, values["site"], "site", 0, FIELDS["site"])
        for table in self._tables(values, "tenant"):
            code = _fresh(table, "code", 24, self._tenants)
            self._tenants[code] = _tenant(table)
        for table in self._tables(values, "service"):
            code = _fresh(table, "code", 24, self._services)
            self._services[code] = self._service(table)
        for table in self._tables(values, "counter"):
            code = _fresh(table, "code", 24, self._counters)
            self._counters[code] = self._counter(table)
        devices: dict[str, Device] = {}
        for table in self._tables(values, "device"):
            name = _fresh(table, "name", 12, devices)
            devices[name] = self._device(table)
        return Plan(
            site=site.code("code", 16),
            name=site.text("name", MAX_NAME),
            zone=sections.zone_of(site),
            capacity=site.integer("capacity", 1, MAX_CAPACITY),
            devices=tuple(devices.values()),
            text=self._text,
            recap=Recap(*(site.maybe_text(key, 200) for key in ("office", "place", "signatory"))),
            hours=sections.hours(self._table(values, "hours")),
            rules=sections.rules(self._table(values, "rules")),
            tenants=tuple(self._tenants.values()),
            services=tuple(self._services.values()),
            counters=tuple(self._counters.values()),
            seasons=sections.seasons(self._tables(values, "season")),
            days=sections.single_days(self._tables(values, "day"), self._tenants),
            holidays=sections.holidays(self._source, values.get("holidays", {})),
        )

    def _table(self, values: dict[str, object], header: str) -> Table:
        return Table(self._source, values.get(header, {}), header, 0, FIELDS[header])

    def _tables(self, values: dict[str, object], header: str) -> list[Table]:
        given = values.get(header, [])
        if not isinstance(given, list) or len(cast("list[object]", given)) > MAX_TABLES:
            raise PlanError(
                self._source.line(header, 0, None), f"{header}s are written as [[{header}]], {MAX_TABLES} of them"
            )
        items = cast("list[object]", given)
        return [Table(self._source, item, header, index, FIELDS[header]) for index, item in enumerate(items)]

    def _service(self, table: Table) -> Service:
        prefix = table.get("prefix")
        if not isinstance(prefix, str) or not _PREFIX.fullmatch(prefix):
            table.fail("prefix", "prefix: 1 to 3 of A-Z are wanted")
        if prefix in {s.prefix for s in self._services.values()}:
            table.fail("prefix", f"prefix: another service, open or closed, has {prefix}; numbers must differ")
        return Service(
            code=table.code("code", 24),
            tenant=table.one_of("tenant", tuple(self._tenants)),
            name=table.text("name", MAX_NAME),
            prefix=prefix,
            kind=table.one_of("kind", KINDS),
            max_wait_min=table.integer("max_wait_min", 1, 600),
            std_service_min=table.integer("std_service_min", 1, 600),
            std_days=table.integer("std_days", 0, 365),
            days=table.days("open"),
            cutoff_min=table.integer("cutoff_min", 0, 600),
            capacity=table.integer("capacity", 1, 9999),
            closed=table.flag("closed"),
        )

    def _counter(self, table: Table) -> Counter:
        takes = table.names("takes", self._services)
        if not takes:
            table.fail("takes", f"takes: a list of services is wanted: {', '.join(self._services)}")
        return Counter(table.code("code", 24), table.text("name", MAX_NAME), table.code("area", 16), takes)

    def _device(self, table: Table) -> Device:
        name = table.code("name", 12)
        if name == GATEWAY:
            table.fail("name", f"no device may be named {GATEWAY}")
        counter = None if table.get("counter") is None else table.one_of("counter", tuple(self._counters))
        return Device(name, self._buttons(table, counter), counter)

    def _buttons(self, table: Table, counter: str | None) -> Mapping[str, str]:
        given = table.get("buttons")
        if not isinstance(given, dict) or not given:
            table.fail("buttons", 'buttons: a table is wanted, such as { in = "enter", out = "leave" }')
        buttons: dict[str, str] = {}
        for button, text in cast("dict[str, object]", given).items():
            meaning = meanings.read(text) if isinstance(text, str) else None
            wrong = self._wrong(button, text, meaning, counter)
            if wrong is None and text in buttons.values():
                wrong = f"another button of this device already means {text}"
            if wrong is not None:
                where = button if table.line(button) != table.line(None) else "buttons"
                table.fail(where, f"button {button}: {wrong}")
            buttons[button] = str(text)
        return buttons

    def _wrong(self, button: str, text: object, meaning: Meaning | None, counter: str | None) -> str | None:
        """Say what is wrong with a button by itself."""
        if not form.word(button):
            return "1 to 8 of a-z, 0-9 and inner hyphens are wanted"
        if meaning is None:
            return f"allowed meanings are {meanings.ALLOWED}"
        if meaning.service is not None and meaning.service not in self._services:
            return f"services are {', '.join(self._services) or 'not in this plan'}"
        if meaning.at_counter and counter is None:
            return f"{text} needs the device's counter: {', '.join(self._counters)}"
        return None


def _fresh(table: Table, key: str, longest: int, known: Mapping[str, object]) -> str:
    name = table.code(key, longest)
    if name in known:
        table.fail(key, f"two {table.header}s are named {name}")
    return name


def _tenant(table: Table) -> Tenant:
    return Tenant(table.code("code", 24), table.text("name", MAX_NAME), table.days("open"))
