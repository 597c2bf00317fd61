"""Cells of CSV that no spreadsheet takes for a formula, whichever character it takes for the separator.

Where it is the semicolon, as in Indonesia, a cell of a file with commas may begin in the middle of a text, and marks of
quotation hold nothing together. So a text is looked at wherever a cell could begin.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

_STARTS = "=+-@|\u2212"  # what a formula begins with, after normalization; the last is the minus sign of mathematics
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_BREAKS = re.compile("(?:^|(?<=[;,\t|\r\n\v\f\x1c-\x1f\x85\u2028\u2029]))")
_PASSED_OVER = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})  # categories of what a reader may trim


def written(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a file of safe cells, commas between them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(text) for text in head])
    writer.writerows([safe(text) for text in line] for line in lines)
    return out.getvalue()


def safe(text: str) -> str:
    """Return a text with an apostrophe before whatever might be a formula: `'=1+1`, `A;'=1+1`.

    A number stays, and the dash where there is none; a sign that stands alone does not: `=,x` is one cell to who parts
    cells at semicolons.
    """
    if text == "-" or text.isalnum() or _NUMBER.fullmatch(text):
        return text
    places = [found.start() for found in _BREAKS.finditer(text) if _begins_formula(text, found.start())]
    for place in reversed(places):
        text = f"{text[:place]}'{text[place:]}"
    return text


def _begins_formula(text: str, place: int) -> bool:
    """Say whether a formula begins at a place, after what a reader may pass over."""
    for character in text[place:]:
        if character == '"' or unicodedata.category(character) in _PASSED_OVER:
            continue
        return unicodedata.normalize("NFKC", character)[0] in _STARTS
    return False
