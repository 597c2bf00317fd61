"""The machine that is looked at: its settings, the moment, and a session in its database as the service's own user."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from psycopg import Connection
from psycopg.rows import DictRow

from cloud_api.installation.places import API_PORT, LOCAL, STATE
from cloud_api.installation.service import as_service
from cloud_api.upkeep.session import session
from command_line.setting_up import at


@dataclass(frozen=True, slots=True)
class Machine:
    """`said`: the variables of the service; `now` in seconds since 1970; `root` stands for `/`.

    `tls`: where the proxy answers, host and port.
    """

    root: Path
    said: Mapping[str, str]
    now: float
    tls: tuple[str, int] = ("127.0.0.1", 443)

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
        with as_service(self.database):
            opened = session(self.database)
        with opened as connection:
            yield connection
