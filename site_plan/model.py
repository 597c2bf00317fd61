"""The values of a site plan. Times of day are minutes from local midnight."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from site_plan.keys import KEYS, Keys, Meaning

Span = tuple[int, int]  # minutes, half-open
Week = Mapping[int, Span]  # by weekday, 0 is Monday
Days = Mapping[int, Span | None]  # None: the hours of the hall


def _eight_to_four() -> Week:
    return dict.fromkeys(range(5), (480, 960))


def _no_week() -> Week:
    return {}


def _no_holidays() -> Mapping[date, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Device:
    """A box in the hall; `buttons` maps a button's name to a meaning; a pad belongs to a `counter`."""

    name: str
    buttons: Mapping[str, str]
    counter: str | None = None

    def meanings(self, keys: Keys = KEYS) -> Mapping[str, Meaning]:
        """Return what each button means."""
        read = {button: keys.read(text) for button, text in self.buttons.items()}
        return {button: meaning for button, meaning in read.items() if meaning is not None}

    def asks(self, keys: Keys = KEYS) -> bool:
        """Say whether any button asks something of the hall: then a press waits for its answer; a gate's do not."""
        return any(meaning.key is not None for meaning in self.meanings(keys).values())


@dataclass(frozen=True, slots=True)
class Tenant:
    """An agency; `days` on which it is here, None: whenever the hall is open."""

    code: str
    name: str
    days: Days | None


@dataclass(frozen=True, slots=True)
class Service:
    """What one can ask a tenant for; `capacity`: tickets a day; closed services stay in the plan."""

    code: str
    tenant: str
    name: str
    prefix: str
    kind: str
    max_wait_min: int | None
    std_service_min: int | None
    std_days: int | None
    days: Days | None
    cutoff_min: int | None
    capacity: int | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Counter:
    """A place where an officer sits; `takes` names services, `area` the board that announces its calls."""

    code: str
    name: str
    area: str
    takes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """The hall's week: no tickets from `cutoff_min` before closing on; `end` is when the day is written off."""

    week: Week = field(default_factory=_eight_to_four)
    breaks: Week = field(default_factory=_no_week)
    early_min: int = 30  # tickets are given from so long before opening
    cutoff_min: int = 30
    end: int = 20 * 60


@dataclass(frozen=True, slots=True)
class Season:
    """Other hours from `first` to `last`, both included, such as Ramadan."""

    name: str
    first: date
    last: date
    week: Week
    breaks: Week


@dataclass(frozen=True, slots=True)
class SingleDay:
    """`kind`: `closed`; `early`, within `hours` only; `extra`, open at `hours`. For `tenants`, or all if empty."""

    day: date
    kind: str
    hours: Span | None
    tenants: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Rules:
    """`one_in`: one call in so many is for a waiting priority ticket; None: priority first, always."""

    one_in: int | None = None
    next_guard_s: int = 3
    min_serve_s: int = 30
    priority_s: int = 30  # how long a kiosk's priority key waits for its ticket


@dataclass(frozen=True, slots=True)
class Recap:
    """Who publishes the recap, where, and who signs: texts of the table `site` by their names there."""

    office: str | None = None
    place: str | None = None
    signatory: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A hall; `text` is the file as it was read."""

    site: str
    name: str
    zone: ZoneInfo
    capacity: int | None
    devices: tuple[Device, ...]
    text: str
    recap: Recap = field(default_factory=Recap)
    hours: Hours = field(default_factory=Hours)
    rules: Rules = field(default_factory=Rules)
    tenants: tuple[Tenant, ...] = ()
    services: tuple[Service, ...] = ()
    counters: tuple[Counter, ...] = ()
    seasons: tuple[Season, ...] = ()
    days: tuple[SingleDay, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=_no_holidays)

    def service(self, code: str | None) -> Service | None:
        """Return the service with this code."""
        return next((s for s in self.services if s.code == code), None)

    def meanings(self) -> dict[tuple[str, str], str]:
        """Return what each (device, button) changes in who is inside: `enter` or `leave`; others are left out."""
        return {key: meaning.move for key, meaning in self.actions().items() if meaning.move is not None}

    def actions(self, keys: Keys = KEYS) -> dict[tuple[str, str], Meaning]:
        """Return all that each (device, button) means."""
        return {(d.name, button): meaning for d in self.devices for button, meaning in d.meanings(keys).items()}
