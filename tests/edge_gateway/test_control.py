"""Orders from the command line: to the running gateway, and to the files of one that is not."""

import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from edge_gateway.log import store


def command(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "edge_gateway", *words], capture_output=True, text=True, check=False, timeout=60
    )


def records(data: Path) -> list[dict[str, Any]]:
    with store.open_reader(data / store.FILE) as log:
        found = [leaf.partition(b"\n") for leaf in log.leaves(0, 10_000)]
    return [json.loads(payload) for head, _, payload in found if head.endswith(b"gateway")]


def said(data: Path, *kinds: str) -> list[tuple[str, str]]:
    return [(r["k"], r["who"]) for r in records(data) if r["k"] in kinds]


def test_a_first_log_is_a_trial_until_somebody_says_live(mosquitto: Any, start_gateway: Any) -> None:
    """Class "installers' test presses in the year": while it runs and while it does not, each order is an entry."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    at = ("--data", str(gateway.data), "--who", "pemasang")
    assert said(gateway.data, "trial", "live") == [("trial", "operator")]
    done = command("live", *at)
    assert done.returncode == 0, done.stderr
    assert said(gateway.data, "trial", "live")[-1] == ("live", "pemasang")
    assert gateway.stop() == 0
    done = command("trial", *at)
    assert done.returncode == 0, done.stderr
    assert said(gateway.data, "trial", "live")[-1] == ("trial", "pemasang")
    gateway.start()  # head.json has gone along
    replayed = command("hall", "replay", "--data", str(gateway.data))
    assert replayed.returncode == 0, replayed.stdout + replayed.stderr
    assert json.loads(replayed.stdout)["differs"] is None


def test_a_killed_gateways_socket_does_not_stop_the_next_one(mosquitto: Any, start_gateway: Any) -> None:
    """What a kill leaves behind is no gateway: an order goes to the files, and a new start listens again."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    gateway.kill()
    at = ("--data", str(gateway.data), "--who", "pemasang")
    assert command("live", *at).returncode == 0
    gateway.start()
    assert command("trial", *at).returncode == 0
    assert said(gateway.data, "trial", "live") == [("trial", "operator"), ("live", "pemasang"), ("trial", "pemasang")]


def test_somebody_says_at_the_command_line_that_the_clock_is_right(mosquitto: Any, start_gateway: Any) -> None:
    """E3: also to a gateway that does not run; without a question there is nothing to say."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    at = ("--data", str(gateway.data), "--who", "Sari")
    done = command("clock", *at)
    assert done.returncode == 2
    assert "tidak sedang ditanyakan" in done.stderr
    assert gateway.stop() == 0
    ahead = time.time_ns() // 1_000_000 + 3_600_000
    with sqlite3.connect(gateway.data / store.FILE) as db:
        db.execute("UPDATE log SET last_rx = ?", (ahead,))
    db.close()
    assert command("clock", *at).returncode == 0
    assert [(r["k"], r.get("why")) for r in records(gateway.data)][-2:] == [("admin", None), ("clock", "operator")]
    gateway.start()
    assert command("live", *at).returncode == 0  # the clock is trusted


def test_a_folder_without_a_log_says_so(tmp_path: Path) -> None:
    done = command("live", "--data", str(tmp_path), "--who", "pemasang")
    assert done.returncode == 2
    assert "log.db" in done.stderr


def test_a_service_that_is_gone_from_the_plan_is_still_served(mosquitto: Any, start_gateway: Any) -> None:
    """Class "renamed or closed service lowers the past": it is closed in the plan, never removed; the log's plan goes on."""
    gateway = start_gateway(mosquitto.address)
    plan = gateway.plan.read_text()
    service = '\n[[tenant]]\ncode = "dpmptsp"\nname = "DPMPTSP"\n\n[[service]]\ncode = "nib"\ntenant = "dpmptsp"\n'
    service += 'name = "NIB"\nprefix = "C"\nkind = "izin"\n'
    gateway.plan.write_text(plan + service)
    gateway.start()
    assert gateway.stop() == 0
    gateway.plan.write_text(plan)
    gateway.start()
    assert gateway.metric('lawang_problem{name="plan"}') == 1
    assert "nib: never removed" in (gateway.data / "stderr").read_text()
    assert [said["toml"] for said in records(gateway.data) if said["k"] == "plan"] == [plan + service]


def test_a_fact_that_was_decided_otherwise_is_found(mosquitto: Any, start_gateway: Any, make_box: Any) -> None:
    """The replay is a check: a `leave` that the plan does not explain is named with what should stand there."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    box = make_box(mosquitto.address, gateway.data)
    box.press()
    box.deliver()
    assert gateway.stop() == 0
    with sqlite3.connect(gateway.data / store.FILE) as db:
        [(n, payload)] = [
            row for row in db.execute("SELECT n, payload FROM leaf WHERE src = 'gateway'") if b'"k":"enter"' in row[1]
        ]
        db.execute("UPDATE leaf SET payload = ? WHERE n = ?", (payload.replace(b"enter", b"leave"), n))
    db.close()
    replayed = command("hall", "replay", "--data", str(gateway.data))
    assert replayed.returncode == 1, replayed.stdout
    differs = json.loads(replayed.stdout)["differs"]
    assert '"enter"' in differs["decided"]
    assert '"leave"' in differs["found"]
