"""The source that `pages.board` reads: boards computed from the hall once a change, whoever looks."""

from collections.abc import Callable, Mapping

from edge_gateway.machine.bell import Bell
from edge_gateway.screens.board import areas, board
from edge_gateway.screens.ports import HallView


class HallBoards:
    """Boards of all zones; `clock` returns ms since 1970, `bell` rings at each change."""

    def __init__(self, hall: HallView, bell: Bell, clock: Callable[[], int]) -> None:
        """Read `hall` at each snapshot."""
        self._hall, self._bell, self._clock = hall, bell, clock

    async def board(self, area: str, after: int | None) -> Mapping[str, object] | None:
        """Return the board of a zone, None if the plan in force has none of that name."""
        if area not in areas(self._hall.state.layout.plan):
            return None
        return board(self._hall, area, self._clock(), after)

    async def wait_board(self, seconds: float) -> None:
        """Return at the next ring, or after `seconds`."""
        await self._bell.wait(self._bell.count, seconds)
