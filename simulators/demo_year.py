"""`lawang demo --year`: a hall that has been open for a year, and goes on in real time.

Every press of the year goes through the gateway's decisions, its file, the forwarder and the API, as in
`lawang simulate year`; the days to come happen when they come. Few visitors a day keep the start short.
"""

import asyncio
import json
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from rich.progress import Progress, TaskID

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from edge_gateway.log import store
from edge_gateway.machine.clock import EARLIEST, now_ms
from edge_gateway.uplink.cloud import Cloud, CloudError
from simulators.demo import say
from simulators.plan_file import site_for
from simulators.postgres import embedded_postgres
from simulators.progress import bar
from simulators.supervise import Part
from simulators.year import run
from simulators.year.building import building
from simulators.year.recorded import recorded
from simulators.year.truth import Asking, Tally, differences

VISITORS = 30.0
"""A working day; a year of them is some hundred thousand leaves."""
AHEAD = timedelta(days=7)
SETTLED_S = 1.0
SIGN_OF_LIFE_S = 10.0
PAGES = (
    ("Layar gedung / wall", "/?site={site}"),
    ("Hari ini / today", "/sites/{site}/hari-ini"),
    ("Tahun / year", "/sites/{site}/tahun/{year}"),
    ("Perangkat / devices", "/sites/{site}/perangkat"),
    ("Rekap / recap", "/sites/{site}/recap/{year}"),
)


@dataclass(frozen=True, slots=True)
class YearWishes:
    """What the command line asked for; `seconds`: end so long after it is ready, None: at Ctrl-C."""

    days: int
    seconds: float | None
    json: bool
    data: Path | None
    database: str | None
    seed: int
    visitors: float = VISITORS


@dataclass(frozen=True, slots=True)
class Ready:
    """A hall whose past is in the database: where its pages are, a viewer's token, and how long it took."""

    site: str
    url: str
    token: str
    leaves: int
    seconds: float


def demo_year(wishes: YearWishes) -> int:
    """Run until Ctrl-C or for the time asked for; return 1 if the database and the world differ, else 0."""
    try:
        return asyncio.run(_demo(wishes))
    except (KeyboardInterrupt, asyncio.CancelledError):
        say.print("Selesai. / Ended.")
        return 0


async def _demo(wishes: YearWishes) -> int:
    main = asyncio.current_task()
    if main is not None:
        for number in (signal.SIGTERM, signal.SIGINT):  # also where a shell began it with SIGINT ignored
            asyncio.get_running_loop().add_signal_handler(number, main.cancel)
    began = time.monotonic()
    async with AsyncExitStack() as stack:
        folder = wishes.data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lawang-demo-")))
        folder.mkdir(parents=True, exist_ok=True)
        database = wishes.database
        if database is None:
            kept = None if wishes.data is None else folder / "postgres"
            database, _ = await stack.enter_async_context(embedded_postgres(kept))
        asking = _asking(wishes, site_for(folder, shared=wishes.database is not None))
        reached = _Reached(yesterday=_today(asking) - timedelta(days=1))
        async with asyncio.TaskGroup() as group:
            past = run.simulate(asking, folder / "gateway", database, live=True, told=reached.take)
            running = group.create_task(past, name="the hall")
            await _caught_up(asking, reached)
            ready = await _open(stack, asking, database, folder, (reached.leaves, time.monotonic() - began))
            _announce(ready, asking)
            living = group.create_task(_signs_of_life(ready.url, asking.site, database, folder), name="signs of life")
            await asyncio.sleep(wishes.seconds if wishes.seconds is not None else float("inf"))
            living.cancel()
            running.cancel()
        return await asyncio.to_thread(_verdict, wishes, asking, database, ready)


def _asking(wishes: YearWishes, site: str) -> Asking:
    """Return the days behind and a few ahead; none from before a gateway's clock can be right."""
    today = datetime.now(building(site, date(2026, 1, 1), date(2026, 1, 2)).plan.zone).date()
    first = max(
        today - timedelta(days=wishes.days), datetime.fromtimestamp(EARLIEST / 1000, UTC).date() + timedelta(days=1)
    )
    return Asking(site, first, today + AHEAD, wishes.visitors, wishes.seed)


def _today(asking: Asking) -> date:
    return asking.last - AHEAD


