"""The office's log: who may write what, that it is a log like any other, and that nothing but entries makes its figures."""

import json
import random
from datetime import date, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from fastapi import FastAPI

from cloud_api.database.bells import Bells
from cloud_api.database.pool import connect, open_pool
from cloud_api.office import derive, years
from cloud_api.office.settlements import FaultyLinesError, read_csv
from cloud_api.request import tokens
from cloud_api.request.error import RequestError
from cloud_api.web.errors import answer_errors
from cloud_api.web.metrics import Metrics
from cloud_api.web.office import routes
from cloud_api.web.services import Services
from contract import checkpoint, leaf, records
from contract.merkle import leaf_hash, root_of
from tests.cloud_api.office_hall import all_logs, correct_some, licensing_day, settle_some
from tests.cloud_api.ticket_hall import TicketHall, moment, random_day

import httpx2  # isort: skip

DAY = date(2026, 11, 16)
NOW = moment(date(2027, 1, 9), "09:00", "Asia/Jakarta")


class Office:
    """The office's endpoints over HTTP, asked by whoever is named."""

    def __init__(self, http: httpx2.AsyncClient, url: str) -> None:
        self.http, self.url = http, url

    async def token(self, role: str, label: str) -> dict[str, str]:
        async with connect(self.url) as connection:
            return {"Authorization": f"Bearer {await tokens.create(connection, 'serang', role, label=label)}"}

    async def post(self, path: str, who: dict[str, str], said: Any = None, media: str = "application/json") -> Any:
        content = said.encode() if isinstance(said, str) else json.dumps(said).encode()
        headers = {**who, "Content-Type": media}
        return await self.http.post(f"/v1/sites/serang/office/{path}", content=content, headers=headers)

    async def get(self, path: str, who: dict[str, str]) -> Any:
        return await self.http.get(f"/v1/sites/serang/office/{path}", headers=who)


@pytest.fixture
async def office(cloud: Any) -> Any:
    """Give the endpoints beside a running API."""
    cloud.now = NOW
    async with open_pool(cloud.url, 2) as pool:
        metrics, app = Metrics(), FastAPI()
        app.state.services = Services(pool, pool, Bells(), metrics, lambda: cloud.now, 5.0, years.find)
        app.include_router(routes.router)
        answer_errors(app, metrics)
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://cloud") as http:
            yield Office(http, cloud.url)


@pytest.fixture
async def hall(cloud: Any, new_log: Any) -> TicketHall:
    """Give a hall after a day with accepted, completed and refused tickets, all of it in the cloud."""
    cloud.now = NOW
    made = TicketHall(new_log)
    licensing_day(made, DAY, 4)
    random_day(made, DAY + timedelta(days=1), random.Random(7), 60)
    await send(cloud, made.log)
    return made


async def send(cloud: Any, log: Any, first: int = 0) -> None:
    while first < len(log.leaves):
        answer = await cloud.send(log, first, first + 500)
        assert answer.status_code == 200, answer.text
        first = answer.json()["next"]


async def accepted(cloud: Any) -> list[Any]:
    return await cloud.rows("SELECT day::text, number, log, n FROM ticket WHERE ending = 'accepted' ORDER BY n")


async def fact(cloud: Any, kind: str) -> tuple[str, int]:
    rows = await cloud.rows("SELECT log, n FROM fact WHERE kind = %s AND counted ORDER BY n", kind)
    return rows[0]


def wish(log: str, of: int, what: str = "void", **more: Any) -> dict[str, Any]:
    return {"log": log, "of": of, "what": what, "why": "Tombol tertekan petugas", **more}


async def test_one_settlement_is_an_entry_and_closes_its_ticket_once(cloud: Any, hall: Any, office: Any) -> None:
    """By form: the entry says who; the same again is refused, and one of a ticket that was not accepted too."""
    who = await office.token("corrector", "Petugas rekap")
    day, number, log, n = (await accepted(cloud))[0]
    said = {"day": day, "number": number, "outcome": "selesai", "settled_on": "09/01/2027"}
    answer = await office.post("settlements", who, said)
    assert answer.json() == {"settled": 1, "office_log": "office", "entries": [1]}
    assert await cloud.rows("SELECT n, log, ticket_n, outcome, day::text, who FROM settlement") == [
        (1, log, n, "completed", "2027-01-09", "Petugas rekap")
    ]
    again = await office.post("settlements", who, said)
    assert (again.status_code, again.json()["lines"][0]["error"].split(":")[0]) == (
        422,
        "this ticket is settled already",
    )
    other = await cloud.rows(
        "SELECT number, day::text, ending FROM ticket WHERE ending <> 'accepted' ORDER BY n LIMIT 1"
    )
    refused = await office.post("settlements", who, {**said, "number": other[0][0], "day": other[0][1]})
    assert f"ended as {other[0][2]}" in refused.json()["lines"][0]["error"]
    assert len((await all_logs(cloud))[-1]) == 2


