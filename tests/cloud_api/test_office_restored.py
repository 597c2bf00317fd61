"""A cloud's database that was put back or copied: its office opens a new log, and both together are what counts."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from cloud_api.database.pool import connect
from cloud_api.office import corrections, derive
from cloud_api.office.memory import FILE, Head, Memory, by_log, compare
from cloud_api.office.rebuild import rebuild
from contract import checkpoint, leaf, records
from contract.merkle import leaf_hash, root_of
from tests.acceptance import recap_recount as recount
from tests.cloud_api.conftest import Cloud, running
from tests.cloud_api.office_hall import all_logs, correct_some, licensing_day, person, settle_some
from tests.cloud_api.test_rights import beside, dumped, load
from tests.cloud_api.ticket_hall import TicketHall, moment, random_day
from tests.databases import EDITION

DAY = date(2026, 11, 16)
NOW = moment(date(2027, 1, 9), "09:00", "Asia/Jakarta")
AT = "/v1/sites/serang/office"
pytestmark = pytest.mark.skipif(EDITION != "postgresql", reason="the dump is of the wheel's PostgreSQL")


@pytest.fixture
async def hall(cloud: Cloud, new_log: Any) -> TicketHall:
    """Give a hall after two days, all of it in the cloud, and an office that has written."""
    cloud.now = NOW
    made = TicketHall(new_log)
    licensing_day(made, DAY, 8)
    random_day(made, DAY + timedelta(days=1), random.Random(7), 40)
    for first in range(0, len(made.log.leaves), 500):
        assert (await cloud.send(made.log, first, first + 500)).status_code == 200
    await settle_some(cloud, random.Random(1), 0.4)
    await correct_some(cloud, random.Random(2), 4)
    return made


@asynccontextmanager
async def copied(cloud: Cloud, server: str) -> AsyncIterator[Cloud]:
    """Give the same cloud on a copy of its database, made by a program that knows nothing of ours."""
    dump = dumped(cloud.url, "--inserts")
    with beside(server, "office_copy") as url:
        load(dump, url)
        async with running(url) as copy:
            copy.tokens, copy.now = cloud.tokens, cloud.now
            yield copy


async def reader(cloud: Cloud) -> dict[str, str]:
    from cloud_api.request import tokens  # noqa: PLC0415 - one token, for one reader

    async with connect(cloud.url) as connection:
        return {"Authorization": f"Bearer {await tokens.create(connection, 'serang', 'reporter', label='Rekap')}"}


async def void(cloud: Cloud, office: list[str]) -> None:
    """Void the first settlement of an office log."""
    said = [records.decode(leaf.decode(text.encode()).payload) for text in office]
    wish = {
        "log": said[0].data["log"],
        "of": next(n for n, one in enumerate(said) if one.k == "settle"),
        "what": "void",
    }
    one, other = await person(cloud, "corrector", "Petugas loket"), await person(cloud, "approver", "Kepala seksi")
    async with connect(cloud.url) as connection:
        asked = corrections.Wish(**wish, why="Salah tiket")
        number = await corrections.propose(connection, "serang", asked, one, cloud.now)
        await corrections.approve(connection, "serang", number, other, cloud.now)


async def signed(cloud: Cloud, who: dict[str, str]) -> tuple[str, int, bytes]:
    """Return what the cloud's checkpoint says, which its log's own key has signed."""
    note = (await cloud.http.get(f"{AT}/checkpoint", headers=who)).content
    name = note.decode().splitlines()[0].rpartition("/")[2]
    opened = (await cloud.http.get(f"{AT}/entries?log={name}", headers=who)).json()["leaves"]
    key = bytes.fromhex(str(records.decode(leaf.decode(opened[0].encode()).payload).data["key"]))

    def holds(signature: bytes, message: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        except InvalidSignature:
            return False
        return True

    said = checkpoint.verify(note, key, holds)
    assert said.root == root_of([leaf_hash(text.encode()) for text in opened])
    return said.origin, said.size, said.root


async def test_two_histories_are_two_logs(cloud: Cloud, hall: TicketHall, server_url: str) -> None:
    """C3: each writes other entries; no two checkpoints of one log and size differ, and the new log says where it begins."""
    who = await reader(cloud)
    old = await signed(cloud, who)
    async with copied(cloud, server_url) as copy:
        refused = await copy.http.get(f"{AT}/checkpoint", headers=who)
        assert (refused.status_code, refused.json()["error"]) == (409, "restored")
        said: dict[tuple[str, int], bytes] = {old[:2]: old[2]}
        for turn in range(3):
            await correct_some(cloud, random.Random(10 + turn), 1)
            await correct_some(copy, random.Random(20 + turn), 1)
            for one in (cloud, copy):
                origin, size, root = await signed(one, who)
                assert said.setdefault((origin, size), root) == root
        logs = (await copy.http.get(f"{AT}/logs", headers=who)).json()
        assert [log["log"] for log in logs[:1]] == ["office"]
        assert len(logs) == 2
        assert logs[1]["log"].startswith("office-")
        opened = (await copy.http.get(f"{AT}/entries", headers=who)).json()["leaves"][0]
        begun = records.decode(leaf.decode(opened.encode()).payload).data
        assert (begun["after"], begun["after_size"], begun["after_root"]) == ("office", old[1], old[2].hex())
        assert (begun["log"], begun["why"]) == (logs[1]["log"], "restored")
        assert [log["log"] for log in (await cloud.http.get(f"{AT}/logs", headers=who)).json()] == ["office"]
        stored = await copy.rows("SELECT count(*), count(DISTINCT seed) FROM office_key")
        assert stored == [(2, 2)]


async def test_both_logs_count(cloud: Cloud, hall: TicketHall, server_url: str) -> None:
    """C3: the recap counts over both, also where the new log voids what stands in the old: equal to a recount, and to a rebuild."""
    async with copied(cloud, server_url) as copy:
        assert await settle_some(copy, random.Random(3), 0.5) > 0
        done = await correct_some(copy, random.Random(4), 14)
        assert "void office" in done
        await void(copy, (await all_logs(copy))[-1])
        who = await reader(copy)
        found = (await copy.http.get("/v1/sites/serang/recap/2026.json", headers=who)).json()
        net = {figure["key"]: figure["net"] for figure in found["figures"]}
        gross = {figure["key"]: figure["gross"] for figure in found["figures"]}
        logs = await all_logs(copy)
        for corrected, said in ((True, net), (False, gross)):
            counted = recount.figures(logs, date(2026, 1, 1), date(2026, 12, 31), corrected=corrected)
            assert {key: said[key] for key in counted if key in said} == {k: n for k, n in counted.items() if k in said}
        named = {(c["office_log"], c["n"]) for c in found["corrections"]}
        assert len({log for log, _ in named}) == 2
        tables = ("settlement", "correction")
        before = [await copy.rows(f"SELECT * FROM {table} ORDER BY n") for table in tables]
        async with connect(copy.url) as connection:
            async with connection.transaction():
                assert len(await derive.rebuild(connection, "serang")) == 2
            await rebuild(connection, NOW, lambda *_: None)
        assert [await copy.rows(f"SELECT * FROM {table} ORDER BY n") for table in tables] == before


async def test_the_entries_page_shows_both(cloud: Cloud, hall: TicketHall, server_url: str) -> None:
    """Each entry of both logs once, newest first; one of a later log with its name."""
    async with copied(cloud, server_url) as copy:
        await correct_some(copy, random.Random(4), 2)
        who = await reader(copy)
        shown = (await copy.http.get("/sites/serang/kantor/catatan", headers=who)).text
        assert shown.count("data-entry=") == sum(
            log["next"] for log in (await copy.http.get(f"{AT}/logs", headers=who)).json()
        )
        assert shown.count("<small>office-") == 3


async def test_a_gateway_that_was_told_more(cloud: Cloud, hall: TicketHall) -> None:
    """C3: files put back as they were look like themselves; the first sign of life of a gateway betrays them."""
    await person(cloud, "approver", "Kepala")
    size = len(hall.log.leaves)
    presses = [leaf.decode(text.encode()) for text in hall.log.leaves[2:12]]
    numbered = [leaf.encode(one._replace(n=size + 490 + turn)).decode() for turn, one in enumerate(presses)]
    ahead = await cloud.post({"from": size + 490, "leaves": numbered, "head": size + 500, "sent": NOW})
    assert ahead.json()["error"] == "hole"
    assert await cloud.rows("SELECT * FROM office_due") == []  # the batch before it may be lost on the way
    alive = await cloud.post({"from": size + 1, "leaves": [], "head": size + 1, "sent": NOW})
    assert (alive.status_code, alive.json()["next"]) == (409, size)
    assert await cloud.rows("SELECT site, why FROM office_due") == [("serang", "behind")]
    await correct_some(cloud, random.Random(5), 1)
    assert await cloud.rows("SELECT count(*) FROM office_log") == [(2,)]
    assert await cloud.rows("SELECT * FROM office_due") == []
    await correct_some(cloud, random.Random(6), 2)
    assert await cloud.rows("SELECT count(*) FROM office_log") == [(2,)]


async def test_a_cloud_that_never_knew_of_an_office(cloud: Cloud, new_log: Any) -> None:
    """C3: a new cloud for a hall whose gateway knows another one never writes a second `office`."""
    cloud.now, made = NOW, TicketHall(new_log)
    licensing_day(made, DAY, 2)
    size = len(made.log.leaves)
    assert (await cloud.post({"from": size, "leaves": [], "head": size, "sent": NOW})).status_code == 409
    assert (await cloud.send(made.log, 0, 500)).status_code == 200
    await settle_some(cloud, random.Random(1), 1.0)
    [(log,)] = await cloud.rows("SELECT log FROM office_log")
    assert log.startswith("office-")


async def test_no_gateway_writes_for_the_office(cloud: Cloud, new_log: Any) -> None:
    """A log of that name would be taken for the office's own."""
    log = new_log(log="office-00000001")
    assert (await cloud.send(log)).status_code == 403


