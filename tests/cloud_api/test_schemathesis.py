"""The committed OpenAPI document against a running API: what it allows is answered as it says; nothing gives a 500."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from tests.databases import NewDatabase
from tests.depth import depth

DOCUMENT = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text(encoding="utf-8"))
METHODS = ("get", "post", "put", "delete", "patch")
OPERATIONS = [f"{m.upper()} {path}" for path, methods in DOCUMENT["paths"].items() for m in methods if m in METHODS]
EXAMPLES = depth(40, 5)


class Document:
    """The document as schemathesis reads it, which only the worker that has this file imports: a second and 60 MB."""

    def __init__(self) -> None:
        import schemathesis  # noqa: PLC0415 - as said
        from schemathesis import checks  # noqa: PLC0415 - as said
        from schemathesis.specs.openapi import checks as form  # noqa: PLC0415 - as said

        found = (result.ok() for result in schemathesis.openapi.from_dict(DOCUMENT).get_all_operations())
        self.operations = {f"{one.method.upper()} {one.path}": one for one in found}
        self.checks = [
            checks.not_a_server_error,
            form.status_code_conformance,
            form.content_type_conformance,
            form.response_schema_conformance,
        ]


@pytest.fixture(scope="module")
def document() -> Document:
    """Give every operation of the document; each is tested."""
    read = Document()
    assert list(read.operations) == OPERATIONS
    return read


async def make_tokens(url: str) -> dict[str, str]:
    async with connect(url) as connection:
        return {role: await tokens.create(connection, "serang", role) for role in tokens.ROLES}


@pytest.fixture(scope="module")
def api(new_database: NewDatabase) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the address of an API process and a token for each role."""
    with new_database() as url:
        given_tokens = asyncio.run(make_tokens(url))
        argv = [sys.executable, "-m", "cloud_api", "run", "--database", url, "--http", "127.0.0.1:0"]
        with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout is not None
            yield f"http://{json.loads(process.stdout.readline())['http']}", given_tokens
            process.kill()


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
def test_whatever_the_document_allows_is_answered_as_it_says(
    api: tuple[str, dict[str, str]], document: Document, name: str
) -> None:
    """Any value of any parameter and body, from inside and outside the schema, with and without a token."""
    base, known = api
    client = httpx2.Client(base_url=base, timeout=10)
    roles = ["gateway"] if "/logs" in name or "/devices" in name else ["admin", "corrector", "approver"]

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(case=document.operations[name].as_strategy())
    def check(case: Any) -> None:
        case.path_parameters = {**case.path_parameters, "site": "serang"} if case.path_parameters else {}
        for role in roles:
            headers = {"Authorization": f"Bearer {known[role]}"}
            case.validate_response(send(client, case, headers), checks=document.checks)

    with client:
        check()
