"""Reading a query string strictly: what is not allowed is answered with what is."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NoReturn

from cloud_api.request.refusal import Refusal
from contract import form

LONGEST = 3660  # days
MANY = 100  # values of one filter


class Asked:
    """A query string's pairs; every method raises Refusal 422 `value` that says what is allowed."""

    def __init__(self, given: Sequence[tuple[str, str]], allowed: Sequence[str]) -> None:
        """Take the pairs; names that are not `allowed` are refused."""
        self._values: dict[str, list[str]] = {}
        for name, value in given:
            if name not in allowed:
                refuse(f"allowed parameters: {', '.join(allowed)}")
            self._values.setdefault(name, []).append(value)

    def __contains__(self, name: str) -> bool:
        """Say whether the parameter was given."""
        return name in self._values

    def one(self, name: str) -> str:
        """Return the one value of a parameter."""
        if len(self._values.get(name, [])) != 1:
            refuse(f"{name}: exactly one is wanted")
        return self._values[name][0]

    def days(self, longest: int = LONGEST, by: str = "") -> tuple[date, date]:
        """Return `from` and the day after `to`."""
        first, last = self.day("from"), self.day("to")
        if not 0 <= (last - first).days < longest:
            refuse(f"from, to: `to` is the last day counted; 1 to {longest} days{by}")
        return first, last + timedelta(days=1)

    def day(self, name: str) -> date:
        """Return a date from 2000 to 2100."""
        text = self.one(name)
        try:
            day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a date has no zone
        except ValueError as e:
            raise Refusal(422, "value", f"{name}: a day as YYYY-MM-DD is wanted") from e
        if day.isoformat() != text or not 2000 <= day.year <= 2100:
            refuse(f"{name}: a day as YYYY-MM-DD from 2000 to 2100 is wanted")
        return day

    def word(self, name: str, allowed: Sequence[str], otherwise: str) -> str:
        """Return one of the allowed words."""
        word = self.one(name) if name in self else otherwise
        if word not in allowed:
            refuse(f"{name}: allowed: {', '.join(allowed)}")
        return word

    def words(self, name: str, allowed: Sequence[str]) -> list[str] | None:
        """Return some of the allowed words, None if all are meant."""
        words = self._values.get(name)
        if words is not None and not set(words) <= set(allowed):
            refuse(f"{name}: allowed: {', '.join(allowed)}")
        return words

    def codes(self, name: str, longest: int = 24) -> list[str] | None:
        """Return codes, None if all are meant."""
        codes = self._values.get(name)
        if codes is not None and not (len(codes) <= MANY and all(c == "-" or form.name(longest)(c) for c in codes)):
            refuse(f"{name}: at most {MANY}, each 1 to {longest} of a-z, 0-9 and inner hyphens, or - for none")
        return codes

    def integer(self, name: str, lowest: int, highest: int, otherwise: int) -> int:
        """Return an integer within the bounds."""
        if name not in self:
            return otherwise
        text = self.one(name)
        if not (text.isascii() and text.isdecimal() and len(text) <= 16 and lowest <= int(text) <= highest):
            refuse(f"{name}: an integer from {lowest} to {highest}")
        return int(text)


def refuse(detail: str) -> NoReturn:
    """Refuse a value."""
    raise Refusal(422, "value", detail)
