"""Boxes that are alike: their keys are written once, then each box is a line. From format 2 of a plan on."""

from zoneinfo import ZoneInfo

import pytest

from site_plan import PlanError, parse, read_logged
from site_plan.diff import diff
from tests.site_plan.test_reading import GATE, HALL, PAD, SITE

TWO = (
    '[[counter]]\ncode = "2"\nname = "Loket 2"\narea = "a"\ntakes = ["a"]\n'
    '[[template]]\nbuttons = { n = "next", f = "finish:accepted" }\ndevices = [\n'
    '  { name = "pad-1", counter = "1" },\n'
    '  { name = "pad-2", counter = "2", buttons = { t = "transfer:a" } },\n]\n'
)
PLAN = "format = 2\n" + SITE + HALL + TWO


def test_each_line_is_a_device_with_the_keys_of_all_and_its_own() -> None:
    plan = parse(PLAN + GATE)
    assert [device.name for device in plan.devices] == ["gate-a", "pad-1", "pad-2"]
    assert plan.devices[1].buttons == {"n": "next", "f": "finish:accepted"}
    assert plan.devices[1].counter == "1"
    assert plan.devices[2].buttons == {"n": "next", "f": "finish:accepted", "t": "transfer:a"}
    assert plan.actions()["pad-2", "t"].target == "a"


def test_it_is_the_same_plan_as_one_that_writes_each_out() -> None:
    out = "".join(
        f'[[device]]\nname = "pad-{n}"\ncounter = "{n}"\nbuttons = {{ n = "next", f = "finish:accepted"{more} }}\n'
        for n, more in ((1, ""), (2, ', t = "transfer:a"'))
    )
    assert diff(parse(PLAN), parse("format = 2\n" + SITE + HALL + TWO[: TWO.index("[[template]]")] + out)) == []


def test_a_line_may_give_a_key_another_meaning() -> None:
    plan = parse(PLAN.replace('t = "transfer:a"', 'f = "finish:completed"'))
    assert plan.devices[1].buttons == {"n": "next", "f": "finish:completed"}


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("format = 2\n", "", 25, "format = 2"),
        ('name = "pad-2"', 'name = "pad-1"', 29, "two devices"),
        ('name = "pad-2"', 'name = "Pad 2"', 29, "a-z"),
        ('counter = "2", ', 'counter = "7", ', 29, "one of 1, 2"),
        ('counter = "1" }', 'kounter = "1" }', 28, "allowed: name, buttons, counter"),
        (', counter = "1" }', " }", 28, "needs the device's counter"),
        ("transfer:a", "transfer:b", 29, "services are a"),
        ('n = "next"', 'n = "nex"', 26, "next, recall"),
        ("buttons = { n =", "keys = { n =", 26, "buttons, devices"),
        ('  { name = "pad-1", counter = "1" },\n', "  7,\n", 28, "a table is wanted"),
        ("[[template]]", "[template]", 25, "[[template]]"),
    ],
)
def test_an_error_names_the_line_of_the_device(old: str, new: str, line: int, says: str) -> None:
    assert old in PLAN
    text = PLAN.replace(old, new, 1)
    with pytest.raises(PlanError) as caught:
        parse(text)
    assert says in str(caught.value)
    assert caught.value.line == line - (old == "format = 2\n"), str(caught.value)


def test_a_log_keeps_what_can_be_read_of_it() -> None:
    """A line that cannot be read is left out, the others are there."""
    found = read_logged(PLAN.replace('counter = "2", ', 'counter = "7", '), ZoneInfo("Asia/Jakarta"))
    assert [device.name for device in found.plan.devices] == ["pad-1"]
    assert len(found.left_out) == 1
    assert read_logged(PLAN).plan == parse(PLAN)
    broken = PLAN[: PLAN.index("devices = [")] + "devices = 3\n"
    assert read_logged(broken, ZoneInfo("Asia/Jakarta")).plan.site == "serang"
    with pytest.raises(PlanError, match="one line a device"):
        parse(broken)


def test_a_template_beside_tables_of_devices() -> None:
    with pytest.raises(PlanError, match="two devices are named pad"):
        parse("format = 2\n" + SITE + HALL + PAD + TWO.replace("pad-1", "pad"))
