"""Whether all that a gateway keeps in a folder can be read by this version: looked at before anything is written."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from edge_gateway.devices import keyring
from edge_gateway.devices.keyring import KeyringError, LaterKeyringError
from edge_gateway.intake.resumption import hall_of, plan_of
from edge_gateway.log import head, store
from edge_gateway.log.faults import OtherVersionError, StoreError


def check_legible(folder: Path, logs: Sequence[Path] = ()) -> None:
    """Raise OtherVersionError or LaterKeyringError if a later version wrote any of a folder's files.

    `logs` are its log files, oldest first; of the newest, plan and hall are looked at too. What is wrong otherwise is
    told by who needs the file.
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
        yield partial(_opened, path)
    if logs:
        yield partial(_stands, logs[-1])


def _opened(path: Path) -> None:
    store.open_reader(path).close()


def _stands(path: Path) -> None:
    with store.open_reader(path) as log:
        hall_of(log, plan_of(log), fold=False)
