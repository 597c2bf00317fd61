"""The checker catches what it is for: a run that agrees passes, and one spoiled in any hop does not."""

import ast
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent
OURS = {"contract", "firmware", "edge_gateway", "cloud_api", "dashboards", "flashing", "pages", "simulators", "lawang"}
OURS |= {"command_line", "shelf", "site_plan"}


def lose_leaf_in_cloud(run: Any) -> None:
    run.cloud.pop()


def lose_leaf_at_both_ends(run: Any) -> None:
    del run.gateway[5:7]
    run.cloud = [leaf.raw for leaf in run.gateway]


def lose_press_everywhere(run: Any) -> None:
    """Lamp lit, and nobody has it: neither log, facts nor rollup."""
    del run.gateway[-2:], run.cloud[-2:], run.facts[-1:], run.ring[-1:]
    run.rollup["enter"] -= 1
    run.live |= {"entered": 3, "inside": 1, "curve": [[720, 1]]}


def flip_byte_in_cloud(run: Any) -> None:
    run.cloud[3] = run.cloud[3].replace(b'"ms":120', b'"ms":121')


def flip_byte_at_both_ends(run: Any) -> None:
    run.gateway[3].payload = run.gateway[3].payload.replace(b'"ms":120', b'"ms":121')
    run.cloud[3] = run.gateway[3].raw


def move_press_in_time(run: Any) -> None:
    run.cloud[3] = run.cloud[3].replace(b" 20 ", b" 21 ", 1)


def lose_fact(run: Any) -> None:
    run.facts.pop()
    run.rollup["enter"] -= 1
    run.live |= {"entered": 3, "inside": 1, "curve": [[720, 1]]}


def invent_fact(run: Any) -> None:
    run.facts.append([*run.facts[-1][:2], 99, *run.facts[-1][3:]])
    run.rollup["enter"] += 1
    run.live |= {"entered": 5, "inside": 3, "curve": [[720, 3]]}


def date_fact_wrongly(run: Any) -> None:
    run.facts[2][4] = run.facts[2][4].replace(day=24)
    run.rollup["leave"] -= 1


def turn_fact_around(run: Any) -> None:
    run.facts[0][7] = "leave"
    run.rollup = {"enter": 3, "leave": 3}
    run.live |= {"entered": 3, "left": 3, "inside": 1, "curve": [[720, 1]]}


def miscount_rollup(run: Any) -> None:
    run.rollup["enter"] += 1


def show_wrong_number(run: Any) -> None:
    run.live["inside"] += 1


def store_other_root_in_cloud(run: Any) -> None:
    run.roots["cloud"] = b"\x00" * 32


def store_other_root_at_gateway(run: Any) -> None:
    run.roots["gateway"] = b"\x00" * 96


def press_less_than_logged(run: Any) -> None:
    del run.presses[-2:]


def swap_button(run: Any) -> None:
    """Pressed and lit `out`, logged `in`."""
    run.presses[0]["b"], run.presses[4]["b"] = "out", "in"


SPOILERS = [
    lose_leaf_in_cloud,
    lose_leaf_at_both_ends,
    lose_press_everywhere,
    flip_byte_in_cloud,
    flip_byte_at_both_ends,
    move_press_in_time,
    lose_fact,
    invent_fact,
    date_fact_wrongly,
    turn_fact_around,
    miscount_rollup,
    show_wrong_number,
    store_other_root_in_cloud,
    store_other_root_at_gateway,
    press_less_than_logged,
    swap_button,
]


