"""Class "report ≠ raw": panels and variables say what the API says of the same log, for every figure both have."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from tests.cloud_api.conftest import running
from tests.dashboards.conftest import NOW_MS, SPANS, WIB, Answer, Hall, boards
from tests.dashboards.test_queries import asked

YEAR = "from=2026-01-01&to=2026-12-31"
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ENDS = {
    "Selesai": "completed", "Berkas diterima": "accepted", "Kurang": "incomplete", "Dirujuk": "referred",
    "Tidak dinyatakan": "unstated", "Dialihkan": "transferred", "Tidak hadir": "no_show", "Batal": "abandoned",
    "Gagal cetak": "expired", "Tidak terlayani": "unserved", "Belum berakhir": "open",
}  # fmt: skip


async def api(hall: Hall, *questions: str) -> list[Any]:
    """Return what the API answers a viewer at the same moment."""
    async with running(hall.url) as cloud:
        cloud.now = NOW_MS
        async with connect(hall.url) as connection:
            token = await tokens.create(connection, "serang", "viewer")
        headers = {"Authorization": f"Bearer {token}"}
        answers = [await cloud.http.get(f"/v1/sites/serang/{question}", headers=headers) for question in questions]
    assert {answer.status_code for answer in answers} == {200}, [answer.text for answer in answers]
    return [json.loads(answer.text) for answer in answers]


def one(answer: Answer) -> dict[str, Any]:
    (row,) = answer.rows
    return row


def minutes(ms: float | None) -> float | None:
    return None if ms is None else pytest.approx(ms / 60_000, abs=0.06)


async def test_the_wall(lived: Hall) -> None:
    """Inside, entered, left, capacity and curve; who waits and is served are the day's tickets without an end."""
    wall, tickets = await api(lived, "live", "tickets/statistics?from=2026-11-25&to=2026-11-25&by=service")
    answers = asked(lived, "langsung")
    status, rows = one(answers[1]), answers[9].rows
    assert (status["masuk"], status["pulang"], status["di_dalam"]) == (wall["entered"], wall["left"], wall["inside"])
    assert status["kapasitas"] == wall["capacity"]
    curve = [(r["urut"], r["di_dalam"]) for r in rows if r["bagian"] == "kurva" and r["di_dalam"] is not None]
    assert curve == [tuple(point) for point in wall["curve"]]
    assert len(curve) > 20
    total = tickets["total"]
    assert status["menunggu"] == total["issued"] + total["linked"] - total["called"] - total["unserved"]
    queues = [row for row in rows if row["bagian"] == "antrean"]
    assert sum(row["menunggu"] or 0 for row in queues) == status["menunggu"] > 0
    serving = [row for row in rows if row["bagian"] == "panggilan" and row["nomor"]]
    assert len(serving) == total["open"] - status["menunggu"] > 0


async def test_the_year(lived: Hall) -> None:
    """Total, months, days, weekday and hour, cumulated."""
    names = ("total", "month", "day", "weekday-hour")
    found = dict(zip(names, await api(lived, *(f"statistics?{YEAR}&by={name}" for name in names)), strict=True))
    rows: Mapping[str, list[dict[str, Any]]] = {name: answer["rows"] for name, answer in found.items()}
    answers = asked(lived, "tahunan")
    assert one(answers[1])["pengunjung"] == rows["total"][0]["entered"] == answers[9].rows[-1]["Tahun ini"] > 500
    months = [row["Tahun ini"] for row in answers[7].rows if row["Tahun ini"] is not None]
    assert months == [row["entered"] for row in rows["month"]]
    cells = [row[name] for row in answers[10].rows for name in WEEKDAYS if row[name]]
    assert cells == [row["entered"] for row in rows["day"] if row["entered"]]
    ours = {
        f"{day + 1}T{row['Jam'][:2]}": row[name]
        for row in answers[12].rows
        for day, name in enumerate(WEEKDAYS)
        if row[name]
    }
    assert ours == {row["period"]: row["entered"] for row in rows["weekday-hour"] if row["entered"]}


async def test_the_year_is_the_recaps_before_corrections(lived: Hall) -> None:
    """The three numbers, open days, tenants by open day: the recap's gross figures, and its year is the link's."""
    (recap,) = await api(lived, "recap/2026.json")
    answers = asked(lived, "tahunan")
    figures = one(answers[1])
    gross = {figure["key"]: figure["gross"] for figure in recap["figures"]}
    named = ("pengunjung", "pemohon", "pemohon_izin", "selesai")
    assert [figures[name] for name in named] == [gross[n] for n in ("entered", "applicants", "licensing", "done")]
    assert figures["rekap"] == recap["period"]["name"] == "2026"
    theirs = {t["name"]: (t["counts"]["tickets"], t["open_days"]) for t in recap["tenants"] if t["counts"]["tickets"]}
    assert {r["Instansi"]: (r["Tiket"], r["Hari buka"]) for r in answers[11].rows if r["Tiket"]} == theirs
    assert len(theirs) > 5