class _Reached:
    """Follows a run until all that is past is in the cloud, and nothing more was written for a while."""

    def __init__(self, yesterday: date) -> None:
        self.caught_up = asyncio.Event()
        self.leaves = 0
        self.tell: Callable[[run.Progress], None] = lambda _: None
        self._yesterday, self._still = yesterday, time.monotonic()

    def take(self, now: run.Progress) -> None:
        """Take what the run tells of itself."""
        self.tell(now)
        is_past = bool(now.day) and date.fromisoformat(now.day) >= self._yesterday and now.stored == now.written
        if not is_past or now.stored != self.leaves:
            self._still = time.monotonic()
        elif time.monotonic() - self._still >= SETTLED_S:
            self.caught_up.set()
        self.leaves = now.stored


async def _caught_up(asking: Asking, reached: _Reached) -> None:
    say.print(
        f"Mensimulasikan {(_today(asking) - asking.first).days} hari, {asking.visitors:g} pengunjung per hari kerja, "
        "lewat gateway dan API yang sebenarnya … / simulating the days before today through the real parts …",
        markup=False,
    )
    with bar() as progress:
        task = progress.add_task("", total=(_today(asking) - asking.first).days)
        reached.tell = _teller(progress, task, asking.first)
        await reached.caught_up.wait()


def _teller(progress: Progress, task: TaskID, first: date) -> Callable[[run.Progress], None]:
    def tell(now: run.Progress) -> None:
        days = (date.fromisoformat(now.day) - first).days + 1 if now.day else 0
        words = f"{now.day or first}: {now.written:,} catatan / leaves"
        progress.update(task, completed=days, description=words)

    return tell


async def _open(stack: AsyncExitStack, asking: Asking, database: str, folder: Path, so_far: tuple[int, float]) -> Ready:
    """Start an API for the pages, beside the one that takes the hall's log, and make a viewer."""
    argv = [sys.executable, "-m", "cloud_api", "run", "--database", database, "--http", "127.0.0.1:0"]
    pages = Part("pages", argv, folder / "pages.log")
    stack.push_async_callback(pages.stop)
    address = (await pages.start())["http"]
    async with connect(database) as connection:
        token = await tokens.create(connection, asking.site, "viewer", label="demo")
    return Ready(asking.site, f"http://{address}", token, so_far[0], so_far[1])


def _announce(ready: Ready, asking: Asking) -> None:
    say.print(f"Siap dalam {ready.seconds:.0f} s / ready in {ready.seconds:.0f} s; {ready.leaves:,} catatan / leaves")
    for name, path in PAGES:
        address = ready.url + path.format(site=ready.site, year=_today(asking).year)
        say.print(f"{name + ':':22} [link]{address}[/]")
    say.print(f"Token untuk masuk / token to log in with: {ready.token}", markup=False)
    say.print("Di luar jam buka tidak ada yang datang. / Nobody comes outside opening hours. Ctrl-C: selesai / end")


async def _signs_of_life(url: str, site: str, database: str, folder: Path) -> None:
    """Say every ten seconds that the hall's gateway is there, as a gateway does when nobody presses."""
    async with connect(database) as connection:
        token = await tokens.create(connection, site, "gateway", label="demo")
    with store.open_reader(folder / "gateway" / store.FILE) as log:
        async with Cloud(url, token, site) as cloud:
            while True:
                size = log.size()
                try:
                    await cloud.append(log.log, size, [], size, now_ms())
                except CloudError as e:
                    say.print(f"awan / cloud: {e}", markup=False)
                await asyncio.sleep(SIGN_OF_LIFE_S)


def _verdict(wishes: YearWishes, asking: Asking, database: str, ready: Ready) -> int:
    """Set the days that are over beside what the world decided."""
    from simulators.year import truth  # noqa: PLC0415 - the world is played once more, here only

    past, made = truth(asking), recorded(database, asking.site)
    wrong = differences(_before(past, _today(asking)), _before(made, _today(asking)))
    total = _before(made, _today(asking)).total()
    if wishes.json:
        found = {"site": ready.site, "leaves": ready.leaves, "seconds": round(ready.seconds, 1), "total": total}
        print(json.dumps(found | {"differences": wrong}), flush=True)  # noqa: T201 - the result
    else:
        _tell(wrong)
    return 1 if wrong else 0


def _before(tally: Tally, today: date) -> Tally:
    made = Tally()
    for cell, count in tally.counts.items():
        if cell[0] < today:
            made.counts[cell] = count
    return made


def _tell(wrong: Sequence[str]) -> None:
    say.print("[red]Berbeda / they differ[/]" if wrong else "[green]Semua cocok / the year agrees with the world[/]")
    for line in wrong:
        say.print(f"- {line}", markup=False)
