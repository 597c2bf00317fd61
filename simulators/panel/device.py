"""What the panel asks of a device."""

from collections.abc import Sequence
from typing import Protocol


class PressFailedError(RuntimeError):
    """The lamp did not come on: the device is off, or its journal is full. Press again later."""


class PanelDevice(Protocol):
    """A box with buttons. The panel calls it from one event loop and may press several buttons at once."""

    @property
    def name(self) -> str:
        """Return its name in the site."""
        ...

    @property
    def buttons(self) -> Sequence[str]:
        """Return its buttons, in the order in which they are shown."""
        ...

    @property
    def link(self) -> bool:
        """Say whether it is connected to the broker."""
        ...

    @property
    def plugged(self) -> bool:
        """Say whether its network cable is in."""
        ...

    def recorded(self, button: str) -> int:
        """Return how often the button's lamp has come on, whoever pressed it."""
        ...

    async def press(self, button: str, ms: int) -> object:
        """Hold the button for `ms`; return when its lamp is lit, raise PressFailedError if it will not be."""
        ...

    async def plug(self, on: bool) -> None:  # noqa: FBT001 - the cable is in or out
        """Put the network cable in, or pull it out."""
        ...
