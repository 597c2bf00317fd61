"""A plan's file that is not used: the gateway runs with the plan in its log, and says so to who looks."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edge_gateway.succession import beginning
from edge_gateway.succession.beginning import Beginning
from edge_gateway.succession.plan_file import MARKER, PlanFile
from edge_gateway.succession.start import open_log, site_of
from site_plan import Plan, PlanError, parse
from tests.edge_gateway.test_screens_process import log_in
from tests.edge_gateway.whole_hall import PLAN, furnish, of_kind

__all__ = ["log_in"]  # a fixture
Fault = Callable[[Path], object]
GONE = PLAN.replace('code = "nib"', 'code = "oss"').replace('"nib"]', '"oss"]').replace(":nib", ":oss")
FAULTS: dict[str, tuple[Fault, str]] = {
    "no TOML": (lambda file: file.write_text(PLAN + "[site\n"), "bukan TOML"),
    "a service is gone": (lambda file: file.write_text(GONE), "layanan nib: tidak pernah dihapus"),
    "of a later version": (lambda file: file.write_text("format = 99\n" + PLAN), "Pasang versi itu"),
    "no UTF-8": (lambda file: file.write_bytes(b"\xff" + PLAN.encode()), "bukan UTF-8"),
    "no file": (lambda file: file.unlink(), "plan.toml"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_refused_file_ends_no_hall_and_keeps_none_from_starting(
    name: str, mosquitto: Any, start_gateway: Any, make_box: Any, log_in: Any
) -> None:
    """The hall that runs goes on, and so does the next start; status page, metric and log line say why."""
    spoil, why = FAULTS[name]
    gateway = furnish(start_gateway(mosquitto.address))
    gateway.start()
    assert gateway.metric('lawang_problem{name="plan"}') == 0
    spoil(gateway.plan)
    box = make_box(mosquitto.address, gateway.data)
    for seen in (0, 1):
        box.press()
        box.deliver()
        assert gateway.metric('lawang_problem{name="plan"}') == seen
        assert gateway.stop() == 0
        gateway.start()
    browser = log_in(gateway)
    page = browser.http.get("/status").text
    assert "Berkas rencana tidak dipakai" in page
    assert why in page
    left = gateway.plan.read_bytes() if gateway.plan.exists() else None
    assert browser.save(do="holiday", date="2031-03-03", name="Hari uji").status_code == 303
    lines = (gateway.data / "stderr").read_text().splitlines()
    assert sum("the plan's file is not used" in line for line in lines) == 2
    assert gateway.stop() == 0
    assert (gateway.plan.read_bytes() if gateway.plan.exists() else None) == left
    first, saved = (said["toml"] for said in of_kind(gateway.data, "plan"))
    assert (first, "2031-03-03" in saved) == (PLAN, True)
    for text, in_force in ((PLAN, [PLAN, saved]), (saved + "# seen\n", [PLAN, saved, saved + "# seen\n"])):
        gateway.plan.write_text(text)  # the edit is undone, then the saved plan is edited
        gateway.start()
        assert gateway.metric('lawang_problem{name="plan"}') == 0
        assert [said["toml"] for said in of_kind(gateway.data, "plan")] == in_force
        assert gateway.stop() == 0


def test_a_first_start_needs_a_plan(start_gateway: Any) -> None:
    """Nothing is in force yet that could go on."""
    gateway = furnish(start_gateway("127.0.0.1:1"))
    gateway.plan.write_text("[site\n")
    assert "plan.toml: baris 1: bukan TOML" in gateway.refuses()
    assert not (gateway.data / "log.db").exists()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with a first log, and the plan's file beside it."""
    data = tmp_path / "data"
    data.mkdir()
    (tmp_path / "plan.toml").write_text(PLAN)
    beginning.install(data, beginning.begin(data, parse(PLAN), Beginning("first", None, asked_cloud=False), 0, 0))
    return data


def test_the_cloud_is_asked_about_the_site_of_the_log(folder: Path, tmp_path: Path) -> None:
    """A file that cannot be read does not say which site this is."""
    fault = PlanError(3, "plan.no-site")
    assert site_of(folder, fault) == "serang"
    with pytest.raises(PlanError, match="line 3"):
        site_of(tmp_path / "new", fault)


def starts_with(folder: Path, given: Plan | PlanError) -> str:
    """Start once, and return the text of the plan in force."""
    opened = asyncio.run(open_log(folder, given, None))
    with opened.log as log:
        return log.plan


def test_what_is_saved_meanwhile_outlives_the_file_that_is_put_back(folder: Path) -> None:
    """Class "past settings come back": the refused edit is undone, and what the admin page saved since then holds.

    The file that somebody has edited is left to him.
    """
    file = folder.parent / "plan.toml"
    saved = PLAN.replace("Loket 1", "Loket Satu")
    file.write_text("[site\n")
    assert starts_with(folder, PlanError(1, "plan.no-site")) == PLAN
    known = PlanFile(file, folder, PLAN)  # of a gateway that runs with the log's plan
    known.expect()
    assert starts_with(folder, parse(saved)) == saved
    known.expect()
    known.write(saved)
    assert file.read_text() == "[site\n"
    assert starts_with(folder, parse(PLAN)) == saved
    assert starts_with(folder, parse(PLAN + "# and more\n")) == PLAN + "# and more\n"
    assert not (folder / MARKER).exists()


def test_each_text_that_was_replaced_is_older_than_the_log(folder: Path) -> None:
    """A read-only file may hold any of them again: it is an edit only if nobody has seen it."""
    first, second, third = PLAN, PLAN + "# 2\n", PLAN + "# 3\n"
    for text in (first, second):
        PlanFile(None, folder, text).expect()
    assert starts_with(folder, parse(third)) == third
    for text in (first, second):
        PlanFile(None, folder, text).expect()
    assert [starts_with(folder, parse(text)) for text in (first, second, third)] == [third] * 3
