"""Commands are imported when they are asked for: what is loaded, what lists say, what happens without an extra."""

import inspect
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from command_line import later
from lawang import app

SERANG = str(Path(__file__).parents[2] / "site_plan/plans/serang.toml")
OURS = {"lawang", "contract", "shelf", "command_line", "site_plan", "pages", "firmware"}
OURS |= {"edge_gateway", "cloud_api", "dashboards", "flashing", "simulators"}
LIGHT = {"typer", "rich", "markdown_it", "mdurl", "pygments", "shellingham", "annotated_doc"}
"""What typer and rich are: all that a list of commands may load of others."""
TABLES = {"lawang", "shelf", "shelf.version", "shelf.texts", "command_line"}
TABLES |= {"edge_gateway", "cloud_api", "dashboards", "flashing", "simulators"}
"""All that it may load of ours, with the modules of `command_line` and each part's `commands`."""
HELP_S = 1.0
"""Of processor time, for one list of commands; 0.16 s with compiled modules, 0.35 s without; it was 2.3 s."""

SHOW = """
import json, runpy, sys
module, *sys.argv[1:] = sys.argv[1:]
try:
    runpy.run_module(module, run_name="__main__", alter_sys=True) if module != "lawang" else __import__("lawang").main()
finally:
    sys.stderr.write("\\n" + json.dumps(sorted(sys.modules)))
"""


def loaded(module: str, *arguments: str) -> tuple[set[str], set[str]]:
    """Run a command line; return which modules of ours it loaded, and the first names of which others."""
    done = subprocess.run([sys.executable, "-c", SHOW, module, *arguments], capture_output=True, text=True, check=False)
    names: list[str] = json.loads(done.stderr.splitlines()[-1])
    ours = {name for name in names if name.partition(".")[0] in OURS}
    first = {name.partition(".")[0] for name in names if not name.startswith("_")}
    others = {name for name in first - OURS - sys.stdlib_module_names if is_of_a_distribution(name)}
    return ours, others


def is_of_a_distribution(name: str) -> bool:
    """Say whether a module is one of site-packages: not what Python, the installer or coverage put there."""
    (packages,) = (Path(path) for path in sys.path if path.endswith("site-packages"))
    return (packages / name).is_dir() or (packages / f"{name}.py").is_file()


@pytest.mark.parametrize(
    "command",
    [
        ("lawang", "--help"),
        ("lawang", "--version"),
        *(
            ("lawang", part, "--help")
            for part in ("gateway", "device", "firmware", "cloud", "dashboards", "bench", "simulate")
        ),
        ("lawang", "gateway", "plan", "--help"),
        ("edge_gateway", "--help"),
        ("cloud_api", "--help"),
        ("simulators.bench", "--help"),
    ],
    ids=" ".join,
)
def test_a_list_of_commands_loads_none_of_them(command: tuple[str, ...]) -> None:
    """Class "a second and a half for a line of help": each command is a name and a line until it is asked for."""
    ours, others = loaded(*command)
    assert others <= LIGHT
    tables = {name for name in ours if name.startswith("command_line.") or name.endswith((".commands", ".__main__"))}
    assert ours - tables <= TABLES | {"simulators.bench"}


