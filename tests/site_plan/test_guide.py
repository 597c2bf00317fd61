"""`docs/plan.md` shows every key of a plan, and what it shows is one."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from site_plan import parse
from site_plan.fields import FIELDS, ROW

TEXT = (Path(__file__).parents[2] / "docs/plan.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)


def test_the_example_is_a_plan() -> None:
    plan = parse(EXAMPLE)
    assert [device.name for device in plan.devices] == ["gate-a", "kiosk-1", "pad-00", "pad-01", "pad-02"]


def test_every_key_is_shown() -> None:
    values = tomllib.loads(EXAMPLE)

    def shown(name: str) -> Iterator[str]:
        tables = values[name] if isinstance(values[name], list) else [values[name]]
        for table in tables:
            yield from table

    assert {name: set(fields) - set(shown(name)) for name, fields in FIELDS.items()} == {name: set() for name in FIELDS}
    assert set(ROW) == {key for row in values["template"][0]["devices"] for key in row}
    assert values["holidays"]
