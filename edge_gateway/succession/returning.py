"""A gateway that comes back from a backup, on this machine or another: unpacked, restored, or only tried."""

import shutil
import tempfile
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from backups import packing
from backups.packing import Packed
from edge_gateway.devices import keyring
from edge_gateway.log import head, store
from edge_gateway.log.faults import PlaceError
from edge_gateway.machine import owner
from edge_gateway.machine.files import write_durably
from edge_gateway.succession import backing_up, beginning, kept, recovery
from edge_gateway.succession.kept import Tried
from site_plan import Plan, parse

OLD = ".lawang-old"  # what a restored file of the configuration has replaced


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup in a folder: what `backup.put_back` takes, and the machine's configuration beside it."""

    source: Path
    folder: Path
    packed: Sequence[Packed] = field(default_factory=tuple[Packed, ...])

    @property
    def etc(self) -> Path:
        """Return where the configuration is; it may not be there."""
        return self.folder / backing_up.CONFIGURATION

    def settings(self) -> Mapping[str, str]:
        """Return what `gateway.env` says; nothing if it is not there."""
        try:
            lines = (self.etc / "gateway.env").read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return {}
        pairs = (line.strip().partition("=") for line in lines if not line.lstrip().startswith("#"))
        return {name.strip(): value.strip().strip("\"'") for name, equals, value in pairs if equals}

    def plan(self) -> Plan:
        """Return the plan that was in force; raises StoreError, PlanError."""
        logs = beginning.archives(self.folder)
        if not logs:
            raise PlaceError("store.no-backup", folder=self.source)
        with store.open_reader(logs[-1]) as log:
            return parse(log.plan)


@contextmanager
def unpacked(source: Path, data: Path, private_key: str | None) -> Generator[Unpacked, None, None]:
    """Unpack a backup beside the log, as long as the block lasts: a file, a folder, or the newest file of a folder.

    Raises PlaceError, SealError, PackError, OSError.
    """
    file = _chosen(source)
    if file.is_dir():
        yield Unpacked(file, file)
        return
    is_new = not data.exists()
    owner.make_folder(data)
    try:
        with _unpacked(file, data, private_key) as found:
            yield found
    finally:
        if is_new:
            with suppress(OSError):
                data.rmdir()  # nothing was put there


@contextmanager
def _unpacked(file: Path, data: Path, private_key: str | None) -> Generator[Unpacked, None, None]:
    backing_up.check_room(data, 4 * file.stat().st_size)  # a log is packed to a quarter or less
    with tempfile.TemporaryDirectory(dir=data, prefix="restore-", ignore_cleanup_errors=True) as folder:
        yield Unpacked(file, Path(folder), packing.unpack(file, Path(folder), private_key))


def newest(folder: Path) -> Path | None:
    """Return the newest backup of those that a folder keeps, of whichever site."""
    found = [path for path in folder.glob("lawang-*") if path.name.endswith((packing.suffix(None), packing.suffix("")))]
    return max(found, key=lambda path: path.name.rsplit("-", 1)[-1], default=None)


async def try_out(backup: Unpacked, data: Path, now: int) -> Tried:
    """Restore a backup in a folder of its own, read what came of it, and note beside the log of `data` that it held.

    Raises what `recovery.restore` does. The cloud is not asked: whether it has more is not a question to a backup.
    """
    backing_up.check_room(data, 2 * sum(path.stat().st_size for path in backup.folder.rglob("*") if path.is_file()))
    with tempfile.TemporaryDirectory(dir=data, prefix="try-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        await recovery.restore(backup.folder, folder, backup.plan(), None)
        keyring.load(folder)
        beginning.signing_key(folder)
        with store.open_store(folder / store.FILE) as log:
            head.check(folder, log)
        with store.open_reader(beginning.archives(folder)[-1]) as last:
            tried = Tried(now, str(backup.source), last.log, last.tree.size)
    kept.note(data, tried)
    return tried


def put_configuration(backup: Unpacked, etc: Path) -> list[Path]:
    """Write the configuration that a backup holds to `etc`, and return the files that are other ones now.

    Owner and mode are as they were, where this machine knows the owner's name. What is replaced is kept beside it.
    Raises OSError.
    """
    changed: list[Path] = []
    for one in backup.packed:
        if not one.name.startswith(f"{backing_up.CONFIGURATION}/"):
            continue
        path, content = etc / one.name.partition("/")[2], (backup.folder / one.name).read_bytes()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
        if path.exists() and path.read_bytes() == content:
            continue
        if path.exists():
            path.replace(path.with_name(path.name + OLD))
        write_durably(path, content)
        path.chmod(one.mode)
        for user, group in ((one.owner, None), (None, one.group)):
            with suppress(LookupError, PermissionError):
                shutil.chown(path, user, group)  # pyright: ignore[reportCallIssue, reportArgumentType] - one is None
        changed.append(path)
    return changed


def _chosen(source: Path) -> Path:
    if not source.exists():
        raise PlaceError("store.missing", file=source)
    if source.is_file() or beginning.archives(source):
        return source
    found = newest(source)
    if found is None:
        raise PlaceError("store.no-backup", folder=source)
    return found
