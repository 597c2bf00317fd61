"""*Tahunan*: the local year that holds the start of the chosen range."""

from dashboards.boards import Board, Site, ask
from dashboards.parts import BLUE, GREY, SKY, Box, Head, Panel, bars, heat, lines, number, rows
from dashboards.source import Shared
from site_plan.local import WEEKDAYS

_HEATED = {"custom.cellOptions": {"type": "color-background", "mode": "basic"}, "color": {"mode": "continuous-blues"}}
_WIDE = {"custom.width": 110}
_RECAP = "Angka di dasbor ini kotor: dihitung dari catatan, sebelum koreksi. Yang resmi ada di rekap."


def _recap(site: Site) -> dict[str, object]:
    """Link to the recap of the year that the query counted: a browser in another zone would name another."""
    return {"title": "Rekap resmi", "url": f"/sites/{site.code}/recap/${{__value.raw}}", "targetBlank": True}


def panels(site: Site) -> list[Panel]:
    """Return the panels."""

    def figure(at: int, title: str, field: str, about: str, unit: str = "locale") -> Panel:
        query = Shared(1) if at else ask("tahunan/angka", site)
        return number(Head(at + 1, title, Box(4 * at, 0, 4, 5), query, about), field, unit=unit, size=54)

    return [
        figure(0, "Pengunjung", "pengunjung", "Tombol masuk yang dihitung."),
        figure(1, "Pemohon", "pemohon", "Kunjungan dengan paling sedikit satu nomor antrean."),
        figure(2, "Pemohon izin", "pemohon_izin", "Kunjungan dengan paling sedikit satu layanan berjenis izin."),
        figure(3, "Selesai", "selesai", "Selesai di loket, ditambah berkas diterima yang selesai kemudian."),
        figure(4, "Hari buka", "hari_buka", "Hari yang dibuka atau yang ada pengunjungnya."),
        figure(5, "Kelengkapan", "kelengkapan_pct", "Hari buka tanpa celah catatan.", "percent"),
        bars(
            Head(7, "Pengunjung tiap bulan", Box(0, 5, 12, 9), ask("tahunan/bulan", site)),
            "bulan",
            {"Tahun ini": BLUE, "Tahun lalu": GREY},
        ),
        rows(
            Head(8, "Bulan dibanding tahun lalu", Box(12, 5, 6, 9), ask("tahunan/bulan", site)),
            {"bulan": {"displayName": "Bulan"}, "Perubahan": {"unit": "percent"}},
        ),
        lines(
            Head(9, "Kumulatif", Box(18, 5, 6, 9), ask("tahunan/kumulatif", site)),
            {"Tahun ini": SKY, "Tahun lalu": GREY},
            dashed=["Tahun lalu"],
        ),
        heat(Head(10, "Kalender: pengunjung tiap hari", Box(0, 14, 24, 8), ask("tahunan/kalender", site))),
        rows(
            Head(11, "Instansi", Box(0, 22, 12, 10), ask("tahunan/instansi", site), "Dirata-rata atas hari ia buka."),
            dict.fromkeys(("Tiket", "Hari buka", "Per hari buka", "Selesai", "Ditolak"), _WIDE),
        ),
        rows(
            Head(12, "Jam kedatangan", Box(12, 22, 12, 10), ask("tahunan/jam", site)),
            {"Jam": {"custom.width": 80}, **dict.fromkeys(WEEKDAYS, _HEATED)},
        ),
        rows(
            Head(13, "Layanan", Box(0, 32, 16, 10), ask("tahunan/layanan", site)),
            {"Tunggu": {"unit": "m"}, "Standar": {"unit": "m"}},
        ),
        rows(Head(14, "Celah catatan", Box(16, 32, 8, 7), ask("tahunan/celah", site))),
        rows(
            Head(15, "Rekap resmi", Box(16, 39, 8, 3), Shared(1), _RECAP),
            {"rekap": {"displayName": "Memuat koreksi, celah dan tanda tangan", "links": [_recap(site)]}},
            keep=["rekap"],
        ),
    ]


BOARD = Board(
    key="tahunan",
    title="Tahunan",
    about="Satu tahun, menurut hari setempat. Bandingan: tahun sebelumnya, garis bila tidak ada.",
    span=("now/y", "now/y"),
    refresh="15m",
    choices=(),
    panels=panels,
)
