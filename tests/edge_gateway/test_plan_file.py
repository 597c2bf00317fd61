"""The plan's file, beside plans that are put in force on the admin page."""

import codecs
from pathlib import Path

from edge_gateway.succession.plan_file import MARKER, PlanFile
from site_plan import load

TEXT = '[site]\ncode = "s"\nname = "M"\nzone = "Asia/Jakarta"\n'
NEXT = TEXT + "capacity = 9\n"


def test_a_file_that_windows_wrote_is_brought_up_to_date(tmp_path: Path) -> None:
    """F19: its byte order mark and line ends are no edit of somebody else's."""
    file = tmp_path / "plan.toml"
    file.write_bytes(codecs.BOM_UTF8 + TEXT.replace("\n", "\r\n").encode())
    known = PlanFile(file, tmp_path, load(file).text)
    known.expect()
    known.write(NEXT)
    assert (load(file).text, (tmp_path / MARKER).exists()) == (NEXT, False)


def test_a_file_that_somebody_has_edited_is_left_alone(tmp_path: Path) -> None:
    """The note stays, so that the log's plan holds at the next start."""
    file = tmp_path / "plan.toml"
    file.write_text(TEXT)
    known = PlanFile(file, tmp_path, TEXT)
    known.expect()
    file.write_text(TEXT + "# noted\n")
    known.write(NEXT)
    assert (file.read_text(), (tmp_path / MARKER).exists()) == (TEXT + "# noted\n", True)
