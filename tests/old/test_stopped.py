"""Why a log of an older version is sent no further: the kind is read from what stands in its file."""

from pathlib import Path

from edge_gateway.log import store
from edge_gateway.log.forwarded import Kind


def test_a_log_that_another_one_continues_is_known_as_such(old: Path) -> None:
    """What it still held is in the other one: to send it would be a fork."""
    with store.open_reader(old / "restored" / store.FILE) as newest:
        name = newest.log
    archives = sorted((old / "restored").glob("old-*.db"))
    assert archives
    for path in archives:
        with store.open_reader(path) as log:
            stopped = log.forwarded().stopped
        assert stopped is not None
        assert (stopped.kind, stopped.detail) == (Kind.SUPERSEDED, name)
