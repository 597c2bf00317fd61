"""The recap's values: canonical JSON there and back, and texts in both languages."""

import json
from dataclasses import fields

import pytest

from cloud_api.recap import model, tables
from cloud_api.recap.as_json import from_json, to_json
from cloud_api.recap.texts import LANGS, definitions, label, limits
from tests.cloud_api.recap_values import random_recap


@pytest.mark.parametrize("period", ["2026", "2026-02"])
def test_json_there_and_back(period: str) -> None:
    """A recap that was stored comes back as it was, to the byte; so version 1 can be made again."""
    recap = random_recap(3, period)
    data = to_json(recap, register=True)
    again = from_json(data)
    assert to_json(again, register=True) == data
    assert [t.number for t in again.register] == [t.number for t in recap.register]


def test_json_is_canonical_and_leaves_the_register_out_unless_asked() -> None:
    """The same values give the same bytes: sorted keys, integers only, ASCII."""
    recap = random_recap(4)
    data = to_json(recap)
    parsed = json.loads(data, parse_float=lambda text: pytest.fail(f"{text} is no integer"))
    assert data == (json.dumps(parsed, sort_keys=True, separators=(",", ":")) + "\n").encode("ascii")
    assert parsed["register"] == []
    assert len(json.loads(to_json(recap, register=True))["register"]) == len(recap.register) > 0


@pytest.mark.parametrize("change", [{"version": "1"}, {"version": True}, {"extra": 1}, {"figures": 3}, {"as_of": None}])
def test_json_of_something_else_is_refused(change: dict[str, object]) -> None:
    """What is not exactly a recap is refused, not half read."""
    value = json.loads(to_json(random_recap(5)))
    with pytest.raises(ValueError, match="not a recap"):
        from_json(json.dumps(value | change))


def test_each_text_is_there_in_both_languages() -> None:
    """Every figure has a name, every language all texts; the limits of proof are never empty."""
    for lang in LANGS:
        for key in {*model.FIGURE_KEYS, *model.TICKET_KEYS, *model.PERIOD_KEYS, *model.REASONS, *model.ENDS}:
            assert label(lang, key)
        assert set(model.HEADLINE) <= set(definitions(lang))
        assert len(limits(lang)) == 7
    assert [label("id", key) for key in model.HEADLINE] == ["Pengunjung", "Pemohon izin", "Selesai"]
    assert definitions("id") != definitions("en")


def test_each_field_reaches_a_table_or_the_head() -> None:
    """No value of the recap is computed and then shown nowhere."""
    recap = random_recap(6, "2026-03", provisional=True)
    keys = {table.key for table in tables.tables(recap, "id", register=True)}
    assert {f.name for f in fields(recap)} - keys == {
        "site",
        "period",
        "version",
        "fixed_at",
        "as_of",
        "records",
        "provisional",
        "waiting",
        "serving",
        "quality",
    }  # fmt: skip - the head, and what `times`, `gaps` and others hold
