"""The model beside published figures of five malls: what a simulated year gives, and by how much it errs."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from statistics import median

from simulators.world.chart import draw
from simulators.world.days import is_open, ramadan
from simulators.world.parameters import Parameters, load
from simulators.world.truth import Asked, DayOfWorld, Entered
from simulators.world.year import year

AFTER_LEBARAN = date(2026, 3, 25)
YEARS = 6  # that are simulated: five malls and the one that is drawn

Told = Callable[[str, float], None]  # which year is simulated, and which share of all is done


def untold(what: str, share: float) -> None:
    """Tell nobody."""


@dataclass
class Totals:
    """What one simulated year came to."""

    visits: dict[date, int] = field(default_factory=dict[date, int])
    hours: Counter[tuple[int, int]] = field(default_factory=Counter[tuple[int, int]])
    services: Counter[str] = field(default_factory=Counter[str])
    applicants: int = 0
    by_eleven: dict[date, int] = field(default_factory=dict[date, int])


@dataclass(frozen=True)
class Row:
    """One comparison. `given`: the model was told this figure or one it follows from."""

    mall: str
    what: str
    published: float
    model: float
    given: bool

    def error(self) -> float:
        """Give model over published, less one."""
        return self.model / self.published - 1


def totals(p: Parameters, days: Iterable[DayOfWorld]) -> Totals:
    """Add up the truth."""
    made = Totals()
    tenant = {service.code: service.tenant for service in p.services}
    for day in days:
        early: set[str] = set()
        for truth in day.truths:
            if isinstance(truth, Entered):
                made.visits[day.day] = made.visits.get(day.day, 0) + 1
                made.hours[day.day.weekday(), datetime.fromtimestamp(truth.at / 1000, p.zone).hour] += 1
            elif isinstance(truth, Asked):
                made.services[tenant[truth.service]] += 1
                made.applicants += truth.via == "kiosk"
                if datetime.fromtimestamp(truth.at / 1000, p.zone).hour < 11:
                    early.add(tenant[truth.service])
        made.by_eleven[day.day] = len(early)
    return made


def _watched(days: Iterable[DayOfWorld], what: str, before: int, told: Told) -> Iterator[DayOfWorld]:
    """Give the days of the year after `before` others, and tell how far it is."""
    for day in days:
        told(what, (before + day.day.timetuple().tm_yday / 366) / YEARS)
        yield day


def rows(seed: int, told: Told = untold) -> list[Row]:
    """Simulate each mall at its published size and compare."""
    done = 1  # the drawn year

    def run(visitors: float, number: int) -> Totals:
        nonlocal done
        p = load(visitors=visitors)
        done += 1
        return totals(p, _watched(year(p, seed, number), f"{visitors:g} a day, {number}", done - 1, told))

    tangsel, cilegon, balikpapan = run(248, 2025), run(94, 2023), run(240, 2025)
    batu, malang = run(340, 2024), run(470, 2026)
    asked = sum(balikpapan.services.values())
    top = balikpapan.services.most_common(5)
    shares = {name: 100 * count / asked for name, count in balikpapan.services.items()}
    return [
        Row("Tangerang Selatan 2025", "visitors a year (248 a day)", 58781, sum(tangsel.visits.values()), given=True),
        Row("Kota Batu 2024", "visitors a year (340 a day)", 80948, sum(batu.visits.values()), given=True),
        Row("Cilegon 2023", "visitors a working day", 94, _mean(cilegon), given=True),
        Row("Balikpapan 2025", "services an applicant", 1.10, asked / balikpapan.applicants, given=True),
        Row(
            "Balikpapan 2025",
            "share of the five busiest tenants, %",
            87,
            100 * sum(n for _, n in top) / asked,
            given=False,
        ),
        Row("several", "Disdukcapil, % (published 25–41; middle)", 33, shares["disdukcapil"], given=False),
        Row("several", "DPMPTSP, %", 19, shares["dpmptsp"], given=False),
        Row("several", "bank, %", 18, shares["bank-bjb"] + shares["bpr"], given=False),
        Row("several", "BPJS Kesehatan, %", 15, shares["bpjs-kesehatan"], given=False),
        Row(
            "Malang",
            "tenants with a visitor by 11:00 after Lebaran",
            5,
            malang.by_eleven[AFTER_LEBARAN],
            given=False,
        ),
    ]


def _mean(made: Totals) -> float:
    return sum(made.visits.values()) / len(made.visits)


def calibrate(seed: int = 1, number: int = 2026, folder: Path = Path("docs"), told: Told = untold) -> Path:
    """Write `calibration.md` and the chart of a year of the default world into `folder`; give the report's path."""
    p = load()
    made = drawn_year(p, seed, number, told)
    pictures = folder / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    (pictures / "simulated-year.svg").write_text(picture(made, seed, number), encoding="utf-8")
    path = folder / "calibration.md"
    path.write_text(_report(p, made, rows(seed, told), seed, number), encoding="utf-8")
    return path


def drawn_year(p: Parameters, seed: int, number: int, told: Told = untold) -> Totals:
    """Simulate the year that is drawn, the first of those that are simulated."""
    return totals(p, _watched(year(p, seed, number), f"{p.demand.visitors:g} a day, {number}", 0, told))


def picture(made: Totals, seed: int, number: int) -> str:
    """Draw a year's visits as SVG: each day, and the average day by weekday and hour."""
    open_days = Counter(day.weekday() for day in made.visits)
    hours = {at: count / open_days[at[0]] for at, count in made.hours.items()}
    title = f"Satu tahun simulasi {number}: pengunjung per hari (seed {seed})"
    fasting = [day for day in sorted(ramadan(number)) if is_open(day)]
    return draw(title, made.visits, hours, fasting)


def _report(p: Parameters, made: Totals, compared: list[Row], seed: int, number: int) -> str:
    table = [
        f"| {r.mall} | {r.what} | {_figure(r.published)} | {_figure(r.model)} | {100 * r.error():+.1f} % | "
        f"{'yes' if r.given else 'no'} |"
        for r in compared
    ]
    counts = list(made.visits.values())
    return f"""# The simulated world beside published figures

Written by `lawang simulate calibrate --seed {seed} --year {number}`; do not edit.

| mall | figure | published | model | error | told to the model |
|---|---|---:|---:|---:|---|
{chr(10).join(table)}

*Told to the model*: its size, or a parameter chosen with this figure in sight; then a small error shows that the
calendar, the thinning and the day-to-day noise keep it, not that the model foresees it. A published total and a
published daily mean need not agree on the number of working days (Kota Batu: 80,948 / 340 = 238). Shares differ
between malls: ours are those set for Kabupaten Serang (Disdukcapil 30 %, DPMPTSP 17 %, BPJS Kesehatan 10 %,
bank 9 %, small tenants together 12 %), so bank, BPJS and the top five err against malls with a stronger bank;
change the weights to model another mall.
Malang's few tenants after Lebaran are not reproduced: the world makes the day after a holiday busier
(×{p.demand.after_holiday:g}) and spreads it over the tenants as on any day. Published figures mix visitors and
services; the model counts persons at the gate and tickets apart.

## Kabupaten Serang {number}

Asked: {p.demand.visitors:g} persons a working day. The world gave {sum(counts)} on {len(counts)} days:
mean {_mean(made):.1f}, median {median(counts):.0f}, from {min(counts)} to {max(counts)}
(wanted: about 60 to 250, median about 120).

![Visits a day, and by weekday and hour](pictures/simulated-year.png)
"""


def _figure(value: float) -> str:
    return f"{value:.2f}" if value < 10 and value != int(value) else f"{value:.0f}"
