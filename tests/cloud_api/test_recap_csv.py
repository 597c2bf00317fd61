"""The recap as CSV."""

import csv
import io
import json

import pytest

from cloud_api.recap.as_csv import TABLES, table_csv, to_csv
from cloud_api.recap.as_json import to_json
from cloud_api.recap.csv_cells import safe
from cloud_api.recap.tables import tables
from tests.cloud_api.recap_expected import lines, unit
from tests.cloud_api.recap_values import random_recap
from tests.depth import depth

SCALE = {"count": 0, "seconds": 0, "tenths": 1, "permille": 3}


def read(data: bytes) -> list[dict[str, str]]:
    assert data.startswith("\ufeff".encode())  # else Excel takes UTF-8 for another code page
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("seed", range(depth(10, 2)))
@pytest.mark.parametrize("lang", ["id", "en"])
def test_csv_equals_json(seed: int, lang: str) -> None:
    """Every figure of the API is in the CSV under its key. Failure class: report ≠ raw."""
    recap = random_recap(seed, "2026-03" if seed % 2 else "2026")
    cells = {(c["table"], c["row"], c["column"]): c["value"] for c in read(to_csv(recap, lang))}
    found = lines(json.loads(to_json(recap)))
    for line in found:
        for column, value in line.numbers.items():
            scale = SCALE[unit(column)]
            text = "" if value is None else f"{value / 10**scale:.{scale}f}"
            assert cells[line.table, line.row, column] == text, (line, column)
    assert len({(line.table, line.row) for line in found}) == len(found)


def test_table_csv_has_a_line_for_each_row_and_ticket() -> None:
    """A table as it is printed, the register too: each ticket of the period once."""
    recap = random_recap(1, "2026-03")
    register = read(table_csv(recap, "id", "register") or b"")
    assert [row["Nomor"] for row in register] == [
        row[recap.register.keys.index("number")] for row in recap.register.rows
    ]
    assert register[0]["Diambil"] == "2026-03-02T08:01:01+07:00"
    assert {table.key for table in tables(recap, "id", register=True)} == set(TABLES)
    for name in TABLES:
        assert table_csv(recap, "id", name) is not None
    assert table_csv(random_recap(1, "2026"), "id", "matrix") is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("=1+1", "'=1+1"),
        ("+62", "'+62"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("A;=1+1", "A;'=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
    ],
)
def test_names_are_never_formulas(name: str, told: str) -> None:
    """A service with such a name is text in a spreadsheet. Failure class: spreadsheet formulas in exported names."""
    recap = random_recap(2, "2026-03", name=name)
    for data in (to_csv(recap, "id"), table_csv(recap, "id", "tenants") or b""):
        fields = [field for line in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for field in line]
        assert told in fields
        assert not [f for f in fields if f and f[0] in "=+@\t\r"]
        assert name not in fields
    assert safe("-12") == "-12"  # a number stays one
