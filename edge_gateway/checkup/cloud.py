"""The hall's token, tried at its cloud."""

import asyncio
from collections.abc import Iterator

from command_line.checks import Check, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import told
from edge_gateway.log.faults import StoreError
from edge_gateway.succession.start import site_of
from edge_gateway.uplink.cloud import Cloud, CloudError, RemoteLog
from site_plan import Plan, PlanError, load

_REFUSED = frozenset({"401", "403", "404"})
_PATIENCE_S = 15


def token(machine: Machine) -> Iterator[Check]:
    """Give whether the cloud takes this hall's token for its site."""
    url, word = machine.said.get("LAWANG_CLOUD"), machine.said.get("LAWANG_TOKEN")
    if not url:
        yield ok("token", told("cloud.none"))
        return
    if not word:
        yield bad("token", told("cloud.no-token"), told("cloud.token-do"))
        return
    try:
        found = asyncio.run(_logs(url, word, site_of(machine.data, _given(machine))))
    except CloudError as e:
        if e.why in _REFUSED:
            yield bad("token", told("cloud.refused", status=e.why), told("cloud.token-do"))
        else:
            yield warn("token", told("cloud.silent", url=url, why=e), told("cloud.silent-do"))
    except (PlanError, StoreError):
        return  # plan says it
    else:
        yield ok("token", told("cloud.taken", url=url, logs=len(found)))


async def _logs(url: str, word: str, site: str) -> list[RemoteLog]:
    try:
        async with asyncio.timeout(_PATIENCE_S), Cloud(url, word, site) as cloud:
            return await cloud.logs()
    except TimeoutError as e:
        raise CloudError("unreachable", "timeout") from e


def _given(machine: Machine) -> Plan | PlanError:
    try:
        return load(machine.plan)
    except PlanError as e:
        return e
