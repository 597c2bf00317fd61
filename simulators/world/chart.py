"""A simulated year as SVG: visits a day, and the average visits of each hour of a weekday."""

from collections.abc import Mapping, Sequence
from datetime import date

WIDTH, HEIGHT = 1000, 526
LEFT, TOP, PLOT_W, PLOT_H = 60, 60, 920, 190
GRID_TOP, CELL_W, CELL_H = 330, 88, 36
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat")
DARK = 0.8  # of the busiest hour: cells beyond it need white figures to be read
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def draw(
    title: str, visits: Mapping[date, int], hours: Mapping[tuple[int, int], float], fasting: Sequence[date]
) -> str:
    """Draw both panels; `hours` is by weekday (Monday = 0) and hour of the day."""
    top = max(50, -(-max(visits.values()) // 50) * 50)
    parts = [_text(LEFT, 30, title, 18), *_axis(top), *_fasting(fasting)]
    parts += [_bar(day, count, top) for day, count in visits.items()]
    parts += [_text(LEFT, GRID_TOP - 34, "Rata-rata pengunjung per jam datang, menurut hari", 15), *_grid(hours)]
    style = "font-family:sans-serif;fill:#222"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" style="{style}">'
    return "\n".join([head, f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>', *parts, "</svg>", ""])


def _text(  # noqa: PLR0913 - the attributes of one element
    x: float, y: float, words: str, size: int = 12, *, anchor: str = "start", colour: str = "#222"
) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def _x(day: date) -> float:
    return LEFT + (day.timetuple().tm_yday - 1) * PLOT_W / 366


def _axis(top: int) -> list[str]:
    parts: list[str] = []
    for n in range(5):
        y = TOP + PLOT_H * (1 - n / 4)
        parts.append(f'<line x1="{LEFT}" x2="{LEFT + PLOT_W}" y1="{y}" y2="{y}" stroke="#ddd"/>')
        parts.append(_text(LEFT - 6, y + 4, f"{top * n / 4:.0f}", anchor="end"))
    parts += [_text(_x(date(2025, n + 1, 1)), TOP + PLOT_H + 18, name) for n, name in enumerate(MONTHS)]
    return parts


def _fasting(days: Sequence[date]) -> list[str]:
    if not days:
        return []
    first, last = _x(min(days)), _x(max(days))
    shade = f'<rect x="{first:.1f}" y="{TOP}" width="{last - first:.1f}" height="{PLOT_H}" fill="#f4ead2"/>'
    return [shade, _text((first + last) / 2, TOP - 4, "Ramadan", anchor="middle", colour="#866")]


def _bar(day: date, count: int, top: int) -> str:
    high = PLOT_H * count / top
    return f'<rect x="{_x(day):.1f}" y="{TOP + PLOT_H - high:.1f}" width="2" height="{high:.1f}" fill="#1f6f8b"/>'


def _grid(hours: Mapping[tuple[int, int], float]) -> list[str]:
    most = max(hours.values())
    columns = range(min(hour for _, hour in hours), max(hour for _, hour in hours) + 1)
    parts = [
        _text(LEFT + 60 + (n + 0.5) * CELL_W, GRID_TOP - 8, f"{h:02d}.00", anchor="middle")
        for n, h in enumerate(columns)
    ]
    for row, name in enumerate(DAYS):
        y = GRID_TOP + row * CELL_H
        parts.append(_text(LEFT + 52, y + 23, name, anchor="end"))
        for n, hour in enumerate(columns):
            value, x = hours.get((row, hour), 0.0), LEFT + 60 + n * CELL_W
            shade = f'fill="#1f6f8b" fill-opacity="{0.05 + 0.95 * value / most:.2f}"'
            parts.append(f'<rect x="{x}" y="{y}" width="{CELL_W - 2}" height="{CELL_H - 2}" {shade}/>')
            colour = "#fff" if value > DARK * most else "#222"
            parts.append(
                _text(x + CELL_W / 2, y + 22, f"{value:.1f}".replace(".", ","), anchor="middle", colour=colour)
            )
    return parts
