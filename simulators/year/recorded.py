"""What the cloud's database has of a site, counted as the truth counts."""

from pathlib import Path

import psycopg

from simulators.year.truth import Account

_SQL = Path(__file__).parent / "sql"


def recorded(database: str, site: str) -> Account:
    """Count the facts, tickets and settlements of `site` that count, from what every figure is made of."""
    made = Account()
    with psycopg.connect(database) as connection:
        for name, tally in (("recorded", made), ("settled", made.later)):
            rows = connection.execute((_SQL / f"{name}.sql").read_bytes(), {"site": site})
            for day, service, what, count in rows:
                tally.counts[day, service, what] += count
    return made
