"""`lawang dashboards push` against a server that refuses what Grafana's published API would."""

from collections.abc import Iterator

import pytest
from typer.testing import CliRunner, Result

from dashboards.commands import app
from tests.dashboards.fake_grafana import TOKEN, Grafana, serving

EMAIL = {"LAWANG_ALERT_EMAIL": "a@b.id"}
ALL = {
    **EMAIL,
    "LAWANG_TELEGRAM_TOKEN": "1:x",
    "LAWANG_TELEGRAM_CHAT": "-100",
    "LAWANG_ALERT_WEBHOOK": "http://127.0.0.1:9/",
}


@pytest.fixture
def grafana() -> Grafana:
    return Grafana()


@pytest.fixture
def url(grafana: Grafana) -> Iterator[str]:
    with serving(grafana) as found:
        yield found


def push(url: str, *more: str, env: dict[str, str] | None = None, token: str = TOKEN) -> Result:
    given = {**dict.fromkeys(ALL, ""), **(ALL if env is None else env)}
    return CliRunner().invoke(app, ["push", "--grafana", url, "--token", token, *more], env=given)


def writes(grafana: Grafana) -> list[str]:
    return [line for line in grafana.asked if not line.startswith("GET ")]


def test_the_second_push_only_reads(grafana: Grafana, url: str) -> None:
    """First: a folder, 3 receivers, 4 dashboards, 9 rules; then nothing is written, and the policy tree never."""
    assert push(url).exit_code == 0
    assert len(writes(grafana)) == 1 + 3 + 4 + 9
    grafana.asked.clear()
    done = push(url)
    assert done.exit_code == 0
    assert len(grafana.asked) == 2 + 1 + 4 + 9
    assert writes(grafana) == []
    assert "new" not in done.output
    assert "changed" not in done.output


def test_a_dry_run_writes_nothing(grafana: Grafana, url: str) -> None:
    """It says what would be made."""
    done = push(url, "--dry-run")
    assert done.output.count("new ") == 17
    assert writes(grafana) == []


def test_only_what_was_changed_is_written(grafana: Grafana, url: str) -> None:
    """Somebody edits a rule and a dashboard: these two are set right, as their next versions."""
    push(url)
    grafana.asked.clear()
    grafana.rules["lawang-penuh"]["title"] = "x"
    grafana.boards["tahunan-serang"]["dashboard"]["panels"][0]["title"] = "x"
    grafana.boards["tahunan-serang"]["dashboard"]["version"] = 7
    assert push(url).output.count("changed") == 2
    assert writes(grafana) == ["POST /api/dashboards/db", "PUT /api/v1/provisioning/alert-rules/lawang-penuh"]
    assert grafana.boards["tahunan-serang"]["dashboard"]["version"] == 8


def test_what_came_from_files_is_left_and_named(grafana: Grafana, url: str) -> None:
    """Grafana refuses to change it over the API; nothing is tried."""
    push(url)
    grafana.asked.clear()
    grafana.provisioned.add("langsung-serang")
    grafana.boards["langsung-serang"]["meta"]["provisioned"] = True
    grafana.boards["langsung-serang"]["dashboard"]["title"] = "x"
    grafana.rules["lawang-penuh"] |= {"provenance": "file", "title": "x"}
    grafana.points["lawang-email"]["provenance"] = "file"
    done = push(url)
    assert done.exit_code == 0
    assert done.output.count("provisioned ") == 3
    assert "3 came from provisioning files" in done.output
    assert writes(grafana) == []


def test_what_cannot_work_is_refused_before_the_first_write(grafana: Grafana, url: str) -> None:
    """No contact point, no data source, a wrong token: it says what to do."""
    assert "set one of LAWANG_TELEGRAM_TOKEN" in push(url, env={}).output
    assert "service account" in push(url, token="other").output
    grafana.sources.clear()
    done = push(url)
    assert done.exit_code == 1
    assert "data source" in done.output
    assert writes(grafana) == []


def test_a_refusal_of_grafana_is_told(grafana: Grafana, url: str) -> None:
    """A title that Grafana holds to be too little, a site whose uid is too long."""
    done = push(url, "--site", f"{'x' * 40}:Asia/Jakarta:X")
    assert done.exit_code == 1
    assert "Grafana refused (400)" in " ".join(done.output.split()) or "Bad Input" in done.output


def test_another_site_has_its_own_dashboards_in_its_zone(grafana: Grafana, url: str) -> None:
    """The rules are for all sites and stay one."""
    push(url)
    push(url, "--site", "jayapura:Asia/Jayapura:MPP Jayapura")
    assert len(grafana.boards) == 8
    assert len(grafana.rules) == 9
    assert grafana.boards["langsung-jayapura"]["dashboard"]["timezone"] == "Asia/Jayapura"