async def test_tickets(lived: Hall) -> None:
    """Numbers, ends, hours, counters, refusals and times of the tickets of the range."""
    span = SPANS["layanan"]
    days = f"from={span.begin.date()}&to={span.end.date()}"
    groups = ("outcome", "counter", "service", "hour")
    found = await api(lived, *(f"tickets/statistics?{days}&by={by}" for by in groups), f"refusals?{days}")
    by = {name: {row["group"]: row for row in answer["rows"]} for name, answer in zip(groups, found[:-1], strict=True)}
    total, answers = found[0]["total"], asked(lived, "layanan")
    shown = one(answers[1])
    assert shown["tiket"] == total["issued"] + total["linked"] > 300
    assert shown["tunggu_median"] == minutes(total["wait_median_ms"])
    assert shown["tunggu_p90"] == minutes(total["wait_p90_ms"])
    assert shown["layanan_median"] == minutes(total["serve_median_ms"])
    assert shown["dalam_standar_pct"] == pytest.approx(100 * total["wait_within"], abs=0.06)
    assert shown["tidak_hadir_pct"] == pytest.approx(100 * total["no_show"] / total["called"], abs=0.06)
    assert {ENDS[row["akhir"]]: row["Tiket"] for row in answers[9].rows} == {
        end: row["issued"] + row["linked"] for end, row in by["outcome"].items()
    }
    hours: dict[str, int] = {}
    for name, row in by["hour"].items():
        hours[name[-2:]] = hours.get(name[-2:], 0) + row["issued"] + row["linked"]
    assert {row["jam"][:2]: row["Tiket"] for row in answers[11].rows} == hours
    counters = sorted((row["called"], row["no_show"]) for name, row in by["counter"].items() if name != "-")
    assert sorted((row["Dipanggil"], row["Tidak hadir"]) for row in answers[12].rows) == counters
    steps = [row["Dalam standar"] + row["Lewat standar"] for row in answers[7].rows]
    assert sum(steps) == total["wait_n"]
    assert sum(row["Dalam standar"] + row["Lewat standar"] for row in answers[8].rows) == total["serve_n"]
    refusals: dict[str, int] = {}
    for row in found[-1]["rows"]:
        if row["why"] != "stale":
            refusals[row["why"]] = refusals.get(row["why"], 0) + row["count"]
    assert {row["Sebab"]: row["Jumlah"] for row in answers[10].rows} == (refusals or {"Tidak ada penolakan": 0})


async def test_services_of_the_year(lived: Hall) -> None:
    """Tickets, completed, no-shows and mean wait of each service."""
    (found,) = await api(lived, f"tickets/statistics?{YEAR}&by=service")
    theirs = sorted(
        (row["issued"] + row["linked"], row["completed"], row["no_show"], row["wait_mean_ms"] or 0)
        for row in found["rows"]
    )
    rows = asked(lived, "tahunan")[13].rows
    ours = sorted((r["Tiket"], r["Selesai"], r["Tidak hadir"], r["Tunggu"] or 0) for r in rows)
    assert [row[:3] for row in ours] == [row[:3] for row in theirs]
    waits = sorted(row[3] for row in ours)
    assert waits == pytest.approx(sorted(row[3] / 60_000 for row in theirs), abs=0.06)


async def test_devices(lived: Hall) -> None:
    """The devices of the logs, and each one's entries on the days that the plan had open."""
    (covered,) = await api(lived, "coverage?from=2026-11-19&to=2026-11-24")
    answers = asked(lived, "perangkat")
    wanted = {row["dev"]: 0 for row in covered["rows"]}
    assert {row["Perangkat"] for row in answers[6].rows} == set(wanted)
    hours: dict[str, dict[str, int]] = {}
    for row in answers[7].rows:
        day = row["time"].astimezone(WIB)
        if "2026-11-19" <= day.date().isoformat() <= "2026-11-24":
            of = hours.setdefault(row["metric"], {})
            of[day.date().isoformat()] = of.get(day.date().isoformat(), 0) + row["value"]
    theirs: dict[str, dict[str, int]] = {}
    for row in covered["rows"]:
        if row["entries"]:
            theirs.setdefault(row["dev"], {})[row["day"]] = row["entries"]
    assert hours == theirs
    assert sum(sum(days.values()) for days in hours.values()) > 1000


async def test_variables_are_the_catalogue(lived: Hall) -> None:
    """Tenants, services, counters and devices that can be chosen are all that have a ticket or an entry, and more."""
    groups = ("tenant", "service", "counter")
    found = await api(
        lived, *(f"tickets/statistics?{YEAR}&by={by}" for by in groups), "coverage?from=2026-11-17&to=2026-11-24"
    )
    values = {board.key: lived.choices(values, board.key) for board, values in boards()}
    chosen = values["layanan"]
    for name, answer in zip(("instansi", "layanan", "loket"), found, strict=False):
        assert {row["group"] for row in answer["rows"]} - {"-"} <= set(chosen[name]), name
    assert set(values["perangkat"]["perangkat"]) == {row["dev"] for row in found[-1]["rows"]}
