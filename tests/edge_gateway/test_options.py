"""What a command of the gateway was given is refused in the operator's language, and nothing is made of it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from edge_gateway.commands import app
from shelf.texts import LANGS, Lang

PLAN = str(Path(__file__).resolve().parents[2] / "site_plan/plans/serang.toml")
OF_LOG = ("--data", "data", "--plan", PLAN)
GIVEN = {
    ("run", *OF_LOG, "--cloud", "http://127.0.0.1:1"): ("diberikan bersama-sama", "belong together"),
    ("run", *OF_LOG, "--token", "x"): ("diberikan bersama-sama", "belong together"),
    ("run", *OF_LOG, "--broker", "broker"): ("broker: berikan host:port", "broker: host:port is wanted"),
    ("run", *OF_LOG, "--http", ":99999"): (":99999: berikan host:port", ":99999: host:port is wanted"),
    ("rejoin", *OF_LOG, "--why", "tired"): ("salah satu dari restored", "one of restored"),
    ("rejoin", *OF_LOG, "--why", "restored"): ("atau katakan --without-cloud", "or say --without-cloud"),
    ("restore", "backup", *OF_LOG): ("backup tidak ada", "There is no backup"),
    ("plan", "check", PLAN, "--today", "soon"): ("berikan tanggal", "a date is wanted"),
    ("plan", "diff", PLAN, "other.toml"): ("tidak pernah dihapus", "never removed"),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("given", GIVEN, ids=" ".join)
def test_what_cannot_be_is_refused_in_words(
    given: tuple[str, ...], lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 2, one line on standard error, in Indonesian unless English is asked for; no folder is made."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LAWANG_LANG", lang)
    other = Path(PLAN).read_text(encoding="utf-8").replace('"nib"', '"nib-2"').replace(':nib"', ':nib-2"')
    Path("other.toml").write_text(other, encoding="utf-8")
    done = CliRunner().invoke(app, given)
    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert GIVEN[given][LANGS.index(lang)] in line
    assert [path.name for path in tmp_path.iterdir()] == ["other.toml"]
