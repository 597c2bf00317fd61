"""National holidays and collective leave of a year, and the warning that next year's are missing."""

from datetime import date

from edge_gateway.installation.words import told
from shelf.texts import Phrase
from site_plan.model import Plan


def of_year(year: int) -> dict[date, str]:
    """Return the days by date, with names in Indonesian; estimates say so in their name."""
    import holidays  # noqa: PLC0415 - a third of a second, which no other command needs

    found = holidays.country_holidays("ID", categories=("public", "government"), years=year, language="id")
    return {day: found[day] for day in sorted(found)}


def toml(year: int) -> str:
    """Return the lines for the plan's table `holidays`."""
    return "".join(f'{day} = "{name}"\n' for day, name in of_year(year).items())


def missing(plan: Plan, today: date) -> list[int]:
    """Return the years without holidays in the plan: this year, and from 1 December on the next."""
    years = [today.year, today.year + 1] if today.month == 12 else [today.year]
    known = {day.year for day in plan.holidays}
    return [year for year in years if year not in known]


def warnings(plan: Plan, today: date) -> list[Phrase]:
    """Return what to do about them."""
    return [told("missing.holidays", year=year) for year in missing(plan, today)]
