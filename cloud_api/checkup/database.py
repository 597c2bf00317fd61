"""The database: there, of this version, with its roles' rights and no more; and what it says of halls and office."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, LiteralString, cast

import psycopg
from psycopg import Connection
from psycopg.rows import DictRow

from cloud_api.checkup.machine import Machine
from cloud_api.checkup.words import told
from cloud_api.database import migrations
from cloud_api.database.pool import without_password
from command_line.checks import Check, bad, ok, warn
from shelf.statements import statements

_sql = statements("cloud_api.checkup")
_database_sql = statements("cloud_api.database")
_append_sql = statements("cloud_api.append")

SILENT_S = 900
DAY_MS = 86_400_000
Session = Connection[DictRow]


def database(machine: Machine) -> Iterator[Check]:
    """Look at all of it; what cannot be asked is said once."""
    try:
        with machine.connected() as connection:
            version = connection.info.server_version // 10_000
            yield ok("cloud-database", told("database.there", version=version, name=connection.info.dbname))
            yield _timescale(connection)
            yield from _current(connection, machine)
    except psycopg.Error as e:
        why = " ".join(str(e).split())
        yield bad("cloud-database", told("database.away", database=without_password(machine.database), why=why),
                  told("database.away-do"))  # fmt: skip


def _timescale(connection: Session) -> Check:
    row = connection.execute("SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'").fetchone()
    said = told("database.plain") if row is None else told("database.timescale", version=row["extversion"])
    return ok("cloud-timescaledb", said)


def _current(connection: Session, machine: Machine) -> Iterator[Check]:
    found: Any = connection.execute("SELECT to_regclass('migration') IS NOT NULL AS there").fetchone()
    row = connection.execute(_database_sql("newest_migration")).fetchone() if found["there"] else None
    number = 0 if row is None or row["number"] is None else int(row["number"])
    if number != migrations.newest():
        todo = told("database.older-do" if number < migrations.newest() else "database.newer-do")
        yield bad("cloud-migrations", told("database.other", found=number, wanted=migrations.newest()), todo)
        return
    yield ok("cloud-migrations", told("database.migrated", number=number))
    for look in _LOOKS:
        yield look(connection, machine)


def _rights(connection: Session, _: Machine) -> Check:
    missing = [row["said"] for row in connection.execute(_database_sql("missing_rights")).fetchall()]
    if missing:
        return bad("cloud-rights", told("rights.missing", n=len(missing), first=missing[0]), told("rights.missing-do"))
    excess = [f"{row['role']}: {row['right']}" for row in connection.execute(_sql("excess")).fetchall()]
    excess += _tried(connection)
    if excess:
        return warn("cloud-rights", told("rights.excess", n=len(excess), first=excess[0]), told("rights.excess-do"))
    return ok("cloud-rights", told("rights.fit"))


def _tried(connection: Session) -> list[str]:
    """Return what the application's role could really do that it must not."""
    done: list[str] = []
    for statement in ("DELETE FROM log_entry WHERE false", "UPDATE fact SET counted = counted WHERE false"):
        with connection.transaction(force_rollback=True):
            try:
                connection.execute("SET LOCAL ROLE lawang_app")
                connection.execute(cast("LiteralString", statement))
                done.append(f"lawang_app: {statement}")
            except psycopg.Error:
                continue
    return done


def _rebuild(connection: Session, _: Machine) -> Check:
    due = [row["site"] for row in connection.execute(_append_sql("rebuilds_due")).fetchall()]
    if due:
        return warn("cloud-rebuild", told("rebuild.due", sites=", ".join(due)), told("rebuild.due-do"))
    return ok("cloud-rebuild", told("rebuild.none"))


def _sites(connection: Session, machine: Machine) -> Check:
    since = round((machine.now - SILENT_S) * 1000)
    silent = [row["site"] for row in connection.execute(_sql("silent"), {"since": since}).fetchall()]
    if silent:
        return warn("cloud-sites", told("sites.silent", sites=", ".join(silent)), told("sites.silent-do"))
    return ok("cloud-sites", told("sites.heard"))


def _logs(connection: Session, machine: Machine) -> Check:
    since = round(machine.now * 1000) - DAY_MS
    two = connection.execute(_sql("two"), {"since": since}).fetchall()
    if two:
        said = told("logs.two", site=two[0]["site"], logs=two[0]["logs"])
        return bad("cloud-logs", said, told("logs.two-do"))
    row: Any = connection.execute(_sql("conflicts")).fetchone()
    if row["n"]:
        return warn("cloud-logs", told("logs.conflicts", n=row["n"]), told("logs.conflicts-do"))
    return ok("cloud-logs", told("logs.one"))


def _office(connection: Session, _: Machine) -> Check:
    due = [row["site"] for row in connection.execute(_sql("offices")).fetchall()]
    if due:
        return warn("cloud-office", told("office.due", sites=", ".join(due)), told("office.due-do"))
    return ok("cloud-office", told("office.fits"))


_LOOKS: Sequence[Callable[[Session, Machine], Check]] = (_rights, _rebuild, _sites, _logs, _office)
