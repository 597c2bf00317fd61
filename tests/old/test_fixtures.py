"""The files of older versions hold together: read here with nothing of Lawang's own code."""

import base64
import csv
import hashlib
import json
import re
import sqlite3
import struct
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.acceptance.evidence import SLOT_BYTES, Log, merkle_root, parse_leaf, read_gateway, read_ring, root_of_range
from tests.old.unpacked import HERE, VERSIONS

MOST = 2_000_000  # bytes of all that is here
APPLICATION = 0x4C617761  # of a log's file
FILES = {"plan.toml", "gateway", "backup", "restored", "boxes", "cloud", "made.json"}


def kept() -> list[Path]:
    return [path for path in HERE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def logs(folder: Path) -> list[Log]:
    """Return a folder's logs, oldest first, each whole."""
    found = []
    for path in [*sorted(folder.glob("old-*.db")), *folder.glob("log.db")]:
        log, problems = read_gateway(path)
        assert problems == []
        assert log.root == merkle_root(leaf.raw for leaf in log.leaves)
        found.append(log)
    return found


def test_all_of_it_is_small() -> None:
    """Every clone carries it for ever."""
    assert sum(path.stat().st_size for path in kept()) <= MOST


def test_git_keeps_every_file() -> None:
    """A pattern of .gitignore must not leave out a key, a lock or a log."""
    names = "\n".join(str(path) for path in kept())
    asked = subprocess.run(
        ["git", "-C", str(HERE), "check-ignore", "--no-index", "--stdin"],
        input=names, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert asked.stdout == ""


@pytest.mark.parametrize("version", VERSIONS)
def test_the_readme_tells_what_each_is(version: str) -> None:
    """Evidence that nobody can name is none."""
    text = (HERE / "README.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {version}\n")[1].split("\n## ")[0]
    found = {path.name for path in (HERE / version).iterdir()}
    assert found >= FILES
    for name in found:
        assert f"`{name}" in section, name
    assert json.loads((HERE / version / "made.json").read_text())["commit"] in section


def test_the_databases_are_sound(old: Path) -> None:
    """Every log's file is a SQLite file of ours that passes its own check."""
    paths = [*old.rglob("*.db")]
    assert len(paths) >= 5
    for path in paths:
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


@pytest.mark.parametrize("folder", ["gateway", "restored"])
def test_the_second_file_is_of_the_log(old: Path, folder: str) -> None:
    """`head.json` says where the log of its folder stands."""
    current = logs(old / folder)[-1]
    said = json.loads((old / folder / "head.json").read_text())
    assert (said["log"], said["size"], said["root"]) == (current.name, len(current.leaves), current.root)


def test_two_days_are_in_the_log(old: Path) -> None:
    """Each was opened and ended, and has people, tickets and what officers did."""
    [log] = logs(old / "gateway")
    said = [json.loads(leaf.payload) for leaf in log.leaves if leaf.src == "gateway"]
    days = {(entry["day"], entry["state"]) for entry in said if entry["k"] == "day"}
    assert len(days) == 8
    for day in {day for day, _ in days}:
        assert {state for of, state in days if of == day} == {"opened", "cutoff", "closed", "ended"}
    assert {"plan", "enter", "leave", "issue", "call", "finish", "transfer", "admin"} <= {entry["k"] for entry in said}


def test_the_power_cut_left_a_wal(old: Path) -> None:
    """What was written last is in the WAL alone: without it the log is shorter than the second file says."""
    whole = logs(old / "restored")[-1]
    (old / "restored" / "log.db-wal").unlink()
    cut, _ = read_gateway(old / "restored" / "log.db")
    assert 0 < len(cut.leaves) < len(whole.leaves)


def test_each_log_names_the_one_before_it(old: Path) -> None:
    """The restored gateway's logs continue each other; the first of them ended where the lost machine had it."""
    first, *_ = logs(old / "gateway")
    before, second, third = logs(old / "restored")
    assert [leaf.raw for leaf in before.leaves] == [leaf.raw for leaf in first.leaves[: len(before.leaves)]]
    assert [leaf.raw for leaf in before.leaves] == [leaf.raw for log in logs(old / "backup") for leaf in log.leaves]
    for log, ended in ((second, first), (third, second)):
        opened = json.loads(log.leaves[0].payload)
        assert (opened["after"], opened["after_size"], opened["after_root"]) == (
            ended.name,
            len(ended.leaves),
            ended.root,
        )


def test_the_ring_is_read(old: Path) -> None:
    """Its entries are under the box's key, some are not acknowledged, one slot is torn, and the ring went round."""
    folder, said = old / "boxes" / "gate-a", json.loads((old / "made.json").read_text())["ring"]
    key = bytes.fromhex(json.loads((folder / "config.json").read_text())["key"])
    ring = read_ring("gate-a", folder / "journal.bin", key)
    assert (ring.problems, ring.torn) == ([], 1)
    numbers = sorted(entry.seq for entry in ring.entries)
    assert numbers == list(range(said["first"], said["last"] + 1))
    assert {entry.fields["k"] for entry in ring.entries} >= {"boot", "press"}
    assert 1 < said["first"] <= acknowledged(folder / "journal.bin", said["last"]) == said["acked"] < said["last"]


def acknowledged(path: Path, last: int) -> int:
    """Return what the header of a slot says that the gateway has."""
    image = path.read_bytes()
    heads = [struct.unpack_from("<BBBBII", image, start) for start in range(0, len(image), SLOT_BYTES)]
    return max(acked for magic, *_, seq, acked in heads if magic == 0x4C and seq == last)


def test_the_ring_belongs_to_the_log(old: Path) -> None:
    """What the gateway acknowledged of it is in the gateway's logs, what it did not is not."""
    folder, said = old / "boxes" / "gate-a", json.loads((old / "made.json").read_text())["ring"]
    key = bytes.fromhex(json.loads((folder / "config.json").read_text())["key"])
    sealed = {leaf.payload for name in ("gateway", "restored") for log in logs(old / name) for leaf in log.leaves}
    hashes = {hashlib.sha256(payload).hexdigest()[:16] for payload in sealed}
    for entry in read_ring("gate-a", folder / "journal.bin", key).entries:
        assert (entry.hash in hashes) == (entry.seq <= said["acked"]), entry.seq


def test_each_box_has_the_key_that_the_gateway_knows(old: Path) -> None:
    """A configuration is of a box that may speak; the panel has expanders and a display."""
    known = json.loads((old / "restored" / "devices.json").read_text())
    boxes = {path.parent.name: json.loads(path.read_text()) for path in old.glob("boxes/*/config.json")}
    assert {name: box["key"] for name, box in boxes.items()} == {name: device["key"] for name, device in known.items()}
    assert any(box.get("expanders") and box.get("display") for box in boxes.values())


@pytest.fixture
def rows(old: Path, empty_database: str) -> Iterator[Callable[[str], list[Any]]]:
    """Give a function that asks the database which the dump makes, statement by statement."""
    with psycopg.connect(empty_database, autocommit=True) as connection:
        for statement in (old / "cloud" / "dump.sql").read_text(encoding="utf-8").split("\n\n"):
            connection.execute(statement.encode())
        yield lambda sql: connection.execute(sql.encode()).fetchall()


def test_the_dump_is_of_no_version_of_postgresql(old: Path) -> None:
    """No COPY, no command of psql, no owner or grant, and no setting but the one that every version has."""
    text = (old / "cloud" / "dump.sql").read_text(encoding="utf-8")
    heads = {" ".join(statement.split()[:2]) for statement in text.split("\n\n")}
    assert {head for head in heads if head.split()[0] in ("SET", "RESET", "COPY", "GRANT", "\\restrict")} == {
        "SET check_function_bodies",
        "RESET check_function_bodies;",
    }
    assert not any(word in text for word in ("OWNER TO", "timescaledb.", "\\unrestrict"))


def test_the_dump_holds_the_logs(old: Path, rows: Callable[[str], list[Any]]) -> None:
    """Their leaves give the roots that stand beside them, and those of the gateways are the files' own."""
    files = {log.name: log.root for name in ("gateway", "restored") for log in logs(old / name)}
    files |= {log.name: log.root for log in logs(old / "gateway")}  # the restored folder has less of this one
    found = rows("SELECT log, range, root FROM log ORDER BY opened")
    for name, tree, root in found:
        leaves = [bytes(leaf) for (leaf,) in rows(f"SELECT leaf FROM log_entry WHERE log = '{name}' ORDER BY n")]
        assert all(parse_leaf(leaf).n == n for n, leaf in enumerate(leaves))
        assert (
            merkle_root(leaves) == bytes(root).hex() == root_of_range(bytes(tree)) == files.get(name, bytes(root).hex())
        )
    assert {name for name, *_ in found} == {*files, "office"}


def test_the_dump_holds_a_closed_year(rows: Callable[[str], list[Any]]) -> None:
    """Version 1 and an addendum, each bound by its entry; settlements, and corrections in every state."""
    years = rows("SELECT site, version, root, cut, body, register FROM year_close ORDER BY version")
    assert [version for _, version, *_ in years] == [1, 2]
    for site, _, root, cut, body, register in years:
        parts = [f"lawang/{site}/{one['log']}\n{one['size']}\n{b64(one['root'])}\n" for one in cut]
        assert merkle_root(text.encode() for text in (*parts, body, register)) == root
    states = dict(rows("SELECT state, count(*) FROM proposal GROUP BY state"))
    assert min(states[state] for state in ("open", "approved", "declined", "withdrawn")) >= 1
    assert rows("SELECT count(*) > 2 FROM settlement") == rows("SELECT count(*) > 2 FROM correction") == [(True,)]


def b64(root: str) -> str:
    return base64.b64encode(bytes.fromhex(root)).decode()


def test_what_was_said_agrees(old: Path, rows: Callable[[str], list[Any]]) -> None:
    """The closed year has the same figures as JSON, CSV, XLSX, PDF and page, and as the body that was fixed."""
    said = old / "cloud" / "said"
    recap = json.loads((said / "2026.json").read_text())
    [(body, register)] = rows("SELECT body, register FROM year_close WHERE version = 1")
    assert ((said / "2026-v1.json").read_text(), (said / "2026-v1-register.json").read_text()) == (body, register)
    assert recap["figures"] == json.loads(body)["figures"]
    assert [sorted(map(str, ticket.values())) for ticket in recap["register"]] == [
        sorted(map(str, row)) for row in json.loads(register)
    ]
    with (said / "2026.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = {tuple(row[:3]): row[5] for row in csv.reader(file)}
    summary = [row[1:4] for row in json.loads((said / "2026.xlsx.json").read_text())["Ringkasan"]]
    printed = [line for page in json.loads((said / "2026.pdf.json").read_text()) for line in page]
    shown = " ".join(re.sub("<[^>]+>", " ", (said / "2026.html").read_text(encoding="utf-8")).split())
    for figure in recap["figures"]:
        numbers = [figure["gross"], figure["net"] - figure["gross"], figure["net"]]
        text = " " + " ".join(str(n).replace("-", "\N{MINUS SIGN}") for n in numbers)
        assert lines["figures", figure["key"], "net"] == str(figure["net"])
        assert numbers in summary
        assert any(line.endswith(text) for line in printed)
        assert f"{text} " in shown
    assert len(recap["addenda"]) == 2
