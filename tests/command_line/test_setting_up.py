"""What a setup writes: shown first, whole or not at all, again without change, and never over what somebody edited."""

import dataclasses
import json
import stat
from pathlib import Path

import pytest

from command_line.asking import Asking
from command_line.setting_up import Action, File, Plan, SetupError, State, command, kept, shown, state_of
from command_line.setup_run import How, asking, carry_out
from shelf.texts import Phrase, texts

TEXTS = texts("command_line")
ABOUT = Phrase("setup.go", {}, TEXTS)
KEEP = "/etc/lawang/setup.toml"


def how(root: Path, **more: object) -> How:
    return How(KEEP, root, yes=True, **more)  # type: ignore[arg-type]


def plan(content: str = "a = 1\n", *actions: Action) -> Plan:
    return Plan([File("/etc/lawang/a.conf", content, mode=0o640, secrets=("hemlig",))], actions)


def test_files_are_written_with_their_mode_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    assert carry_out(how(tmp_path), plan(), {"site.code": "serang", "site.rows": ("å", '"')}) == 0
    file = tmp_path / "etc/lawang/a.conf"
    assert file.read_text() == "a = 1\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    before = {path: path.stat().st_mtime_ns for path in (file,)}
    answers, written = kept(tmp_path / "etc/lawang/setup.toml")
    assert answers == {"site.code": "serang", "site.rows": ("å", '"')}
    assert state_of(tmp_path, plan().files[0], written) is State.SAME
    assert carry_out(how(tmp_path), plan(), answers) == 0
    assert {path: path.stat().st_mtime_ns for path in (file,)} == before
    assert sorted(path.name for path in file.parent.iterdir()) == ["a.conf", "setup.toml"]


def test_what_setup_wrote_itself_is_changed(tmp_path: Path) -> None:
    carry_out(how(tmp_path), plan(), {})
    carry_out(how(tmp_path), plan("a = 2\n"), {})
    assert (tmp_path / "etc/lawang/a.conf").read_text() == "a = 2\n"


def test_an_edited_file_stays_and_the_proposal_lies_beside_it(tmp_path: Path) -> None:
    """Also on the third run: what is beside it is not taken for what setup wrote."""
    file = tmp_path / "etc/lawang/a.conf"
    carry_out(how(tmp_path), plan(), {})
    file.write_text("a = 1 # mine\n")
    for _ in range(2):
        assert carry_out(how(tmp_path), plan("a = 2\n"), {}) == 0
        assert file.read_text() == "a = 1 # mine\n"
        assert file.with_name("a.conf.lawang-new").read_text() == "a = 2\n"
    assert carry_out(how(tmp_path, overwrite=True), plan("a = 2\n"), {}) == 0
    assert file.read_text() == "a = 2\n"
    assert file.with_name("a.conf.lawang-old").read_text() == "a = 1 # mine\n"


def test_a_file_that_was_there_before_setup_is_somebodys(tmp_path: Path) -> None:
    file = tmp_path / "etc/lawang/a.conf"
    file.parent.mkdir(parents=True)
    file.write_text("mine\n")
    carry_out(how(tmp_path), plan(), {})
    assert file.read_text() == "mine\n"


def test_a_secret_is_in_the_file_and_not_in_what_is_shown(tmp_path: Path) -> None:
    lines = shown(tmp_path, plan("token = hemlig\n").files[0])
    assert "+token = ********" in lines
    assert not [line for line in lines if "hemlig" in line]


def test_no_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["bukan", "tidak"]
    monkeypatch.setattr("typer.prompt", lambda *_, **__: answers.pop(0))
    assert carry_out(How(KEEP, tmp_path), plan(), {}) == 3
    assert list(tmp_path.iterdir()) == []
    assert answers == []


def test_actions_of_the_machine_are_left_out_in_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def never() -> None:
        raise AssertionError

    here = Action(ABOUT, lambda: "once", on_machine=False)
    assert carry_out(how(tmp_path, as_json=True), plan("a", Action(ABOUT, never), here), {}) == 0
    said = json.loads(capsys.readouterr().out)
    assert [action["state"] for action in said["actions"]] == ["skipped", "done"]
    assert said["actions"][1]["said"] == "once"
    assert said["files"] == [{"path": "/etc/lawang/a.conf", "state": "new"}]


def test_a_failed_action_skips_the_rest_and_is_the_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def wrong() -> None:
        raise SetupError("setup.command", command="x", why="y")

    later = Action(ABOUT, lambda: None, on_machine=False)
    assert carry_out(how(tmp_path, as_json=True), plan("a", Action(ABOUT, wrong, on_machine=False), later), {}) == 1
    said = json.loads(capsys.readouterr().out)["actions"]
    assert [action["state"] for action in said] == ["failed", "skipped"]
    assert "`x`" in said[0]["said"]


def test_an_action_that_stands_alone_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is the status all the same."""
    alone = dataclasses.replace(command(ABOUT, "no-such-program", alone=True), on_machine=False)
    later = Action(ABOUT, lambda: None, on_machine=False)
    assert carry_out(how(tmp_path, as_json=True), plan("a", alone, later), {}) == 1
    assert [action["state"] for action in json.loads(capsys.readouterr().out)["actions"]] == ["failed", "done"]


@pytest.mark.parametrize("argv", [("sh", "-c", "echo first >&2; echo last >&2; exit 3"), ("no-such-program",)])
def test_a_command_says_its_last_line(argv: tuple[str, ...]) -> None:
    with pytest.raises(SetupError, match=r"last|No such file"):
        command(ABOUT, *argv).run()


def test_what_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "etc").write_text("no folder")
    with pytest.raises(SetupError, match=r"/etc/lawang/a\.conf"):
        carry_out(how(tmp_path), plan(), {})


def test_kept_answers_are_the_defaults_of_the_next_time(tmp_path: Path) -> None:
    carry_out(how(tmp_path), plan(), {"site.code": "serang"})
    again: Asking = asking(how(tmp_path))
    assert again.one("site.code", ABOUT, str) == "serang"
    from_file = asking(how(tmp_path, answers=tmp_path / "etc/lawang/setup.toml"))
    assert from_file.one("site.code", ABOUT, str) == "serang"
    from_file.finish()
