"""*Langsung*: the wall. No variables, no time picker, 26 rows of the grid, two queries."""

from dashboards.boards import Board, Site, ask
from dashboards.limits import LIMITS
from dashboards.parts import BLUE, GREEN, ORANGE, RED, SKY, Box, Head, Panel, lines, number, rows
from dashboards.source import Shared

STATUS, LISTS = 1, 9
"""The panels whose queries the others share."""


def panels(site: Site) -> list[Panel]:
    """Return the panels; the first and the ninth ask, all others take their rows."""
    status, lists = ask("langsung/status", site), ask("langsung/baris", site)
    shared = Shared(STATUS)
    full = ((None, GREEN), (80, ORANGE), (100, RED))
    quiet = ((None, GREEN), (1, RED))
    age = ((None, GREEN), (LIMITS.stale_s + 1, RED))
    return [
        number(
            Head(STATUS, "Di dalam", Box(0, 0, 8, 10), status), "di_dalam", given=((None, BLUE),), stale=True, size=190
        ),
        number(
            Head(2, "Terisi", Box(8, 0, 4, 5), shared), "terisi_pct", given=full, unit="percent", stale=True, size=70
        ),
        number(Head(3, "Kapasitas", Box(8, 5, 4, 5), shared), "kapasitas", size=70),
        number(Head(4, "Masuk", Box(12, 0, 4, 5), shared), "masuk", stale=True, size=70),
        number(Head(5, "Pulang", Box(12, 5, 4, 5), shared), "pulang", stale=True, size=70),
        number(Head(6, "Menunggu", Box(16, 0, 4, 5), shared), "menunggu", stale=True, size=70),
        number(Head(7, "Loket buka", Box(16, 5, 4, 5), shared), "loket_buka", stale=True, size=70),
        number(Head(8, "Umur data", Box(20, 0, 4, 5), shared), "umur_s", given=age, unit="s", stale=True, size=60),
        number(
            Head(10, "Perangkat diam", Box(20, 5, 4, 5), shared), "perangkat_diam", given=quiet, stale=True, size=70
        ),
        rows(
            Head(LISTS, "Antrean terpanjang", Box(0, 10, 8, 16), lists),
            {
                "layanan": {"displayName": "Layanan"},
                "menunggu": {"displayName": "Menunggu", "custom.width": 100},
                "menit": {"displayName": "Terlama", "unit": "m", "custom.width": 90},
            },
            shared="antrean",
        ),
        rows(
            Head(11, "Sedang dilayani", Box(8, 10, 8, 16), Shared(LISTS)),
            {
                "loket": {"displayName": "Loket"},
                "nomor": {"displayName": "Nomor", "custom.width": 100},
                "menit": {"displayName": "Sejak", "unit": "m", "custom.width": 80},
            },
            shared="panggilan",
        ),
        lines(
            Head(12, "Hari ini", Box(16, 10, 8, 16), Shared(LISTS)),
            {"di_dalam": SKY, "kapasitas": RED},
            names={"di_dalam": "Di dalam", "kapasitas": "Kapasitas"},
            dashed=["kapasitas"],
            area=True,
            shared="kurva",
        ),
    ]


BOARD = Board(
    key="langsung",
    title="Langsung",
    about=f"Layar gedung. Data yang lebih tua dari {LIMITS.stale_s} detik tampil sebagai garis pada dasar merah.",
    span=("now/d+6h", "now/d+18h"),
    refresh="10s",
    choices=(),
    panels=panels,
    wall=True,
)