async def test_what_is_remembered_outside_the_database(cloud: Cloud, hall: TicketHall, tmp_path: Path) -> None:
    """C3: files put back that no gateway has written to since: a file beside the service knows more, once and not for ever."""
    async with connect(cloud.url) as connection:
        kept = Memory(tmp_path)
        assert await compare(connection, kept) == set()
        [head] = Memory(tmp_path).heads.values()
        assert (head.site, head.log) == ("serang", "office")
        for more in (head._replace(size=head.size + 1), head._replace(root="0" * 64)):
            other = Memory(tmp_path)
            other.keep(by_log([more]))
            assert await compare(connection, Memory(tmp_path)) == {"serang"}
            assert await compare(connection, Memory(tmp_path)) == set()
        assert await cloud.rows("SELECT site, why FROM office_due") == [("serang", "behind")]
        await correct_some(cloud, random.Random(5), 1)
        assert await compare(connection, Memory(tmp_path)) == set()
        assert await cloud.rows("SELECT count(*) FROM office_due") == [(0,)]
        assert len(Memory(tmp_path).heads) == 2


def test_a_memory_that_cannot_be_used_costs_that_alone(tmp_path: Path) -> None:
    """A torn file, one of a later version, a folder that is not there: nothing is remembered, and the process goes on."""
    for text in ('{"format": 1, "logs": [{', '{"format": 9}', '{"logs": [{"site": 1}]}'):
        (tmp_path / FILE).write_text(text)
        assert Memory(tmp_path).heads == {}
    away = Memory(tmp_path / "away")
    away.keep(by_log([Head("serang", "office", 1, "0" * 64)]))
    assert away.heads == by_log([Head("serang", "office", 1, "0" * 64)])
