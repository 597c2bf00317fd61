"""The recap as a PDF, its text read back by another library."""

import dataclasses
import io
import json
import re
import time

import psutil
import pypdf
import pytest

from cloud_api.recap import catalogue
from cloud_api.recap.as_json import to_json
from cloud_api.recap.as_pdf import to_pdf
from cloud_api.recap.register import NONE
from cloud_api.recap.texts import label, limits
from tests.cloud_api.recap_expected import Line, lines, printed
from tests.cloud_api.recap_values import random_recap
from tests.depth import depth

IN_YEAR_ELSEWHERE = {"days"}  # 365 lines: in CSV and XLSX
IN_MONTH_ELSEWHERE = {"months"}  # one column: the same as the figures


def pages_of(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def wanted(line: Line) -> str:
    """Return how a row is printed; where texts stand between its numbers, anything may."""
    texts = [printed(column, value) for column, value in line.numbers.items()]
    name = line.name
    if name is None and line.table in ("headline", "figures", "months", "matrix"):
        name = catalogue.label("id", line.row.removeprefix("."))
    if name is None and line.table == "times":
        name = label("id", "total")
    if name is not None:
        between = r" (?:(?:ya|tidak) ){2}" if line.table == "days" else " "
        return re.escape(name) + between + " ".join(map(re.escape, texts))
    return r"(?<![\d.])" + r"(?![\d.]).*?(?<![\d.])".join(map(re.escape, texts)) + r"(?![\d.])"


@pytest.mark.parametrize("seed", range(depth(10, 2)))
def test_text_equals_json(seed: int) -> None:
    """Every figure of the API that the PDF holds is in its row's place in the text. Failure class: report ≠ raw."""
    recap = random_recap(seed, "2026-03" if seed % 2 else "2026")
    text = " ".join(pages_of(to_pdf(recap, "id")))
    elsewhere = IN_MONTH_ELSEWHERE if seed % 2 else IN_YEAR_ELSEWHERE
    found = [line for line in lines(json.loads(to_json(recap))) if line.table not in elsewhere]
    assert len(found) > 90
    for line in found:
        assert re.search(wanted(line), text), line
    assert (label("id", "register_elsewhere") in text) == (not seed % 2)
    assert ("adendum bernomor dalam rekap tahunannya: /sites/serang/recap/2026" in text) == bool(seed % 2)


@pytest.mark.parametrize("provisional", [True, False])
@pytest.mark.parametrize("period", ["2026", "2026-03"])
def test_sementara_stands_on_every_page(period: str, provisional: bool) -> None:
    """No page of a provisional recap can be shown as final, and no page of a final one says SEMENTARA."""
    recap = random_recap(3, period, provisional=provisional)
    pages = pages_of(to_pdf(recap, "id"))
    assert len(pages) > 5
    assert [("SEMENTARA" in page) for page in pages] == [provisional] * len(pages)
    assert [(f"Halaman {n} dari {len(pages)}" in page) for n, page in enumerate(pages, 1)] == [True] * len(pages)


def test_letter_has_office_subject_signatory_and_the_limits_of_proof() -> None:
    """It reads as an official's letter, and says in plain words what it does not prove."""
    recap = random_recap(4, "2026")
    first, *others = pages_of(to_pdf(recap, "id"))
    for text in (
        "DPMPTSP KABUPATEN SERANG", "Perihal : Rekapitulasi Kunjungan dan Layanan Tahun 2026", "Kragilan, ....",
        "Kepala DPMPTSP Kabupaten Serang", "catatan yang keutuhannya dapat diperiksa; celah data di lampiran",
    ):  # fmt: skip
        assert text in first, text
    for text in limits("id"):
        assert text in " ".join(others)
    english = " ".join(pages_of(to_pdf(recap, "en")))
    assert "What this recap does not prove" in english
    assert "Pengunjung" not in english


def test_month_has_the_layout_that_officials_know() -> None:
    """Under its known title: tenant, its services, days 1 to 31 and the total, on one page."""
    pages = pages_of(to_pdf(random_recap(4, "2026-03"), "id"))
    title = "Rekap Jumlah Pemohon MPP Kabupaten Serang Periode 1 Maret 2026 s.d. 31 Maret 2026"
    [page] = [page for page in pages if title in page]
    assert "Instansi / layanan " + " ".join(map(str, range(1, 32))) + " Jumlah Disdukcapil" in page


def test_plan_without_office_and_an_empty_period_still_give_a_letter() -> None:
    """A hall that has not named its office, and a month without anything, end in no error."""
    recap = random_recap(4, "2026-03", per_day=0, provisional=True)
    site = dataclasses.replace(recap.site, office=None, place=None, signatory=None)
    empty = dataclasses.replace(recap, site=site, tenants=(), days=(), identities=(), cut=(), as_of=0, matrix=None)
    assert "MPP KABUPATEN SERANG" in pages_of(to_pdf(empty, "id"))[0]


def test_names_are_text_not_markup() -> None:
    """A service's name cannot run anything in the typesetter."""
    name = '#panic("x") *b* $y$ @z <w> \\n //'
    recap = random_recap(2, "2026", name=name)
    assert name in " ".join(pages_of(to_pdf(recap, "id")))


def test_same_recap_same_bytes() -> None:
    """The file can be made again byte for byte, at any later time."""
    recap = random_recap(5, "2026")
    first = to_pdf(recap, "id")
    time.sleep(1.1)
    assert to_pdf(recap, "id") == first


@pytest.mark.full_depth
def test_a_year_at_350_visitors_a_day_is_quick() -> None:
    """A year's document does not grow with the visitors; `lawang bench recap` holds the aim of 3 s, this a coarse bound."""
    recap = dataclasses.replace(random_recap(1, "2026", per_day=350), register=NONE)
    began = time.process_time()
    data = to_pdf(recap, "id")
    assert time.process_time() - began < 12
    assert len(data) < 1_000_000


def test_a_document_leaves_nothing_behind() -> None:
    """The API's process stays as small as it was: Typst keeps some 40 MB of each document until it is told."""
    to_pdf(random_recap(1, "2026"), "id")
    before = psutil.Process().memory_info().rss
    for seed in range(2, 6):
        to_pdf(random_recap(seed, "2026"), "id")
    assert psutil.Process().memory_info().rss - before < 60 << 20
