"""The board's own clock, which counts from 1970 or 2000; with TLS only, for the dates of certificates."""

from firmware.clock import EARLIEST, LATEST

EPOCH_2000 = 946_684_800_000  # ms: what a board whose time begins in 2000 calls 0


def since_1970(seconds, board_year):
    """Return ms since 1970 of a board's `seconds`; `board_year` is the year of its own second 0 (`time.gmtime(0)[0]`).

    Raises ValueError for a board whose time begins in another year than 1970 or 2000.
    """
    if board_year not in (1970, 2000):
        raise ValueError("a clock that begins in " + str(board_year))
    return seconds * 1000 + (EPOCH_2000 if board_year == 2000 else 0)


def board_seconds(ms, board_year):
    """Return the board's seconds for `ms` since 1970: what `since_1970` undoes."""
    return (ms - since_1970(0, board_year)) // 1000


def latest(*times):
    """Return the latest possible time among `times` (ms since 1970, or None), or None: what it is at least.

    For the dates of certificates only: no entry is dated by it.
    """
    return max((t for t in times if t is not None and EARLIEST <= t < LATEST), default=None)
