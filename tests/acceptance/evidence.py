"""What a run left behind, read with nothing of Lawang's own code.

The ring format, the entry's MAC and chain, the leaf and the Merkle tree are written here a second time, from the
specification: a fault in the first cannot hide in the second.
"""

import binascii
import hashlib
import hmac
import json
import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SLOT_BYTES = 256
HEADER_BYTES = 16
MAGIC = 0x4C
MAC_HEX = 32


class Broken(Exception):  # noqa: N818 - evidence is broken, the checker is not
    """These bytes are not what the specification allows."""


@dataclass(frozen=True)
class Entry:
    """A device's entry under a good MAC; `identity` is the same for a copy in a later epoch."""

    dev: str
    ep: str
    seq: int
    prev: str
    hash: str
    fields: dict[str, Any]

    @property
    def is_press(self) -> bool:
        return self.fields["k"] == "press"

    @property
    def place(self) -> tuple[str, str, int]:
        return self.dev, self.ep, self.seq

    @property
    def identity(self) -> tuple[Any, ...]:
        return (self.dev, *(self.fields[name] for name in ("boot", "up", "utc", "err", "b", "ms")))


@dataclass(frozen=True)
class Leaf:
    """One entry of a log; `raw` is what is hashed."""

    n: int
    at: int
    err: int
    rx: int
    src: str
    payload: bytes
    raw: bytes


@dataclass
class Log:
    """A log as one place holds it: its leaves in order, the root stored beside them."""

    name: str
    leaves: list[Leaf]
    root: str
    where: str


@dataclass
class Press:
    """One press that was commanded; `lit` holds (ep, seq) of the lamp that was seen, `seen` when."""

    dev: str
    button: str
    at: int
    lit: tuple[str, int] | None = None
    seen: int = 0


@dataclass
class Ring:
    """A device's ring image: entries under a good MAC, and how many slots were torn."""

    dev: str
    path: Path
    entries: list[Entry] = field(default_factory=list)
    torn: int = 0
    problems: list[str] = field(default_factory=list)


def link(data: bytes) -> str:
    """Return what `prev` carries for these bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def unseal(key: bytes, message: bytes) -> Entry:
    """Return the entry in `<body>.<mac>`; raises Broken."""
    body, dot, mac = message[: -MAC_HEX - 1], message[-MAC_HEX - 1 : -MAC_HEX], message[-MAC_HEX:]
    expected = hmac.new(key, b"lawang-entry/1\n" + body, hashlib.sha256).hexdigest()[:MAC_HEX]
    if dot != b"." or mac != expected.encode():
        raise Broken("MAC does not fit")
    fields = json.loads(body)
    if json.dumps(fields, separators=(",", ":")).encode() != body:
        raise Broken("not canonical")
    return Entry(fields["dev"], fields["ep"], fields["seq"], fields["prev"], link(message), fields)


def read_ring(dev: str, path: Path, key: bytes) -> Ring:
    """Read every slot of a ring image."""
    ring = Ring(dev, path)
    image = path.read_bytes()
    for offset in range(0, len(image) - SLOT_BYTES + 1, SLOT_BYTES):
        slot = image[offset : offset + SLOT_BYTES]
        if slot == b"\xff" * SLOT_BYTES:
            continue
        payload = _slot_payload(slot)
        if payload is None:
            ring.torn += 1
            continue
        try:
            ring.entries.append(unseal(key, payload))
        except (Broken, ValueError, KeyError) as e:
            ring.problems.append(f"{path.name}: slot {offset // SLOT_BYTES}: good CRC, but {e}")
    by_place = {entry.place: entry for entry in ring.entries}
    for entry in ring.entries:
        before = by_place.get((entry.dev, entry.ep, entry.seq - 1))
        if before is not None and before.hash != entry.prev:
            ring.problems.append(f"{path.name}: {entry.ep}/{entry.seq} does not follow {entry.seq - 1}")
    return ring


def _slot_payload(slot: bytes) -> bytes | None:
    magic, version, length, _, _, _, crc = struct.unpack_from("<BBBBIII", slot)
    if magic != MAGIC or version != 1 or not 1 <= length <= SLOT_BYTES - HEADER_BYTES:
        return None
    payload = slot[HEADER_BYTES : HEADER_BYTES + length]
    return payload if binascii.crc32(payload, binascii.crc32(slot[:12])) & 0xFFFFFFFF == crc else None


def parse_leaf(raw: bytes) -> Leaf:
    """Return the leaf in its hashed form; raises Broken."""
    head, newline, payload = raw.partition(b"\n")
    words = head.decode("ascii").split(" ")
    if not newline or len(words) != 6 or words[0] != "lawang-site/1":
        raise Broken("not a leaf")
    n, at, err, rx = map(int, words[1:5])
    return Leaf(n, at, err, rx, words[5], payload, raw)


def merkle_root(raws: Iterable[bytes]) -> str:
    """Return the RFC 6962 tree head over leaves, level by level: an odd node is carried up as it is."""
    level = [hashlib.sha256(b"\x00" + raw).digest() for raw in raws]
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [hashlib.sha256(b"\x01" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0].hex()


def root_of_range(data: bytes) -> str:
    """Return the root that a compact range (subtree roots, largest first) stands for."""
    hashes = [data[i : i + 32] for i in range(0, len(data), 32)]
    if not hashes:
        return hashlib.sha256(b"").hexdigest()
    root = hashes.pop()
    while hashes:
        root = hashlib.sha256(b"\x01" + hashes.pop() + root).digest()
    return root.hex()


def read_gateway(path: Path) -> tuple[Log, list[str]]:
    """Read a gateway's file from a copy, so that looking changes nothing."""
    problems: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("", "-wal"):
            if (source := path.with_name(path.name + suffix)).exists():
                shutil.copy(source, Path(folder) / source.name)
        db = sqlite3.connect(Path(folder) / path.name)
        try:
            name, size, tree = db.execute("SELECT log, size, range FROM log").fetchone()
            rows = db.execute("SELECT n, at, err, rx, src, payload, hash FROM leaf ORDER BY n").fetchall()
        finally:
            db.close()
    leaves = []
    for n, at, err, rx, src, payload, stored in rows:
        raw = f"lawang-site/1 {n} {at} {err} {rx} {src}\n".encode() + payload
        if hashlib.sha256(b"\x00" + raw).digest() != stored:
            problems.append(f"gateway {name}: leaf {n}: its stored hash is not that of its bytes")
        leaves.append(Leaf(n, at, err, rx, src, payload, raw))
    if size != len(leaves):
        problems.append(f"gateway {name}: says {size} leaves, holds {len(leaves)}")
    return Log(name, leaves, root_of_range(tree), f"gateway {name}"), problems


def read_presses(path: Path) -> list[Press]:
    """Read the presser's own list: a line for each press, and a line for each lamp that it saw."""
    presses: dict[int, Press] = {}
    for line in _lines(path):
        values = json.loads(line)
        if "lit" in values:
            presses[values["i"]].lit, presses[values["i"]].seen = (values["ep"], values["seq"]), values["lit"]
        else:
            presses[values["i"]] = Press(values["dev"], values["b"], values["t"])
    return list(presses.values())


def _lines(path: Path) -> Iterator[str]:
    with path.open() as file:
        yield from (line for line in file if line.strip())
