"""Who may do what: roles of the database, roles of tokens."""

from typing import Any

import psycopg
import pytest
from psycopg import errors
from typer.testing import CliRunner

from cloud_api.commands import app
from cloud_api.database.pool import connect
from cloud_api.request import tokens

Refused = (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction)


async def login(url: str, role: str) -> psycopg.AsyncConnection[Any]:
    """Log in as a role, with the settings that a login brings."""
    return await psycopg.AsyncConnection.connect(url, user=role, autocommit=True)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE log_entry SET leaf = ''",
        "DELETE FROM log_entry",
        "TRUNCATE log_entry",
        "UPDATE arrival SET first = 0",
        "DELETE FROM log",
        "DELETE FROM fact",
        "UPDATE fact SET counted = false",
        "INSERT INTO token (hash, role) VALUES ('x', 'admin')",
        "ALTER TABLE log_entry DISABLE TRIGGER ALL",
        "CREATE TABLE mine (x integer)",
    ],
)
async def test_the_application_cannot_change_what_was_logged(cloud: Any, gateway: Any, sql: str) -> None:
    """Class "resets rewrite history": grants refuse it, whatever the code does."""
    await cloud.send(gateway)
    async with await login(cloud.url, "lawang_app") as connection:
        with pytest.raises(errors.InsufficientPrivilege):
            await connection.execute(sql)


@pytest.mark.parametrize(
    "sql",
    ["DELETE FROM log", "TRUNCATE arrival", "UPDATE arrival SET first = 0", "UPDATE log SET next = next - 1"],
)
async def test_triggers_stop_even_the_owner(cloud: Any, gateway: Any, sql: str) -> None:
    """Class "resets rewrite history": a cursor never goes back and no arrival is forgotten, not even by hand."""
    await cloud.send(gateway)
    with pytest.raises(errors.RaiseException, match="never changed"):
        await cloud.rows(sql)


async def test_the_api_works_without_the_owners_rights(cloud: Any, gateway: Any) -> None:
    """Each connection of the pool is the application's role; so all other tests prove that its grants suffice."""
    await cloud.send(gateway)
    assert (await cloud.http.get("/health")).json()["restricted"] is True


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE public.log_entry SET leaf = ''",
        "SELECT * FROM public.token",
        "SELECT * FROM public.fact",
        "SELECT * FROM public.log_entry",
        "INSERT INTO public.rollup_day VALUES ('serang', now(), 'enter', 1)",
        "INSERT INTO grafana.site VALUES ('x', 'x', 'x', 1)",
        "BEGIN READ WRITE; INSERT INTO grafana.site VALUES ('x', 'x', 'x', 1)",
        "CREATE TEMP TABLE x (y integer)",
        "COPY (SELECT 1) TO PROGRAM 'true'",
    ],
)
async def test_grafana_reads_views_and_nothing_else(cloud: Any, gateway: Any, sql: str) -> None:
    """A panel's query that was tampered with changes nothing and reads no token."""
    await cloud.send(gateway)
    async with await login(cloud.url, "lawang_grafana") as connection:
        with pytest.raises(Refused):
            await connection.execute(sql)


async def test_grafana_sees_the_figures(cloud: Any, gateway: Any) -> None:
    """By short names, with `jit` off, on at most so many connections."""
    await cloud.send(gateway)
    async with await login(cloud.url, "lawang_grafana") as connection:

        async def first(sql: str) -> Any:
            return await (await connection.execute(sql)).fetchone()  # type: ignore[arg-type]

        assert await first("SELECT sum(count) FROM rollup_day WHERE kind = 'enter'") == (5,)
        assert await first("SELECT count(*), min(extract(epoch FROM time) * 1000 - at) FROM fact") == (7, 0)
        assert await first("SELECT next FROM log") == (len(gateway.leaves),)
        assert await first("SHOW jit") == ("off",)
        assert await first("SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user") == (20,)


async def test_a_slow_panel_is_ended(cloud: Any) -> None:
    """A query is ended after 5 s."""
    async with await login(cloud.url, "lawang_grafana") as connection:
        with pytest.raises(errors.QueryCanceled):
            await connection.execute("SELECT pg_sleep(10)")


STATISTICS = "/v1/sites/{}/statistics?from=2026-11-25&to=2026-11-25"
LOGS = "/v1/sites/{}/logs"


@pytest.mark.parametrize("role", tokens.ROLES)
async def test_a_token_opens_what_its_role_may(cloud: Any, role: str) -> None:
    """A gateway reads logs and no figures, people read figures and no logs; both on their sites only."""
    await cloud.add_site("bekasi")
    await cloud.add_site("cilegon")
    async with connect(cloud.url) as connection:
        token = await tokens.create(connection, ["serang", "bekasi"], role)
    auth = {"Authorization": f"Bearer {token}"}
    wanted = (200, 403) if role == "gateway" else (403, 200)
    for site in ("serang", "bekasi"):
        got = [(await cloud.http.get(path.format(site), headers=auth)).status_code for path in (LOGS, STATISTICS)]
        assert tuple(got) == wanted
    assert {(await cloud.http.get(p.format("cilegon"), headers=auth)).status_code for p in (LOGS, STATISTICS)} == {403}
    assert (await cloud.http.get(STATISTICS.format("serang"))).status_code == 401


async def test_tokens_are_made_listed_and_revoked_by_command(cloud: Any) -> None:
    """What is listed is not the token; a revoked one opens nothing from the next request on."""
    run, at = CliRunner().invoke, ["--database", cloud.url]

    def command(*argv: str) -> Any:
        import threading  # noqa: PLC0415 - a command has a loop of its own

        done: list[Any] = []
        thread = threading.Thread(target=lambda: done.append(run(app, [*argv, *at])))
        thread.start()
        thread.join(30)
        return done[0]

    made = command("token", "--site", "serang", "--site", "bekasi", "--role", "viewer", "--label", "kepala")
    token = made.stdout.strip()
    listed = command("tokens").stdout
    assert token not in listed
    line = next(line for line in listed.splitlines() if "kepala" in line)
    assert line.split()[1:] == ["viewer", "valid", "bekasi,serang", "kepala"]
    auth = {"Authorization": f"Bearer {token}"}
    assert (await cloud.http.get(STATISTICS.format("bekasi"), headers=auth)).status_code == 200
    number = line.split()[0]
    assert command("revoke", number).exit_code == 0
    assert (await cloud.http.get(STATISTICS.format("bekasi"), headers=auth)).status_code == 401
    assert command("revoke", number).exit_code == 1
    assert "revoked" in command("tokens").stdout
