"""Ten simulated years end to end: world, engine, append, office; then every figure in every place it is shown."""

import importlib.util
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser

from cloud_api.recap.as_json import from_json
from tests.acceptance import recap_equal
from tests.cloud_api.office_hall import all_logs
from tests.cloud_api.recap_expected import FIGURES, TICKETS
from tests.cloud_api.recap_year import Desk, Year, simulated
from tests.cloud_api.test_recap_compute import LATER, check_groups, check_times, send, send_until
from tests.cloud_api.test_recap_page import shown
from tests.depth import depth

RECOUNT = Path(__file__).parents[1] / "acceptance" / "recap_recount.py"
KINDS = ("json", "csv", "xlsx", "pdf")
DOM = "Object.fromEntries([...document.querySelectorAll('[data-key]')].map(e => [e.dataset.key, e.textContent]))"
PLAIN = (
    "entered", "left", "issued", "linked", "refused", "completed", "accepted", "incomplete", "unstated", "transferred",
    "no_show", "unserved",
)  # fmt: skip
"""What world and recap call the same."""


@pytest.fixture(scope="module")
def recount() -> Any:
    """Give the recount as a module, from its one file."""
    spec = importlib.util.spec_from_file_location("recap_recount", RECOUNT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def played(cloud: Any, seed: int) -> tuple[Year, Desk]:
    """Let a hall's days come in two parts, the office writing before, between and after."""
    cloud.now, rng = LATER, random.Random(seed)
    year, desk = simulated(seed), await Desk(cloud, rng).opened()
    part = rng.randrange(len(year.log.leaves) // 2, len(year.log.leaves))
    await cloud.send(year.log, 0, 1)
    await send_until(cloud, year.log, part)
    await desk.settle(0.3)
    await desk.correct(4)
    await send(cloud, year.log, part)
    await desk.settle(0.5)
    return year, desk


def years_of(year: Year) -> list[int]:
    return [year.first.year, year.last.year]


async def check_against_logs(recap: Any, logs: Any, recount: Any) -> None:
    """Compare every figure, group and time with the raw leaves below the recap's cut."""
    counted = [log[: cut.size] for cut, log in zip(recap.cut, logs, strict=False)]
    bounds = (recap.period.first, recap.period.last)
    gross, net = (recount.figures(counted, *bounds, corrected=one) for one in (False, True))
    assert {f.key: (f.gross, f.corrections, f.net) for f in recap.figures} == {
        key: (gross[key], net[key] - gross[key], net[key]) for key in FIGURES
    }
    assert all(identity.holds for identity in recap.identities), recap.identities
    chosen = recount.corrected(counted, *bounds)
    check_groups(recap, recount, (counted, chosen), bounds)
    check_times(recap, recount, chosen)
    left_over = recount.unbalanced(counted, *bounds)
    assert left_over == {}
    assert recap.records == sum(map(len, counted))


def check_against_world(recaps: list[Any], year: Year, desk: Desk) -> None:
    """Compare what was counted before corrections with what the world decided, by year, and licences over both."""
    for recap in recaps:
        gross = {figure.key: figure.gross for figure in recap.figures}
        true = Counter[str]()
        for (day, _, what), number in year.truth.counts.items():
            true[what] += number if day.year == recap.period.first.year else 0
        assert {name: gross[name] for name in PLAIN} == {name: true[name] for name in PLAIN}
    sums = Counter[str]()
    for recap in recaps:
        sums.update({figure.key: figure.gross for figure in recap.figures})
    assert sums["licensing"] == year.truth.visits_izin
    assert (sums["completed_later"], sums["rejected"]) <= (desk.settled["completed"], desk.settled["rejected"])
    assert sums["entered"] > 100


@pytest.mark.parametrize("seed", range(depth(10, 1)))
async def test_api_equals_recount_and_world(cloud: Any, recount: Any, seed: int) -> None:
    """Late presses, settlements, corrections, three zones, ends of years. Failure class: report ≠ raw."""
    year, desk = await played(cloud, seed)
    await desk.correct(6)
    logs = await all_logs(cloud)
    recaps = []
    for name in years_of(year):
        answer = await desk.get(f"/v1/sites/serang/recap/{name}.json?register=1")
        recaps.append(from_json(answer.content))
        assert {one.key for one in recaps[-1].reasons} <= {"absent"}  # the world is of some weeks
        await check_against_logs(recaps[-1], logs, recount)
    assert any(recap.quality.late for recap in recaps)
    assert any(recap.corrections for recap in recaps)
    check_against_world(recaps, year, desk)


@pytest.mark.parametrize("seed", range(depth(3, 1)))
async def test_every_layout_shows_the_same(cloud: Any, recount: Any, own_browser: Browser, seed: int) -> None:
    """Page (DOM), API, CSV, XLSX cells and PDF text are equal, of years closed and not, and of a month; so is the log."""
    year, desk = await played(cloud, seed)
    closed, open_one = years_of(year)
    answer = await desk.post("approver", "years", {"year": closed, "incomplete": True})
    assert answer.json()["version"] == 1, answer.text
    await desk.settle(0.6)
    await desk.correct(8)
    logs = await all_logs(cloud)
    for period in (closed, open_one, f"{open_one}-01"):
        base = f"/v1/sites/serang/recap/{period}"
        files = {kind: (await desk.get(f"{base}.{kind}")).content for kind in KINDS}
        html = (await desk.get(f"/sites/serang/recap/{period}")).text
        async with shown(own_browser, html) as page:
            cells = await page.evaluate(DOM)
        assert recap_equal.differences(files, cells) == []
        recap = from_json((await desk.get(f"{base}.json?register=1")).content)
        assert recap.version == int(period == closed)
        assert not (recap.version and recap.provisional)
        await check_against_logs(recap, logs, recount)
        for addendum in recap.addenda:
            now = recount.figures(logs, recap.period.first, recap.period.last, corrected=True)
            assert {c.key: c.new for c in addendum.changes} == {c.key: now[c.key] for c in addendum.changes}
            assert {key for key in FIGURES if now[key] != recap.net(key)} <= {c.key for c in addendum.changes}
    assert set(TICKETS) <= set(recap.tenants[0].counts)
