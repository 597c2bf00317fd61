"""What the panel asks of a device."""

from collections.abc import Mapping
from typing import Protocol


class PressFailedError(RuntimeError):
    """The press was not recorded: the device is off, or its journal is full. Press again later."""


class PanelDevice(Protocol):
    """A box with buttons. The panel calls it from one event loop and may press several buttons at once."""

    @property
    def name(self) -> str:
        """Return its name in the site."""
        ...

    @property
    def buttons(self) -> Mapping[str, str]:
        """Return its buttons, in the order in which they are shown, and what the plan makes of each."""
        ...

    @property
    def link(self) -> bool:
        """Say whether it is connected to the broker."""
        ...

    @property
    def display(self) -> str:
        """Return the text on its display; dark without power."""
        ...

    @property
    def cabled(self) -> bool:
        """Say whether its network cable is in."""
        ...

    @property
    def plugged(self) -> bool:
        """Say whether its plug is in."""
        ...

    def lamp(self, button: str) -> str:
        """Return how the button's lamp looks now: `off`, `on` (recorded), `waiting`, `answered` or `red`."""
        ...

    def recorded(self, button: str) -> int:
        """Return how often a press of the button was recorded, whoever pressed it."""
        ...

    async def press(self, button: str, ms: int) -> object:
        """Hold the button for `ms`; return when it is recorded, raise PressFailedError if it will not be."""
        ...

    async def cable(self, on: bool) -> None:  # noqa: FBT001 - the cable is in or out
        """Put the network cable in, or pull it out."""
        ...

    async def plug(self, on: bool) -> None:  # noqa: FBT001 - the plug is in or out
        """Put the plug in, or pull it out: the power is gone at once."""
        ...
