"""Whether the files of a gateway's folder can be read by this version: looked at before anything is written."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from edge_gateway.devices import keyring
from edge_gateway.devices.keyring import KeyringError, LaterKeyringError
from edge_gateway.log import head, store
from edge_gateway.log.faults import OtherVersionError, StoreError


def check_legible(folder: Path, logs: Sequence[Path] = ()) -> None:
    """Raise OtherVersionError or LaterKeyringError if a later version wrote any of a folder's files, or of `logs`.

    What is wrong otherwise is told by who needs the file; so is a plan or a hall of a later version in a log.
    """
    for look in _looks(folder, logs):
        try:
            look()
        except (OtherVersionError, LaterKeyringError):
            raise
        except (StoreError, KeyringError):
            continue


def _looks(folder: Path, logs: Sequence[Path]) -> Iterator[Callable[[], object]]:
    yield partial(head.read, folder)
    yield partial(keyring.load, folder)
    for path in logs:
        yield partial(_open, path)


def _open(path: Path) -> None:
    store.open_reader(path).close()
