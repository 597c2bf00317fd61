"""One connection, for a command that waits for the database alone."""

from psycopg import Connection
from psycopg.rows import DictRow, dict_row

from cloud_api.database.pool import within_bounds


def session(url: str, *, autocommit: bool = True) -> Connection[DictRow]:
    """Open a connection without bounds of time; raises psycopg.OperationalError."""
    return Connection[DictRow].connect(within_bounds(url), autocommit=autocommit, row_factory=dict_row)
