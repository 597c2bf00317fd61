"""The answers of the statistics as values: their fields are the columns of JSON, CSV and the API's description."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from cloud_api.append.facts import Fact

Count = int | None
Ratio = float | None


class Row(BaseModel):
    """A line of an answer; what is not known, or not asked for, is null."""

    model_config = ConfigDict(frozen=True)

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Return the names of the fields in their order."""
        return tuple(cls.model_fields)


class Range(BaseModel):
    """The days that were counted."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    first: Annotated[str, Field(alias="from")]
    last: Annotated[str, Field(alias="to")]


class Answer(Range):
    """Of which site, in whose local days."""

    site: str
    zone: str


class Movement(Row):
    """Entries and exits of a period; `shown` is what the wall shows, re-based by head counts."""

    period: str
    entered: Count
    left: Count
    inside: Count
    shown: Count = None
    exit_ratio: Ratio
    written_off: Count = None
    adjusted: Count = None


class MovementStatistics(Answer):
    """Entries and exits by period."""

    by: str
    rows: list[Movement]


class TicketCounts(Row):
    """What became of tickets, and how long it took: waiting over all called, service over all served."""

    group: str = "total"
    issued: int = 0
    linked: int = 0
    visits: int = 0
    called: int = 0
    completed: int = 0
    accepted: int = 0
    incomplete: int = 0
    referred: int = 0
    unstated: int = 0
    transferred: int = 0
    no_show: int = 0
    abandoned: int = 0
    expired: int = 0
    unserved: int = 0
    open: int = 0
    served: int = 0
    implicit: int = 0
    wait_n: int = 0
    wait_mean_ms: Count = None
    wait_median_ms: Count = None
    wait_p90_ms: Count = None
    wait_within: Ratio = None
    walk_n: int = 0
    walk_mean_ms: Count = None
    serve_n: int = 0
    serve_mean_ms: Count = None
    serve_median_ms: Count = None
    serve_p90_ms: Count = None
    serve_within: Ratio = None
    serve_from_call: int = 0
    open_days: Count = None
    per_open_day: Ratio = None


class CountsBefore(TicketCounts, Range):
    """The total of as many days just before."""


class TicketStatistics(Answer):
    """Tickets by period or dimension, in all, and in the period before."""

    by: str
    rows: list[TicketCounts]
    total: TicketCounts
    before: CountsBefore


class RefusedPresses(Row):
    """Presses that could not be served, by reason; those too old to act on have the reason `stale`."""

    why: str
    dev: str
    service: str
    count: int


class RefusedStatistics(Answer):
    """Presses that could not be served."""

    rows: list[RefusedPresses]


class DeviceDay(Row):
    """In how many of the hall's hours a device was silent on a day, and what it has lost."""

    day: str
    dev: str
    open_hours: int
    silent_hours: int
    entries: int
    presses: int
    lost: int


class CoverageStatistics(Answer):
    """Devices by day."""

    rows: list[DeviceDay]


class FactsPage(BaseModel):
    """Facts, and where to go on: `next` is the `after` of the page that follows, null at the end."""

    site: str
    facts: list[Fact]
    next: str | None
