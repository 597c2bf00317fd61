"""Engines: a log names each that decided it, and a replay asks that one; what it cannot ask it does not judge."""

import dataclasses
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from contract.leaf import Source
from contract.merkle import CompactRange, leaf_hash
from contract.records import Record, encode
from edge_gateway.hall import ENGINE, Mismatch
from edge_gateway.hall.engines import ENGINES, Engine, why_not
from edge_gateway.log import store
from edge_gateway.log.changes import Changes, leaf_of
from edge_gateway.succession import beginning, offline, recovery
from edge_gateway.succession.auditing import Replayed, replay_folder
from tests.edge_gateway.conftest import GatewayProcess, until
from tests.old.halls import lawang, records, replay, rows
from tests.old.unpacked import HERE, unpack

EARLIER = "lawang-hall/1"


def renamed(data: Path, name: str) -> int:
    """Let the log in a folder say that another engine decides it from its first entry on; return its length."""
    with closing(sqlite3.connect(data / "log.db")) as db:
        [(payload,)] = db.execute("SELECT payload FROM leaf WHERE n = 0").fetchall()
        opened = json.loads(payload) | {"engine": name}
        db.execute(
            "UPDATE leaf SET payload = ? WHERE n = 0",
            (json.dumps(opened, sort_keys=True, separators=(",", ":")).encode(),),
        )
        found = db.execute("SELECT n, at, err, rx, src, payload FROM leaf ORDER BY n").fetchall()
        hashes = [leaf_hash(leaf_of(row)) for row in found]
        db.executemany("UPDATE leaf SET hash = ? WHERE n = ?", [(one, n) for n, one in enumerate(hashes)])
        tree = CompactRange().extend(hashes)
        db.execute("UPDATE log SET range = ?", (tree.to_bytes(),))
        [(log,)] = db.execute("SELECT log FROM log").fetchall()
        db.commit()
    (data / "head.json").write_text(json.dumps({"log": log, "size": tree.size, "root": tree.root().hex()}))
    return tree.size


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Give the files of 0.1, the gateway's log decided by an engine that is not kept."""
    folder = unpack(HERE / "0.1", tmp_path / "old")
    renamed(folder / "gateway", EARLIER)
    return folder


def stretches(folder: Path, engines: Any = ENGINES) -> list[Replayed]:
    return list(replay_folder(folder, lambda *_: None, engines))


def test_another_engine_is_named_in_the_log_before_it_decides(
    old: Path, mosquitto: Any, make_box: Any, nest: Any
) -> None:
    """A gateway that is upgraded says so in its log, once; before it nothing is judged, after it everything."""
    data = old / "gateway"
    size = len(rows(data / "log.db"))
    gateway = GatewayProcess(nest, data, old / "plan.toml", mosquitto.address)
    for _ in range(2):
        gateway.start()
        try:
            box = make_box(mosquitto.address, data)
            box.press("in")
            box.deliver()
            until(lambda: [r for r in records(data / "log.db", size) if r["k"] == "enter"])
        finally:
            assert gateway.stop() == 0
    new = records(data / "log.db", size)
    assert new[0] == {"engine": ENGINE, "k": "engine", "v": 1}
    assert [said["k"] for said in new].count("engine") == 1
    status, said = replay(data)
    assert status == 3
    assert [(one["engine"], one["first"], one["result"]) for one in said] == [
        (EARLIER, 0, "cannot be judged"),
        (ENGINE, size, "equal"),
    ]
    assert said[0]["why"] == f"engine {EARLIER} is not kept"
    assert said[0]["differs"] is None


def test_what_differs_is_still_found_behind_what_cannot_be_judged(old: Path) -> None:
    """Another status for each: 1 says that something was decided otherwise, 3 that nobody can say."""
    data = old / "gateway"
    offline.order(data, "trial", "pemasang")
    assert [said["k"] for said in records(data / "log.db")][-3:] == ["engine", "trial", "clock"]
    assert replay(data)[0] == 3
    with store.open_store(data / "log.db") as log:
        changes = Changes(log.tree.size)
        changes.add(log.last_rx, 0, log.last_rx, Source.GATEWAY, b'{"by":3,"dev":"gate-a","k":"enter","late":0,"v":1}')
        log.append(changes)
        n = log.tree.size - 1
    status, said = replay(data)
    assert status == 1
    assert [one["result"] for one in said] == ["cannot be judged", "differs"]
    assert said[1]["differs"]["n"] == n


