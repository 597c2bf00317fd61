"""Texts that the database, a browser or a spreadsheet may read otherwise than whoever wrote them."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

import openpyxl
import pytest
from fastapi.routing import APIRoute
from hypothesis import example, given
from hypothesis import strategies as st

from cloud_api.app import ROUTERS
from cloud_api.database.pool import connect
from cloud_api.office import words
from cloud_api.office.corrections import Wish, approve, dismiss, propose
from cloud_api.recap.as_csv import TABLES, table_csv, to_csv
from cloud_api.recap.as_xlsx import to_xlsx
from cloud_api.recap.csv_cells import safe, written
from cloud_api.request import tokens
from cloud_api.request.error import RequestError
from cloud_api.web.depends import parameters
from tests.cloud_api.office_hall import person
from tests.cloud_api.recap_values import random_recap
from tests.depth import depth

PLACES = {"site": "serang", "log": "gw-00000001", "period": "2026", "kind": "json", "number": "1", "year": "2026",
          "version": "1", "wanted": "2026"}  # fmt: skip
WALL = ("/", "/v1/live", "/v1/sites/{site}/live")
ASKED = {"from": "2026-11-01", "to": "2026-11-30", "day": "2026-11-25", "number": "A001"}
OF_PAGES = {"day", "number", "until", "done", "n", "lang"}
NASTY = [
    b"\x00", b"a\x00b", b"\xff", b"\xed\xa0\x80", "\u202eabc\u202c".encode(), "\ufeff1".encode(), "\uff1d1".encode(),
    "\u0430dmin".encode(), "1\u00a0".encode(), "\u0661".encode(), b"' OR 1=1", b"{0}", b"%s", b"..%2f..", b"x" * 3000,
    b"9" * 400, b"\r\nSet-Cookie: a=b", b"\t", b"", b"\xe2\x80\xa8", b"\xf4\x90\x80\x80",
]  # fmt: skip
TEXTS = [
    "\x00",
    "a\x00b",
    "\ud800",
    "x\udfff",
    "\u202eabc",
    "\ufeff",
    "\uff1d1+1",
    "\u0661" * 8,
    "x" * 9000,
    "",
    "1e999",
    "-0",
]
FORMS = {
    "penyelesaian": ("day", "number", "outcome", "settled_on", "log"), "koreksi": ("log", "of", "what", "value", "why"),
    "tahun": ("year", "incomplete"), "daftar": ("text",),
}  # fmt: skip
MAY = {"tahun": "admin"}
GOOD = {"day": "2026-11-25", "number": "A001", "outcome": "completed", "settled_on": "2026-11-26", "log": "gw-00000001",
        "of": "3", "what": "reclassify", "value": "nib", "why": "Salah tekan", "year": "2026", "incomplete": "1",
        "text": "day,number,outcome,settled_on"}  # fmt: skip


async def headers(cloud: Any, role: str) -> dict[str, str]:
    async with connect(cloud.url) as connection:
        return {"Authorization": f"Bearer {await tokens.create(connection, 'serang', role, label=role)}"}


def gets(routers: Iterable[Any] = ROUTERS, before: str = "") -> Iterator[tuple[str, set[str]]]:
    """Give path and parameters of every address that is read."""
    for router in routers:
        for route in router.routes:
            if not isinstance(route, APIRoute):
                yield from gets([route.original_router], "/v1/sites/{site}/office")
            elif "GET" in (route.methods or ()):
                yield before + route.path, {name for name, _ in parameters(route)}


def path_of(path: str, **other: str) -> str:
    values = {**PLACES, **other}
    return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], path)


async def test_no_text_in_an_address_is_an_error_of_ours(cloud: Any, gateway: Any) -> None:
    """NUL, invalid UTF-8, surrogates, bidi controls, other digits, long ones: in each place and each parameter."""
    await cloud.send(gateway)
    wrong: list[Any] = []
    asked = 0
    for role in ("admin", "gateway"):
        given_by = await headers(cloud, role)
        for path, known in (*gets(), *((path, set[str]()) for path in WALL)):
            names = sorted(known | OF_PAGES if "/sites" in path and "/v1" not in path else known)
            of = {name: text for name, text in ASKED.items() if name in names and "/logs" not in path}
            spoiled = [
                f"{path_of(path)}?{urlencode({n: t for n, t in of.items() if n != name})}&{name}={quote_from_bytes(text)}"
                for name in names
                for text in NASTY[: depth(len(NASTY), 4)]
            ]
            for place in re.findall(r"\{(\w+)", path):
                spoiled += [
                    path_of(path, **{place: quote_from_bytes(text, safe="")}) for text in NASTY[: depth(len(NASTY), 4)]
                ]
            for asking in spoiled if (role == "gateway") == ("/logs" in path) else ():
                answer = await cloud.http.get(asking, headers=given_by)
                asked += 1
                if answer.status_code >= 500 or "set-cookie" in answer.headers:
                    wrong.append((asking[:120], answer.status_code, answer.text[:200]))
    assert wrong == []
    assert asked > depth(1500, 300)


async def test_no_text_that_is_sent_is_an_error_of_ours(cloud: Any, gateway: Any) -> None:
    """The same in each field of JSON and of each form, NUL and lone surrogates as JSON escapes them."""
    await cloud.send(gateway)
    may = {role: await headers(cloud, role) for role in ("admin", "corrector", "reporter", "approver")}
    wrong: list[Any] = []
    wish = {"log": "gw-00000001", "of": 3, "what": "reclassify", "value": "nib", "why": "Salah tekan"}
    line = {name: GOOD[name] for name in ("day", "number", "outcome", "settled_on", "log")}
    year = {"year": 2026, "incomplete": True}
    asking = (("corrector", "proposals", wish), ("corrector", "settlements", line), ("admin", "years", year))
    for role, path, body in asking:
        for name in body:
            for text in TEXTS:
                content = json.dumps({**body, name: text}).encode()
                sent = {**may[role], "Content-Type": "application/json"}
                answer = await cloud.http.post(f"/v1/sites/serang/office/{path}", content=content, headers=sent)
                if answer.status_code >= 500 or answer.status_code == 403:
                    wrong.append((path, name, text[:9], answer.status_code, answer.text[:150]))
    for path, fields in FORMS.items():
        for name in fields:
            for text in NASTY:
                body = "&".join(f"{n}={quote_from_bytes(text if n == name else GOOD[n].encode())}" for n in fields)
                sent = {**may[MAY.get(path, "corrector")], "Content-Type": "application/x-www-form-urlencoded"}
                answer = await cloud.http.post(f"/sites/serang/kantor/{path}", content=body.encode(), headers=sent)
                if answer.status_code >= 500 or answer.status_code == 403:
                    wrong.append((path, name, text[:9], answer.status_code, answer.text[:150]))
    for text in NASTY:
        body = f"token={quote_from_bytes(text)}&lanjut={quote_from_bytes(text)}"
        sent = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = await cloud.http.post("/masuk", content=body.encode(), headers=sent)
        if answer.status_code >= 500:
            wrong.append(("masuk", text[:9], answer.status_code))
        for name in ("Authorization", "Cookie"):
            try:
                answer = await cloud.http.get("/v1/sites/serang/logs", headers=[(name.encode(), b"lawang=" + text)])
            except Exception:  # noqa: BLE001, S112 - the client refuses to send it
                continue
            if answer.status_code >= 500:
                wrong.append((name, text[:9], answer.status_code))
    assert wrong == []


SAME = [
    ("Kepala bidang", "kepala  BIDANG "), ("Kepala bidang", "Kepala\u3000bidang"), ("Kepala", "\uff2bepala"),
    ("Kepala", "K\u00e9pala"), ("Kepala", "Kepa1a"), ("Ida", "lda"), ("Petugas 0", "Petugas O"), ("Sari", "Sar\u0131"),
    ("Kepala-bidang", "Kepala bidang"), ("ﬁnal", "final"),
]  # fmt: skip
OTHER = [("Kepala bidang", "Kepala dinas"), ("Petugas 2", "Petugas 3"), ("SR", "SM")]


@pytest.mark.parametrize(("one", "other"), SAME)
async def test_two_people_are_not_one_who_is_written_otherwise(cloud: Any, gateway: Any, one: str, other: str) -> None:
    """C-class "duplicate": a correction is not approved with another token of a name that reads alike."""
    await cloud.send(gateway)
    assert words.same_person(one, other)
    first, second = await person(cloud, "corrector", one), await person(cloud, "approver", other)
    wish = Wish(log=gateway.log, of=3, what="void", why="Salah tekan")
    async with connect(cloud.url) as connection:
        number = await propose(connection, "serang", wish, first, cloud.now)
        with pytest.raises(RequestError, match=r"same-person|label"):
            await approve(connection, "serang", number, second, cloud.now)
        again = await person(cloud, "corrector", one)
        assert await dismiss(connection, "serang", number, again, cloud.now) == "withdrawn"


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_names_are_other_people(one: str, other: str) -> None:
    """What does not read alike is told apart."""
    assert not words.same_person(one, other)


@pytest.mark.parametrize(
    "label",
    ["\u0430dmin", "\u041a\u0435\u0440\u0430la", "Kepala\u200b", "\u202eKepala", "Κepala", "a\u0300\u0301\u0302"],
)
def test_a_label_of_other_letters_is_refused(label: str) -> None:
    """Letters that look like Latin ones and are not, and marks that nobody sees, stand in no entry of the log."""
    with pytest.raises(RequestError, match="label"):
        words.who(label)


@pytest.mark.parametrize(
    "text",
    ["telp 0812\u20133456\u20137890", "nik \uff11\uff12\uff13\uff14\uff15\uff16", "a\uff20b.id salah", "0812  3456"],
)
def test_numbers_and_addresses_of_people_are_seen_however_they_are_written(text: str) -> None:
    """Other digits, other dashes, two spaces, a full-width at sign: none gets a number of a person into the log."""
    with pytest.raises(RequestError, match="value"):
        words.why(text)


SEPARATORS = ";,\t|\r\n\v\f\x85\u2028\u2029"
STARTS = "=+-@|\uff1d\uff0b\uff0d\uff20\ufe66\u2212\u207c"
ODD = st.text(st.sampled_from(SEPARATORS + STARTS + "\"' \u00a0\u3000\u200b\ufeffA1(5)"), max_size=12)


NAMES = ("=1+1", "A;=1+1", 'A;"=1+1', "\uff1d1+1", "A,  +62 8", "x|@SUM(A1)", "\u2212 1", "A;\t=1", "-2+3;|calc")


def cells(text: str) -> list[str]:
    """Return the cells of a file by every separator, with quotation marks minded and not."""
    found: list[str] = []
    for separator in ";,\t|":
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        found += [cell for row in reader for cell in row]
        found += re.split(rf"[{re.escape(separator)}\r\n]", text)
    return found


def is_formula(cell: str) -> bool:
    """Say whether a spreadsheet might take a cell for a formula, with whatever it passes over before it."""
    said = unicodedata.normalize("NFKC", cell.replace("\u2212", "-"))
    said = "".join(c for c in said if unicodedata.category(c) not in ("Cc", "Cf", "Zs", "Zl", "Zp")).lstrip('"')
    return len(said) > 1 and said[0] in "=+-@|" and not re.fullmatch(r"-?\d+([.,]\d+)?\"*", said)


@given(ODD.filter(lambda text: text != "-"))  # which stands where there is no number
@example("=")
def test_no_text_is_a_formula_by_any_separator(text: str) -> None:
    """C7: `;=1+1`, a full-width sign, spaces, tabs, quotation marks before it: what is written is read as text."""
    said = written(["kepala", text], [[text, "x", text], ["1", text, "-2"]])
    assert [cell for cell in cells(said) if is_formula(cell)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_of_a_recap_is_a_formula(name: str) -> None:
    """C7: by any separator, in the CSV of a whole recap and of each of its tables."""
    recap = random_recap(2, "2026-03", name=name)
    for data in (to_csv(recap, "id"), *(table_csv(recap, "id", table) or b"" for table in TABLES)):
        assert [cell for cell in cells(data.decode("utf-8-sig")) if is_formula(cell)] == []


@given(ODD)
def test_what_is_safe_is_read_back(text: str) -> None:
    """C7: only apostrophes are put in, and none where nothing could be a formula."""
    assert safe(text).replace("'", "") == text.replace("'", "")
    assert safe("Dinas A; B - C") == "Dinas A; B - C"
    assert [safe(number) for number in ("-12", "-1.5", "-", "12")] == ["-12", "-1.5", "-", "12"]


@pytest.mark.parametrize("name", [name for name in NAMES if name.isprintable()])
def test_no_cell_of_a_workbook_is_a_formula(name: str) -> None:
    """C7: each text of a workbook is a text to who reads it, with the same characters."""
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(random_recap(2, "2026-03", name=name), "id")))
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in values if cell.data_type == "f"] == []
    assert name in [cell.value for cell in values]
