"""Backups of the cloud: whole or not there, of one moment, put back on another machine by one command."""

import asyncio
import json
import random
import re
import signal
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from typer.testing import CliRunner, Result

from backups import packing, place, sealing
from cloud_api.commands import app
from cloud_api.office import memory
from cloud_api.upkeep import backup, noted, restore
from cloud_api.upkeep.errors import UpkeepError
from cloud_api.upkeep.manifest import About, Head
from simulators.postgres import embedded_postgres
from tests.cloud_api.conftest import Cloud, running
from tests.cloud_api.office_hall import correct_some, licensing_day, settle_some
from tests.cloud_api.test_rights import RIGHTS, ROLES, rows
from tests.cloud_api.test_schema_file import bin_of
from tests.cloud_api.ticket_hall import TicketHall, moment
from tests.databases import EDITION, made
from tests.old.clouds import load
from tests.old.unpacked import HERE

DAY = date(2026, 11, 16)
HALF = 150  # leaves
NOW = moment(date(2027, 1, 9), "09:00", "Asia/Jakarta")
pytestmark = pytest.mark.skipif(
    EDITION != "postgresql", reason="TimescaleDB in WebAssembly has no COPY, which dumps use"
)


HALF_A_DUMP = """#!/bin/sh
[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.1" && exit
for one; do case $one in --file=*) head -c 3000000 /dev/urandom > "${one#--file=}";; esac; done
echo "pg_dump: error: the stick is gone" >&2
exit 1
"""


def programs(url: str) -> Path | None:
    """Return where the programs of the server's version are, if it is the wheel's."""
    try:
        return bin_of(url)
    except StopIteration:
        return None


def command(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), env={"LAWANG_LANG": "en", **environment})


async def back_up(url: str, folder: Path, *more: object) -> Path:
    """Return the backup that the command makes."""
    said = await asyncio.to_thread(
        command, "backup", folder, "--database", url, "--programs", programs(url) or "", *more
    )
    assert said.exit_code == 0, said.output
    return Path(json.loads(said.stdout)["file"])


async def put_back(url: str, file: Path, *more: object) -> Result:
    found = programs(url) or ""
    return await asyncio.to_thread(command, "restore", file, "--database", url, "--programs", found, *more)


@pytest.fixture
async def elsewhere() -> AsyncIterator[str]:
    """Give the URL of another machine's server, without roles and data of ours."""
    async with embedded_postgres() as (url, _):
        yield url


@pytest.fixture
async def hall(cloud: Cloud, new_log: Any) -> TicketHall:
    """Give a hall after a day, half of it in the cloud, and an office that has written."""
    cloud.now = NOW
    found = TicketHall(new_log)
    licensing_day(found, DAY, 30)
    assert (await cloud.send(found.log, 0, HALF)).status_code == 200
    await settle_some(cloud, random.Random(1), 0.6)
    return found


async def test_a_backup_while_appends_go_on(cloud: Cloud, hall: TicketHall, elsewhere: str, tmp_path: Path) -> None:
    """It is of one moment: each log as far as the manifest says, under its root, and all that is derived equal to it."""
    size = len(hall.log.leaves)
    assert size > 2 * HALF

    async def go_on() -> None:
        for first in range(HALF, size, 2):
            assert (await cloud.send(hall.log, first, first + 2)).status_code == 200

    sending = asyncio.create_task(go_on())
    file = await back_up(cloud.url, tmp_path)
    still = not sending.done()
    await sending
    done = await put_back(elsewhere, file)
    assert done.exit_code == 0, done.output
    [(next_, root)] = rows(elsewhere, "SELECT next, encode(root, 'hex') FROM log WHERE log = 'gw-00000001'")
    assert still
    assert HALF <= next_ <= size
    assert root == hall.log.root(next_)
    async with running(elsewhere) as copy:
        copy.tokens, copy.now = cloud.tokens, cloud.now
        assert await copy.drift() == []
        assert (await copy.http.get("/health")).json()["status"] == "ok"
        asked = await copy.send(hall.log, size)  # the gateway was told that all was there
        assert (asked.status_code, asked.json()["next"]) == (409, next_)
        for first in range(next_, size, 500):
            assert (await copy.send(hall.log, first, first + 500)).status_code == 200
        tickets = "SELECT * FROM ticket ORDER BY n"
        assert await copy.rows(tickets) == await cloud.rows(tickets)
        await correct_some(copy, random.Random(2), 2)
        assert len(await copy.rows("SELECT log FROM office_log")) == 2
    assert rows(elsewhere, RIGHTS) == rows(cloud.url, RIGHTS)
    assert rows(elsewhere, ROLES) == rows(cloud.url, ROLES)
    assert rows(elsewhere, "SELECT count(*) FROM login") == [(0,)]


async def test_a_restored_copy_is_marked(cloud: Cloud, hall: TicketHall, tmp_path: Path, server_url: str) -> None:
    """C3: by the restore itself, whatever else would notice it."""
    file = await back_up(cloud.url, tmp_path)
    with made(server_url) as url:
        assert (await put_back(url, file)).exit_code == 0
        assert rows(url, "SELECT site, why FROM office_due") == [("serang", "restored")]


