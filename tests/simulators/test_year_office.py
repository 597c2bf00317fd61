"""What the office decides later: it goes in as an office enters it, and the recap counts what the world decided."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cloud_api.database.pool import connect
from cloud_api.office import years
from cloud_api.recap.files import read_period
from cloud_api.request import tokens
from contract import leaf, records
from edge_gateway.log import store
from simulators.postgres import embedded_postgres
from simulators.year import Asking, gateway, run, truth, write
from simulators.year import office as desk
from simulators.year.failed import YearFailedError
from simulators.year.office import Office
from simulators.year.recorded import recorded
from simulators.year.script import Script
from simulators.year.settlements import FILE, HEAD, Decision, Paper
from simulators.year.truth import LATER, Account, differences, read
from site_plan.local import day_bounds, local_day

MONTHS = Asking("serang", date(2026, 6, 24), date(2026, 7, 3), 25, 11)
JUNE = replace(MONTHS, last=date(2026, 6, 30))


async def recap(database: str, period: str) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """Return what the recap of a month says was decided later: all together, and by service."""
    now = day_bounds(MONTHS.last, Script(MONTHS).building.plan.zone)[1]
    async with connect(database) as connection:
        found = await years.find(connection, MONTHS.site, read_period(period), now, register=False)
    groups = [group for tenant in found.tenants for group in tenant.services]
    return (
        {figure.key: figure.net for figure in found.figures if figure.key in LATER.values()},
        {(group.code, key): group.counts[key] for group in groups for key in LATER.values() if group.counts[key]},
    )


def by_service(account: Account, month: str) -> dict[tuple[str, str], int]:
    """Sum what was decided later of a month's tickets."""
    made: dict[tuple[str, str], int] = {}
    for (day, service, what), count in account.later.counts.items():
        if f"{day:%Y-%m}" == month:
            made[service, what] = made.get((service, what), 0) + count
    return made


async def test_the_recap_counts_what_the_office_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Report ≠ raw: completed later and rejected, by month and service; what is decided after the time is not known.

    A part of the same time once more into the same database changes nothing, although a list is taken whole or not at
    all and these were entered. A ticket that there is not ends the run.
    """
    monkeypatch.setattr(desk, "MAX_LINES", 3)
    async with embedded_postgres() as (database, _):
        expected = await write(MONTHS, tmp_path / "first", database)
        found = recorded(database, MONTHS.site)
        assert differences(expected.whole(), found.whole()) == []
        assert found.later.services() == expected.later.services()
        for month in ("2026-06", "2026-07"):
            totals, services = await recap(database, month)
            assert totals == {what: expected.later.months()[month].get(what, 0) for what in LATER.values()}
            assert services == by_service(expected, month)
            assert services
        settled = (await run.simulate(JUNE, tmp_path / "again", database)).settled
        assert recorded(database, MONTHS.site) == found
        await check_refusal(database, tmp_path / "refused")
    assert settled == sum(truth(JUNE).later.total().values()) > 3
    assert settled < sum(expected.later.total().values()) < expected.settled.total()


async def check_refusal(database: str, folder: Path) -> None:
    """See that a ticket that there is not is named with the API's own words."""
    async with run.cloud(JUNE.site, folder, database, Script(JUNE).ends) as (address, _, _):
        async with connect(database) as connection:
            token = await tokens.create(connection, JUNE.site, "corrector", label=desk.LABEL)
        async with Office(f"http://{address}", token, JUNE.site, folder) as office:
            with pytest.raises(YearFailedError, match="A999"):
                await office.send(["2026-06-24,A999,completed,2026-06-24,gw-1"])


def test_a_list_is_read_by_whole_lines(tmp_path: Path) -> None:
    """A torn write: half a line waits for its other half; the head line and what was read do not come again."""
    office = Office("http://127.0.0.1:1", "", "serang", tmp_path)
    assert office.read() == []
    path = tmp_path / FILE
    path.write_text(HEAD[:5])
    assert office.read() == []
    path.write_text(f"{HEAD}\n1,A")
    assert office.read() == []
    path.write_text(f"{HEAD}\n1,A001\n2,A002\n3")
    assert office.read() == ["1,A001", "2,A002"]
    assert office.read() == []
    path.write_text(f"{HEAD}\n1,A001\n2,A002\n3,A003\n")
    assert office.read() == ["3,A003"]


def test_each_decision_is_on_paper_once_and_on_its_day(tmp_path: Path) -> None:
    """Report ≠ raw: a day's list has what was decided on it, none before its ticket, all of them by the last day."""
    script = Script(MONTHS)
    with Paper(tmp_path) as paper:
        for _ in script.events(lambda day: paper.add(script.decided(day))):
            pass
    lines = [line.split(",") for line in (tmp_path / FILE).read_text().splitlines()[1:]]
    assert lines == sorted(lines, key=lambda line: line[3])
    assert all(day < on <= MONTHS.last.isoformat() for day, _, _, on, _ in lines)
    assert len(lines) == len({(day, number) for day, number, *_ in lines}) == sum(truth(MONTHS).later.total().values())


def test_a_truth_file_is_read_back(tmp_path: Path) -> None:
    """Report ≠ raw: what is written of the truth is the truth, cell by cell."""
    expected = truth(MONTHS)
    expected.write(tmp_path / "truth.json", MONTHS)
    again = read(tmp_path / "truth.json")
    assert (again.counts, again.later.counts) == (expected.counts, expected.later.counts)
    assert set(again.later.total()) == set(LATER.values())


def test_nothing_is_on_paper_before_its_ticket_is_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch that is not stored yet: the list, and the word that a day is over, wait until its tickets are in the log."""
    zone = Script(JUNE).building.plan.zone
    seen = 0

    def add(_: Paper, decided: list[Decision]) -> None:
        nonlocal seen
        with store.open_reader(tmp_path / store.FILE) as log:
            stored = [leaf.decode(data) for data in log.leaves(0, log.size())]
        issued = {
            (local_day(item.at, zone), records.decode(item.payload).data["ticket"])
            for item in stored
            if b'"k":"issue"' in item.payload
        }
        assert {(one.day, one.number) for one in decided} <= issued
        seen += len(decided)

    monkeypatch.setattr(Paper, "add", add)
    gateway.run(Script(JUNE), tmp_path)
    assert seen == sum(truth(JUNE).later.total().values())
