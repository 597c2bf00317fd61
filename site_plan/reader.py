"""From the text of a plan to a `Plan`: strictly, as a file is read, or leniently, as a log's record is."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from contract.leaf import MAX_PAYLOAD
from shelf.formats import KEY, NewerFormatError, format_of
from shelf.typed import typed
from site_plan import sections
from site_plan.devices import Devices, fresh
from site_plan.fields import FIELDS, FORMAT, MAX_TABLES, TEMPLATES, Field
from site_plan.keys import KEYS, Keys
from site_plan.model import Counter, Plan, Recap, Season, Service, Tenant
from site_plan.sections import SingleDays
from site_plan.source import LaterPlanError, PlanError, Source, Table, listed

MAX_QUOTED = MAX_PAYLOAD - 6_000  # characters of the text as a JSON string: the rest of its record has 6,000
_AT_LINE = re.compile(r"\(at line (\d+)")
_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
# Of keys with more parts `tomllib` takes time with the square of their number.
_TOO_DEEP = re.compile(rf"(?:^|[\[{{,])[ \t]*(?:{_KEY}[ \t]*\.[ \t]*){{8}}", re.MULTILINE)
_TOP = {**dict.fromkeys((*FIELDS, "holidays"), Field("table")), KEY: Field("integer")}
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Logged:
    """A plan out of a log, and the first of what could not be read of it."""

    plan: Plan
    left_out: tuple[PlanError, ...]

    @property
    def later(self) -> LaterPlanError | None:
        """Return why nothing of it was read, if a later version wrote it: `plan` is an empty one then."""
        return next((error for error in self.left_out if isinstance(error, LaterPlanError)), None)


def load(path: Path) -> Plan:
    """Read the plan in a file; raises PlanError."""
    try:
        return parse(text_of(path))
    except UnicodeDecodeError as e:
        raise PlanError(0, "plan.not-utf-8", file=path) from e
    except OSError as e:
        raise PlanError(0, "plan.file", file=path, why=e.strerror) from e


def text_of(path: Path) -> str:
    """Return what stands in a file that people edit, on Windows too; raises OSError, UnicodeDecodeError."""
    return typed(path.read_bytes())


def parse(text: str, keys: Keys = KEYS) -> Plan:
    """Return the Plan in `text`; raises PlanError."""
    if len(json.dumps(text)) > MAX_QUOTED:
        raise PlanError(0, "plan.too-long", most=MAX_QUOTED)
    source = Source(text)
    return _Reader(text, source, keys).plan(_values(text, source))


def read_logged(text: str, zone: ZoneInfo | None = None, keys: Keys = KEYS) -> Logged:
    """Return what can be read of a plan that a gateway, of whatever version, has put in force; it raises nothing.

    Unknown fields are passed over, what cannot be read is left out. What the plan then names is there: a service has
    its tenant, a button its service. Site and name are empty if they cannot be read, and the zone is `zone`. Nothing is
    read of a text of a later format: what its words mean is not known here.
    """
    source = Source(text, lenient=True)
    values: Values = {}
    try:
        values = _values(text, source)
    except PlanError as e:
        source.leave_out(e)
    plan = _Reader(text, source, keys, zone or ZoneInfo("UTC")).plan(values)
    return Logged(plan, tuple(source.left_out))


def _values(text: str, source: Source) -> Values:
    """Return the tables of a text whose format is known here; raises PlanError."""
    values = _toml(text)
    try:
        format_of(values, FORMAT)
    except NewerFormatError as e:
        raise LaterPlanError(0, "plan.version", version=e.found, known=e.known) from e
    except ValueError:
        source.leave_out(PlanError(source.line("", 0, KEY), "plan.format", key=KEY))
    return values


def _toml(text: str) -> Values:
    deep = _TOO_DEEP.search(text)
    if deep is not None:
        raise PlanError(text.count("\n", 0, deep.start()) + 1, "plan.too-deep")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as e:  # not only TOMLDecodeError: an integer may have too many digits for `int`
        found = _AT_LINE.search(str(e))
        why = _AT_LINE.split(str(e))[0].strip()
        raise PlanError(int(found[1]) if found else 0, "plan.syntax", why=why) from e


class _Reader:
    """Reads the tables in the order in which they name each other; `zone` is what a lenient reader falls back on."""

    def __init__(self, text: str, source: Source, keys: Keys, zone: ZoneInfo | None = None) -> None:
        self._text, self._source, self._keys, self._zone = text, source, keys, zone
        self._tenants: dict[str, Tenant] = {}
        self._services: dict[str, Service] = {}
        self._prefixes: set[str] = set()
        self._counters: dict[str, Counter] = {}
        self._devices = Devices(source, keys, self._services, self._counters)
        self._seasons: list[Season] = []
        self._days = SingleDays()

    def plan(self, values: Values) -> Plan:
        Table(self._source, values, "", 0, _TOP)
        if not isinstance(values.get("site"), dict):
            self._source.leave_out(PlanError(0, "plan.no-site"))
        site = self._table(values, "site")
        self._each(values, "tenant", self._tenant)
        self._each(values, "service", self._service)
        self._each(values, "counter", self._counter)
        self._each(values, "device", self._devices.add)
        if "template" in values and not self._source.lenient and format_of(values, FORMAT) < TEMPLATES:
            line = self._source.line("template", 0, None)
            raise PlanError(line, "plan.template-format", key=KEY, format=TEMPLATES)
        self._each(values, "template", self._devices.add_alike)
        self._each(values, "season", lambda table: self._seasons.append(sections.season(table, self._seasons)))
        self._each(values, "day", lambda table: self._days.add(sections.single_day(table, self._days, self._tenants)))
        return Plan(
            site=site.code("code", ""),
            name=site.text("name", ""),
            zone=sections.zone_of(site, self._zone),
            capacity=site.integer("capacity"),
            devices=self._devices.all,
            text=self._text,
            recap=Recap(**{field.name: site.maybe_text(field.name) for field in fields(Recap)}),
            hours=sections.hours(self._table(values, "hours")),
            rules=sections.rules(self._table(values, "rules")),
            tenants=tuple(self._tenants.values()),
            services=tuple(self._services.values()),
            counters=tuple(self._counters.values()),
            seasons=tuple(self._seasons),
            days=self._days.all,
            holidays=sections.holidays(self._source, values.get("holidays", {})),
        )

    def _table(self, values: Values, header: str) -> Table:
        """Return the one table of a name: empty if it is not there, or is none and the reader lenient."""
        try:
            return Table(self._source, values.get(header, {}), header, 0, FIELDS[header])
        except PlanError as e:
            self._source.leave_out(e)
            return Table(self._source, {}, header, 0, FIELDS[header])

    def _each(self, values: Values, header: str, read: Callable[[Table], None]) -> None:
        """Read every table of a name; a lenient reader leaves out those that it cannot."""
        given = values.get(header, [])
        items = cast("list[object]", given) if isinstance(given, list) else []
        if not isinstance(given, list) or (len(items) > MAX_TABLES and not self._source.lenient):
            where = self._source.line(header, 0, None)
            self._source.leave_out(PlanError(where, "plan.tables", header=header, most=MAX_TABLES))
        for index, item in enumerate(items):
            try:
                read(Table(self._source, item, header, index, FIELDS[header]))
            except PlanError as e:
                self._source.leave_out(e)

    def _tenant(self, table: Table) -> None:
        code = fresh(table, "code", self._tenants)
        self._tenants[code] = Tenant(code, table.text("name", code), table.days("open"))

    def _service(self, table: Table) -> None:
        code = fresh(table, "code", self._services)
        prefix = table.matching("prefix", "plan.prefix", "")
        if prefix in self._prefixes:
            table.leave_out("prefix", "plan.same-prefix", prefix=prefix)
        service = Service(
            code=code,
            tenant=table.one_of("tenant", self._tenants),
            name=table.text("name", code),
            prefix=prefix,
            kind=table.one_of("kind"),
            max_wait_min=table.integer("max_wait_min"),
            std_service_min=table.integer("std_service_min"),
            std_days=table.integer("std_days"),
            days=table.days("open"),
            cutoff_min=table.integer("cutoff_min"),
            capacity=table.integer("capacity"),
            closed=table.flag("closed"),
        )
        self._services[code] = service
        self._prefixes.add(prefix)

    def _counter(self, table: Table) -> None:
        code = fresh(table, "code", self._counters)
        takes = table.names("takes", self._services)
        if not takes:
            table.leave_out("takes", "plan.takes", known=listed(self._services))
        self._counters[code] = Counter(code, table.text("name", code), table.code("area", ""), takes)
