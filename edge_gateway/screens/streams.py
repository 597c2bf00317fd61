"""Which screens are connected: the streams that are open, by what they show."""

from collections import Counter
from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send

_BOARD, _SITE, _STREAM = "/v1/boards/", "/v1/sites/", "/stream"
WALL = "wall"


class OpenStreams:
    """Counts them around an application; all in one event loop."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open: Counter[str] = Counter()

    @property
    def open(self) -> Mapping[str, int]:
        """Return how many there are now: of the `wall`, and of each `board AREA`."""
        return dict(+self._open)

    def around(self, app: ASGIApp) -> ASGIApp:
        """Return the application with its streams counted."""

        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            shown = _shown(str(scope.get("path", "")))
            if shown is None:
                await app(scope, receive, send)
                return
            self._open[shown] += 1
            try:
                await app(scope, receive, send)
            finally:
                self._open[shown] -= 1

        return counted


def _shown(path: str) -> str | None:
    if not path.endswith(_STREAM):
        return None
    if path.startswith(_BOARD):
        return f"board {path.removeprefix(_BOARD).removesuffix(_STREAM)[:16]}"
    return WALL if path.startswith(_SITE) else None
