"""Small SVG drawings for the preview: curves, bars, cells."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

Row = Mapping[str, Any]
Size = tuple[int, int]
_LEFT, _BOTTOM = 46, 40
_GREY = "#8e8e9a"


def curves(rows: Sequence[Row], colors: Mapping[str, str], zone: ZoneInfo, size: Size, names: Mapping[str, str]) -> str:
    """Draw each column of `colors` over the column `time`, under its name if it has one; a null leaves it out."""
    wide, high = size
    if not rows:
        return ""
    times = [row["time"].timestamp() for row in rows]
    first, last = times[0], times[-1] if times[-1] > times[0] else times[0] + 1
    top = max((float(row[name] or 0) for row in rows for name in colors), default=0) or 1
    parts = _scale(top, size)
    for name, color in colors.items():
        points = " ".join(
            f"{_LEFT + (at - first) / (last - first) * (wide - _LEFT - 8):.1f},{_y(float(row[name]), top, high):.1f}"
            for at, row in zip(times, rows, strict=True)
            if row[name] is not None
        )
        parts.append(f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2.5"/>')
    form = "%d-%m" if last - first > 172_800 else "%H.%M"
    for part in range(5):
        at = first + (last - first) * part / 4
        text = datetime.fromtimestamp(at, zone).strftime(form)
        parts.append(_text(_LEFT + part / 4 * (wide - _LEFT - 40), high - _BOTTOM + 16, text))
    return _svg(size, [*parts, *_legend({names.get(n, n): c for n, c in colors.items()}, high)])


def bars(rows: Sequence[Row], by: str, colors: Mapping[str, str], size: Size) -> str:
    """Draw a group of bars for each row, named by its column `by`."""
    wide, high = size
    top = max((float(row[name] or 0) for row in rows for name in colors), default=0) or 1
    step = (wide - _LEFT - 8) / max(1, len(rows))
    thick = step * 0.8 / max(1, len(colors))
    parts = _scale(top, size)
    for at, row in enumerate(rows):
        for part, (name, color) in enumerate(colors.items()):
            if row[name] is not None:
                y = _y(float(row[name]), top, high)
                x = _LEFT + at * step + step * 0.1 + part * thick
                shape = f'<rect x="{x:.1f}" y="{y:.1f}" width="{thick:.1f}" height="{high - _BOTTOM - y:.1f}"'
                parts.append(f'{shape} fill="{color}"/>')
        parts.append(_text(_LEFT + at * step + step * 0.2, high - _BOTTOM + 16, str(row[by])))
    return _svg(size, [*parts, *_legend(colors, high)])


def cells(rows: Sequence[Row], zone: ZoneInfo, size: Size) -> str:
    """Draw a column of cells for each row, one cell for each column but `time`."""
    wide, high = size
    names = [name for row in rows[:1] for name in row if name != "time"]
    top = max((float(row[name] or 0) for row in rows for name in names), default=0) or 1
    left = 70
    step, tall = (wide - left - 8) / max(1, len(rows)), (high - 24) / max(1, len(names))
    parts = [_text(4, at * tall + tall * 0.65, name) for at, name in enumerate(names)]
    for at, row in enumerate(rows):
        x = left + at * step
        for down, name in enumerate(names):
            if row[name] is not None:
                light = 15 + 55 * (float(row[name]) / top)
                place = f'x="{x:.1f}" y="{down * tall:.1f}" width="{step - 2:.1f}" height="{tall - 2:.1f}"'
                parts.append(f'<rect {place} fill="hsl(205,70%,{light:.0f}%)"/>')
        if at % 4 == 0:
            parts.append(_text(x, high - 6, row["time"].astimezone(zone).strftime("%d-%m")))
    return _svg(size, parts)


def _y(value: float, top: float, high: int) -> float:
    return (high - _BOTTOM) - value / (top * 1.08) * (high - _BOTTOM - 6)


def _scale(top: float, size: Size) -> list[str]:
    wide, high = size
    parts: list[str] = []
    for quarter in range(5):
        y = _y(top * quarter / 4, top, high)
        parts.append(f'<line x1="{_LEFT}" x2="{wide}" y1="{y:.1f}" y2="{y:.1f}" stroke="#2c3235"/>')
        parts.append(_text(2, y + 4, f"{top * quarter / 4:.0f}"))
    return parts


def _legend(colors: Mapping[str, str], high: int) -> list[str]:
    parts: list[str] = []
    for at, (name, color) in enumerate(colors.items()):
        x = _LEFT + at * 150
        parts.append(f'<rect x="{x}" y="{high - 14}" width="14" height="4" fill="{color}"/>')
        parts.append(_text(x + 20, high - 8, name))
    return parts


def _text(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{_GREY}" font-size="12">{escape(text)}</text>'


def _svg(size: Size, parts: Sequence[str]) -> str:
    return f'<svg viewBox="0 0 {size[0]} {size[1]}" preserveAspectRatio="none">{"".join(parts)}</svg>'
