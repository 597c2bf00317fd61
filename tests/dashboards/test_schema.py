"""Our panels against Grafana's own published types, by the TypeScript compiler."""

import copy
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboards.source import GRAFANA
from tests.dashboards.conftest import boards, modules

SCHEMA = Path(__file__).parent / "schema"
BROKEN: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "unknown option": ("langsung/1", lambda p: p["options"].update(bogus=1)),
    "no such enum value": ("langsung/1", lambda p: p["options"].update(graphMode="lines")),
    "option missing": ("tahunan/10", lambda p: p["options"].pop("color")),
    "unknown custom field": ("perangkat/7", lambda p: p["fieldConfig"]["defaults"]["custom"].update(fillColour="red")),
    "query of another source": ("layanan/7", lambda p: p["targets"][0]["datasource"].update(type="postgres")),
    "bad override": ("perangkat/6", lambda p: p["fieldConfig"]["overrides"][0]["properties"].append(
        {"id": "custom.width", "value": "wide"})),
    "no such panel type": ("layanan/9", lambda p: p.update(type="barchart2")),
}  # fmt: skip


@pytest.fixture
def checked(needs: Callable[[str], str]) -> Callable[[dict[str, Any]], dict[str, list[str]]]:
    """Return a function that gives the faults of each panel."""
    node = needs("node")
    modules(SCHEMA)

    def check(panels: dict[str, Any]) -> dict[str, list[str]]:
        command = [node, str(SCHEMA / "check.mjs")]
        done = subprocess.run(command, input=json.dumps(panels), capture_output=True, text=True, check=True)
        found: dict[str, list[str]] = json.loads(done.stdout)
        return found

    return check


def panels() -> dict[str, Any]:
    return {f"{board.key}/{panel['id']}": panel for board, values in boards() for panel in values["panels"]}


def test_every_panel_is_one_that_grafana_knows(checked: Callable[..., Any]) -> None:
    """Options, fields, overrides and targets by panel type; and each of seven broken ones is found."""
    wanted = panels()
    broken = {}
    for name, (which, mend) in BROKEN.items():
        broken[name] = copy.deepcopy(wanted[which])
        mend(broken[name])
    found = checked(wanted | broken)
    assert {name: found[name] for name in wanted if found[name]} == {}
    assert [name for name in broken if not found[name]] == []


def test_the_types_are_those_of_the_grafana_that_we_deploy() -> None:
    """One version is stated once: the types', the compose file's if it has one, and ours."""
    package = json.loads((SCHEMA / "package.json").read_text(encoding="utf-8"))
    assert package["devDependencies"]["@grafana/schema"] == GRAFANA
    lock = (SCHEMA / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock
    compose = (SCHEMA.parents[2] / "deploy/cloud/compose.yaml").read_text(encoding="utf-8")
    assert "grafana/grafana:" not in compose or f"grafana/grafana:{GRAFANA}" in compose
