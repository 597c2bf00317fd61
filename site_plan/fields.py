"""What each table of a plan may hold, with its bounds: the reader goes by it, and the schema for editors."""

from collections.abc import Mapping
from typing import NamedTuple

from contract.kinds import SERVICE_KINDS

FORMAT = 2  # of a plan's text, under the key `format`; a text without one is of format 1
TEMPLATES = 2  # from this format on devices may share a `template`: earlier readers would not see them
MAX_NAME = 60  # characters
MAX_CODE = 24
MAX_SITE = 16
MAX_DEVICE = 12
MAX_LINE = 200
MAX_HOLIDAY = 100
MAX_TABLES = 500  # of one kind
MAX_CAPACITY = 100_000
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Field(NamedTuple):
    """A value: its `form`, which the reader has a method for, whether it must be there, and the form's bounds."""

    form: str
    required: bool = False
    lowest: int = 0
    highest: int = 0
    words: tuple[str, ...] = ()
    pattern: str = ""


def _code(longest: int = MAX_CODE, *, required: bool = True) -> Field:
    return Field("code", required, 1, longest)


def _text(longest: int = MAX_NAME, *, required: bool = True) -> Field:
    return Field("text", required, 1, longest)


def _integer(lowest: int, highest: int) -> Field:
    return Field("integer", lowest=lowest, highest=highest)


def _word(*words: str) -> Field:
    return Field("word", required=True, words=words)


FIELDS: Mapping[str, Mapping[str, Field]] = {
    "site": {
        "code": _code(MAX_SITE),
        "name": _text(),
        "zone": Field("zone", required=True),
        "capacity": _integer(1, MAX_CAPACITY),
        "office": _text(MAX_LINE, required=False),
        "place": _text(MAX_LINE, required=False),
        "signatory": _text(MAX_LINE, required=False),
    },
    "device": {"name": _code(MAX_DEVICE), "buttons": Field("buttons", required=True), "counter": _code(required=False)},
    "template": {"buttons": Field("buttons", required=True), "devices": Field("rows", required=True)},
    "hours": {
        "week": Field("week"),
        "break": Field("week"),
        "early_min": _integer(0, 600),
        "cutoff_min": _integer(0, 600),
        "end": Field("time"),
    },
    "rules": {
        "priority": Field("matching", pattern="strict|one-in-([2-9]|[1-9][0-9])"),
        "next_guard_s": _integer(0, 60),
        "min_serve_s": _integer(0, 600),
        "priority_s": _integer(1, 300),
    },
    "tenant": {"code": _code(), "name": _text(), "open": Field("open")},
    "service": {
        "code": _code(),
        "tenant": _code(),
        "name": _text(),
        "prefix": Field("matching", required=True, pattern="[A-Z]{1,3}"),
        "kind": _word(*SERVICE_KINDS),
        "max_wait_min": _integer(1, 600),
        "std_service_min": _integer(1, 600),
        "std_days": _integer(0, 365),
        "open": Field("open"),
        "cutoff_min": _integer(0, 600),
        "capacity": _integer(1, 9999),
        "closed": Field("flag"),
    },
    "counter": {
        "code": _code(),
        "name": _text(),
        "area": _code(MAX_SITE),
        "takes": Field("codes", required=True, lowest=1),
    },
    "season": {
        "name": _text(),
        "from": Field("date", required=True),
        "to": Field("date", required=True),
        "week": Field("week", required=True),
        "break": Field("week"),
    },
    "day": {
        "date": Field("date", required=True),
        "kind": _word("closed", "early", "extra"),
        "hours": Field("span"),
        "tenants": Field("codes"),
        "name": _text(),
    },
}
ROW: Mapping[str, Field] = FIELDS["device"] | {"buttons": Field("buttons")}  # a device of a template, on one line
SINGLE = frozenset({"site", "hours", "rules"})  # tables of which there is one; of the others any number
