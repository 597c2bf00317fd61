"""What the office's forms send: texts as they were typed, spaces around them taken off."""

from pydantic import BaseModel, ConfigDict

from cloud_api.office.settlements import MAX_BYTES

MAX_LIST = 2 * MAX_BYTES + 10_000  # bytes of a form: a list as a file and as text, and what is around them


class Typed(BaseModel):
    """A form; what it does not have is empty."""

    model_config = ConfigDict(str_strip_whitespace=True)


class SettleForm(Typed):
    """One ticket that was decided."""

    day: str = ""
    number: str = ""
    outcome: str = ""
    settled_on: str = ""
    log: str = ""


class WishForm(Typed):
    """A correction that is proposed."""

    log: str = ""
    of: str = ""
    what: str = ""
    value: str = ""
    why: str = ""


class YearForm(Typed):
    """A year to close; `incomplete`: a box that is ticked."""

    year: str = ""
    incomplete: str = ""


def whole(text: str, otherwise: int) -> int:
    """Return an integer that was typed, `otherwise` for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else otherwise
