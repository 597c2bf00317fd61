"""What the cloud's database has of a site, counted as the truth counts."""

from pathlib import Path

import psycopg

from simulators.year.truth import Tally

_SQL = Path(__file__).parent / "sql" / "recorded.sql"


def recorded(database: str, site: str) -> Tally:
    """Count the facts and tickets of `site` that count, from the tables that every figure is made of."""
    made = Tally()
    with psycopg.connect(database) as connection:
        rows = connection.execute(_SQL.read_bytes(), {"site": site})
        for day, service, what, count in rows:
            made.counts[day, service, what] += count
    return made
