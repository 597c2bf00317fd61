"""The dimensions of tickets, by which they are grouped and chosen: one field each is all that a dimension takes.

From the fields come the API's parameters and their description, the values of `by`, and the SQL of both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, LiteralString

from psycopg import sql
from pydantic import Field

from cloud_api.append.facts import ENDINGS
from cloud_api.request.query import MANY, Asked, Codes, one_of
from cloud_api.statistics.periods import PERIODS
from contract.kinds import SERVICE_KINDS

OUTCOMES = (*ENDINGS, "open")


@dataclass(frozen=True, slots=True)
class Of:
    """What a dimension is in SQL, over `ticket AS t`; never null."""

    text: LiteralString


class Dimensions(Asked):
    """Which tickets are meant; None: whatever it is."""

    tenant: Annotated[Codes, Of("t.tenant")] = None
    service: Annotated[Codes, Of("t.service")] = None
    kind: Annotated[list[Annotated[str, one_of(SERVICE_KINDS)]] | None, Field(max_length=MANY), Of("t.kind")] = None
    counter: Annotated[Codes, Of("coalesce(t.counter, '-')")] = None
    outcome: Annotated[
        list[Annotated[str, one_of(OUTCOMES)]] | None, Field(max_length=MANY), Of("coalesce(t.ending, 'open')")
    ] = None

    def only(self) -> dict[str, Sequence[str]]:
        """Return the values that are meant, of the dimensions that are not left open."""
        given = {name: getattr(self, name) for name in DIMENSIONS}
        return {name: values for name, values in given.items() if values is not None}


DIMENSIONS: Mapping[str, LiteralString] = {
    name: part.text
    for name, field in Dimensions.model_fields.items()
    for part in field.metadata
    if isinstance(part, Of)
}
GROUPS: Mapping[str, LiteralString] = {**PERIODS, **DIMENSIONS}


def grouped(statement: LiteralString, by: str, only: Sequence[str]) -> sql.Composed:
    """Put into a statement what its tickets are grouped by, and that the dimensions `only` are chosen."""
    chosen = [
        sql.SQL(" AND {} = ANY({}::text[])").format(sql.SQL(DIMENSIONS[name]), sql.Placeholder(name)) for name in only
    ]
    return sql.SQL(statement).format(by=sql.SQL(GROUPS[by]), chosen=sql.Composed(chosen))
