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


@dataclass(frozen=True)
class StoredTicket:
    """A row of `ticket`."""

    number: str
    service: str
    counter: str | None
    ending: str | None


@dataclass
class Cloud:
    """A site's logs by name in the order in which they were opened, its facts and its rollup.

    `facts` are movements only; `kinds` holds log, number and kind of every fact. `tickets` has those that count, by
    log and number of their issue.
    """

    logs: dict[str, Log]
    facts: list[Fact]
    waiting: int
    rollup: dict[tuple[str, str], int]
    tickets: dict[tuple[str, int], StoredTicket]
    kinds: set[tuple[str, int, str]]


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
            "SELECT log, n, cause, day::text, hour, at, kind, dev, counted FROM fact WHERE site = %(site)s "
            "AND kind IN ('enter', 'leave') ORDER BY log, n"
        )
        ((waiting,),) = rows("SELECT count(*) FROM fact_waiting WHERE site = %(site)s")
        kinds = rows("SELECT log, n, kind FROM fact WHERE site = %(site)s AND kind NOT IN ('gap', 'conflict')")
        tickets = rows(
            "SELECT log, n, number, service, counter, ending FROM ticket WHERE site = %(site)s AND counted ORDER BY log, n"
        )
        rollup = rows("SELECT day::text, kind, count FROM rollup_day WHERE site = %(site)s")
    return Cloud(
        logs,
        [Fact(*row) for row in facts],
        waiting,
        {(day, kind): n for day, kind, n in rollup if n},
        {(log, n): StoredTicket(*row) for log, n, *row in tickets},
        set(kinds),
    )
