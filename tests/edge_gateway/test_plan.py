"""The site plan: what is taken, and that an error names the line and what is allowed."""

from pathlib import Path

import pytest

import edge_gateway
from edge_gateway.plan import PlanError, load, parse

SITE = '[site]\ncode = "serang"\nname = "MPP"\nzone = "Asia/Jakarta"\n'
GATE = '[[device]]\nname = "gate-a"\nbuttons = { in = "enter", out = "leave" }\n'


def test_the_sample_plan_is_one() -> None:
    """The plan that ships is valid and gives every button a meaning."""
    plan = load(Path(edge_gateway.__file__).parent / "plans" / "serang.toml")
    assert plan.site == "serang"
    assert plan.capacity == 400
    assert plan.meanings()["gate-a", "in"] == "enter"
    assert plan.meanings()["gate-b", "out"] == "leave"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (SITE + "colour = 3\n", 5, "allowed: code, name, zone, capacity"),
        (SITE + "[[gate]]\n", 5, "allowed: site, device"),
        (SITE.replace("Jakarta", "Serang"), 4, "Asia/Jakarta"),
        (SITE.replace('"Asia/Jakarta"', '"../../etc/passwd"'), 4, "IANA"),
        (SITE.replace('"serang"', '"Serang"'), 2, "a-z"),
        (SITE + "capacity = 0\n", 5, "1 to 100000"),
        (SITE + "capacity = true\n", 5, "1 to 100000"),
        (SITE + GATE + GATE, 9, "two devices"),
        (SITE + GATE.replace("gate-a", "gateway"), 6, "gateway"),
        (SITE + GATE.replace('"leave"', '"go"'), 7, "enter, leave"),
        (SITE + GATE.replace("out =", "in ="), 7, "'in'"),
        (SITE + GATE.replace('"leave"', '"enter"'), 7, "already means enter"),
        (SITE + GATE.replace("out =", '"Out!" ='), 7, "a-z"),
        (SITE + GATE.replace("buttons", "keys"), 7, "allowed: name, buttons"),
        (SITE + '[[device]]\nname = "g"\n[device.buttons]\nin = "enter"\nout = "x"\n', 9, "enter, leave"),
        (SITE + "[site]\n", 5, ""),
        ("x = \n", 1, ""),
        ("", 0, "[site]"),
    ],
)
def test_an_error_names_the_line_and_what_is_allowed(text: str, line: int, says: str) -> None:
    """Whoever edits the file finds the place at once."""
    with pytest.raises(PlanError) as caught:
        parse(text)
    assert caught.value.line == line, str(caught.value)
    assert says in str(caught.value)


def test_a_plan_too_long_for_its_record_is_refused() -> None:
    """The plan must fit into a leaf however its characters are escaped."""
    with pytest.raises(PlanError, match="at most"):
        parse(SITE + "# " + "é" * 10_000)
