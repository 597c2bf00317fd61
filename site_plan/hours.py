"""When a service is open on a day: the week, seasons, holidays and single days of the plan together."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from site_plan.model import Days, Plan, Service, SingleDay, Span, Week

MINUTE_MS = 60_000
LOOK_AHEAD_DAYS = 60


@dataclass(frozen=True, slots=True)
class Opening:
    """Moments of one day in ms since 1970; `pause` is the break. Tickets: from `tickets` on, before `cutoff`."""

    tickets: int
    opens: int
    cutoff: int
    closes: int
    pause: tuple[int, int] | None


def opening(plan: Plan, service: Service, day: date) -> Opening | None:
    """Return when the service is open on `day`, None if not at all."""
    span = None if service.closed else _span(plan, service, day)
    cutoff = plan.hours.cutoff_min if service.cutoff_min is None else service.cutoff_min
    return _opening(plan, day, span, cutoff)


def hall_opening(plan: Plan, day: date) -> Opening | None:
    """Return when the hall is open on `day`, None if not at all."""
    return _opening(plan, day, _span(plan, None, day), plan.hours.cutoff_min)


def day_end(plan: Plan, day: date) -> int:
    """Return when the day is written off, in ms: `end`, or closing if that is later."""
    hall = hall_opening(plan, day)
    end = moment(day, plan.hours.end, plan.zone)
    return end if hall is None else max(end, hall.closes)


def next_opening(plan: Plan, service: Service, after: date) -> tuple[date, Opening] | None:
    """Return the next day after `after` on which the service opens, looked for over 60 days."""
    for ahead in range(1, LOOK_AHEAD_DAYS + 1):
        day = after + timedelta(days=ahead)
        found = opening(plan, service, day)
        if found is not None:
            return day, found
    return None


def moment(day: date, minute: int, zone: ZoneInfo) -> int:
    """Return the instant of a minute of a local day, in ms since 1970."""
    wall = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minute)
    return round(wall.timestamp() * 1000)


def _opening(plan: Plan, day: date, span: Span | None, cutoff_min: int) -> Opening | None:
    if span is None:
        return None
    opens, closes = (moment(day, minute, plan.zone) for minute in span)
    pause = _meet(_week(plan, day)[1].get(day.weekday()), span)
    return Opening(
        tickets=opens - plan.hours.early_min * MINUTE_MS,
        opens=opens,
        cutoff=max(opens, closes - cutoff_min * MINUTE_MS),
        closes=closes,
        pause=None if pause is None else (moment(day, pause[0], plan.zone), moment(day, pause[1], plan.zone)),
    )


def _span(plan: Plan, service: Service | None, day: date) -> Span | None:
    """Return the hours of a service, or of the hall: a single day, else a holiday, else season or week."""
    tenant = None if service is None else service.tenant
    single = _single(plan, tenant, day)
    if single is not None and single.kind != "early":
        return single.hours
    if day in plan.holidays:
        return None
    span = _week(plan, day)[0].get(day.weekday())
    own = None if service is None else _days(plan, service)
    if own is not None:
        weekday = day.weekday()
        span = _meet(span, own[weekday] or span) if weekday in own else None
    return span if single is None else _meet(span, single.hours)


def _single(plan: Plan, tenant: str | None, day: date) -> SingleDay | None:
    """Return the single day for this tenant; one that names it goes before one for all."""
    found = [d for d in plan.days if d.day == day and (not d.tenants or tenant in d.tenants)]
    return max(found, key=lambda d: len(d.tenants), default=None)


def _week(plan: Plan, day: date) -> tuple[Week, Week]:
    for season in plan.seasons:
        if season.first <= day <= season.last:
            return season.week, season.breaks
    return plan.hours.week, plan.hours.breaks


def _days(plan: Plan, service: Service) -> Days | None:
    if service.days is not None:
        return service.days
    return next(t.days for t in plan.tenants if t.code == service.tenant)


def _meet(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first < last else None
