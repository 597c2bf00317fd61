"""The admin page changes a device that is a line of a template as it changes any other."""

from collections.abc import Callable

import pytest

from edge_gateway.screens import plan_edit
from edge_gateway.screens.plan_edit import UneditableError
from site_plan import parse
from site_plan.diff import diff
from site_plan.wording import TEXTS
from tests.site_plan.test_reading import GATE
from tests.site_plan.test_templates import PLAN

TEXT = PLAN + GATE
KIOSK = '[[template]]\nbuttons = { a = "issue:a" }\ndevices = [\n  { name = "kiosk-1" }, # the first\n]\n'
SERVICE: dict[str, str | int] = {"code": "b", "tenant": "t", "name": "B", "prefix": "B", "kind": "izin"}


@pytest.mark.parametrize(
    ("edit", "changes"),
    [
        (lambda: plan_edit.move_device(TEXT, "pad-2", "1"), ["~ alat pad-2, loket: 2 → 1"]),
        (lambda: plan_edit.replace_device(TEXT, "pad-1", "pad-9"), ["- alat pad-1", "+ alat pad-9"]),
        (
            lambda: plan_edit.add_service(TEXT + KIOSK, SERVICE, ["1"], ("kiosk-1", "b")),
            ["+ alat kiosk-1", "+ layanan b", "~ loket 1, menerima: a → a, b"],
        ),
    ],
)
def test_one_line_changes_and_the_others_stay(edit: Callable[[], str], changes: list[str]) -> None:
    text = edit()
    assert [TEXTS.said("id", line) for line in diff(parse(TEXT), parse(text))] == changes
    if "kiosk-1" in text:
        assert parse(text).devices[-1].buttons == {"a": "issue:a", "b": "issue:b"}
        assert "# the first" in text


def test_a_device_that_is_nowhere_is_not_edited() -> None:
    with pytest.raises(UneditableError):
        plan_edit.move_device(TEXT, "pad-7", "1")
