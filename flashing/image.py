"""The image of a box: MicroPython, the table, what starts the application, the application, and who the box is.

An image is what lies in the flash from IMAGE_AT to the journal, which no image touches.
"""

import struct
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from littlefs import LittleFS

from firmware import choice, container, settings
from flashing import layout
from flashing.base import Base
from flashing.errors import FlashingError
from flashing.layout import BY_LABEL, Partition

_UNIT, _CACHE = 32, 128  # as MicroPython mounts: a file that is stored in its folder fits its cache
_MARKED = b"\x00\x00"  # tried and kept


def common(base: Base, application: bytes, files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the image of all boxes; raises FlashingError if something has no room."""
    made = bytearray(b"\xff" * (layout.JOURNAL_AT - layout.IMAGE_AT))
    made[: len(base.content)] = base.content
    table = layout.encode((*base.partitions, *layout.OURS))
    made[layout.TABLE_AT - layout.IMAGE_AT : layout.TABLE_END - layout.IMAGE_AT] = table
    _put(made, BY_LABEL["vfs"], file_system(files))
    _put(made, BY_LABEL["slot0"], application)
    _put(made, BY_LABEL["choice"], choice.record_of(1, 0) + _MARKED)
    return bytes(made)


def for_box(image: bytes, config: str) -> bytes:
    """Return the image of one box, which is told `config` (config.json); raises FlashingError."""
    made = bytearray(image)
    place = _find(image, "settings")
    text = config.encode()
    said = struct.pack("<II", 1, len(text))
    record = said + struct.pack("<I", crc32(text, crc32(said))) + text
    if len(record) > place.size // settings.RECORDS:
        raise FlashingError("image.config", size=len(record), most=place.size // settings.RECORDS)
    made[place.offset - layout.IMAGE_AT : place.end - layout.IMAGE_AT] = b"\xff" * place.size
    _put(made, place, record)
    return bytes(made)


def version_of(image: bytes) -> str:
    """Return the version of the application in an image; raises FlashingError for what is no image of ours."""
    place = _find(image, "slot0")
    slot = image[place.offset - layout.IMAGE_AT : place.end - layout.IMAGE_AT]
    magic, *_, version, _ = struct.unpack_from(container.HEAD, slot)
    if magic != container.MAGIC:
        raise FlashingError("image.not-ours")
    return version.rstrip(b"\x00").decode()


def _find(image: bytes, label: str) -> Partition:
    """Return a partition of the image's own table, which may be an older one's."""
    try:
        table = layout.decode(image[layout.TABLE_AT - layout.IMAGE_AT : layout.TABLE_END - layout.IMAGE_AT])
        found = next(one for one in table if one.label == label)
    except (ValueError, StopIteration) as e:
        raise FlashingError("image.not-ours") from e
    if found.end - layout.IMAGE_AT > len(image):
        raise FlashingError("image.not-ours")
    return found


def _put(image: bytearray, place: Partition, content: bytes) -> None:
    if len(content) > place.size:
        raise FlashingError("build.room", label=place.label, size=len(content), most=place.size)
    at = place.offset - layout.IMAGE_AT
    image[at : at + len(content)] = content


def file_system(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a file system for MicroPython (littlefs) with these files, by path."""
    blocks = BY_LABEL["vfs"].size // layout.SECTOR
    made: Any = LittleFS(  # whose `open` is half typed
        block_size=layout.SECTOR, block_count=blocks, read_size=_UNIT, prog_size=_UNIT, cache_size=_CACHE,
        lookahead_size=_UNIT,
    )  # fmt: skip
    for path, content in files:
        made.makedirs(path.rpartition("/")[0] or "/", exist_ok=True)
        with made.open(path, "wb") as file:
            file.write(content)
    return bytes(made.context.buffer)