@pytest.mark.parametrize(
    ("command", "may"),
    [
        ("lawang device list --data .", set[str]()),
        (f"lawang gateway plan check {SERANG}", set[str]()),
        ("lawang gateway live --data . --who x", {"cryptography"}),
        ("lawang gateway backup x --data .", {"cryptography", "pyrage"}),
        ("lawang cloud tokens --database postgresql://127.0.0.1:1/x", {"psycopg", "psycopg_pool", "psycopg_binary"}),
        ("lawang dashboards build --check --out .", {"grafana_foundation_sdk"}),
        ("lawang device journal none", set[str]()),
    ],
)
def test_a_command_loads_what_it_uses(command: str, may: set[str], tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    _, others = loaded(*command.split())
    assert may <= others, "the command was not reached"
    assert others - LIGHT - may - {"_cffi_backend", "typing_extensions"} == set()


@pytest.mark.parametrize(
    ("command", "used", "unused"),
    [
        ("edge_gateway run --data . --plan none", {"paho", "uvicorn"}, {"httpx2", "holidays", "rich", "pydantic"}),
        ("cloud_api openapi --file out", {"fastapi", "psycopg"}, {"xlsxwriter", "typst", "rich", "httpx2"}),
    ],
    ids=["gateway", "cloud"],
)
def test_a_part_starts_without_what_only_some_of_its_work_needs(
    command: str, used: set[str], unused: set[str], tmp_path: Path, monkeypatch: Any
) -> None:
    """A cloud to forward to, a file of a recap, a table for people: loaded when there is one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    _, others = loaded(*command.split())
    assert used <= others
    assert others & unused == set()


def test_help_costs_little_processor_time() -> None:
    """The last line of defence, coarse: the best of three."""
    spent: list[float] = []
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-c", "import lawang; lawang.main()", "--help"], stdout=-3)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        spent.append(used.ru_utime + used.ru_stime)
    assert min(spent) <= HELP_S


def commands(group: Any, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Give each command below a group, with the words that call it."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, *path, name)
        else:
            yield (*path, name), command


ALL = dict(commands(typer.main.get_command(app)))


def test_every_command_is_there() -> None:
    found: dict[str, set[str]] = {}
    for path in ALL:
        found.setdefault(" ".join(path[:-1]), set()).add(path[-1])
    assert found == {
        "": {"demo", "doctor", "support"},
        "bench": {"gateway", "answers", "hostile", "drain", "firmware", "append", "stats", "recap", "year"},
        "simulate": {"year", "calibrate", "scenario", "soak"},
        "gateway": {
            "run",
            "setup",
            "live",
            "trial",
            "reopen",
            "clock",
            "rejoin",
            "backup",
            "backup-key",
            "restore",
            "certificate",
        },
        "gateway hall": {"replay"},
        "gateway plan": {"check", "diff", "holidays", "schema"},
        "device": {
            "add",
            "config",
            "move",
            "replace",
            "rekey",
            "revoke",
            "list",
            "journal",
            "image",
            "labels",
            "flash",
        },
        "firmware": {"build"},
        "cloud": {
            "run",
            "recap",
            "token",
            "tokens",
            "revoke",
            "rebuild",
            "openapi",
            "migrate",
            "backup",
            "backup-key",
            "restore",
            "setup",
            "doctor",
        },
        "dashboards": {"build", "push", "ask"},
    }


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_lists_say_what_the_command_says(path: tuple[str, ...]) -> None:
    """The line beside a name is the first paragraph of the command's own help, and each option says what it is for.

    Square brackets would be read as markup, and vanish.
    """
    real = ALL[path].make_context(path[-1], [], resilient_parsing=True).command
    assert real.name == path[-1]
    assert " ".join(inspect.cleandoc(real.help).partition("\n\n")[0].split()) == ALL[path].help
    texts = [real.help, *(getattr(one, "help", None) for one in real.params)]
    assert all(texts)
    assert not any("[" in text for text in texts)


def run_without(module: str, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `lawang` where a module cannot be found."""
    code = f"import sys; sys.modules[{module!r}] = None; sys.argv[0] = 'lawang'; import lawang; lawang.main()"
    argv = [sys.executable, "-c", code, *words]
    return subprocess.run(argv, capture_output=True, text=True, check=False, env={**os.environ, **variables})


@pytest.mark.parametrize(
    ("module", "command", "extra"),
    [
        ("paho", "gateway run", "gateway"),
        ("cryptography", "gateway live", "gateway"),
        ("fastapi", "cloud tokens", "cloud"),
        ("psycopg_pool", "cloud tokens --help", "cloud"),
        ("grafana_foundation_sdk", "dashboards build", "dashboards"),
        ("esptool", "firmware build", "flash"),
        ("littlefs", "device flash --help", "flash"),
        ("amqtt", "demo", "sim"),
        ("psutil", "bench year", "sim"),
    ],
)
def test_a_missing_extra_is_named_in_one_line(module: str, command: str, extra: str) -> None:
    """Errors say what to do: also where only a part of an extra is missing."""
    done = run_without(module, *command.split())
    wanted = f"lawang: {module} is not installed; this command wants: uv pip install 'lawang[{extra}]'\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", wanted)


def test_a_shell_completes_also_what_is_not_installed() -> None:
    asked = {"_LAWANG_COMPLETE": "complete_bash", "COMP_WORDS": "lawang gateway run --pl", "COMP_CWORD": "3"}
    assert run_without("nothing", **asked).stdout.split() == ["--plan"]
    done = run_without("paho", **asked)
    assert (done.stdout.split(), "Traceback" in done.stderr) == ([], False)


def test_a_fault_of_ours_is_no_missing_extra() -> None:
    wrong = typer.Typer()
    later(wrong, "one", "edge_gateway.commands.nothing:run", "A module that is not there.")
    later(wrong, "two", "edge_gateway.commands.run:nothing", "A function that is not there.")
    assert isinstance(CliRunner().invoke(wrong, ["one"]).exception, ModuleNotFoundError)
    assert isinstance(CliRunner().invoke(wrong, ["two"]).exception, AttributeError)


@pytest.mark.parametrize("module", ["edge_gateway", "cloud_api"])
def test_each_part_says_its_version(module: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, CliRunner().invoke(app, ["--version"]).output)
    assert done.stdout == "0.1.0\n"
