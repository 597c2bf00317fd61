"""The SQL of the gateway, one statement a file."""

from functools import cache
from importlib import resources


@cache
def query(name: str) -> str:
    """Return the text of `sql/<name>.sql`."""
    return (resources.files("edge_gateway") / "sql" / f"{name}.sql").read_text()


def schema() -> str:
    """Return the script that makes an empty log file."""
    return (resources.files("edge_gateway") / "schema.sql").read_text()
