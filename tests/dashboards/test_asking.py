"""`lawang dashboards ask`: what the workflow does with the real image, here against a server of the same shapes."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from typer.testing import CliRunner, Result

from dashboards.asking import moment
from dashboards.boards import uid
from dashboards.commands import app
from dashboards.files import BOARDS, SERANG, made
from tests.dashboards.conftest import WIB
from tests.dashboards.fake_grafana import TOKEN, Grafana, serving

NOW = datetime(2026, 11, 25, 11, 20, tzinfo=WIB)
QUERIES = 2 + 9 + 7 + 6 + 4  # panels that ask, and variables


@pytest.fixture
def grafana() -> Grafana:
    boards = {uid(board, SERANG): {"dashboard": made(board, SERANG), "meta": {}} for board in BOARDS}
    return Grafana(boards=boards)


@pytest.fixture
def url(grafana: Grafana) -> Iterator[str]:
    with serving(grafana) as found:
        yield found


def ask(url: str, *more: str, token: str | None = None) -> Result:
    return CliRunner().invoke(app, ["ask", "--grafana", url, *more], env={"LAWANG_GRAFANA_TOKEN": token})


def test_every_query_is_asked_once_by_anybody(grafana: Grafana, url: str) -> None:
    """Class "the picture is right, the query is not": variables in place, nothing written, no token needed."""
    done = ask(url, "--filled")
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, f"{QUERIES} queries, 0 wrong")
    assert grafana.asked.count("POST /api/ds/query") == QUERIES
    assert len(grafana.asked) == QUERIES + len(BOARDS)


def test_what_fails_or_is_missing_is_told(grafana: Grafana, url: str) -> None:
    """A query that Grafana refuses, one without rows, a dashboard that is not there: each is a line, the code is 1."""
    board = grafana.boards["layanan-serang"]["dashboard"]
    board["panels"][0]["targets"][0]["rawSql"] = "SELECT ${unknown}"
    del grafana.boards["tahunan-serang"]
    grafana.empty = "grafana.curve"
    done = ask(url, "--filled", token=TOKEN)
    assert done.exit_code == 1
    wrong = [line for line in done.output.splitlines() if not line.endswith(" rows")]
    assert len(wrong) == 4
    assert "langsung-serang 9 Antrean terpanjang: no row" in wrong
    assert "tahunan-serang: there is no such dashboard" in wrong
    assert wrong[-1].endswith(" 3 wrong")
    assert any("syntax error" in line for line in wrong)


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("now", "2026-11-25T11:20:00+07:00", "2026-11-25T11:20:00+07:00"),
        ("now/y", "2026-01-01T00:00:00+07:00", "2026-12-31T23:59:59.999000+07:00"),
        ("now-30d/d", "2026-10-26T00:00:00+07:00", "2026-10-26T23:59:59.999000+07:00"),
        ("now/d+6h", "2026-11-25T06:00:00+07:00", "2026-11-25T06:00:00+07:00"),
    ],
)
def test_times_are_read_as_grafana_writes_them(text: str, begin: str, end: str) -> None:
    """Class "dashboard "today" starts elsewhere": days and years are cut in the zone of `now`."""
    assert moment(text, NOW, end=False).isoformat() == begin
    assert moment(text, NOW, end=True).isoformat() == end


def test_a_time_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="now-1w"):
        moment("now-1w", NOW, end=False)
