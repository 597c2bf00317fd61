"""The machine that is looked at: its settings, the moment, and a session in its database as the service's own user."""

import os
import pwd
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from psycopg import Connection
from psycopg.rows import DictRow

from cloud_api.installation.places import API_PORT, LOCAL, STATE, USER
from cloud_api.upkeep.session import session
from command_line.programs import Run, run
from command_line.setting_up import at


@dataclass(frozen=True, slots=True)
class Machine:
    """`said`: the variables of the service; `now` in seconds since 1970; `root` stands for `/`.

    `tls`: where the proxy answers, host and port. `run` gives a command's standard output.
    `is_service`: it is the service itself that looks, as the user whom the database knows.
    """

    root: Path
    said: Mapping[str, str]
    now: float
    tls: tuple[str, int] = ("127.0.0.1", 443)
    run: Run = run
    is_service: bool = False

    @property
    def database(self) -> str:
        """The database's URL."""
        return self.said.get("LAWANG_CLOUD_DATABASE", LOCAL)

    @property
    def http(self) -> str:
        """Where the API listens, HOST:PORT."""
        return self.said.get("LAWANG_CLOUD_HTTP", f"127.0.0.1:{API_PORT}")

    @property
    def state(self) -> Path:
        """The folder of what is remembered outside the database."""
        return at(self.root, self.said.get("LAWANG_CLOUD_STATE", STATE))

    @contextmanager
    def connected(self) -> Generator[Connection[DictRow]]:
        """Give a session as whom the service connects as: PostgreSQL knows it by its user, and root is another.

        Raises psycopg.Error.
        """
        with _as_service(wanted=self.database == LOCAL and not self.is_service):
            opened = session(self.database)
        with opened as connection:
            yield connection


@contextmanager
def _as_service(*, wanted: bool) -> Generator[None]:
    before = os.geteuid()
    if not wanted or before != 0:
        yield
        return
    with suppress(KeyError):  # without such a user PostgreSQL says what is wrong
        os.seteuid(pwd.getpwnam(USER).pw_uid)
    try:
        yield
    finally:
        os.seteuid(before)
