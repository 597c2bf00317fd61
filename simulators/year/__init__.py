"""A year in a minute: presses of the world, sealed by devices, through the real gateway and the real cloud.

For tests of other parts:

- `leaves(asking)`: the log of a simulated time as bytes, without a file or a network;
- `await write(asking, folder, database)`: the whole way; returns what the world says is true.
"""

from collections.abc import Iterator
from pathlib import Path

from simulators.year.pure import Log
from simulators.year.script import Script
from simulators.year.truth import Asking, Tally, Truth

__all__ = ["Asking", "Tally", "Truth", "leaves", "truth", "write"]


def leaves(asking: Asking) -> Iterator[bytes]:
    """Give the leaves of the log of a simulated time, from its `open` on; they do not depend on anything else."""
    return Log(Script(asking)).leaves()


def truth(asking: Asking) -> Truth:
    """Return what the world decides in that time; no engine is asked."""
    script = Script(asking)
    script.play()
    return script.truth


async def write(asking: Asking, folder: Path, database: str) -> Truth:
    """Send a simulated time through gateway and cloud into `database` (a PostgreSQL URL); return its truth.

    `folder` must be empty or absent; it is the gateway's afterwards. Raises YearFailedError.
    """
    from simulators.year.run import simulate  # noqa: PLC0415 - leaves and truth need no database's client

    await simulate(asking, folder, database)
    return truth(asking)
