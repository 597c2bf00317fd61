"""The calibration report in `docs/`: of the world as it is now."""

from pathlib import Path

from simulators.world.calibration import drawn_year, picture
from simulators.world.parameters import load

DOCS = Path(__file__).parents[2] / "docs"


def test_the_pages_show_the_world_as_it_is() -> None:
    """Report ≠ raw: the year that the page draws and sums is the one that the world plays today."""
    made = drawn_year(load(), 1, 2026)
    assert (DOCS / "pictures" / "simulated-year.svg").read_text(encoding="utf-8") == picture(made, 1, 2026)
    said = f"The world gave {sum(made.visits.values())} on {len(made.visits)} days"
    assert said in (DOCS / "calibration.md").read_text(encoding="utf-8")
