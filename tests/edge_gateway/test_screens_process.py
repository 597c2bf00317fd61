"""The hall's screens on a running gateway: login, an order, a plan, a call on the board; and what a restart keeps."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
import pytest

from contract import entry as entries
from contract import gateway_side
from contract.mac import MacKey
from tests.edge_gateway.whole_hall import PLAN, furnish, of_kind

PASSWORD = "kopi susu panas"


class Browser:
    """Keeps a cookie and the secret of its forms."""

    def __init__(self, gateway: Any, who: str = "Sari") -> None:
        self.http = httpx2.Client(base_url=f"http://{gateway.ready['http']}", timeout=10)
        code = gateway.data / "setup-code"
        fields = {"who": who, "password": PASSWORD, "code": code.read_text() if code.exists() else ""}
        assert self.http.post("/login", data=fields).status_code == 303
        self.secret = self._field("form", self.http.get("/admin").text)

    def save(self, **fields: str) -> httpx2.Response:
        """Check a change, then save just what was shown."""
        fields["form"] = self.secret
        shown = self.http.post("/admin/check", data=fields)
        if shown.status_code != 200:
            return shown
        return self.http.post("/admin/save", data={**fields, "shown": self._field("shown", shown.text)})

    def _field(self, name: str, page: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]+)"', page)
        assert found is not None, page
        return found[1]


@pytest.fixture
def log_in() -> Iterator[Callable[..., Browser]]:
    made: list[Browser] = []

    def enter(gateway: Any, who: str = "Sari") -> Browser:
        made.append(Browser(gateway, who))
        return made[-1]

    yield enter
    for browser in made:
        browser.http.close()


def _listen(address: str, path: str, into: list[dict[str, Any]], heard: threading.Event) -> None:
    """Take a stream's events until the gateway ends it."""
    with httpx2.Client(timeout=30) as http, http.stream("GET", f"http://{address}{path}") as answer:
        for line in answer.iter_lines():
            if line.startswith("data: "):
                into.append(json.loads(line[6:]))
                heard.set()


def test_a_press_on_a_pad_is_on_the_board_once_and_an_order_is_in_the_log(
    mosquitto: Any, start_gateway: Any, make_box: Any, log_in: Any, until: Any
) -> None:
    """Set-up code, login, number at the kiosk, NEXT on a pad: one call on the board; a pause with who; streams end."""
    gateway = furnish(start_gateway(mosquitto.address, "--live"))
    gateway.start()
    browser = log_in(gateway)
    events: list[dict[str, Any]] = []
    heard = threading.Event()
    stream = threading.Thread(
        target=_listen, args=(gateway.ready["http"], "/v1/boards/a/stream", events, heard), daemon=True
    )
    stream.start()
    assert heard.wait(10)
    kiosk, pad = (
        make_box(mosquitto.address, gateway.data, "kiosk-1"),
        make_box(mosquitto.address, gateway.data, "pad-1"),
    )
    kiosk.press("ktp")
    kiosk.deliver()
    pad.press("next")
    pad.deliver()
    until(lambda: any(event["fresh"] for event in events))
    time.sleep(1.0)  # further events would repeat it here
    assert [call["ticket"] for event in events for call in event["fresh"]] == ["A001"]
    board = json.loads(gateway.get("/v1/boards/a"))
    assert [(c["ticket"], c["counter"]) for c in board["recent"]] == [("A001", "1")]
    assert board["counters"][0]["hand"] == "A001"
    assert b"<html" in gateway.get("/board/a")
    assert browser.save(do="pause", counter="1").status_code == 303
    assert of_kind(gateway.data, "admin")[-1]["who"] == "Sari"
    assert of_kind(gateway.data, "counter")[-1]["state"] == "paused"
    status = browser.http.get("/status").text
    assert "kiosk-1" in status
    assert gateway.stop() == 0
    stream.join(5)
    assert not stream.is_alive()
    gateway.start()  # the calls of today are read back from the log
    again = json.loads(gateway.get("/v1/boards/a"))
    assert [(c["n"], c["ticket"]) for c in again["recent"]] == [(c["n"], c["ticket"]) for c in board["recent"]]
    assert again["fresh"] == []
    assert again["counters"][0]["state"] == "paused"


