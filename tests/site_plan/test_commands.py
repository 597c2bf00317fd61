"""`lawang gateway plan check | diff | holidays`, and the schema that editors use."""

import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import site_plan
from edge_gateway.commands import plans as app
from edge_gateway.installation.national_holidays import of_year, warnings
from site_plan import load, parse
from site_plan.diff import diff, removed_services
from site_plan.model import Counter, Device, Hours, Plan, Recap, Rules, Service, Tenant
from site_plan.reader import FIELDS
from site_plan.wording import TEXTS

FOLDER = Path(site_plan.__file__).parent
SERANG = FOLDER / "plans" / "serang.toml"
TEXT = SERANG.read_text(encoding="utf-8")


def test_check_counts_what_is_there() -> None:
    """The plan that ships has 24 tenants and no warning in November."""
    result = CliRunner().invoke(app, ["check", str(SERANG), "--today", "2026-11-30"])
    assert result.exit_code == 0
    assert "24 instansi" in result.output
    assert "awas" not in result.output
    english = CliRunner().invoke(app, ["check", str(SERANG), "--today", "2028-01-01"], env={"LAWANG_LANG": "en"})
    assert "24 tenants" in english.output
    assert "warning: the plan has no holidays of 2028" in english.output


def test_a_plan_that_is_none_ends_with_status_two(tmp_path: Path) -> None:
    """The message names file and line."""
    bad = tmp_path / "bad.toml"
    bad.write_text(TEXT.replace('kind = "izin"', 'kind = "lisensi"', 1))
    result = CliRunner().invoke(app, ["check", str(bad)])
    assert result.exit_code == 2
    assert "izin, nonizin, pengaduan" in result.output
    line = TEXT[: TEXT.index('kind = "izin"')].count("\n") + 1
    assert f"bad.toml: baris {line}:" in result.output


@pytest.mark.parametrize(
    ("today", "missing"), [(date(2027, 11, 30), []), (date(2027, 12, 1), [2028]), (date(2028, 1, 1), [2028])]
)
def test_missing_holidays_are_warned_of_from_the_first_of_december(today: date, missing: list[int]) -> None:
    """Who forgets next year's holidays is told a month ahead."""
    assert [warning.values for warning in warnings(load(SERANG), today)] == [{"year": year} for year in missing]


def test_written_holidays_are_read_again() -> None:
    """What the command prints is what the plan reads: national days and collective leave."""
    result = CliRunner().invoke(app, ["holidays", "2027"])
    plan = parse('[site]\ncode = "s"\nname = "M"\nzone = "Asia/Jakarta"\n[holidays]\n' + result.output)
    assert plan.holidays == of_year(2027)
    assert plan.holidays[date(2027, 3, 9)].startswith("Cuti Bersama")
    assert plan.holidays == {day: name for day, name in load(SERANG).holidays.items() if day.year == 2027}


def test_diff_names_each_change(tmp_path: Path) -> None:
    """Renamed, closed and added things and single values show, one line each."""
    after = parse(
        TEXT.replace('name = "Paspor"', 'name = "Paspor baru"')
        .replace("capacity = 400", "capacity = 500")
        .replace('2027-12-26 = "Isra Mikraj Nabi Muhammad"\n', "")
        .replace('priority = "one-in-3"', 'priority = "strict"')
    )
    changes = diff(load(SERANG), after)
    assert [TEXTS.said("id", line) for line in changes] == [
        "~ kapasitas: 400 → 500",
        "~ aturan, prioritas: satu dari: 3 → tidak diatur",
        "~ layanan paspor, nama: Paspor → Paspor baru",
        "- hari libur 2027-12-26 Isra Mikraj Nabi Muhammad",
    ]
    assert TEXTS.said("en", changes[2]) == "~ service paspor, name: Paspor → Paspor baru"
    assert diff(after, after) == []


def test_each_part_of_a_plan_has_a_word_in_both_languages() -> None:
    """A field that is added fails here: people would read its name in the code."""
    parts = (Plan, Device, Tenant, Service, Counter, Hours, Rules, Recap)
    named = {field.name for part in parts for field in fields(part)} - {"text"}
    assert sorted(name for name in named if f"what.{name}" not in TEXTS) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('mon = "08:00-16:00"', 'mon = "08:00-12:30"', "Senin 08:00-12:30, Selasa 08:00-16:00"),
        ('kind = "izin"', 'kind = "pengaduan"', "jenis: perizinan → pengaduan"),
        ('end = "20:00"', 'end = "19:30"', "akhir hari: 20:00 → 19:30"),
    ],
)
def test_what_changes_is_said_without_a_word_of_the_code(before: str, after: str, said: str) -> None:
    """Hours, kinds, flags and lists as people write them."""
    assert before in TEXT
    [line] = diff(load(SERANG), parse(TEXT.replace(before, after, 1)))
    assert said in TEXTS.said("id", line)


def test_a_service_is_closed_never_removed(tmp_path: Path) -> None:
    """Class "renamed or closed service lowers the past": a plan that drops or renumbers one is refused."""
    renumbered = tmp_path / "after.toml"
    renumbered.write_text(TEXT.replace('prefix = "N"', 'prefix = "NN"'))
    assert removed_services(load(SERANG), load(renumbered)) == ["paspor"]
    assert CliRunner().invoke(app, ["diff", str(SERANG), str(renumbered)]).exit_code == 2
    assert CliRunner().invoke(app, ["diff", str(SERANG), str(SERANG)]).exit_code == 0


def test_the_schema_knows_the_same_keys() -> None:
    """The committed schema and the reader allow the same tables and keys."""
    schema = json.loads((FOLDER / "plan.schema.json").read_text())
    for name, keys in FIELDS.items():
        table = schema if not name else schema["properties"][name]
        table = table.get("items", table)
        assert set(table["properties"]) == set(keys), name


def test_a_plan_of_a_later_version_is_told_as_such(tmp_path: Path) -> None:
    """Whoever checks it is told to upgrade, and not which of its words are wrong; nothing is written."""
    later = tmp_path / "later.toml"
    later.write_text("format = 99\n[hall]\n")
    for asked in (["check", str(later)], ["diff", str(SERANG), str(later)]):
        result = CliRunner().invoke(app, asked)
        assert result.exit_code == 2
        assert "bentuk 99; yang dikenal sampai 2" in result.output
        assert "Pasang versi itu." in result.output
