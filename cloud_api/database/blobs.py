"""Many byte strings as one parameter, in PostgreSQL's binary form of `bytea[]`: psycopg's own takes far longer."""

from collections.abc import Sequence
from dataclasses import dataclass
from struct import pack

from psycopg.adapt import Dumper
from psycopg.pq import Format

_BYTEA, _BYTEA_ARRAY = 17, 1001  # object identifiers, the same in every PostgreSQL


@dataclass(frozen=True, slots=True)
class Blobs:
    """The value of a parameter `%(name)b::bytea[]`."""

    values: Sequence[bytes]


class BlobsDumper(Dumper):
    """Writes one dimension from 1 on without nulls, then each value after its length (`array_recv`)."""

    format = Format.BINARY
    oid = _BYTEA_ARRAY

    def dump(self, obj: Blobs) -> bytes:
        """Return the bytes of the parameter."""
        if not obj.values:
            return pack("!iiI", 0, 0, _BYTEA)
        parts = [pack("!iiIii", 1, 0, _BYTEA, len(obj.values), 1)]
        for value in obj.values:
            parts += (len(value).to_bytes(4, "big"), value)
        return b"".join(parts)