async def test_a_list_is_taken_whole_or_not_at_all(cloud: Any, hall: Any, office: Any) -> None:
    """A spreadsheet's file with one bad line stores nothing and says which lines and why; mended, all of it counts."""
    who = await office.token("corrector", "Petugas rekap")
    rows = await accepted(cloud)
    assert len(rows) > 1
    good = [f"{day};{number};selesai;2027-01-08" for day, number, *_ in rows]
    bad = [
        "16/11/2026;Z999;selesai;2027-01-08",
        good[0],
        "x;A001;selesai;2027-01-08",
        f"{good[1][:10]};A001;ya;2027-01-08",
    ]
    head = "\ufeffday;number;outcome;settled_on\r\n"
    answer = await office.post("settlements", who, head + "\r\n".join([*good, *bad]), "text/csv")
    assert [line["line"] for line in answer.json()["lines"]] == [len(good) + 4, len(good) + 5]
    answer = await office.post("settlements", who, head + "\r\n".join([*good, *bad[:2]]), "text/csv")
    lines = {line["line"]: line["error"] for line in answer.json()["lines"]}
    assert (lines[len(good) + 2], "settled already" in lines[len(good) + 3]) == ("no ticket Z999 on 2026-11-16", True)
    assert await cloud.rows("SELECT count(*) FROM log WHERE log = 'office'") == [(0,)]
    answer = await office.post("settlements", who, head + "\r\n".join(good), "text/csv")
    assert answer.json()["settled"] == len(good)
    assert await cloud.rows("SELECT count(*) FROM settlement") == [(len(good),)]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"day,number\n", b"", b"day,number,outcome,settled_on,day\n", b'"day\n'])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    """Another encoding, other columns: the whole file is refused before a line is looked at."""
    with pytest.raises(RequestError, match="csv"):
        read_csv(data)


def test_each_bad_line_is_named() -> None:
    """Cells too few, a day that is none, a decision before the ticket."""
    text = "day,number,outcome,settled_on\n2026-11-16,A1\n2026-02-30,A1,selesai,2026-11-16\n\n2026-11-16,A1,ditolak,2026-11-15\n"
    with pytest.raises(FaultyLinesError) as caught:
        read_csv(text.encode())
    assert [fault.line for fault in caught.value.faults] == [2, 3, 5]


async def test_a_correction_takes_two_people(cloud: Any, hall: Any, office: Any) -> None:
    """Proposed it is in no figure; who proposed cannot approve, under no other token; approved it is one entry, once."""
    one, other = await office.token("corrector", "Petugas rekap"), await office.token("approver", "Kepala bidang")
    log, n = await fact(cloud, "enter")
    made = await office.post("proposals", one, wish(log, n))
    assert (made.status_code, made.json()) == (201, {"id": 1})
    assert await cloud.rows("SELECT count(*) FROM correction") == [(0,)]
    assert (await office.post("proposals", one, wish(log, n))).json()["error"] == "pending"
    assert (await office.post("proposals/1/approve", one)).json()["error"] == "forbidden"
    same = await office.token("approver", "petugas REKAP")
    assert (await office.post("proposals/1/approve", same)).json()["error"] == "same-person"
    assert (await office.post("proposals/1/approve", other)).json() == {"office_log": "office", "n": 1}
    assert (await office.post("proposals/1/approve", other)).json()["error"] == "decided"
    said = json.loads((await all_logs(cloud))[-1][1].partition("\n")[2])
    assert (said["who"], said["approved"], said["of"]) == ("Petugas rekap", "Kepala bidang", n)
    assert (await office.post("proposals", one, wish(log, n))).json()["error"] == "target"
    undo = await office.post("proposals", one, wish("office", 1))
    await office.post(f"proposals/{undo.json()['id']}/approve", other)
    assert (await office.post("proposals", one, wish(log, n))).status_code == 201
    assert await cloud.rows("SELECT count(*) FROM fact WHERE log = %s AND n = %s AND counted", log, n) == [(1,)]


async def test_what_was_proposed_can_be_withdrawn_or_declined(cloud: Any, hall: Any, office: Any) -> None:
    """No entry is written; the same can be proposed again."""
    one, two = await office.token("corrector", "Petugas rekap"), await office.token("corrector", "Petugas lain")
    other, log = await office.token("approver", "Kepala bidang"), hall.log.log
    _, n = await fact(cloud, "leave")
    for number, (who, state) in enumerate(((one, "withdrawn"), (other, "declined")), 1):
        await office.post("proposals", one, wish(log, n))
        assert (await office.post(f"proposals/{number}/refuse", two)).json()["error"] == "forbidden"
        assert (await office.post(f"proposals/{number}/refuse", who)).json() == {"state": state}
        assert [row["id"] for row in (await office.get(f"proposals?state={state}", one)).json()] == [number]
    assert await cloud.rows("SELECT count(*) FROM log WHERE log = 'office'") == [(0,)]


