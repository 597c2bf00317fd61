"""What `test_grown.py` runs in its copy of the tree, where a figure, a column, a key and a field more are known."""

import json
from pathlib import Path
from typing import Any

import cloud_api
import edge_gateway
import site_plan
from cloud_api.recap import catalogue, register
from contract.kinds import GATEWAY_KINDS
from site_plan import parse
from site_plan.keys import KEYS
from tests.edge_gateway.conftest import GatewayProcess
from tests.old.halls import plan_of, records, replay
from tests.old.test_old_cloud import (
    OFFICE,
    RECAP,
    asked,
    test_the_closed_year_says_what_it_said,
    test_what_was_fixed_is_there_byte_for_byte,
)

__all__ = ["asked", "test_the_closed_year_says_what_it_said", "test_what_was_fixed_is_there_byte_for_byte"]

FIGURE, COLUMN, KEY, FIELD = "grown_figure", "grown_column", "grownkey", "grown_field"
LABELS = ("Angka yang tumbuh", "Kolom yang tumbuh")
ADDRESS = "Jalan Raya Serang 1"


def test_the_copy_is_what_is_tried() -> None:
    """It has grown, and no module of the tree it was copied from is used."""
    here = Path.cwd()
    assert {here / name for name in ("cloud_api", "edge_gateway", "site_plan")} == {
        Path(str(module.__file__)).parent for module in (cloud_api, edge_gateway, site_plan)
    }
    assert FIGURE in catalogue.figures()
    assert COLUMN in register.columns()
    assert KEYS.read(KEY) is not None
    assert KEY in GATEWAY_KINDS


async def test_the_closed_year_has_not_grown(asked: Any) -> None:
    """Neither page nor file has the figure or the column, not even as a zero; what is counted now has both."""
    shown = [await asked.ask("viewer", "/sites/serang/recap/2026")]
    shown += [await asked.ask("viewer", f"{RECAP}/2026.{kind}") for kind in ("json", "csv")]
    shown.append(await asked.ask("viewer", f"{RECAP}/2026.csv?table=register"))
    for text in (data.decode() for data in shown):
        assert not [word for word in (FIGURE, COLUMN, *LABELS) if word in text]
    month = json.loads(await asked.ask("viewer", f"{RECAP}/2026-01.json?register=1"))
    assert {figure["key"]: figure["net"] for figure in month["figures"]}[FIGURE] > 0
    assert {ticket[COLUMN] for ticket in month["register"]} == {"ada"}
    assert FIELD in month["site"]


async def test_the_year_goes_on_and_is_closed_again_with_what_it_has_gained(asked: Any) -> None:
    """The addendum has what both versions have, the version that follows all that is counted now."""
    for one in json.loads(await asked.ask("approver", f"{OFFICE}/proposals")):
        await asked.ask("approver", f"{OFFICE}/proposals/{one['id']}/approve", {})
    grown = json.loads(await asked.ask("viewer", f"{RECAP}/2026.json"))
    assert FIGURE not in {change["key"] for addendum in grown["addenda"] for change in addendum["changes"]}
    assert await asked.ask("admin", f"{OFFICE}/years", {"year": 2026, "incomplete": True})
    newest = json.loads(await asked.ask("viewer", f"{RECAP}/2026.json?version={len(grown['addenda']) + 1}"))
    assert FIGURE in {figure["key"] for figure in newest["figures"]}


def test_the_hall_goes_on(old: Path, nest: Any) -> None:
    """A gateway starts on the old folders, then with a plan that uses what is new; no replay says that it differs."""
    for folder in ("gateway", "restored"):
        data = old / folder
        status, said = replay(data)
        assert status in (0, 3)
        assert "differs" not in {one["result"] for one in said}
        before = records(data / "log.db")
        text = plan_of(data / "log.db")
        pad = next(device for device in parse(text).devices if device.counter is not None)
        button = next(iter(pad.buttons))
        grown = text.replace("[site]\n", f'[site]\n{FIELD} = "{ADDRESS}"\n', 1).replace(
            f'{button} = "{pad.buttons[button]}"', f'{button} = "{pad.buttons[button]}", extra = "{KEY}"'
        )
        assert (getattr(parse(grown).recap, FIELD), getattr(parse(text).recap, FIELD)) == (ADDRESS, None)
        for plan in (text, grown):
            gateway = GatewayProcess(nest, data, old / "plan.toml", "127.0.0.1:1")
            gateway.plan.write_text(plan)
            gateway.start()
            assert gateway.stop() == 0
            assert plan_of(data / "log.db") == plan
        assert records(data / "log.db")[: len(before)] == before
        assert replay(data)[0] in (0, 3)
