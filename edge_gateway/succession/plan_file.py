"""The plan's own file, and plans that people put in force on the admin page: those stand in the log.

The file is an input that may be older than the log, and read-only. Before such a plan is logged, the hash of the text
that it replaces is kept beside the log, a line each; a start that finds one of them in the file goes on with the log's
plan. So it does where the file's plan is refused: that is told, and the file is left as it is.
"""

import hashlib
import logging
from pathlib import Path

from edge_gateway.hall import check_plan
from edge_gateway.intake.resumption import hall_of, plan_of
from edge_gateway.log.faults import translated
from edge_gateway.log.reading import Reader
from edge_gateway.machine.clock import now_ms
from edge_gateway.machine.files import write_durably
from shelf.whole_files import sync_folder
from site_plan import Plan, PlanError
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
            noted = dict.fromkeys([*_replaced(self._folder), _digest(self._text)])
            write_durably(self._folder / MARKER, "\n".join(noted).encode())

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
            write_durably(self._path, text.encode())
        except (OSError, UnicodeDecodeError) as e:
            log.warning("the plan's file stays as it was", extra={"file": str(self._path), "error": str(e)})
            return
        self._text = text
        forget(self._folder)


def is_replaced(folder: Path, given: Plan, logged: str) -> bool:
    """Say whether the file's plan was replaced by the one whose text is in the log: that one is then gone on with."""
    return given.text != logged and _digest(given.text) in _replaced(folder)


def may_follow(given: Plan, current: Reader) -> PlanError | None:
    """Return why `given` may not follow the plan that is in force in a log, None if it may; raises StoreError."""
    try:
        if given.text != current.plan:
            check_plan(hall_of(current, plan_of(current)), given, now_ms())
    except PlanError as e:
        return e
    return None


def forget(folder: Path) -> None:
    """Forget which texts were replaced: the file's plan is the one in force."""
    if (folder / MARKER).exists():
        (folder / MARKER).unlink()
        sync_folder(folder)


def _replaced(folder: Path) -> list[str]:
    try:
        return (folder / MARKER).read_text().split()
    except FileNotFoundError:
        return []


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