async def test_foreign_programs_read_it(cloud: Cloud, hall: TicketHall, tmp_path: Path) -> None:
    """A tar with PostgreSQL's own dump, mode 0600, and a manifest that says what it is."""
    file = await back_up(cloud.url, tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    subprocess.run(["tar", "-xzf", file, "-C", tmp_path], check=True)
    said = json.loads((tmp_path / "manifest.json").read_text())
    assert [log["log"] for log in said["logs"]] == ["gw-00000001", "office"]
    assert (said["format"], said["what"], said["timescaledb"]) == (1, "lawang-cloud", None)
    digest = subprocess.run(
        ["sha256sum", tmp_path / "database.dump"], capture_output=True, text=True, check=True
    ).stdout
    assert said["files"]["database.dump"]["sha256"] == digest.split()[0]
    found = programs(cloud.url)
    argv = [found / "pg_restore" if found else "pg_restore", "--list", tmp_path / "database.dump"]
    listing = subprocess.run(argv, capture_output=True, text=True, check=True).stdout
    assert "TABLE DATA public log_entry" in listing
    assert "ACL" not in [line.split()[3] for line in listing.splitlines() if line[:1].isdigit()]


async def test_a_sealed_one_wants_its_key(cloud: Cloud, hall: TicketHall, tmp_path: Path, server_url: str) -> None:
    """Nobody without the private key reads it; with another's it is refused in one line, and nothing is in the database."""
    keys, other = sealing.make_keys(), sealing.make_keys()
    file = await back_up(cloud.url, tmp_path, "--key", keys.public)
    assert file.suffix == ".age"
    assert file.read_bytes().startswith(sealing.MARK)
    for name, pair in (("right", keys), ("wrong", other)):
        (tmp_path / name).write_text(pair.private + "\n")
    with made(server_url) as url:
        for more in ((), ("--key", tmp_path / "wrong")):
            refused = await put_back(url, file, *more)
            assert refused.exit_code == 1
            assert len(refused.stderr.strip().splitlines()) == 1
        assert rows(url, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == [(0,)]
        assert (await put_back(url, file, "--key", tmp_path / "right")).exit_code == 0
        assert rows(url, "SELECT next FROM log WHERE log = 'gw-00000001'") == [(HALF,)]


async def test_an_interrupted_one_is_not_there(cloud: Cloud, hall: TicketHall, tmp_path: Path) -> None:
    """A dump that fails, and a process killed while it dumps: nothing stands under a backup's name, older ones are whole."""
    first = await back_up(cloud.url, tmp_path)
    kept = first.read_bytes()
    folder = tmp_path / "programs"
    folder.mkdir()
    script = folder / "pg_dump"
    script.write_text(HALF_A_DUMP)
    script.chmod(0o755)
    said = await asyncio.to_thread(command, "backup", tmp_path, "--database", cloud.url, "--programs", folder)
    assert (said.exit_code, said.stderr.count("\n")) == (1, 1)
    assert "the stick is gone" in said.stderr
    script.write_text(HALF_A_DUMP.replace("exit 1", "exit 0"))
    code = "import time; from backups import packing; from cloud_api.commands import app\nfill = packing._write\n"
    code += "def slow(*given):\n    fill(*given)\n    time.sleep(60)\npacking._write = slow; app()"
    argv = [sys.executable, "-c", code, "backup", str(tmp_path), "--database", cloud.url]
    process = await asyncio.create_subprocess_exec(*argv, "--programs", str(folder))
    async with asyncio.timeout(30):
        while not any(path.stat().st_size > 2_000_000 for path in tmp_path.glob("*.unfinished")):
            await asyncio.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    await process.wait()
    assert [path.name for path in place.kept(tmp_path, backup.KIND)] == [first.name]
    assert first.read_bytes() == kept
    again = await back_up(cloud.url, tmp_path, "--keep", 1)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [again.name]


async def test_what_is_no_backup_is_refused(cloud: Cloud, hall: TicketHall, tmp_path: Path, server_url: str) -> None:
    """Cut short, changed in a byte, of a later version or of something else: one line, and the database is as it was."""
    file = await back_up(cloud.url, tmp_path)
    data, folder = file.read_bytes(), tmp_path / "out"
    folder.mkdir()
    packing.unpack(file, folder, None)
    said, dump = json.loads((folder / "manifest.json").read_text()), (folder / "database.dump").read_bytes()

    def packed(name: str, **more: object) -> None:
        (folder / "manifest.json").write_text(json.dumps(said | more))
        with (tmp_path / name).open("wb") as out:
            packing.pack(out, [(path.name, path) for path in folder.iterdir()], None)

    for name, more in {
        "newer": {"format": 2},
        "later": {"migration": 99},
        "server": {"server": 99},
        "what": {"what": "x"},
    }.items():
        packed(name, **more)
    (folder / "database.dump").write_bytes(dump[:5000] + bytes([dump[5000] ^ 1]) + dump[5001:])
    packed("changed")
    (folder / "database.dump").unlink()
    packed("without")
    broken = {"cut": data[: len(data) // 2], "other": b"x"}
    broken |= {
        name: (tmp_path / name).read_bytes() for name in ("newer", "later", "server", "what", "changed", "without")
    }
    with made(server_url) as url:
        for name, content in broken.items():
            (tmp_path / name).write_bytes(content)
            refused = await put_back(url, tmp_path / name)
            assert (refused.exit_code, len(refused.stderr.strip().splitlines())) == (1, 1), (name, refused.output)
        assert (await put_back(url, tmp_path / "away")).exit_code == 1
        assert rows(url, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == [(0,)]


async def test_a_database_in_use_is_refused(cloud: Cloud, hall: TicketHall, tmp_path: Path) -> None:
    """One in which anything is stays as it is: nobody restores over a running cloud by mistake."""
    file = await back_up(cloud.url, tmp_path)
    refused = await put_back(cloud.url, file)
    assert refused.exit_code == 1
    assert "not empty" in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert await cloud.rows("SELECT count(*) FROM office_due") == [(0,)]
    foreign = make_conninfo(cloud.url, dbname="postgres")
    with pytest.raises(UpkeepError, match="no database of a Lawang cloud"):
        backup.dump(foreign, tmp_path, NOW, programs(cloud.url))


async def test_a_restore_is_tried(cloud: Cloud, hall: TicketHall, tmp_path: Path) -> None:
    """`--try` goes the whole way beside the database, leaves nothing, and is noted for the doctor."""
    file = await back_up(cloud.url, tmp_path, "--state", tmp_path)
    found = noted.read(tmp_path)
    assert (found.file, found.bytes, found.tried) == (str(file), file.stat().st_size, 0)
    before = rows(cloud.url, "SELECT datname FROM pg_database ORDER BY 1")
    tried = await put_back(cloud.url, file, "--try", "--state", tmp_path)
    assert tried.exit_code == 0, tried.output
    assert json.loads(tried.stdout)["logs"][0] == {"site": "serang", "log": "gw-00000001", "size": HALF}
    assert rows(cloud.url, "SELECT datname FROM pg_database ORDER BY 1") == before
    assert noted.read(tmp_path).tried > 0
    assert noted.read(tmp_path).file == str(file)
    assert memory.Memory(tmp_path).heads == {}


async def test_one_of_an_older_version(tmp_path: Path, server_url: str) -> None:
    """C8: its database is brought up to date: migrated, and what is derived made again before anybody asks."""
    old = HERE / "0.1" / "cloud"
    with made(server_url) as source, made(server_url) as url:
        with closing(psycopg.connect(source, autocommit=True)) as connection:
            load(connection, old / "dump.sql")
        about = await asyncio.to_thread(backup.dump, source, tmp_path, NOW, programs(source))
        assert about.migration < 20
        with (tmp_path / "old.tar.gz").open("wb") as out:
            packing.pack(out, [(name, tmp_path / name) for name in ("manifest.json", "database.dump")], None)
        done = await put_back(url, tmp_path / "old.tar.gz")
        assert done.exit_code == 0, done.output
        assert rows(url, "SELECT count(*) FROM rebuild_due") == [(0,)]
        assert rows(url, "SELECT count(*) FROM plan") == [(7,)]


def test_a_password_is_no_argument() -> None:
    """Every user of a machine sees the arguments of all its programs."""
    from cloud_api.upkeep.programs import connected  # noqa: PLC0415 - this one

    argument, environment = connected("postgresql://lawang:geheim@db.example/lawang")
    assert "geheim" not in argument
    assert environment["PGPASSWORD"] == "geheim"
    assert conninfo_to_dict(argument.removeprefix("--dbname="))["host"] == "db.example"


@pytest.mark.parametrize(
    ("version", "server", "said"),
    [
        (None, {"is_superuser": False, "has_timescaledb": False}, None),
        ("2.23.0", {"is_superuser": True, "has_timescaledb": True}, None),
        ("2.23.0", {"is_superuser": True, "has_timescaledb": False}, "TimescaleDB 2.23.0"),
        ("2.23.0", {"is_superuser": False, "has_timescaledb": True}, 'ALTER ROLE "lawang-cloud" SUPERUSER'),
        (None, {"server": 16, "is_superuser": True, "has_timescaledb": True}, "PostgreSQL 17"),
    ],
)
def test_a_server_that_cannot_take_it_is_told_before_anything_is_done(
    version: str | None, server: dict[str, Any], said: str | None
) -> None:
    """TimescaleDB's restore wants a superuser: who is none is told what to do, and that setup does it."""
    about = About("0.1.0", NOW, 20, 17, version, [])
    refused = nullcontext() if said is None else pytest.raises(UpkeepError, match=re.escape(said))
    with refused:
        restore.check_server(about, **({"server": 17, "who": "lawang-cloud"} | server))


def test_a_restored_log_is_compared(database: str) -> None:
    """What the manifest says of each log is held against what stands there."""
    with pytest.raises(UpkeepError, match="serang/gw-1"):
        restore.compare(database, [Head("serang", "gw-1", 5, "0" * 64)])
