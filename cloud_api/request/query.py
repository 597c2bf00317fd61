"""Query strings, read strictly by pydantic (input validation): what is not allowed is answered with what is.

FastAPI fills a class of these from the address; a name that the class does not have is refused, never ignored.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationError,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from cloud_api.request.error import RequestError
from contract import form

_PLACES = ("query", "path", "body", "header", "cookie")  # where FastAPI says that something was
LONGEST = 3660  # days
MANY = 100  # values of one filter

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Which texts a parameter may be: as a test, in words, and as JSON Schema."""

    test: Callable[[str], bool]
    wanted: str
    schema: Mapping[str, object] = field(hash=False)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Test the text once it is known to be one."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the text."""
        return {**handler(schema), **self.schema}

    def _check(self, value: str) -> str:
        if not self.test(value):
            raise PydanticCustomError("allowed", "{wanted}", {"wanted": self.wanted})
        return value


def one_of(words: Sequence[str]) -> Allowed:
    """Allow some words."""
    return Allowed(words.__contains__, f"allowed: {', '.join(words)}", {"enum": list(words)})


def code(longest: int = 24) -> Allowed:
    """Allow a code of a plan or a device, and `-` for none."""
    is_name = form.name(longest)
    wanted = f"at most {MANY}, each 1 to {longest} of a-z, 0-9 and inner hyphens, or - for none"
    pattern = "^(-|[a-z0-9]([a-z0-9-]*[a-z0-9])?)$"
    return Allowed(lambda text: text == "-" or is_name(text), wanted, {"pattern": pattern, "maxLength": longest})


def whole(lowest: int, highest: int) -> BeforeValidator:
    """Allow an integer in digits, within bounds."""

    def read(value: object) -> int:
        text = str(value)
        if not (text.isascii() and text.isdecimal() and len(text) <= 16 and lowest <= int(text) <= highest):
            raise PydanticCustomError(
                "whole", "an integer from {lowest} to {highest}", {"lowest": lowest, "highest": highest}
            )
        return int(text)

    return BeforeValidator(read)


def _day(value: object) -> date:
    text = str(value)
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a date has no zone
    except ValueError as e:
        raise PydanticCustomError("day", "a day as YYYY-MM-DD is wanted") from e
    if day.isoformat() != text or not 2000 <= day.year <= 2100:
        raise PydanticCustomError("day", "a day as YYYY-MM-DD from 2000 to 2100 is wanted")
    return day


Day = Annotated[date, BeforeValidator(_day)]
Codes = Annotated[list[Annotated[str, code()]] | None, Field(max_length=MANY)]
"""Some codes, None if all are meant."""


class Asked(BaseModel):
    """What may follow the `?`."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Days(Asked):
    """Local days; `last` is counted."""

    first: Annotated[Day, Field(alias="from")]
    last: Annotated[Day, Field(alias="to", description="The last day that is counted.")]

    @property
    def until(self) -> date:
        """Return the day after the last."""
        return self.last + timedelta(days=1)

    def longest(self) -> tuple[int, str]:
        """Return how many days there may be, and of what."""
        return LONGEST, "days"

    @model_validator(mode="after")
    def _within(self) -> Self:
        check_days(self.first, self.last, *self.longest())
        return self


def check_days(first: date, last: date, longest: int, of: str) -> None:
    """Refuse a range that ends before it begins, or that is too long."""
    if not 0 <= (last - first).days < longest:
        said = "from, to: `to` is the last day counted; 1 to {longest} {of}"
        raise PydanticCustomError("days", said, {"longest": longest, "of": of})


def read(kind: type[M], values: Mapping[str, object]) -> M:
    """Return values that came otherwise than by FastAPI; raises RequestError 422 `value` that says what is allowed."""
    try:
        return kind.model_validate(values)
    except ValidationError as e:
        names = [one.alias or name for name, one in kind.model_fields.items()]
        raise RequestError(422, "value", detail(e.errors(include_url=False), names)) from e


def detail(errors: Iterable[Mapping[str, Any]], names: Sequence[str]) -> str:
    """Return what is wrong and what is allowed, of parameters called `names`."""
    return "; ".join(dict.fromkeys(_said(error, names) for error in errors))


def _said(error: Mapping[str, Any], names: Sequence[str]) -> str:
    place = [part for part in error["loc"] if isinstance(part, str) and part not in _PLACES]
    name = f"{place[0]}: " if place else ""
    match error["type"]:
        case "missing":
            return f"{name}exactly one is wanted"
        case "extra_forbidden":
            return f"allowed parameters: {', '.join(names)}"
        case _:
            return f"{name}{error['msg']}"
