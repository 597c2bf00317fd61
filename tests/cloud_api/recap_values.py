"""Random recaps as values, counted here from random tickets, for the tests of their layouts."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import NamedTuple

from cloud_api.recap.model import (
    IDENTITIES,
    Addendum,
    Change,
    Correction,
    Cut,
    Day,
    Figure,
    Gap,
    Identity,
    Matrix,
    MatrixRow,
    Month,
    Period,
    Quality,
    Reason,
    Recap,
    Register,
    Service,
    Silence,
    Site,
    Stale,
    Tenant,
    Term,
    Times,
    Uncertain,
)
from tests.cloud_api.recap_expected import ENDS, FIGURES, PERIOD, TICKETS

NAMES = {
    "disdukcapil": ("Disdukcapil", ["KTP elektronik", "Kartu keluarga", "Akta kelahiran"]),
    "dpmptsp": ("DPMPTSP", ["Izin usaha (OSS)", "Persetujuan bangunan gedung", "Izin praktik"]),
    "samsat": ("Samsat", ["Pajak kendaraan tahunan", "Balik nama"]),
    "bpjs-kesehatan": ("BPJS Kesehatan", ["Pendaftaran peserta", "Perubahan data"]),
    "bank-bjb": ("Bank bjb Banten", ["Setoran dan pembayaran"]),
    "polres": ("Polres Serang", ["SKCK", "Laporan kehilangan"]),
    "imigrasi": ("Kantor Imigrasi Serang", ["Paspor baru", "Penggantian paspor"]),
    "bapenda": ("Bapenda", ["PBB-P2", "BPHTB"]),
    "dlh": ("Dinas Lingkungan Hidup", ["Persetujuan lingkungan"]),
    "pengaduan": ("Ruang Pengaduan", ["Pengaduan layanan"]),
}
WEIGHTS = (30, 17, 12, 10, 9, 7, 5, 5, 3, 2)
ENDINGS = (*ENDS, None)
END_WEIGHTS = (62, 16, 5, 3, 4, 2, 4, 1, 0.4, 2, 0.3)


class Ticket(NamedTuple):
    """A row of the register, with the columns that it has today."""

    day: date
    number: str
    tenant: str
    service: str
    kind: str
    linked: bool
    priority: bool
    issued: int
    called: int | None
    ended: int | None
    counter: str | None
    wait_s: int | None
    walk_s: int | None
    serve_s: int | None
    ending: str | None
    settled: str | None
    settled_on: date | None
    void: bool
    log: str
    n: int


def random_recap(
    seed: int, period: str = "2026", per_day: int = 8, name: str | None = None, provisional: bool | None = None
) -> Recap:
    """Return a recap of `period` with about `per_day` visitors on a working day; `name` replaces a service's name."""
    draw = random.Random(seed)
    year, _, month = period.partition("-")
    first = date(int(year), int(month or 1), 1)
    last = date(int(year), 12, 31) if not month else (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    tickets, days, visits = [], [], {}
    visit = 0
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        opened = day.weekday() < 5 and draw.random() > 0.05
        came = max(0, round(draw.gauss(per_day, per_day / 4))) if opened else 0
        made = []
        for _ in range(came):
            visit += 1
            for extra in range(draw.choices((0, 1, 2), (15, 77, 8))[0]):
                ticket = random_ticket(draw, day, len(made) + 1, len(tickets) + len(made), linked=extra > 0)
                made.append(ticket)
                visits.setdefault(visit, []).append(ticket)
        tickets += made
        days.append((day, opened, came, made))
    seen = Counter(key for made in visits.values() for key in {k for t in made for k in (t.tenant, t.service)})
    return counted(draw, Period(period, first, last), tickets, days, seen, name, provisional)


def random_ticket(draw: random.Random, day: date, number: int, n: int, *, linked: bool) -> Ticket:
    tenant = draw.choices(list(NAMES), WEIGHTS)[0]
    service = draw.randrange(len(NAMES[tenant][1]))
    ending = draw.choices(ENDINGS, END_WEIGHTS)[0]
    issued = round(datetime(day.year, day.month, day.day, 1, tzinfo=UTC).timestamp() * 1000) + number * 61_000
    wait, serve = round(draw.lognormvariate(6.3, 0.8)), round(draw.lognormvariate(6.2, 0.6))
    called = issued + wait * 1000 if ending not in ("abandoned", "expired", "unserved", None) else None
    settled = draw.choice(("completed", "completed", "rejected", None)) if ending == "accepted" else None
    finished = ending in ENDS[:5]
    return Ticket(
        day, f"{'ABCDEFGHIJ'[list(NAMES).index(tenant)]}{number:03d}", tenant, f"{tenant}-{service + 1}",
        kind_of(tenant), linked, draw.random() < 0.05, issued, called,
        None if ending is None else issued + (wait + serve) * 1000,
        None if called is None else f"loket-{draw.randrange(12) + 1}", None if called is None else wait,
        draw.randrange(60) if finished else None, serve if finished else None, ending, settled,
        day + timedelta(days=9) if settled else None, False, "gw-00000001", n,
    )  # fmt: skip


def kind_of(tenant: str) -> str:
    return {"dpmptsp": "izin", "dlh": "izin", "pengaduan": "pengaduan"}.get(tenant, "nonizin")


def counts(tickets: Iterable[Ticket], applicants: int, refused: int) -> dict[str, int]:
    """Return the figures of some tickets."""
    made = list(tickets)
    by_end = Counter(t.ending for t in made)
    ends = {key: by_end[key] for key in ENDS}
    later = sum(t.settled == "completed" for t in made)
    rejected = sum(t.settled == "rejected" for t in made)
    found = {"tickets": len(made), "applicants": applicants, "refused": refused, **ends}
    found |= {"open": sum(t.ending is None for t in made), "completed_later": later, "rejected": rejected}
    found |= {"in_process": ends["accepted"] - later - rejected, "done": ends["completed"] + later}
    found["served"] = sum(ends[key] for key in ENDS[:5])
    return {key: found[key] for key in TICKETS}


def times(values: Sequence[int | None], standard: int | None) -> Times:
    found = sorted(value for value in values if value is not None)
    if not found:
        return Times(0, None, None, None, standard, None if standard is None else 0, None)
    within = None if standard is None else sum(value <= standard * 60 for value in found)
    share = None if within is None else round(1000 * within / len(found))
    mean, p90 = round(sum(found) / len(found)), found[min(len(found) - 1, len(found) * 9 // 10)]
    return Times(len(found), mean, round(median(found)), p90, standard, within, share)


def counted(
    draw: random.Random,
    period: Period,
    tickets: list[Ticket],
    days: list[tuple[date, bool, int, list[Ticket]]],
    visits: dict[str, int],
    name: str | None,
    provisional: bool | None,
) -> Recap:
    lines = [(day, opened, day_counts(came, made)) for day, opened, came, made in days]
    tenants = [tenant(draw, code, tickets, visits, lines, name) for code in NAMES]
    months = sorted({f"{day:%Y-%m}" for day, _, _ in lines})
    monthly = [
        Month(m, {key: sum(c[key] for day, _, c in lines if f"{day:%Y-%m}" == m) for key in PERIOD}) for m in months
    ]
    net = {key: sum(c[key] for _, _, c in lines) for key in PERIOD}
    linked = sum(t.linked for t in tickets)
    off = round((net["entered"] - net["left"]) * 0.98)
    net |= {"linked": linked, "issued": net["tickets"] - linked, "written_off": off, "adjusted": -3, "stale": 7}
    net |= {"accepted": sum(t.ending == "accepted" for t in tickets)}
    net["inside"] = net["entered"] - net["left"] - off + 3
    moved = {"completed": (k := draw.randint(-3, 3)), "done": k, "unstated": -k}  # a few outcomes were amended
    figures = [Figure(key, net[key] - moved.get(key, 0), moved.get(key, 0), net[key]) for key in FIGURES]
    temporary = draw.random() < 0.5 if provisional is None else provisional
    unended = tuple(day for day, _, _ in lines[-2:])
    return Recap(
        site=Site("serang", "MPP Kabupaten Serang", "Asia/Jakarta", "DPMPTSP Kabupaten Serang", "Kragilan",
                  "Kepala DPMPTSP Kabupaten Serang"),
        period=period, version=0 if temporary else 1, fixed_at=None if temporary else 1_799_200_000_000,
        as_of=1_799_100_000_000 + draw.randrange(10**6), records=412_345 + len(tickets),
        cut=(Cut("gw-00000001", 412_000, f"{draw.getrandbits(256):064x}"), Cut("office", 345, "ab" * 32)),
        provisional=temporary, reasons=(Reason("unended", 2, unended),) if temporary else (), figures=figures,
        waiting=times([t.wait_s for t in tickets], None), serving=times([t.serve_s for t in tickets], None),
        tenants=tenants, months=monthly, days=[Day(day, opened, True, c) for day, opened, c in lines],
        matrix=matrix(period, tenants, tickets, lines) if period.monthly else None,
        identities=identities(figures), quality=quality(draw, period), corrections=corrections(draw, period),
        addenda=() if temporary else addenda(draw), register=Register(Ticket._fields, tickets),
    )  # fmt: skip


def day_counts(came: int, made: Sequence[Ticket]) -> dict[str, int]:
    mine = counts(made, 0, len(made) // 20)
    mine |= {"entered": came, "left": came - came // 5, "applicants": came - came // 6}
    mine["licensing"] = sum(t.kind == "izin" for t in made)
    return {key: mine[key] for key in PERIOD}


def tenant(
    draw: random.Random,
    code: str,
    tickets: list[Ticket],
    visits: dict[str, int],
    lines: list[tuple[date, bool, dict[str, int]]],
    name: str | None,
) -> Tenant:
    mine = [t for t in tickets if t.tenant == code]
    services = []
    for n, called in enumerate(NAMES[code][1]):
        own = [t for t in mine if t.service == f"{code}-{n + 1}"]
        visited = visits.get(f"{code}-{n + 1}", 0)
        shown = name if name is not None and n == 0 and code == "dpmptsp" else called
        waits, serves = times([t.wait_s for t in own], 30), times([t.serve_s for t in own], draw.choice((None, 15)))
        services.append(
            Service(f"{code}-{n + 1}", shown, kind_of(code), n == 2, counts(own, visited, n), waits, serves)
        )
    visited = visits.get(code, 0)
    opened = sum(opened for _, opened, _ in lines)
    per = round(10 * len(mine) / opened) if opened else None
    all_times = (times([t.wait_s for t in mine], None), times([t.serve_s for t in mine], None))
    return Tenant(code, NAMES[code][0], opened, per, counts(mine, visited, 3), *all_times, services)


def matrix(
    period: Period, tenants: list[Tenant], tickets: list[Ticket], lines: list[tuple[date, bool, dict[str, int]]]
) -> Matrix:
    size = period.last.day
    opened = {day.day: opened for day, opened, _ in lines}

    def row(code: str, service: str | None, name: str) -> MatrixRow:
        own = [t for t in tickets if t.tenant == code and service in (None, t.service)]
        cells = [sum(t.day.day == n for t in own) if opened[n] else None for n in range(1, size + 1)]
        return MatrixRow(code, service, name, cells, len(own))

    rows = [row(t.code, s, n) for t in tenants for s, n in ((None, t.name), *((x.code, x.name) for x in t.services))]

    def foot(key: str) -> MatrixRow:
        cells = [c[key] for _, _, c in lines]
        return MatrixRow("", None, "", cells, sum(cells))

    return Matrix(rows, foot("tickets"), foot("applicants"), foot("entered"))


def identities(figures: Sequence[Figure]) -> tuple[Identity, ...]:
    f = {figure.key: figure for figure in figures}
    ends = (*ENDS, "open")
    one = ([Term(k, f[k].gross) for k in ("issued", "linked")], [Term(k, f[k].gross) for k in ends])
    two = (
        [Term("entered", f["entered"].gross), Term("left", -f["left"].gross)],
        [Term(k, f[k].gross) for k in ("written_off", "adjusted", "inside")],
    )
    sums = {what: sum(getattr(x, what) for x in figures) for what in ("gross", "corrections", "net")}
    three = ([Term("gross", sums["gross"]), Term("corrections", sums["corrections"])], [Term("net", sums["net"])])
    return tuple(
        Identity(key, left, right, a := sum(t.value for t in left), b := sum(t.value for t in right), a == b)
        for key, (left, right) in zip(IDENTITIES, (one, two, three), strict=True)
    )


def quality(draw: random.Random, period: Period) -> Quality:
    day = period.first + timedelta(days=12)
    at = round(datetime(day.year, day.month, day.day, 2, tzinfo=UTC).timestamp() * 1000)
    return Quality(
        gaps=(Gap(day, "gate-a", "gap", "torn", draw.randint(1, 9), "gw-00000001", 812),),
        silences=(Silence(day, "pad-3", at, at + 5_400_000, 5400),),
        uncertain=(Uncertain(day, draw.randint(1, 5), 4000),),
        stale=(Stale("pad-3", "next", draw.randint(1, 9)),),
        late=draw.randint(0, 50),
    )


def corrections(draw: random.Random, period: Period) -> tuple[Correction, ...]:
    day = period.first + timedelta(days=3)
    at = round(datetime(day.year, day.month, day.day, 5, tzinfo=UTC).timestamp() * 1000)
    return (
        Correction("office", 12, at, day, "gw-00000001", draw.randrange(9999), "amend", "outcome", "unstated",
                   "completed", "Petugas lupa menekan SELESAI", "Petugas rekap", "Kepala bidang"),
    )  # fmt: skip


def addenda(draw: random.Random) -> tuple[Addendum, ...]:
    old, late, settled = draw.randint(1000, 2000), draw.randint(0, 9), draw.randint(1, 99)
    change = Change("completed_later", old, late, settled, -1, old + late + settled - 1)
    return (Addendum(1, 1_801_000_000_000, (Cut("office", 400, "cd" * 32),), (change,)),)