def test_each_stretch_is_judged_by_its_own_engine(old: Path) -> None:
    """Of two engines that are kept each is asked about its own leaves, and begins where all before them led it."""
    data = old / "gateway"
    size = len(rows(data / "log.db"))
    offline.order(data, "trial", "pemasang")
    asked: list[tuple[str, int, int, int]] = []

    def watched(name: str, strict: Engine) -> Engine:
        def judge(standing: Any, leaves: Any) -> Mismatch | None:
            found = list(leaves)
            asked.append((name, found[0].n, found[-1].n, standing.last_rx))
            return strict.replay(standing, found) if name == ENGINE else None  # the earlier one's rules are not kept

        return dataclasses.replace(strict, replay=judge)

    both = {name: watched(name, ENGINES[ENGINE]) for name in (EARLIER, ENGINE)}
    assert [(one.engine, one.mismatch, one.unjudged) for one in stretches(data, both)] == [
        (EARLIER, None, None),
        (ENGINE, None, None),
    ]
    received = max(rx for n, _, _, rx, src, _ in rows(data / "log.db") if src == "device" and n < size)
    assert asked == [(EARLIER, 0, size - 1, 0), (ENGINE, size, size + 2, received)]


def test_entries_that_are_appended_again_keep_the_engine_that_decided_them(old: Path) -> None:
    """After a fork a new log takes over the old one's end: those facts are not the new engine's."""
    data = old / "gateway"
    offline.order(data, "trial", "pemasang")
    with store.open_store(data / "log.db") as log:
        end = log.tree.size
        changes = Changes(2)
        recovery._append_again(changes, log, end - 12)
    said = [json.loads(row.payload) for row in changes.leaves if row.src == "gateway"]
    named = [one["engine"] for one in said if one["k"] == "engine"]
    assert named == [EARLIER, ENGINE]
    assert said[0]["k"] == "engine"
    assert [one["k"] for one in said][-3:] == ["engine", "trial", "clock"]
    changes = Changes(2)
    with store.open_store(data / "log.db") as log:
        recovery._append_again(changes, log, end - 1)
    assert [json.loads(row.payload)["k"] for row in changes.leaves] == ["clock"]


def test_entries_that_are_appended_again_point_at_the_new_numbers(old: Path) -> None:
    """After a fork: what a day's end gave names that end, an undo its facts; what names an entry before is left out."""
    with store.open_store(old / "gateway" / "log.db") as log:
        end = log.tree.size
        changes = Changes(end)
        for record in (
            Record("day", {"day": "2026-11-25", "state": "ended"}),
            Record("counter", {"by": end, "counter": "1", "state": "closed"}),
            Record("counter", {"by": end - 1, "counter": "2", "state": "closed"}),
            Record("admin", {"who": "Sari", "what": "reopen"}),
            Record("undo", {"by": end + 3, "first": end, "last": end + 1, "who": "Sari"}),
            Record("undo", {"by": end + 3, "first": end - 1, "last": end + 1, "who": "Sari"}),
        ):
            changes.add(1, 0, 1, Source.GATEWAY, encode(record))
        log.append(changes)
        again = Changes(40)
        recovery._append_again(again, log, end)
    said = {n: json.loads(row.payload) for n, row in enumerate(again.leaves, 40)}
    (day,) = (n for n, one in said.items() if one["k"] == "day")
    (admin,) = (n for n, one in said.items() if one["k"] == "admin")
    assert [one["by"] for one in said.values() if one["k"] == "counter"] == [day]
    undos = [(one["by"], one["first"], one["last"]) for one in said.values() if one["k"] == "undo"]
    assert undos == [(admin, day, day + 1)]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (EARLIER, f"engine {EARLIER} is not kept"),
        ("lawang-hall/999999", "engine lawang-hall/999999 is of a later version: upgrade"),
        ("lawang-hall/x", "engine lawang-hall/x is not known"),
        ("", "engine  is not known"),
    ],
)
def test_why_nothing_can_be_said(name: str, why: str) -> None:
    """Whether to upgrade, or to leave it, is in the sentence."""
    assert why_not(name) == why


def test_a_log_of_a_later_engine_is_gone_on_with(old: Path) -> None:
    """After a downgrade the log says so; facts are authoritative, whoever decided them."""
    data = old / "gateway"
    renamed(data, "lawang-hall/999")
    offline.order(data, "trial", "pemasang")
    assert [said["k"] for said in records(data / "log.db")][-3:] == ["engine", "trial", "clock"]
    done = lawang("hall", "replay", "--data", str(data))
    assert done.returncode == 3
    assert "upgrade" in done.stdout


def test_what_was_decided_by_a_plan_of_a_later_version_cannot_be_judged(old: Path) -> None:
    """It never says that it differs: what the plan said is not known here. Logs before it are judged as ever."""
    before = replay(old / "restored")[1]
    data = old / "restored"
    with store.open_store(data / "log.db") as log:
        changes = Changes(log.tree.size)
        beginning.add_engine(changes, ENGINE, log.last_rx)
        values = {"zone": "Asia/Jakarta", "toml": "format = 99\n[hall]\n", "who": "later"}
        changes.add(log.last_rx, 0, log.last_rx, Source.GATEWAY, encode(Record("plan", values)))
        log.append(changes)
    status, said = replay(data)
    assert status == 3
    assert said[: len(before) - 1] == before[:-1]
    assert (said[-1]["engine"], said[-1]["result"]) == (ENGINE, "cannot be judged")
    assert "format 99" in said[-1]["why"]
