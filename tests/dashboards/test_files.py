"""The files for provisioning: the committed ones are what the code builds, and fit together."""

from pathlib import Path

import yaml
from typer.testing import CliRunner

from dashboards import alerts, source
from dashboards.commands import app
from dashboards.files import BOARDS, SERANG, differences, files
from tests.dashboards.conftest import boards

GRAFANA = Path(__file__).parents[2] / "deploy/grafana"
CORE = {"stat", "table", "timeseries", "heatmap", "barchart"}


def test_the_committed_files_are_what_the_code_builds() -> None:
    """Generated files are committed, made by one command, checked here."""
    assert differences(GRAFANA, files([SERANG])) == []


def test_check_says_what_differs(tmp_path: Path) -> None:
    """A missing file, a changed line, a dashboard that is not ours; exit code 1, and nothing is written."""
    run = CliRunner()
    assert run.invoke(app, ["build", "--out", str(tmp_path)]).exit_code == 0
    assert run.invoke(app, ["build", "--out", str(tmp_path), "--check"]).exit_code == 0
    first = tmp_path / "dashboards/langsung-serang.json"
    first.write_text(first.read_text(encoding="utf-8").replace("Di dalam", "x"), encoding="utf-8")
    (tmp_path / "dashboards/tahunan-serang.json").unlink()
    (tmp_path / "dashboards/other.json").write_text("{}", encoding="utf-8")
    before = first.read_text(encoding="utf-8")
    done = run.invoke(app, ["build", "--out", str(tmp_path), "--check"])
    assert done.exit_code == 1
    for said in (
        "differs: dashboards/langsung-serang.json: line",
        "missing: dashboards/tahunan",
        "not ours: dashboards/other",
    ):
        assert said in done.output
    assert first.read_text(encoding="utf-8") == before


def test_the_wall_fits_the_television() -> None:
    """No variables, no time picker, at most 26 rows of the grid, no panel over another, on 24 columns."""
    for board, values in boards():
        taken: set[tuple[int, int]] = set()
        for panel in values["panels"]:
            box = panel["gridPos"]
            cells = {(x, y) for x in range(box["x"], box["x"] + box["w"]) for y in range(box["y"], box["y"] + box["h"])}
            assert not cells & taken
            assert max(x for x, _ in cells) < 24
            taken |= cells
        if board.wall:
            assert max(y for _, y in taken) < 26
            assert values["templating"].get("list", []) == []
            assert values["timepicker"]["hidden"]


def test_dashboards_use_core_panels_one_source_and_their_sites_zone() -> None:
    """What a plain Grafana has; numbers within a dashboard are unique and shared ones exist."""
    for _, values in boards():
        assert {panel["type"] for panel in values["panels"]} <= CORE
        assert values["timezone"] == "Asia/Jakarta"
        numbers = [panel["id"] for panel in values["panels"]]
        assert len(set(numbers)) == len(numbers)
        asked = {panel["id"] for panel in values["panels"] if any("rawSql" in t for t in panel.get("targets", []))}
        for panel in values["panels"]:
            for target in panel.get("targets", []):
                assert target.get("panelId", panel["id"]) in asked
    assert len(BOARDS) == 4


def test_provisioning_files_name_the_same_things() -> None:
    """Data source, folder, path and rules are those that the dashboards and the rules name."""
    read = {
        p.name: yaml.safe_load(p.read_text(encoding="utf-8"))
        for p in (GRAFANA / "provisioning").rglob("*.yaml")
        if p.parent.name != "dashboards"
    }
    (given,) = yaml.safe_load((GRAFANA / "provisioning/datasources/lawang.yaml").read_text(encoding="utf-8"))[
        "datasources"
    ]
    assert (given["uid"], given["type"], given["user"]) == (source.UID, source.PLUGIN, "lawang_grafana")
    assert "database" in given["jsonData"]
    assert given["jsonData"]["timescaledb"] is False
    (provider,) = yaml.safe_load((GRAFANA / "provisioning/dashboards/lawang.yaml").read_text(encoding="utf-8"))[
        "providers"
    ]
    assert (provider["folderUid"], provider["folder"]) == (alerts.FOLDER, alerts.FOLDER_TITLE)
    (group,) = read["rules.yaml"]["groups"]
    assert [rule["uid"] for rule in group["rules"]] == [alert.uid for alert in alerts.alerts()]
