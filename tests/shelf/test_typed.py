"""Files that people write: read as any editor saves them."""

import codecs
from pathlib import Path

import pytest
import typer

from cloud_api.office.settlements import read_csv
from dashboards.commands.sites import sites
from edge_gateway.commands.options import access_to
from shelf.typed import typed
from site_plan import PlanError, load, parse

FORMS = {
    "utf-8": (b"", "utf-8"), "utf-8 with a mark": (codecs.BOM_UTF8, "utf-8"),
    "Unicode of Windows' editor": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "Unicode big endian": (codecs.BOM_UTF16_BE, "utf-16-be"), "utf-32": (codecs.BOM_UTF32_LE, "utf-32-le"),
}  # fmt: skip
ENDS = ("\n", "\r\n", "\r")
TEXT = "satu \u00e9\u4e8c  \n\n# dua\t\n"
PLAN = '[site]\ncode = "serang"  \nname = "Balai K\u00e9"\t\nzone = "Asia/Jakarta"\n\n[[device]]\nname = "g"\nbuttons = { in = "enter" }\n'


def saved(form: str, text: str, end: str) -> bytes:
    mark, encoding = FORMS[form]
    return mark + text.replace("\n", end).encode(encoding)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_the_same_however_it_was_saved(form: str, end: str, tmp_path: Path) -> None:
    """F19: mark, encoding, line ends, spaces at their ends: a plan, the dashboards' halls, a list of decisions."""
    assert typed(saved(form, TEXT, end)) == TEXT
    plan = tmp_path / "plan.toml"
    plan.write_bytes(saved(form, PLAN, end))
    assert load(plan) == parse(PLAN)
    halls = tmp_path / "sites.toml"
    halls.write_bytes(saved(form, '[[site]]\ncode = "a"\nzone = "Asia/Jakarta"\nname = "\u00c9"\n', end))
    assert [site.name for site in sites(None, halls)] == ["\u00c9"]
    for separator in ",;\t":
        rows = ["day,number,outcome,settled_on", "2026-11-25,A001 ,selesai,26/11/2026", ""]
        [line] = read_csv(saved(form, "\n".join(rows).replace(",", separator), end))
        assert (line.number, line.outcome) == ("A001", "completed")


@pytest.mark.parametrize("data", [b"\xff", b"\xff\xfea", "\u00e9".encode("cp1252")])
def test_what_is_no_text_is_said(data: bytes, tmp_path: Path) -> None:
    """Another code page: one line that names the file."""
    plan = tmp_path / "plan.toml"
    plan.write_bytes(data)
    with pytest.raises(PlanError, match=r"plan.toml: not UTF-8"):
        load(plan)


def test_a_token_out_of_a_file_of_variables() -> None:
    """F19: a carriage return behind it is none of it; what is no word is refused before anything starts."""
    access = access_to("https://pusat.example\r", " lw_abc\r\n")
    assert access is not None
    assert (access.url, access.token) == ("https://pusat.example", "lw_abc")
    for token in ("", "lw abc", "lw_\u00e9", "\u201clw\u201d", "a\x00b"):
        with pytest.raises(typer.Exit):
            access_to("https://pusat.example", token)