@pytest.mark.parametrize("writable", [True, False])
def test_a_plan_saved_on_the_admin_page_outlives_the_file_it_was_started_with(
    writable: bool, start_gateway: Any, log_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A holiday is in force at once and after a restart, whether its file can be written or lies on a read-only disk."""
    gateway = furnish(start_gateway("127.0.0.1:1", "--live"))
    if not writable:
        (gateway.plan.parent / f"{gateway.plan.name}.new").mkdir()  # the file cannot be replaced, not even by root
    gateway.start()
    assert log_in(gateway).save(do="holiday", date="2027-01-01", name="Tahun Baru").status_code == 303
    assert ("Tahun Baru" in gateway.plan.read_text()) is writable
    assert gateway.plan.read_text().startswith("# the hall of the tests")
    assert gateway.stop() == 0
    gateway.start()
    plans = of_kind(gateway.data, "plan")
    assert [("Tahun Baru" in plan["toml"], plan["who"]) for plan in plans] == [(False, "operator"), (True, "Sari")]
    assert gateway.stop() == 0
    gateway.plan.write_text(PLAN.replace('name = "Loket 1"', 'name = "Loket Satu"'))  # a person's own edit is newer
    gateway.start()
    assert "Loket Satu" in of_kind(gateway.data, "plan")[-1]["toml"]


def test_a_holiday_entered_by_mistake_is_removed_at_once(start_gateway: Any, log_in: Any) -> None:
    """Today is a holiday for a moment: counters close on the board and open again, two entries with who."""
    gateway = furnish(start_gateway("127.0.0.1:1", "--live"))
    gateway.start()
    browser = log_in(gateway)
    today = datetime.now(ZoneInfo("Asia/Jakarta")).date()

    def closed() -> list[bool]:
        return [counter["closed"] for counter in json.loads(gateway.get("/v1/boards/a"))["counters"]]

    assert browser.save(do="holiday", date=f"{today}", name="Salah hari").status_code == 303
    assert closed() == [True]
    assert browser.save(do="undo", special=f"holiday {today}").status_code == 303
    assert closed() == [False]
    plans = of_kind(gateway.data, "plan")
    assert [("Salah hari" in plan["toml"], plan["who"]) for plan in plans[1:]] == [(True, "Sari"), (False, "Sari")]
    assert gateway.plan.read_text().startswith(PLAN)


def test_what_the_running_hall_refuses_is_said_and_nothing_is_logged(start_gateway: Any, log_in: Any) -> None:
    """A ticket that is not absent, a count that is none: 409 with a reason, and the log stays as it was."""
    gateway = furnish(start_gateway("127.0.0.1:1", "--live"))
    gateway.start()
    browser = log_in(gateway)
    before = len(of_kind(gateway.data, "admin", "audit", "return"))
    assert browser.save(do="return", ticket="A009").status_code == 409
    assert browser.save(do="audit", count="minus").status_code == 409
    assert len(of_kind(gateway.data, "admin", "audit", "return")) == before


def test_status_names_who_was_refused_and_why(mosquitto: Any, start_gateway: Any, make_box: Any, log_in: Any) -> None:
    """An installer sees the wrong key, the box that nobody added and the swapped box, each with its device's name."""
    gateway = furnish(start_gateway(mosquitto.address, "--live"))
    gateway.start()
    browser = log_in(gateway)
    pad = make_box(mosquitto.address, gateway.data, "pad-1")
    pad.hello()
    pad.publish("evt", entries.seal(MacKey(bytes(32)), gateway_side.peek_entry(pad.press("next"))))
    other = make_box(mosquitto.address, gateway.data, "pad-2", hw="ffffffffffff")
    with pytest.raises(pytest.fail.Exception):
        other.hello(1)
    stranger = make_box(mosquitto.address, gateway.data, "gate-a")
    stranger.dev = "gate-z"
    stranger.publish("evt", b"{}")
    pad.deliver()
    page = browser.http.get("/status").text
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th><td>([a-z-]+)', page)
    assert {("pad-1", "mac"), ("pad-2", "hw"), ("gate-z", "unknown-device")} <= set(rows)


def test_metrics_tell_backlog_ages_refusals_gaps_conflicts_and_fsync(start_gateway: Any, until: Any) -> None:
    """What an alarm needs is there from the first moment, also while it is nought."""
    gateway = furnish(start_gateway("127.0.0.1:1", "--live"))
    gateway.start()
    until(lambda: gateway.metric("lawang_commit_seconds_count") > 0)
    text = gateway.get("/metrics").decode()
    for name in ("lawang_forward_backlog", "lawang_forward_age_seconds", "lawang_refused_total", "lawang_gaps_total",
                 "lawang_conflicts_total", "lawang_commit_seconds_bucket", "lawang_failed_commits_total",
                 "lawang_device_heard_timestamp_seconds", "lawang_clock_trusted", "lawang_broker_connected"):  # fmt: skip
        assert re.search(rf"^(# TYPE )?{name.removesuffix('_total')}", text, re.MULTILINE), name


def test_backlog_and_its_age_grow_while_the_cloud_is_away(
    tmp_path: Path, start_gateway: Any, load_fake_cloud: Any, log_in: Any, until: Any
) -> None:
    """Class "first seconds of an outage lost": the status page says how much is not forwarded, and since when."""
    with load_fake_cloud() as cloud:
        cloud.fault = lambda n: "503" if n > 1 else None
        gateway = furnish(start_gateway("127.0.0.1:1", "--live", "--cloud", cloud.url, "--token", "t"))
        gateway.start()
        browser = log_in(gateway)
        assert browser.save(do="audit", count="3").status_code == 303
        until(lambda: gateway.metric("lawang_forward_backlog") > 0 and gateway.metric("lawang_forward_age_seconds") > 1)
        assert "tertua 0:00:" in browser.http.get("/status").text
        cloud.fault = lambda _: None
        until(lambda: gateway.metric("lawang_forward_backlog") == 0, 40)
        assert gateway.metric("lawang_forward_age_seconds") == 0


def test_the_wall_shows_who_was_counted_also_after_a_restart(start_gateway: Any, log_in: Any, until: Any) -> None:
    """Class "occupancy drifts": what the admin page counted is what the wall says, as the cloud's does."""
    gateway = furnish(start_gateway("127.0.0.1:1", "--live"))
    gateway.start()
    assert log_in(gateway).save(do="audit", count="7").status_code == 303
    until(lambda: json.loads(gateway.get("/v1/live"))["inside"] == 7)
    gateway.kill()
    gateway.start()
    assert json.loads(gateway.get("/v1/live"))["inside"] == 7
