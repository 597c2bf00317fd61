"""An image like the official one of MicroPython, made from ESP-IDF's description of its headers; nothing in it runs."""

import hashlib
import struct

TABLE = (
    ("nvs", 1, 0x02, 0x9000, 0x6000),
    ("phy_init", 1, 0x01, 0xF000, 0x1000),
    ("factory", 0, 0x00, 0x10000, 0x1F0000),
)
VERSION = "v1.29.0"


def program(*segments: bytes, chip: int = 0, size: int = 2) -> bytes:
    """Return an esp_image: header, extended header, segments, checksum, SHA-256."""
    made = struct.pack("<BBBBI", 0xE9, len(segments), 2, size << 4, 0x40080000)
    made += struct.pack("<BBBBHBHH4xB", 0xEE, 0, 0, 0, chip, 0, 0, 0, 1)
    checksum = 0xEF
    for segment in segments:
        made += struct.pack("<II", 0x3F400020, len(segment)) + segment
        for byte in segment:
            checksum ^= byte
    made += b"\x00" * (15 - len(made) % 16) + bytes([checksum])
    return made + hashlib.sha256(made).digest()


def table(rows: tuple[tuple[str, int, int, int, int], ...] = TABLE) -> bytes:
    """Return a partition table."""
    made = b"".join(struct.pack("<HBBII16sI", 0x50AA, *row[1:], row[0].encode(), 0) for row in rows)
    return (made + b"\xeb\xeb" + b"\xff" * 14 + hashlib.md5(made, usedforsecurity=False).digest()).ljust(0xC00, b"\xff")


def banner(version: str) -> bytes:
    """Return what `sys.version` is made of."""
    return f"3.4.0; MicroPython {version} on 2026-08-21".encode() + b"\x00"


def image(
    version: str = VERSION, *, chip: int = 0, size: int = 2, rows: tuple[tuple[str, int, int, int, int], ...] = TABLE,
    length: int = 100_000, described: bool = True,
) -> bytes:  # fmt: skip
    """Return the image as it is downloaded: from 0x1000 on."""
    describes = struct.pack("<II8x32s32s", 0xABCD5432 if described else 0, 0, b"", b"") + bytes(256 - 80)
    code = describes + banner(version) + bytes(n * 37 % 251 for n in range(length))
    boot = program(bytes(7000), chip=chip, size=size)
    made = boot.ljust(0x7000, b"\xff") + table(rows)
    return made.ljust(0xF000, b"\xff") + program(code, bytes(500), chip=chip, size=size)
