"""Vectors of device entries."""

import hashlib
from collections.abc import Iterator
from typing import Any

from cases_form import EP, PREV, UINT32, Case, Fields, case, frames, sealed, texts, written

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
FRESH: Fields = {**LARGEST, "seq": 1, "utc": None, "err": None}  # as the first entry of an epoch is written
VALID_ENTRIES: dict[str, Fields] = {
    "press": PRESS,
    "press before the clock is set": {**PRESS, "utc": None, "err": None},
    "first of a journal": {**PRESS, "seq": 1, "prev": "0" * 16},
    "smallest": {**PRESS, "dev": "a", "seq": 1, "boot": 1, "up": 0, "utc": 0, "err": 0, "b": "1", "ms": 0},
    "largest press": {**LARGEST, "k": "press", "b": "b" * 8, "ms": 99_999, "prev": "f" * 16},
    "largest boot": {**LARGEST, "k": "boot", "why": "w" * 8, "fw": "~" * 10, "prev": "f" * 16},
    "largest epoch": {**FRESH, "k": "epoch", "old": "f" * 16, "at": UINT32, "why": "back", "prev": "0" * 16},
    "epoch of a journal without a past": {**FRESH, "k": "epoch", "old": None, "at": 0, "why": "bad", "prev": "0" * 16},
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


EPOCH = VALID_ENTRIES["largest epoch"]
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
    "fw of 11": (kind("boot", why="power", fw="0" * 11), "value"),
    "fw with DEL": (kind("boot", why="power", fw="\x7f"), "value"),
    "code of 25": (kind("scan", code="c" * 25), "value"),
    "code with an escaped quote": (kind("scan", code='"'), "value"),
    "code with an escaped backslash": (kind("scan", code="\\"), "value"),
    "code with an escaped line feed": (kind("scan", code="\n"), "value"),
    "code with an escaped letter beyond ASCII": (kind("scan", code="é"), "value"),
    "code with a lone surrogate": (kind("scan", code="\ud800"), "value"),
    "lost nothing": (kind("lost", n=0), "value"),
    "printed with ok 2": (kind("printed", job=1, ok=2), "value"),
    "epoch why of 5": ({**EPOCH, "why": "wider"}, "value"),
    "epoch of a short old": ({**EPOCH, "old": "f"}, "value"),
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
    "epoch at 33 bits": ({**EPOCH, "at": UINT32 + 1}, "value"),
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
    """Cases of `gateway_side.unseal_entry`."""
    for name, fields in VALID_ENTRIES.items():
        message = sealed("entry", written(fields))
        known = fields["v"] == 1 and fields["k"] != "wave"
        link = hashlib.sha256(message).hexdigest()[:16]
        yield case("entry", name, message, fields=entry_fields(fields), known=known, hash=link)
    for name, (fields, reason) in INVALID_FIELDS.items():
        yield case("entry", name, sealed("entry", written(fields)), reason)
    for missing in PRESS:
        body = written({k: v for k, v in PRESS.items() if k != missing})
        yield case("entry", f"without {missing}", sealed("entry", body), "fields")
    for missing in ("v", "dev", "ep", "seq", "prev"):
        body = written({k: v for k, v in LATER.items() if k != missing})
        yield case("entry", f"unknown version without {missing}", sealed("entry", body), "fields")
    yield from texts("entry", PRESS)
    yield from frames("entry", PRESS, "hello")
    largest = written({**LARGEST, "k": "fault", "what": "w" * 8, "b": "b" * 8, "prev": "f" * 16})
    longer = largest.replace('"fault"', '"faults"')
    assert len(sealed("entry", longer)) == 240
    yield case("entry", "241 bytes under a good MAC", sealed("entry", longer.replace("faults", "faultss")), "oversize")