async def test_what_cannot_be_corrected_is_said(cloud: Any, hall: Any, office: Any) -> None:
    """No entry, one that does not count, an outcome or a service that is none, an amend of what is no finish."""
    who = await office.token("corrector", "Petugas rekap")
    _, enter = await fact(cloud, "enter")
    _, issue = await fact(cloud, "issue")
    _, finish = await fact(cloud, "finish")
    log = hall.log.log
    for said in (
        wish(log, 10**6),
        wish(log, 0),
        wish(log, finish, "void"),
        wish(log, enter, "amend", value="completed"),
        wish(log, finish, "amend", value="transferred"),
        wish(log, issue, "reclassify", value="no-such"),
        wish("office", 1),
    ):
        assert (await office.post("proposals", who, said)).json()["error"] == "target", said
    for said in (wish(log, enter, value="x"), wish(log, finish, "amend"), wish(log, -1), wish("A", 1), {"log": log}):
        assert (await office.post("proposals", who, said)).json()["error"] == "value", said


async def test_no_personal_data_gets_into_a_reason(cloud: Any, hall: Any, office: Any) -> None:
    """An entry stays for ever: numbers of people and addresses are refused before it is written."""
    who = await office.token("corrector", "Petugas rekap")
    log, n = await fact(cloud, "enter")
    for why in ("", "abc", "x" * 201, "NIK 3604012345678901", "hubungi 0812-3456-789", "a@b.id salah"):
        assert (await office.post("proposals", who, {**wish(log, n), "why": why})).json()["error"] == "value", why
    nameless = await office.token("corrector", "")
    assert (await office.post("proposals", nameless, wish(log, n))).json()["error"] == "label"


async def test_roles_are_enforced(cloud: Any, hall: Any, office: Any) -> None:
    """Each change is for the roles that it is for; without a token nothing is."""
    paths = {"settle": "settlements", "propose": "proposals", "approve": "proposals/99/approve", "close": "years"}
    wanted = {"gateway": "", "viewer": "", "reporter": "read", "corrector": "settle propose read"}
    wanted |= {"approver": "approve close read", "admin": "settle close read"}
    for role in tokens.ROLES:
        who = await office.token(role, "Seseorang")
        allowed = {"read"} if (await office.get("years", who)).status_code != 403 else set[str]()
        for name, path in paths.items():
            said = {"year": 2026} if name == "close" else {}
            if (await office.post(path, who, said)).status_code != 403:
                allowed.add(name)
            assert (await office.post(path, {}, said)).status_code == 401
        assert allowed == set(wanted[role].split()), role


async def test_it_is_a_log_that_anybody_can_check(cloud: Any, hall: Any, office: Any) -> None:
    """It opens with its key, has no holes, its root is that of its leaves, and its checkpoint is signed by that key."""
    rng = random.Random(1)
    await settle_some(cloud, rng, 1.0)
    await correct_some(cloud, rng, 4)
    who = await office.token("reporter", "Pelapor")
    leaves = [text.encode() for text in (await office.get("entries", who)).json()["leaves"]]
    read = [leaf.decode(data) for data in leaves]
    assert [one.n for one in read] == list(range(len(read)))
    assert {one.src.value for one in read} == {"office"}
    opened = records.decode(read[0].payload)
    public = bytes.fromhex(str(opened.data["key"]))

    def holds(signature: bytes, message: bytes) -> bool:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        return True

    note = (await office.get("checkpoint", who)).content
    said = checkpoint.verify(note, public, holds)
    assert (said.origin, said.size) == ("lawang/serang/office", len(leaves))
    assert said.root == root_of([leaf_hash(data) for data in leaves])


async def test_its_tables_are_made_again_from_its_leaves(cloud: Any, hall: Any) -> None:
    """Class "rollup and facts drift apart": settlements and corrections are the same rows after a rebuild."""
    rng = random.Random(2)
    await settle_some(cloud, rng, 1.0)
    assert len(await correct_some(cloud, rng, 12)) == 12
    tables = ("settlement", "correction")
    before = [await cloud.rows(f"SELECT * FROM {table} ORDER BY n") for table in tables]
    async with connect(cloud.url) as connection, connection.transaction():
        tree = (await derive.rebuild(connection, "serang"))["office"]
    assert [await cloud.rows(f"SELECT * FROM {table} ORDER BY n") for table in tables] == before
    assert await cloud.rows("SELECT next, root FROM log WHERE log = 'office'") == [(tree.size, tree.root())]
