"""*Layanan*: waiting and service time against their standards, for chosen tenants, services and counters."""

from dashboards.boards import Board, Choice, Site, ask
from dashboards.limits import LIMITS
from dashboards.parts import BLUE, GREEN, ORANGE, RED, Box, Head, Panel, bars, number, rows
from dashboards.source import Shared


def panels(site: Site) -> list[Panel]:
    """Return the panels."""

    def figure(at: int, title: str, field: str, unit: str = "none", about: str = "") -> Panel:
        query = Shared(1) if at else ask("layanan/ringkas", site)
        return number(Head(at + 1, title, Box(4 * at, 0, 4, 4), query, about), field, unit=unit, size=44)

    split = {"Dalam standar": GREEN, "Lewat standar": RED}
    return [
        figure(0, "Tiket", "tiket"),
        figure(1, "Tunggu, median", "tunggu_median", "m"),
        figure(2, "Tunggu, 9 dari 10", "tunggu_p90", "m"),
        figure(3, "Dalam standar", "dalam_standar_pct", "percent", "Tunggu paling lama sebesar standar layanannya."),
        figure(4, "Waktu layanan, median", "layanan_median", "m"),
        figure(5, "Tidak hadir", "tidak_hadir_pct", "percent", "Dari yang dipanggil."),
        bars(
            Head(7, "Waktu tunggu (menit)", Box(0, 4, 12, 9), ask("layanan/tunggu", site)), "menit", split, stacked=True
        ),
        bars(
            Head(8, "Waktu layanan (menit)", Box(12, 4, 12, 9), ask("layanan/waktu", site)),
            "menit",
            split,
            stacked=True,
        ),
        bars(
            Head(9, "Akhir tiket", Box(0, 13, 8, 9), ask("layanan/akhir", site)), "akhir", {"Tiket": BLUE}, across=True
        ),
        rows(Head(10, "Penolakan", Box(8, 13, 6, 9), ask("layanan/penolakan", site))),
        bars(
            Head(11, "Menurut jam", Box(14, 13, 10, 9), ask("layanan/jam", site)),
            "jam",
            {"Tiket": BLUE, "Tidak hadir": RED, "Tunggu (menit)": ORANGE},
        ),
        rows(
            Head(12, "Menurut loket", Box(0, 22, 24, 9), ask("layanan/loket", site)),
            {"Tunggu": {"unit": "m"}, "Layanan": {"unit": "m"}},
        ),
    ]


BOARD = Board(
    key="layanan",
    title="Layanan",
    about=f"Waktu tunggu dan layanan terhadap standarnya. Alarm: median tunggu di atas {LIMITS.wait_pct}% standar.",
    span=("now-30d/d", "now"),
    refresh="5m",
    choices=(Choice("instansi", "Instansi"), Choice("layanan", "Layanan"), Choice("loket", "Loket")),
    panels=panels,
)
