"""*Perangkat*: what the record says about devices. What never reaches it (journal fill, signal) is on the gateway."""

from dashboards.boards import Board, Choice, Site, ask
from dashboards.limits import LIMITS
from dashboards.parts import GREEN, ORANGE, RED, SKY, Box, Head, Panel, lines, number, rows
from dashboards.parts import series as curves
from dashboards.source import Shared

_STATE = {
    "type": "value",
    "options": {
        "baik": {"text": "baik", "color": GREEN, "index": 0},
        "diam": {"text": "diam", "color": RED, "index": 1},
        "tutup": {"text": "tutup", "color": "text", "index": 2},
    },
}
_CLOCK = {"mode": "absolute", "steps": [{"value": None, "color": "text"}, {"value": LIMITS.clock_err_ms, "color": RED}]}
_TEXT = {"custom.cellOptions": {"type": "color-text"}}


def panels(site: Site) -> list[Panel]:
    """Return the panels."""
    quiet = ((None, GREEN), (1, RED))

    def figure(
        at: int, title: str, field: str, given: tuple[tuple[float | None, str], ...], unit: str = "none"
    ) -> Panel:
        query = Shared(1) if at else ask("perangkat/ringkas", site)
        return number(
            Head(at + 1, title, Box(5 * at, 0, 5 if at < 4 else 4, 4), query), field, given=given, unit=unit, size=44
        )

    return [
        figure(0, "Perangkat", "perangkat", ((None, SKY),)),
        figure(1, "Diam", "diam", quiet),
        figure(2, "Umur data", "umur_s", ((None, GREEN), (LIMITS.gateway_silent_s, RED)), "s"),
        figure(3, "Belum terkirim", "tunggakan", ((None, GREEN), (1, ORANGE))),
        figure(4, "Celah 30 hari", "celah_30_hari", quiet),
        rows(
            Head(6, "Keadaan perangkat", Box(0, 4, 24, 11), ask("perangkat/daftar", site)),
            {
                "Diam": {"unit": "m"},
                "Jeda lazim": {"unit": "m"},
                "Galat jam": {"unit": "ms", "thresholds": _CLOCK, **_TEXT},
                "Keadaan": {"mappings": [_STATE], **_TEXT},
            },
        ),
        curves(Head(7, "Catatan tiap jam", Box(0, 15, 12, 9), ask("perangkat/kegiatan", site, series=True))),
        lines(
            Head(
                8,
                "Rasio pulang",
                Box(12, 15, 12, 9),
                ask("perangkat/rasio", site),
                f"Di bawah {LIMITS.exit_ratio_pct}% angka di dalam gedung hanya perkiraan.",
            ),
            {"Rasio pulang": SKY},
            unit="percent",
            floor=LIMITS.exit_ratio_pct,
        ),
        rows(Head(9, "Celah dan bentrok", Box(0, 24, 12, 8), ask("perangkat/celah", site))),
        rows(Head(10, "Penolakan", Box(12, 24, 12, 8), ask("perangkat/penolakan", site))),
    ]


BOARD = Board(
    key="perangkat",
    title="Perangkat",
    about="Perangkat menurut catatan. Isi jurnal dan sinyal tidak masuk catatan: lihat halaman status gateway.",
    span=("now-7d/d", "now"),
    refresh="1m",
    choices=(Choice("perangkat", "Perangkat"),),
    panels=panels,
)
