"""The named `.sql` files."""

from functools import cache
from importlib import resources
from typing import LiteralString, cast


@cache
def query(name: str) -> LiteralString:
    """Return the text of `sql/<name>.sql`; it is ours, so psycopg may take it as a literal."""
    text = (resources.files("cloud_api") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    return cast("LiteralString", text)
