"""Reads a QR code that is clean and straight, by ISO/IEC 18004: no error is corrected."""

import re
from collections.abc import Callable, Iterator

MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, j: i % 2 == 0,
    lambda i, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)
LEVELS = ("M", "L", "H", "Q")  # by their two bits
BLOCKS = {("3", "Q"): (2, 17), ("3", "H"): (2, 13), ("4", "M"): (2, 32), ("4", "Q"): (2, 24), ("4", "H"): (4, 9)}
"""How many blocks there are and how many bytes of data each has, where it is not one."""
Grid = list[list[bool]]


def modules(svg: str) -> Grid:
    """Return the dark modules of an SVG whose path goes along each row, without its quiet zone."""
    dark: set[tuple[int, int]] = set()
    x = y = 0.0
    found = re.search(r'\bd="([^"]+)"', svg)
    assert found is not None
    for command, numbers in re.findall(r"([MmHhVv])([^MmHhVv]*)", found[1]):
        given = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = given
        elif command == "m":
            x, y = x + given[0], y + given[1]
        else:
            assert command == "h", command
            dark |= {(int(y), int(x) + n) for n in range(int(given[0]))}
            x += given[0]
    low = min(row for row, _ in dark)
    size = max(row for row, _ in dark) - low + 1
    return [[(row + low, column + low) in dark for column in range(size)] for row in range(size)]


def read(svg: str) -> str:
    """Return the text of a code of version 1 to 4, in bytes."""
    grid = modules(svg)
    size = len(grid)
    bits = [grid[8][n] for n in (0, 1, 2, 3, 4, 5, 7, 8)]
    format_bits = int("".join("01"[bit] for bit in bits[:5]), 2) ^ 0b10101
    mask = MASKS[format_bits & 7]
    stream = "".join("01"[grid[i][j] ^ mask(i, j)] for i, j in _path(size))
    blocks, each = BLOCKS.get((str((size - 17) // 4), LEVELS[format_bits >> 3]), (1, len(stream) // 8))
    stream = "".join(stream[8 * n : 8 * n + 8] for block in range(blocks) for n in range(block, blocks * each, blocks))
    assert stream[:4] == "0100", "bytes"
    length = int(stream[4:12], 2)
    return bytes(int(stream[12 + 8 * n : 20 + 8 * n], 2) for n in range(length)).decode()


def _path(size: int) -> Iterator[tuple[int, int]]:
    """Give the places of the data, two columns at a time from the right, up and down by turns."""
    up = True
    for right in (*range(size - 1, 6, -2), *range(5, 0, -2)):
        for row in reversed(range(size)) if up else range(size):
            for column in (right, right - 1):
                if not _is_pattern(row, column, size):
                    yield row, column
        up = not up


def _is_pattern(row: int, column: int, size: int) -> bool:
    finder = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
    timing = 6 in (row, column)
    centre = size - 7  # of the alignment pattern, from version 2 on
    aligned = size > 21 and abs(row - centre) <= 2 and abs(column - centre) <= 2
    return finder or timing or aligned
