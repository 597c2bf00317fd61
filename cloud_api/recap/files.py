"""The recap's files: which there are, and how each is made from the recap."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from cloud_api.recap.as_csv import to_csv
from cloud_api.recap.as_json import to_json
from cloud_api.recap.model import Period, Recap
from cloud_api.request.error import RequestError
from shelf.texts import Lang

Kind = Literal["json", "csv", "xlsx", "pdf"]
MEDIA: Mapping[Kind, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
_PERIOD = re.compile(r"(20[0-9]{2})(?:-(0[1-9]|1[0-2]))?")


def read_period(text: str) -> Period:
    """Read `2026` or `2026-03`; raises RequestError 404 for anything else."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        raise RequestError(404, "not-found", "a recap is of a year or a month: 2026 or 2026-03")
    year, month = int(found[1]), int(found[2] or 1)
    if found[2] is None:
        return Period(text, date(year, 1, 1), date(year, 12, 31))
    return Period(text, date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1))


def lay_out(recap: Recap, kind: Kind, lang: Lang, *, register: bool = False) -> bytes:
    """Return a file; the same recap gives the same bytes. `register`: JSON with each ticket."""
    match kind:
        case "json":
            return to_json(recap, register=register)
        case "csv":
            return to_csv(recap, lang)
        case "xlsx":
            from cloud_api.recap.as_xlsx import to_xlsx  # noqa: PLC0415 - its library is a tenth of the API's start

            return to_xlsx(recap, lang)
        case "pdf":
            from cloud_api.recap.as_pdf import to_pdf  # noqa: PLC0415 - as above

            return to_pdf(recap, lang)
