"""`python -m simulators.schema`: writes `cloud_api/database/schema.sql` from a database that the migrations made."""

import asyncio
from pathlib import Path

import cloud_api.database
from cloud_api.database.catalog import schema_text
from cloud_api.database.migrations import migrate_at
from cloud_api.database.pool import connect
from simulators.postgres import embedded_postgres

FILE = Path(cloud_api.database.__file__).parent / "schema.sql"


async def made() -> str:
    """Start a PostgreSQL, migrate it, and return its schema."""
    async with embedded_postgres() as (url, _):
        await migrate_at(url)
        async with connect(url) as connection:
            return await schema_text(connection)


if __name__ == "__main__":
    FILE.write_text(asyncio.run(made()), encoding="utf-8")
