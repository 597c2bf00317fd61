"""What the database holds of a site, read with psycopg and nothing of Lawang's own code."""

from dataclasses import dataclass
from typing import Any

import psycopg
from evidence import Log, parse_leaf


@dataclass(frozen=True)
class Fact:
    """A row of `fact`."""

    log: str
    n: int
    cause: int
    day: str
    hour: int
    at: int
    kind: str
    dev: str
    counted: bool


@dataclass
class Cloud:
    """A site's logs by name in the order in which they were opened, its facts and its rollup."""

    logs: dict[str, Log]
    facts: list[Fact]
    waiting: int
    rollup: dict[tuple[str, str], int]


def read_cloud(url: str, site: str) -> Cloud:
    """Read everything in one snapshot."""
    with psycopg.connect(url) as db:
        db.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ

        def rows(sql: str) -> list[tuple[Any, ...]]:
            return db.execute(sql, {"site": site}).fetchall()  # type: ignore[arg-type]

        logs = {
            name: Log(name, [], bytes(root).hex(), f"cloud {name}")
            for name, root in rows("SELECT log, root FROM log WHERE site = %(site)s ORDER BY opened")
        }
        for name, leaf in rows("SELECT log, leaf FROM log_entry WHERE site = %(site)s ORDER BY log, n"):
            logs[name].leaves.append(parse_leaf(bytes(leaf)))
        facts = rows(
            "SELECT log, n, cause, day::text, hour, at, kind, dev, counted FROM fact WHERE site = %(site)s ORDER BY log, n"
        )
        ((waiting,),) = rows("SELECT count(*) FROM fact_waiting WHERE site = %(site)s")
        rollup = rows("SELECT day::text, kind, count FROM rollup_day WHERE site = %(site)s")
    return Cloud(logs, [Fact(*row) for row in facts], waiting, {(day, kind): n for day, kind, n in rollup if n})
