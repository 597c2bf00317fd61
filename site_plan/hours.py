"""When a service is open on a day: the week, seasons, holidays and single days of the plan together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from site_plan.local import MINUTE_MS, day_bounds, moment
from site_plan.model import Days, Plan, Service, SingleDay, Span, Tenant, Week

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
    span = None if service.closed else _span(plan, service.tenant, _days(plan, service), day)
    cutoff = plan.hours.cutoff_min if service.cutoff_min is None else service.cutoff_min
    return _opening(plan, day, span, cutoff)


def hall_opening(plan: Plan, day: date) -> Opening | None:
    """Return when the hall is open on `day`, None if not at all."""
    return _opening(plan, day, _span(plan, None, None, day), plan.hours.cutoff_min)


def day_end(plan: Plan, day: date) -> int:
    """Return when the day is written off, in ms: `end`, or closing if that is later; on the day itself always.

    A plan of 0.1 may close at 24:00, the next day's first moment: it ends a ms before.
    """
    hall = hall_opening(plan, day)
    end = moment(day, plan.hours.end, plan.zone)
    return min(end if hall is None else max(end, hall.closes), day_bounds(day, plan.zone)[1] - 1)


def next_opening(plan: Plan, service: Service, after: date) -> tuple[date, Opening] | None:
    """Return the next day after `after` on which the service opens, looked for over 60 days."""
    for ahead in range(1, LOOK_AHEAD_DAYS + 1):
        day = after + timedelta(days=ahead)
        found = opening(plan, service, day)
        if found is not None:
            return day, found
    return None


def open_tenants(plan: Plan, day: date) -> Mapping[str, bool]:
    """Say of each tenant whether any of its services that is not closed is open on `day`; without services, itself."""
    own: dict[str, list[Service]] = {tenant.code: [] for tenant in plan.tenants}
    for service in plan.services:
        own[service.tenant].append(service)
    return {tenant.code: _is_open(plan, tenant, own[tenant.code], day) for tenant in plan.tenants}


def _is_open(plan: Plan, tenant: Tenant, services: list[Service], day: date) -> bool:
    given = [tenant.days if s.days is None else s.days for s in services if not s.closed]
    return any(_span(plan, tenant.code, days, day) is not None for days in (given if services else [tenant.days]))


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


def _span(plan: Plan, tenant: str | None, own: Days | None, day: date) -> Span | None:
    """Return the hours of who is there on its `own` days, or of the hall: a single day, else holiday, season, week."""
    single = _single(plan, tenant, day)
    if single is not None and single.kind != "early":
        return single.hours
    if day in plan.holidays:
        return None
    weekday = day.weekday()
    span = _week(plan, day)[0].get(weekday)
    if own is not None:
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
