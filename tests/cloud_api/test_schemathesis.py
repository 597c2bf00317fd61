"""The committed OpenAPI document against a running API: what it allows is answered as it says; nothing gives a 500."""

import asyncio
import json
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import psycopg
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from psycopg.conninfo import make_conninfo
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cloud_api.database.migrations import migrate_at
from cloud_api.database.pool import connect
from cloud_api.request import tokens

DOCUMENT = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text(encoding="utf-8"))
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
OPERATIONS = {f"{o.method.upper()} {o.path}": o for o in (r.ok() for r in SCHEMA.get_all_operations())}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 40


async def make_tokens(url: str) -> dict[str, str]:
    await migrate_at(url)
    async with connect(url) as connection:
        return {role: await tokens.create(connection, "serang", role) for role in tokens.ROLES}


@pytest.fixture(scope="module")
def api(server_url: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the address of an API process and a token for each role."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    url = make_conninfo(server_url, dbname=name)
    given_tokens = asyncio.run(make_tokens(url))
    argv = [sys.executable, "-m", "cloud_api", "run", "--database", url, "--http", "127.0.0.1:0"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        yield f"http://{json.loads(process.stdout.readline())['http']}", given_tokens
        process.kill()
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def send(client: httpx2.Client, case: Any, headers: dict[str, str]) -> httpx2.Response:
    """Send a case by the client that the other tests use; `requests` is shadowed by a dependency's fork of urllib3."""
    given = case.as_transport_kwargs(base_url=str(client.base_url), headers=headers)
    body = {name: given[name] for name in ("json", "content", "data") if given.get(name) is not None}
    return client.request(
        given["method"], given["url"], params=given.get("params"), headers=dict(given["headers"]), **body
    )


@pytest.mark.timeout(300)
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", OPERATIONS)
def test_whatever_the_document_allows_is_answered_as_it_says(api: tuple[str, dict[str, str]], name: str) -> None:
    """Any value of any parameter and body, from inside and outside the schema, with and without a token."""
    base, known = api
    client = httpx2.Client(base_url=base, timeout=10)
    roles = ["gateway"] if "/logs" in name or "/devices" in name else ["admin", "corrector", "approver"]

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(case=OPERATIONS[name].as_strategy())
    def check(case: Any) -> None:
        case.path_parameters = {**case.path_parameters, "site": "serang"} if case.path_parameters else {}
        for role in roles:
            headers = {"Authorization": f"Bearer {known[role]}"}
            case.validate_response(send(client, case, headers), checks=CHECKS)

    with client:
        check()
