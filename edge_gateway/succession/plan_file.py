"""The plan's own file, and plans that people put in force on the admin page: those stand in the log.

The file is an input that may be older than the log, and read-only. Before such a plan is logged, the hash of the text
that it replaces is kept beside the log; a start that finds that text in the file goes on with the log's plan.
"""

import hashlib
import logging
from pathlib import Path

from edge_gateway.log.faults import translated
from edge_gateway.machine.files import sync_folder, write_durably
from site_plan import Plan, read_logged
from site_plan.reader import text_of

MARKER = "plan-replaced"

log = logging.getLogger(__name__)


class PlanFile:
    """The file that a running gateway was started with; `text` is what stood in it then."""

    def __init__(self, path: Path | None, folder: Path, text: str) -> None:
        """Nothing is touched yet; `folder` is that of the log."""
        self._path, self._folder, self._text = path, folder, text

    def expect(self) -> None:
        """Note, durably, that another plan is about to be logged in place of the file's; raises StoreError."""
        with translated(self._folder / MARKER):
            write_durably(self._folder / MARKER, _digest(self._text).encode())

    def write(self, text: str) -> None:
        """Bring the file up to date with the log; if it cannot be written, the note stays and the log's plan holds.

        A file that somebody has edited since it was read is left alone.
        """
        if self._path is None:
            return
        try:
            if text_of(self._path) != self._text:
                log.warning("the plan's file was edited meanwhile: it is left alone", extra={"file": str(self._path)})
                return
            mode = self._path.stat().st_mode & 0o777
            write_durably(self._path, text.encode())
            self._path.chmod(mode)
        except (OSError, UnicodeDecodeError) as e:
            log.warning("the plan's file stays as it was", extra={"file": str(self._path), "error": str(e)})
            return
        self._text = text
        _forget(self._folder)


def in_force(folder: Path, given: Plan, logged: str) -> Plan:
    """Return the plan that a start goes on with: `given`, unless the text in the log has replaced just this one."""
    try:
        replaced = (folder / MARKER).read_text()
    except FileNotFoundError:
        return given
    if given.text != logged and replaced == _digest(given.text):
        log.warning("the plan's file is older than the plan in force, which the log holds")
        return read_logged(logged).plan
    _forget(folder)
    return given


def _forget(folder: Path) -> None:
    (folder / MARKER).unlink(missing_ok=True)
    sync_folder(folder)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
