"""Alerts: each fires on its fault, all are quiet over a normal year, and each says what, where and what to do."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import yaml

from dashboards import alerts, contact
from dashboards.limits import named
from dashboards.queries import names, text
from tests.dashboards.conftest import NOW, WIB, Hall

BY_KEY = {alert.key: alert for alert in alerts.alerts()}
GRAFANA = Path(__file__).parents[2] / "deploy/grafana"
FRIDAY = datetime(2026, 11, 20, 15, tzinfo=WIB)
FAULTS = {
    "gateway-diam": (NOW, "UPDATE public.log SET as_of = as_of - 300000"),
    "perangkat-diam": (
        FRIDAY,
        """DELETE FROM public.fact WHERE dev = 'gate-1' AND day = date '2026-11-20' AND hour > 9;
        DELETE FROM public.device_hour WHERE dev = 'gate-1' AND day = date '2026-11-20' AND hour > 9""",
    ),
    "belum-dibuka": (NOW, "DELETE FROM public.site_day WHERE day = date '2026-11-25'"),
    "tunggakan": (NOW, "UPDATE public.log SET head = next + 5, as_of = as_of - 1000000"),
    "celah": (NOW, "UPDATE public.fact SET kind = 'conflict' WHERE ctid = (SELECT ctid FROM public.fact WHERE day = date '2026-11-25' LIMIT 1)"),
    "penuh": (NOW, "UPDATE public.site SET capacity = 5"),
    "tunggu": (FRIDAY, "UPDATE public.ticket SET wait_ms = 31 * 60000, service = 'ktp' WHERE day = date '2026-11-20'"),
    "rasio-pulang": (NOW, "UPDATE public.rollup_day SET count = count / 2 WHERE kind = 'leave'"),
    "libur": (datetime(2026, 12, 2, 9, tzinfo=WIB), "SELECT 1"),
}  # fmt: skip


def fires(key: str, value: float) -> bool:
    """Say whether a value is over the limit of the rule that Grafana is given, as its threshold expression says."""
    (rule,) = [rule for rule in alerts.rules() if rule["uid"] == f"lawang-{key}"]
    (test,) = [
        part["model"]["conditions"][0]["evaluator"] for part in rule["data"] if part["refId"] == rule["condition"]
    ]
    return {"gt": value > test["params"][0], "lt": value < test["params"][0]}[test["type"]]


def firing(hall: Hall, key: str) -> bool:
    rows = hall.connection.execute(alerts.query(BY_KEY[key]).encode()).fetchall()
    assert rows
    return any(fires(key, float(row[-1])) for row in rows)


@pytest.mark.parametrize("key", FAULTS)
def test_each_fires_on_its_fault_and_not_before(plain: Hall, key: str) -> None:
    """The fault is made in a transaction that is undone."""
    moment, fault = FAULTS[key]
    if key != "libur":
        plain.at(moment)
        assert not firing(plain, key)
    plain.connection.execute("RESET ROLE")
    plain.connection.execute("SET default_transaction_read_only = off")
    try:
        with plain.connection.transaction(force_rollback=True):
            plain.connection.execute(fault.encode())
            plain.connection.execute("SELECT set_config('lawang.now', %s, true)", (moment.isoformat(),))
            assert firing(plain, key)
    finally:
        plain.reader()
        plain.at(NOW)


@pytest.mark.parametrize(
    ("moment", "loud"),
    [
        (datetime(2026, 11, 24, 7, 59, tzinfo=WIB), False),
        (datetime(2026, 11, 24, 8, 14, tzinfo=WIB), False),
        (datetime(2026, 11, 24, 8, 17, tzinfo=WIB), True),
        (datetime(2026, 11, 22, 9, tzinfo=WIB), False),  # Sunday
        (datetime(2026, 8, 17, 9, tzinfo=WIB), False),  # a holiday
        (datetime(2026, 12, 28, 9, tzinfo=WIB), True),  # ahead of all that the cloud has: the plan goes on
        (datetime(2026, 12, 25, 9, tzinfo=WIB), False),
    ],
)
def test_a_register_is_missed_when_the_plan_has_the_hall_open(plain: Hall, moment: datetime, loud: bool) -> None:
    """Class "open since midnight": by the hours of the plan in force, not by habit; no trial is missed."""
    plain.connection.execute("RESET ROLE")
    plain.connection.execute("SET default_transaction_read_only = off")
    try:
        for trial in (False, True):
            with plain.connection.transaction(force_rollback=True):
                plain.connection.execute("DELETE FROM public.site_day WHERE day = %s", (moment.date(),))
                plain.connection.execute("UPDATE public.log SET trial = %s", (trial,))
                plain.connection.execute("SELECT set_config('lawang.now', %s, true)", (moment.isoformat(),))
                assert firing(plain, "belum-dibuka") == (loud and not trial)
    finally:
        plain.reader()
        plain.at(NOW)


def test_all_are_quiet_over_a_normal_year(plain: Hall) -> None:
    """Workdays, weekends, holidays, before opening, at noon, after closing: nothing but the gaps that there were."""
    gaps = {row[0] for row in plain.connection.execute("SELECT time FROM fact WHERE kind = 'gap'").fetchall()}
    loud: list[str] = []
    asked = 0
    try:
        for day in range(0, 360, 12):
            for hour in (7, 9, 12, 15, 17, 21):
                moment = datetime(2025, 12, 1, hour, 50, tzinfo=WIB) + timedelta(days=day + hour % 5)
                if moment > NOW:
                    continue
                plain.at(moment)
                known = any(timedelta(0) <= moment - gap < timedelta(hours=24) for gap in gaps)
                for key in BY_KEY:
                    asked += 1
                    if firing(plain, key) and not (key == "celah" and known):
                        loud.append(f"{key} {moment}")
    finally:
        plain.at(NOW)
    assert loud == []
    assert asked > 1200


def test_each_says_what_where_and_what_to_do() -> None:
    """In Indonesian, with the place; without `$`, which Grafana would expand while it reads the file."""
    assert len(BY_KEY) == 9
    for rule, alert in zip(alerts.rules(), alerts.alerts(), strict=True):
        said = rule["annotations"]
        assert isinstance(said, dict)
        assert "{{ .Labels.lokasi }}" in said["description"]
        assert alert.do in said["description"]
        assert "$" not in str(rule)
        assert re.fullmatch(r"[a-zA-Z0-9-_]{1,40}", alert.uid)
        assert rule["notification_settings"] == {"receiver": alerts.RECEIVER}


def test_contact_point_and_rules_fit_together() -> None:
    """The file and `push` name the same receivers and variables; no file holds a policy, which would replace the tree."""
    contact_file = yaml.safe_load((GRAFANA / "provisioning/alerting/contact.yaml").read_text(encoding="utf-8"))
    (point,) = contact_file["contactPoints"]
    assert point["name"] == alerts.RECEIVER
    pushed = contact.points({name: f"${name}" for name in contact.variables()})
    in_file = [
        {"uid": r["uid"], "name": alerts.RECEIVER, "type": r["type"], "settings": r["settings"]}
        for r in point["receivers"]
    ]
    assert pushed == in_file
    assert contact.points({"LAWANG_ALERT_EMAIL": "a@b"})[0]["type"] == "email"
    for path in (GRAFANA / "provisioning").rglob("*.yaml"):
        assert "policies" not in yaml.safe_load(path.read_text(encoding="utf-8"))


def test_each_threshold_is_named_once() -> None:
    """Every placeholder is a threshold, the site or a kind, and every threshold that SQL can use is one of ours."""
    used = {name for query in names() for name in re.findall(r"@([a-z_]+)@", text(query))}
    assert used - {"site", "licensing"} <= set(named())
    assert len(names()) >= 36
