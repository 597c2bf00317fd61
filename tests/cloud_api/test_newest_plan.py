"""What a site is called and has now is said by its newest log's newest plan, whichever log comes last."""

from itertools import permutations
from typing import Any

import pytest

from cloud_api.append.newest import Planned, is_late
from cloud_api.database.pool import connect
from cloud_api.office.rebuild import rebuild
from tests.cloud_api.conftest import NOON
from tests.cloud_api.ticket_hall import plan

HOUR = 3_600_000
SURVEY = """
[[service]]
code = "survei"
tenant = "polres"
name = "Survei"
prefix = "S"
kind = "nonizin"

[holidays]
2026-12-25 = "Natal"
"""
HOLIDAY = """
[holidays]
2027-01-01 = "Tahun Baru"
"""
PRESENT = (
    "SELECT code, tenant, name, kind, closed FROM service ORDER BY code",
    "SELECT code, name, closed FROM tenant ORDER BY code",
    "SELECT code, name, area, closed FROM counter ORDER BY code",
    "SELECT zone, name, capacity FROM site",
    "SELECT day, name FROM holiday ORDER BY day",
)


def logs(new_log: Any, behind: int = 0) -> tuple[Any, Any]:
    """Return an old log with two plans, and its successor, whose clock is `behind`."""
    old = new_log(log="gw-00000001", toml=plan(more=SURVEY.replace("Survei", "Survei lama")))
    old.record("plan", NOON + HOUR, zone="Asia/Jakarta", toml=plan(nib="NIB lama", more=SURVEY), who="op")
    new = new_log(log="gw-00000002", toml=plan(nib="NIB baru", loket="Loket Satu", dpmptsp="Dinas", more=HOLIDAY))
    new.leaves.clear()
    at = NOON + 2 * HOUR - behind
    said = {"site": new.site, "log": new.log, "key": "0" * 64, "engine": "test/1", "cloud": 1, "why": "replaced"}
    new.record("open", at, after=old.log, after_size=1, after_root="0" * 64, **said)
    new.record("plan", at, zone="Asia/Jakarta", toml=new.toml, who="op")
    return old, new


async def present(cloud: Any) -> list[Any]:
    return [await cloud.rows(asked) for asked in PRESENT]


@pytest.mark.parametrize("behind", [0, 90 * 24 * HOUR])
@pytest.mark.parametrize("order", sorted({"".join(parts) for parts in permutations("oon")}))
async def test_an_old_log_that_is_drained_late_changes_nothing_that_is_present(
    cloud: Any, new_log: Any, order: str, behind: int
) -> None:
    """C1, the rest: names, agencies and holidays went back to the old gateway's when it was drained; also on a rebuild.

    What only the old plan names is known, and closed: its tickets keep a name.
    """
    old, new = logs(new_log, behind)
    cloud.now = NOON + 3 * HOUR
    parts = {"o": [(old, 0, 2), (old, 2, None)], "n": [(new, 0, None)]}
    for which in order:
        log, first, end = parts[which].pop(0)
        assert (await cloud.send(log, first, end)).status_code == 200
    services, tenants, counters, _, holidays = found = await present(cloud)
    assert ("nib", "dpmptsp", "NIB baru", "izin", False) in services
    kept = "Survei" if order == "oon" else "Survei lama"  # the first that came too late stays
    assert ("survei", "polres", kept, "nonizin", True) in services
    assert ("dpmptsp", "Dinas", False) in tenants
    assert ("loket-1", "Loket Satu", "utara", False) in counters
    assert [name for _, name in holidays] == ["Tahun Baru"]
    async with connect(cloud.url) as connection:
        await rebuild(connection, cloud.now, lambda *_: None)
    assert await present(cloud) == found


async def test_a_log_goes_on_saying_what_is_present(cloud: Any, new_log: Any) -> None:
    """Its own later plan is the newest, also if its clock was set back in between."""
    old, new = logs(new_log)
    cloud.now = NOON + 3 * HOUR
    new.record("plan", NOON, zone="Asia/Jakarta", toml=plan(nib="NIB terbaru"), who="op")
    for log, first, end in ((old, 0, None), (new, 0, 2), (new, 2, None)):
        assert (await cloud.send(log, first, end)).status_code == 200
    assert ("nib", "NIB terbaru") in await cloud.rows("SELECT code, name FROM service")
    assert await cloud.rows("SELECT day FROM holiday") == []


def test_which_plan_is_late() -> None:
    """A successor of any generation is newer whatever its clock said; else the later plan; a log without one says nothing."""
    chain = {"a": Planned(None, 10), "b": Planned("a", None), "c": Planned("b", 5), "x": Planned("lost", 20)}
    assert is_late("a", 10, {name: chain[name] for name in "abc"})
    assert not is_late("c", 5, {name: chain[name] for name in "abc"})
    assert not is_late("a", 10, {name: chain[name] for name in "ab"})
    assert is_late("c", 5, chain)  # `x` is not related
    assert not is_late("x", 20, chain)
    assert not is_late("a", 10, {"a": Planned("a", 10)})  # a log that says it succeeds itself ends no search
