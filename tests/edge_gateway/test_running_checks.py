"""What a running gateway says of itself: one line a check, on the status page, as JSON, and to `lawang doctor`."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import httpx2
import pytest

from command_line.checks import Check, Verdict
from edge_gateway.intake import control
from edge_gateway.machine.clock import Trust
from edge_gateway.screens.checks import checks
from edge_gateway.screens.layout import TEXTS
from edge_gateway.screens.ports import Condition, DeviceView, RefusedMessages
from edge_gateway.screens.streams import OpenStreams
from tests.edge_gateway.screens_desk import Writer, desk
from tests.edge_gateway.screens_hall import ScreenHall

WELL = (DeviceView("gate-a", online=True, heard=1),)


def condition(**changes: Any) -> Condition:
    good = {"refused": (), "devices": WELL, "screens": {"wall": 1, "board a": 2}}
    return dataclasses.replace(Writer(ScreenHall()).condition(), **{**good, **changes})


def found(**changes: Any) -> dict[str, Check]:
    return {check.name: check for check in checks(ScreenHall().state, condition(**changes))}


def said(check: Check) -> str:
    return TEXTS.said("en", check.said) + (" → " + TEXTS.said("en", check.todo) if check.todo else "")


@pytest.mark.parametrize(
    ("name", "changes", "says"),
    [
        ("enrolled", {"devices": (DeviceView("pad-1", online=False, faults=["no-key"]),)}, "Not added yet: pad-1"),
        ("enrolled", {"devices": (DeviceView("x", online=True, faults=["not-in-plan"]),)}, "not in the plan: x"),
        ("silent", {"devices": (*WELL, DeviceView("pad-1", online=False))}, "Silent: pad-1 (of 2"),
        ("silent", {"devices": (DeviceView("pad-1", online=True, proved=False),)}, "Not proved: pad-1"),
        ("faults", {"devices": (DeviceView("p", online=True, faults=["stuck next"]),)}, "p (stuck next)"),
        ("faults", {"devices": (DeviceView("p", online=True, fill=80, capacity=100),)}, "p (80/100)"),
        (
            "refused",
            {"refused": (RefusedMessages("p", "mac", 3, 1), RefusedMessages(None, "x", 0, None))},
            "p: mac × 3",
        ),
        ("screens", {"screens": {}}, "No screen"),
    ],
)
def test_what_needs_a_hand_is_named_with_what_to_do(name: str, changes: dict[str, Any], says: str) -> None:
    assert found()[name].verdict is Verdict.OK
    check = found(**changes)[name]
    assert check.verdict is Verdict.WARN
    assert says in said(check)
    assert " → " in said(check)


def test_what_is_wrong_with_the_gateway_is_bad() -> None:
    writer = Writer(ScreenHall())
    assert {c.name: c.verdict for c in checks(ScreenHall().state, condition())}["gateway"] is Verdict.OK
    writer.trust = Trust.BEHIND
    health = dataclasses.replace(writer.condition().health, broker=False)
    names = {c.name: c.verdict for c in checks(ScreenHall().state, condition(health=health))}
    assert (names["clock"], names["broker"]) == (Verdict.BAD, Verdict.BAD)
    assert "gateway" not in names


def test_a_backlog_of_an_hour_is_told() -> None:
    health = condition().health
    assert found()["backlog"].verdict is Verdict.WARN  # 1:02:05
    uplink = dataclasses.replace(health.uplink, oldest=health.now - 60_000)  # type: ignore[type-var]
    assert found(health=dataclasses.replace(health, uplink=uplink))["backlog"].verdict is Verdict.OK
    assert found(health=dataclasses.replace(health, uplink=None))["backlog"].verdict is Verdict.OK


def test_many_names_are_cut_short() -> None:
    many = tuple(DeviceView(f"pad-{n:02}", online=False) for n in range(28))
    assert said(found(devices=many)["silent"]).count("pad-") == 8
    assert "+20" in said(found(devices=many)["silent"])


@pytest.mark.parametrize(("language", "word"), [("id", "Belum"), ("en", "No screen")])
def test_page_and_json_say_the_same(tmp_path: Path, language: str, word: str) -> None:
    with desk(tmp_path) as (client, _):
        values = client.get(f"/status.json?lang={language}").json()
        page = client.get(f"/status?lang={language}").text
        assert values["verdict"] == "warn"
        assert [c["name"] for c in values["checks"]] == [
            "gateway", "backlog", "enrolled", "silent", "faults", "refused", "screens", "trial"
        ]  # fmt: skip
        assert all(
            c["said"].replace("`", "") in page.replace("`", "") for c in values["checks"] if '"' not in c["said"]
        )
        assert word in json.dumps(values, ensure_ascii=False)


def test_nobody_reads_it_without_the_password(tmp_path: Path) -> None:
    with desk(tmp_path) as (client, _):
        client.cookies.clear()
        assert client.get("/status.json").status_code == 303


async def test_open_streams_are_counted_by_what_they_show() -> None:
    streams = OpenStreams()
    seen: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(dict(streams.open))
        if scope["path"].endswith("b/stream"):
            raise RuntimeError

    counted = streams.around(app)
    for path in ("/v1/boards/a/stream", "/v1/sites/serang/live/stream", "/", "/x/stream"):
        await counted({"type": "http", "path": path}, None, None)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError):
        await counted({"type": "http", "path": "/v1/boards/b/stream"}, None, None)  # type: ignore[arg-type]
    assert seen == [{"board a": 1}, {"wall": 1}, {}, {}, {"board b": 1}]
    assert streams.open == {}


def test_doctor_asks_the_running_gateway(mosquitto: Any, start_gateway: Any) -> None:
    """Over the socket in its folder: none of it is on the network; a screen that looks is counted."""
    gateway = start_gateway(mosquitto.address)
    assert control.ask_checks(gateway.data, "en") is None
    gateway.start()
    base = f"http://{gateway.ready['http']}/v1"
    site = httpx2.get(f"{base}/live").json()["site"]
    with httpx2.stream("GET", f"{base}/sites/{site}/live/stream", timeout=10) as stream:
        assert stream.status_code == 200
        parts = stream.iter_raw()
        next(parts)
        answer = control.ask_checks(gateway.data, "en")
    assert answer is not None
    names = {check["name"]: check for check in answer.checks}
    assert names["screens"]["said"] == "Screens connected: wall × 1."
    assert names["trial"]["verdict"] == "warn"
    assert "Masa uji coba" in json.dumps(control.ask_checks(gateway.data, "id"), ensure_ascii=False)
