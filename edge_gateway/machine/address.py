"""Where something listens: host and port."""

from dataclasses import dataclass

from shelf.texts import SaidError, texts


class AddressError(SaidError):
    """A text is no address; who gave it corrects it."""

    texts = texts("edge_gateway")


@dataclass(frozen=True, slots=True)
class Address:
    """A host and a port."""

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Read `host:port`; raises AddressError."""
        host, separator, port = text.rpartition(":")
        if not separator or not host or not port.isdecimal() or int(port) > 65_535:
            raise AddressError("option.address", text=text)
        return cls(host.strip("[]"), int(port))

    @classmethod
    def parse_all(cls, text: str) -> tuple["Address", ...]:
        """Read one address or more with commas between them; raises AddressError."""
        return tuple(cls.parse(part.strip()) for part in text.split(","))