def test_good_run_passes(run: Any, tmp_path: Path, database: str) -> None:
    """A run in which all hops agree is `ok`, exit 0, with its counts."""
    verdict = run.judge(tmp_path, database)
    assert verdict["problems"] == []
    assert verdict["exit"] == 0
    counts = {
        key: verdict[key] for key in ("pressed", "lit", "in_rings", "logged", "in_cloud", "facts", "lost", "doubled")
    }
    assert counts == dict.fromkeys(("pressed", "lit", "in_rings", "logged", "in_cloud", "facts"), 6) | {
        "lost": 0,
        "doubled": 0,
    }
    assert len(set(verdict["roots"]["gw-00000001"].values())) == 1


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda f: f.__name__)
def test_spoiled_run_is_caught(spoil: Callable[[Any], None], run: Any, tmp_path: Path, database: str) -> None:
    """Report ≠ raw, lost, doubled, forked: a run spoiled in one hop fails and says why."""
    spoil(run)
    verdict = run.judge(tmp_path, database)
    assert verdict["exit"] == 1
    assert not verdict["ok"]
    assert verdict["problems"]


def test_unlit_press_may_be_missing(run: Any, tmp_path: Path, database: str) -> None:
    """A press without a lamp promises nothing: killed before the journal, it may be in no log."""
    run.presses.append({"i": 90, "dev": "gate-a", "b": "in", "t": 1})
    verdict = run.judge(tmp_path, database)
    assert (verdict["ok"], verdict["pressed"], verdict["lit"]) == (True, 7, 6)


def test_press_logged_again_in_a_later_epoch_is_doubled(run: Any, make: Any, tmp_path: Path, database: str) -> None:
    """Counted twice: a copy under a new epoch of a press that is logged already is caught, though enough was pressed."""
    run.presses.append({"i": 90, "dev": "gate-a", "b": "in", "t": 1})
    copy = make["sealed"](1, "in", None, epoch="00000000000000aa", up=1000)
    make["log_press"](run, 1_795_582_800_000, copy, "enter")
    make["finish"](run)
    verdict = run.judge(tmp_path, database)
    assert (verdict["exit"], verdict["doubled"]) == (1, 1)


def test_copy_in_a_later_epoch_is_the_same_press(run: Any, make: Any, tmp_path: Path, database: str) -> None:
    """Restored flash: a press whose first entry nobody logged is found as its copy, and is not lost."""
    at = 1_795_582_810_000
    original = make["sealed"](7, "in", run.ring[-1], at=at)
    run.ring.append(original)
    run.presses += [
        {"i": 6, "dev": "gate-a", "b": "in", "t": at},
        {"i": 6, "lit": at, "ep": "6b1e0f5a9c3d7e21", "seq": 7},
    ]
    copy = make["sealed"](1, "in", None, at=at, epoch="00000000000000aa", up=7000)
    make["log_press"](run, at, copy, "enter")
    make["finish"](run)
    verdict = run.judge(tmp_path, database)
    assert (verdict["problems"], verdict["logged"], verdict["lost"]) == ([], 7, 0)


def test_repeat_in_the_log_is_not_counted(run: Any, make: Any, tmp_path: Path, database: str) -> None:
    """Sent twice, logged twice: the second is a repeat, and a counted fact of it is caught."""
    make["log_press"](run, 1_795_582_800_000, run.ring[0], "enter")
    make["finish"](run)
    verdict = run.judge(tmp_path, database)
    assert (verdict["exit"], verdict["repeats"]) == (1, 1)


def test_forged_slot_is_a_problem(run: Any, tmp_path: Path, database: str) -> None:
    """A good CRC over a MAC that does not fit is no tear: somebody wrote it."""
    run.ring[-1] = run.ring[-1][:-1] + b"\x00"
    verdict = run.judge(tmp_path, database)
    assert verdict["exit"] == 1
    assert "MAC" in verdict["problems"][0]


def test_checker_imports_nothing_of_ours() -> None:
    """What checks a result shares no code with what made it: standard library and psycopg only."""
    for name in ("check.py", "judge.py", "dates.py", "tickets.py", "evidence.py", "cloud.py"):
        tree = ast.parse((FOLDER / name).read_text())
        modules = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
        modules |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        roots = {module.split(".")[0] for module in modules}
        assert not roots & OURS
        assert roots <= sys.stdlib_module_names | {"psycopg", "cloud", "dates", "evidence", "judge", "tickets"}
