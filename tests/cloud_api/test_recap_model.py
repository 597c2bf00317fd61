"""The recap's values: canonical JSON there and back, and texts in both languages."""

import json
from dataclasses import fields

import pytest

from cloud_api.recap import catalogue, register, tables
from cloud_api.recap.as_json import from_json, to_json
from cloud_api.recap.model import REASONS
from cloud_api.recap.texts import label, limits
from shelf.texts import LANGS
from tests.cloud_api.recap_expected import ENDS, FIGURES, HEADLINE, PERIOD, TICKETS
from tests.cloud_api.recap_values import random_recap


@pytest.mark.parametrize("period", ["2026", "2026-02"])
def test_json_there_and_back(period: str) -> None:
    """A recap that was stored comes back as it was, to the byte; so version 1 can be made again."""
    recap = random_recap(3, period)
    data = to_json(recap, register=True)
    again = from_json(data)
    assert to_json(again, register=True) == data
    assert again.register.keys == recap.register.keys
    assert again.register.rows == recap.register.rows


def test_json_is_canonical_and_leaves_the_register_out_unless_asked() -> None:
    """The same values give the same bytes: sorted keys, integers only, ASCII."""
    recap = random_recap(4)
    data = to_json(recap)
    parsed = json.loads(data, parse_float=lambda text: pytest.fail(f"{text} is no integer"))
    assert data == (json.dumps(parsed, sort_keys=True, separators=(",", ":")) + "\n").encode("ascii")
    assert parsed["register"] == []
    assert len(json.loads(to_json(recap, register=True))["register"]) == len(recap.register.rows) > 0


@pytest.mark.parametrize("change", [{"version": "1"}, {"version": True}, {"extra": 1}, {"figures": 3}, {"as_of": None}])
def test_json_of_something_else_is_refused(change: dict[str, object]) -> None:
    """What is not exactly a recap is refused, not half read."""
    value = json.loads(to_json(random_recap(5)))
    with pytest.raises(ValueError, match="not a recap"):
        from_json(json.dumps(value | change))


def test_each_text_is_there_in_both_languages() -> None:
    """Every figure has a name, every language all texts; the limits of proof are never empty."""
    for lang in LANGS:
        names = [catalogue.label(lang, key) for key in FIGURES]
        assert len(set(names)) == len(names)
        assert not set(names) & set(FIGURES)  # a key stands where there is no name
        assert all(label(lang, key) for key in REASONS)
        assert len(catalogue.definitions(lang, HEADLINE)) == 6 + len(HEADLINE)
        assert len(limits(lang)) == 7
    assert [catalogue.label("id", key) for key in HEADLINE] == ["Pengunjung", "Pemohon izin", "Selesai"]
    assert catalogue.definitions("id", FIGURES) != catalogue.definitions("en", FIGURES)


def test_figures_stand_where_they_should() -> None:
    """Each layout has its figures in their order, and each figure is counted in one way."""
    assert [list(catalogue.keys(layout)) for layout in ("period", "days", "services")] == [FIGURES, PERIOD, TICKETS]
    assert list(catalogue.counted("ending")) == ENDS
    assert list(catalogue.headline()) == HEADLINE
    assert len(register.read()) == 20
    shown = catalogue.in_order({"served", "tickets", "of a later version", "done", "applicants"}, "services")
    assert list(shown) == ["tickets", "applicants", "served", "done", "of a later version"]


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
        "format",
    }  # fmt: skip - the head, and what `times`, `gaps` and others hold
