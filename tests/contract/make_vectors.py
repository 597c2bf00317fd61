"""Make `contract/vectors.json`: `python tests/contract/make_vectors.py` from the repository's root.

It shares no code with `contract`: what is valid is built with hashlib, hmac and json, what is not is one step away
from that. A test compares the committed file with what this makes.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "contract" / "vectors.json"
KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
OTHER_SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(64, 96)))
PUBLIC = SIGNER.public_key().public_bytes_raw()

EP = "6b1e0f5a9c3d7e21"
PREV = "c1d98e02aa57b4f6"
HW = "a4cf12f0e9d3"
NONCE = "00ff00ff00ff00ff"
LOG = "gw-1f2e3d4c"
UINT32 = 2**32 - 1

Case = dict[str, Any]
Fields = dict[str, Any]
LENIENT = ["json", "canonical"]  # MicroPython's reader takes it as JSON, CPython's does not: refused all the same
LENIENT_VALUE = ["json", "value"]


def written(fields: Fields) -> str:
    """Return the fields as a device writes them: in the order given, without white space."""
    return json.dumps(fields, separators=(",", ":"), ensure_ascii=True)


def sealed(domain: str, body: str | bytes, key: bytes = KEY) -> bytes:
    """Return `<body>.<mac>`, the MAC from the standard library."""
    data = body.encode() if isinstance(body, str) else body
    mac = hmac.new(key, f"lawang-{domain}/1\n".encode() + data, "sha256").hexdigest()[:32]
    return data + b"." + mac.encode()


def case(what: str, name: str, data: bytes, reason: str | list[str] | None = None, **expect: Any) -> Case:
    """Return one case: refused with `reason`, or read as `expect`."""
    try:
        given = {"input": data.decode()}
    except UnicodeDecodeError:
        given = {"hex": data.hex()}
    result: Case = {"name": name, "what": what, **given, "valid": reason is None}
    return result | ({"expect": expect} if reason is None else {"reason": reason})


# --- device entries ---------------------------------------------------------------------------------------------------

HEAD: Fields = {
    "v": 1,
    "dev": "gate-a",
    "ep": EP,
    "seq": 17,
    "boot": 4,
    "up": 1834211,
    "utc": 1795576222331,
    "err": 40,
}
PRESS: Fields = {**HEAD, "k": "press", "b": "in", "ms": 180, "prev": PREV}
LATER: Fields = {"v": 2, "dev": "gate-a", "ep": EP, "seq": 17, "x": "new", "prev": PREV}
NOVEL: Fields = {**HEAD, "k": "wave", "zeal": 3, "arm": None, "hand": "left", "prev": PREV}


def kind(k: str, **data: Any) -> Fields:
    """Return an entry of kind `k`."""
    return {**HEAD, "k": k, **data, "prev": PREV}


LARGEST: Fields = {
    "v": 1,
    "dev": "a" * 12,
    "ep": "f" * 16,
    "seq": UINT32,
    "boot": 99_999,
    "up": 999_999_999_999,
    "utc": 9_999_999_999_999,
    "err": 99_999_999,
}
VALID_ENTRIES: dict[str, Fields] = {
    "press": PRESS,
    "press before the clock is set": {**PRESS, "utc": None, "err": None},
    "first of a journal": {**PRESS, "seq": 1, "prev": "0" * 16},
    "smallest": {**PRESS, "dev": "a", "seq": 1, "boot": 1, "up": 0, "utc": 0, "err": 0, "b": "1", "ms": 0},
    "largest press": {**LARGEST, "k": "press", "b": "b" * 8, "ms": 99_999, "prev": "f" * 16},
    "largest boot": {**LARGEST, "k": "boot", "why": "w" * 8, "fw": "~" * 11, "prev": "f" * 16},
    "largest epoch": {**LARGEST, "k": "epoch", "old": "f" * 16, "seq": UINT32, "why": "back", "prev": "f" * 16},
    "largest scan": {**LARGEST, "k": "scan", "code": "c" * 24, "prev": "f" * 16},
    "boot": kind("boot", why="power", fw="0.1.0"),
    "boot without a version": kind("boot", why="power", fw=""),
    "fault of a button": kind("fault", what="stuck", b="in"),
    "fault of the box": kind("fault", what="flash", b=None),
    "lost": kind("lost", n=3),
    "printed": kind("printed", job=0, ok=1),
    "scan of every plain character class": kind("scan", code="A z~!#[]{}:,.0"),
    "unknown kind": NOVEL,
    "unknown kind without fields": kind("wave"),
    "unknown version": LATER,
    "unknown version without fields": {k: v for k, v in LATER.items() if k != "x"},
    "last version": {**LATER, "v": 255},
}


def repeated_seq() -> Fields:
    """The kind epoch has a field `seq` of its own, which one flat object cannot hold twice."""
    return VALID_ENTRIES["largest epoch"]


INVALID_FIELDS: dict[str, tuple[Fields, str | list[str]]] = {
    "dev in upper case": ({**PRESS, "dev": "Gate-a"}, "value"),
    "dev with an underscore": ({**PRESS, "dev": "gate_a"}, "value"),
    "dev that begins with a hyphen": ({**PRESS, "dev": "-gate"}, "value"),
    "dev that ends with a hyphen": ({**PRESS, "dev": "gate-"}, "value"),
    "dev of nothing": ({**PRESS, "dev": ""}, "value"),
    "dev of 13": ({**PRESS, "dev": "a" * 13}, "value"),
    "dev as a number": ({**PRESS, "dev": 7}, "value"),
    "ep of 15": ({**PRESS, "ep": EP[:15]}, "value"),
    "ep in upper case": ({**PRESS, "ep": EP.upper()}, "value"),
    "ep null": ({**PRESS, "ep": None}, "value"),
    "seq 0": ({**PRESS, "seq": 0}, "value"),
    "seq of 33 bits": ({**PRESS, "seq": UINT32 + 1}, "value"),
    "seq as text": ({**PRESS, "seq": "17"}, "value"),
    "seq true": ({**PRESS, "seq": True}, "value"),
    "seq a list": ({**PRESS, "seq": [17]}, "value"),
    "boot 0": ({**PRESS, "boot": 0}, "value"),
    "boot over its bound": ({**PRESS, "boot": 100_000}, "value"),
    "up negative": ({**PRESS, "up": -1}, "value"),
    "up over its bound": ({**PRESS, "up": 10**12}, "value"),
    "up null": ({**PRESS, "up": None}, "value"),
    "utc over its bound": ({**PRESS, "utc": 10**13}, "value"),
    "err over its bound": ({**PRESS, "err": 10**8}, "value"),
    "utc without err": ({**PRESS, "err": None}, "value"),
    "err without utc": ({**PRESS, "utc": None}, "value"),
    "k null": ({**PRESS, "k": None}, "value"),
    "k a list": ({**PRESS, "k": []}, "value"),
    "k an object": ({**PRESS, "k": {}}, "value"),
    "k of 9": ({**PRESS, "k": "k" * 9}, "value"),
    "button null": ({**PRESS, "b": None}, "value"),
    "button of 9": ({**PRESS, "b": "b" * 9}, "value"),
    "held over its bound": ({**PRESS, "ms": 100_000}, "value"),
    "prev of 17": ({**PRESS, "prev": PREV + "0"}, "value"),
    "prev in upper case": ({**PRESS, "prev": PREV.upper()}, "value"),
    "prev null": ({**PRESS, "prev": None}, "value"),
    "fw of 12": (kind("boot", why="power", fw="0" * 12), "value"),
    "fw with DEL": (kind("boot", why="power", fw="\x7f"), "value"),
    "code of 25": (kind("scan", code="c" * 25), "value"),
    "code with an escaped quote": (kind("scan", code='"'), "value"),
    "code with an escaped backslash": (kind("scan", code="\\"), "value"),
    "code with an escaped line feed": (kind("scan", code="\n"), "value"),
    "code with an escaped letter beyond ASCII": (kind("scan", code="é"), "value"),
    "code with a lone surrogate": (kind("scan", code="\ud800"), "value"),
    "lost nothing": (kind("lost", n=0), "value"),
    "printed with ok 2": (kind("printed", job=1, ok=2), "value"),
    "epoch why of 5": ({**repeated_seq(), "why": "wider"}, "value"),
    "epoch of a short old": ({**repeated_seq(), "old": "f"}, "value"),
    "version 0": ({**LATER, "v": 0}, "value"),
    "version 256": ({**LATER, "v": 256}, "value"),
    "version as text": ({**PRESS, "v": "1"}, "value"),
    "version true": ({**PRESS, "v": True}, "value"),
    "version 1.0": ({**PRESS, "v": 1.0}, "value"),
    "unknown version with a list": ({**LATER, "x": []}, "value"),
    "unknown version with an object": ({**LATER, "x": {}}, "value"),
    "unknown version with true": ({**LATER, "x": True}, "value"),
    "unknown version with a fraction": ({**LATER, "x": 1.5}, "value"),
    "unknown version with a negative number": ({**LATER, "x": -1}, "value"),
    "unknown version with a long number": ({**LATER, "x": 10**13}, "value"),
    "unknown version with a field in upper case": ({**LATER, "X": 1}, "fields"),
    "unknown version with a nameless field": ({**LATER, "": 1}, "fields"),
    "unknown version with a field name of 17": ({**LATER, "x" * 17: 1}, "fields"),
    "unknown version with a field after prev": ({**LATER, "y": 1}, "canonical"),
    "unknown kind with seq 0": ({**NOVEL, "seq": 0}, "value"),
    "unknown kind with true": ({**NOVEL, "arm": True}, "value"),
    "unknown kind with utc alone": ({**NOVEL, "err": None}, "value"),
    "one field too many": ({**PRESS, "x": 1}, "fields"),
    "another field for one of the kind": (kind("press", b="in", held=180), "fields"),
}


def entry_fields(fields: Fields) -> Fields:
    """Return what a reader says of these fields."""
    names = ("v", "dev", "ep", "seq", "boot", "up", "utc", "err", "k")
    known = fields["v"] == 1
    data = [[k, v] for k, v in fields.items() if known and k not in (*names, "prev")]
    return {k: fields.get(k) if known or k in names[:4] else None for k in names} | {
        "data": data,
        "prev": fields["prev"],
    }


def entries() -> Iterator[Case]:
    """Cases of `entry.unseal`."""
    for name, fields in VALID_ENTRIES.items():
        if fields["v"] == 1 and fields["k"] == "epoch":
            continue
        message = sealed("entry", written(fields))
        known = fields["v"] == 1 and fields["k"] != "wave"
        link = hashlib.sha256(message).hexdigest()[:16]
        yield case("entry", name, message, fields=entry_fields(fields), known=known, hash=link)
    for name, (fields, reason) in INVALID_FIELDS.items():
        yield case("entry", name, sealed("entry", written(fields)), reason)
    for missing in PRESS:
        body = written({k: v for k, v in PRESS.items() if k != missing})
        yield case("entry", f"without {missing}", sealed("entry", body), "fields")
    for missing in LATER.keys() - {"x"}:
        body = written({k: v for k, v in LATER.items() if k != missing})
        yield case("entry", f"unknown version without {missing}", sealed("entry", body), "fields")
