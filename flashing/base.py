"""The official MicroPython image, downloaded by hand: what it is, read from itself, and that it is always the same.

Chip and length stand in ESP-IDF's headers (esp_image_header_t, esp_app_desc_t). MicroPython leaves the version out of
the second one (CONFIG_APP_EXCLUDE_PROJECT_VER_VAR), so it is read where `sys.version` has it.
"""

import hashlib
import json
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from flashing import layout
from flashing.errors import FlashingError
from flashing.layout import Partition

VERSIONS = ("v1.29.0",)
CHIPS = {0: "esp32"}
FOUR_MIB = 2  # in the header's upper half of byte 3
KNOWN = "bases.json"
_IMAGE_MARK, _APP_MARK = 0xE9, 0xABCD5432
_HEADER, _SEGMENT = "<BBBBIB3xHBHH4xB", "<II"
_HEADER_BYTES, _SEGMENT_BYTES, _DIGEST_BYTES = 24, 8, 32
_BANNER = re.compile(rb"MicroPython (v\d[\w.-]*) on \d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Base:
    """A MicroPython image for `chip`: `content` ends with the program, the rows are those of its table."""

    content: bytes
    chip: str
    version: str
    partitions: tuple[Partition, ...]
    digest: str


def read(path: Path) -> Base:
    """Return the image in a file; raises FlashingError for what is none, or not one of those that we know."""
    try:
        content = path.read_bytes()
    except OSError as e:
        raise FlashingError("base.unreadable", file=path, why=e.strerror or e) from e
    chip, _ = _program(path, content, 0)
    partitions = _partitions(path, content)
    app = next((one for one in partitions if one.type == layout.APP), None)
    if app is None:
        raise FlashingError("base.no-image", file=path)
    at = app.offset - layout.IMAGE_AT
    _, end = _program(path, content, at)
    if struct.unpack_from("<I", content, at + _HEADER_BYTES + _SEGMENT_BYTES)[0] != _APP_MARK:
        raise FlashingError("base.no-image", file=path)
    if end + layout.IMAGE_AT > layout.OURS_AT:
        raise FlashingError("base.large", file=path, size=end - at, most=layout.OURS_AT - app.offset)
    kept = tuple(_before_ours(one) for one in partitions if one.offset < layout.OURS_AT and one.label != "vfs")
    return Base(content[:end], chip, _version(path, content[at:end]), kept, hashlib.sha256(content).hexdigest())


def remember(base: Base, folder: Path, path: Path) -> bool:
    """Write down the SHA-256 of a base in `folder` when it is used first, and say whether it was; else compare.

    Raises FlashingError if it is another one, OSError.
    """
    known = folder / KNOWN
    name = f"{base.chip} {base.version}"
    found: dict[str, str] = {}
    if known.exists():
        try:
            found = cast("dict[str, str]", json.loads(known.read_bytes())["bases"])
        except (ValueError, KeyError, TypeError) as e:
            raise FlashingError("base.known", file=known) from e
    if name in found:
        if found[name] != base.digest:
            raise FlashingError("base.other", file=path, name=name, wanted=found[name], found=base.digest, known=known)
        return False
    known.write_text(json.dumps({"format": 1, "bases": {**found, name: base.digest}}, indent=1) + "\n")
    return True


def _program(path: Path, content: bytes, at: int) -> tuple[str, int]:
    """Return the chip of the boot loader or program at `at`, and where it ends; it is checked as the chip would."""
    try:
        mark, segments, _, size, _, _, chip, *_, hashed = struct.unpack_from(_HEADER, content, at)
        if mark != _IMAGE_MARK:
            raise FlashingError("base.no-image", file=path)
        if chip not in CHIPS:
            raise FlashingError("base.chip", file=path, found=chip, wanted=", ".join(CHIPS.values()))
        if size >> 4 != FOUR_MIB:
            raise FlashingError("base.flash", file=path)
        end = at + _HEADER_BYTES
        for _ in range(segments):
            end += _SEGMENT_BYTES + struct.unpack_from(_SEGMENT, content, end)[1]
    except struct.error as e:
        raise FlashingError("base.cut", file=path) from e
    end += 16 - (end - at) % 16  # zeros and a byte with the checksum
    digest = content[end : end + _DIGEST_BYTES]
    if hashed and hashlib.sha256(content[at:end]).digest() != digest:
        raise FlashingError("base.cut", file=path)
    end += _DIGEST_BYTES if hashed else 0
    if end > len(content):
        raise FlashingError("base.cut", file=path)
    return CHIPS[chip], end


def _partitions(path: Path, content: bytes) -> tuple[Partition, ...]:
    try:
        return layout.decode(content[layout.TABLE_AT - layout.IMAGE_AT : layout.TABLE_END - layout.IMAGE_AT])
    except ValueError as e:
        raise FlashingError("base.no-image", file=path) from e


def _before_ours(one: Partition) -> Partition:
    return Partition(one.label, one.type, one.subtype, one.offset, min(one.end, layout.OURS_AT) - one.offset)


def _version(path: Path, program: bytes) -> str:
    found = _BANNER.search(program)
    version = "?" if found is None else found[1].decode()
    if version not in VERSIONS:
        raise FlashingError("base.version", file=path, found=version, wanted=", ".join(VERSIONS))
    return version
