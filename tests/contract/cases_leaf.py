"""Vectors of leaves and of the records of gateway and office."""

import hashlib
import json
from collections.abc import Iterator

from cases_entry import PRESS
from cases_form import EP, HEX64, LOG, NONCE, PREV, Case, Fields, case, sealed, written


def leaves() -> Iterator[Case]:
    """Cases of `leaf.decode`."""
    payload = sealed("entry", written(PRESS)).decode()
    record = '{"by":8,"dev":"gate-a","k":"enter","late":0,"v":1}'
    heads = {
        "of a device": ("0", "1795576222331", "40", "1795576222412", "device", payload),
        "of the gateway": ("9", "1795576222331", "40", "1795576222412", "gateway", record),
        "of the office": ("1", "1795576222331", "0", "1795576222331", "office", '{"k":"x","v":1}'),
        "largest head": (str(2**53 - 1), "9" * 13, "9" * 8, "9" * 13, "gateway", record),
        "smallest": ("0", "0", "0", "0", "gateway", " "),
    }
    for name, row in heads.items():
        data = leaf(*row)
        numbers = {k: int(v) for k, v in zip(("n", "at", "err", "rx"), row[:4], strict=True)}
        root = hashlib.sha256(b"\0" + data).hexdigest()
        yield case("leaf", name, data, fields={**numbers, "src": row[4], "payload": row[5]}, hash=root)
    good = leaf("9", "17", "4", "18", "gateway", record)
    changes = {
        "another version": good.replace(b"site/1", b"site/2"),
        "a leading zero": good.replace(b"/1 9 ", b"/1 09 "),
        "a sign": good.replace(b"/1 9 ", b"/1 +9 "),
        "a negative number": good.replace(b"/1 9 ", b"/1 -9 "),
        "a digit of another script": good.replace(b"/1 9 ", "/1 \u0669 ".encode()),
        "two spaces": good.replace(b" 17 ", b"  17 "),
        "a tab": good.replace(b" 17 ", b"\t17 "),
        "a number missing": good.replace(b" 17 ", b" "),
        "a fraction": good.replace(b" 17 ", b" 17.0 "),
        "n of 17 digits": good.replace(b"/1 9 ", b"/1 99999999999999999 "),
        "at of 14 digits": good.replace(b" 17 ", b" 10000000000000 "),
        "err of 9 digits": good.replace(b" 4 ", b" 100000000 "),
        "another source": good.replace(b"gateway\n", b"broker\n"),
        "a source in upper case": good.replace(b"gateway\n", b"Gateway\n"),
        "a carriage return": good.replace(b"\n", b"\r\n"),
        "a head alone": good.split(b"\n")[0],
        "a space before": b" " + good,
    }
    for name, data in changes.items():
        yield case("leaf", name, data, "form")
    yield case("leaf", "nothing", b"", "form")
    values = {
        "n of 54 bits": leaf(str(2**53), "17", "4", "18", "gateway", record),
        "no payload": good.split(b"\n")[0] + b"\n",
        "a line feed at the end": good + b"\n",
        "a tab in the payload": good + b"\t",
        "DEL in the payload": good + b"\x7f",
        "NUL in the payload": good + b"\0",
        "a letter beyond ASCII in the payload": good + "é".encode(),
        "not UTF-8": good + b"\xff",
        "a device's payload of 241": leaf("9", "17", "4", "18", "device", "x" * 241),
    }
    for name, data in values.items():
        yield case("leaf", name, data, "value")


def longest() -> Iterator[Case]:
    """Leaves and records as long as may be, and longer by a byte: `pad` is how many x stand where a * is."""
    head = len(leaf("9", "17", "4", "18", "gateway", ""))
    yield padded("leaf", "a payload of 262144", leaf("9", "17", "4", "18", "gateway", "*"), LONGEST)
    yield padded("leaf", "a payload of 262145", leaf("9", "17", "4", "18", "gateway", "*"), LONGEST + 1, "value")
    beyond = LONGEST + 101 - head
    yield padded("leaf", "longer than any leaf", leaf("9", "17", "4", "18", "gateway", "*"), beyond, "oversize")
    plan = by_name({**PLAN, "toml": "*"})
    rest = LONGEST - len(plan) + 1
    yield padded("record", "a plan of 262144", plan, rest)
    yield padded("record", "a plan of 262145", plan, rest + 1, "oversize")


def padded(what: str, name: str, data: bytes, pad: int, reason: str | None = None) -> Case:
    """Return a case whose input and values hold a * instead of `pad` times x."""
    whole = data.replace(b"*", b"x" * pad)
    said = {k: v for k, v in PLAN.items() if k not in ("v", "k")} | {"toml": "*"}
    expect: Fields = {"v": 1, "k": "plan", "data": said, "known": True}
    if what == "leaf":
        fields = {"n": 9, "at": 17, "err": 4, "rx": 18, "src": "gateway", "payload": "*"}
        expect = {"fields": fields, "hash": hashlib.sha256(b"\0" + whole).hexdigest()}
    made = case(what, name, data, reason, **({} if reason else expect))
    return {**made, "pad": pad}


LONGEST = 262_144  # bytes of a payload


def leaf(n: str, at: str, err: str, rx: str, src: str, payload: str) -> bytes:
    """Return a leaf's bytes."""
    return f"lawang-site/1 {n} {at} {err} {rx} {src}\n{payload}".encode()


OPEN: Fields = {
    "v": 1,
    "k": "open",
    "site": "serang",
    "log": LOG,
    "key": HEX64,
    "engine": "lawang-hall/1",
    "after": None,
    "after_size": None,
    "after_root": None,
    "cloud": 0,
    "why": "first",
}
ENTER: Fields = {"v": 1, "k": "enter", "by": 8, "dev": "gate-a", "late": 0}
GAP: Fields = {"v": 1, "k": "gap", "dev": "gate-a", "ep": EP, "from": 3, "to": 9, "why": "gone"}
DAY: Fields = {"v": 1, "k": "day", "day": "2026-11-25", "state": "opened"}
PLAN: Fields = {"v": 1, "k": "plan", "zone": "Asia/Jakarta", "toml": '[site]\nname = "Serang"\n', "who": "init"}
UNDO: Fields = {"v": 1, "k": "undo", "by": 812, "first": 790, "last": 806, "who": "Sari"}
CONFLICT: Fields = {
    "v": 1,
    "k": "conflict",
    "dev": "gate-a",
    "ep": EP,
    "seq": 17,
    "kept": PREV,
    "refused": NONCE,
}
CLOCK: Fields = {"v": 1, "k": "clock", "before": 1_795_577_580_000, "after": 1_795_577_600_000, "why": "step"}
DOUBT: Fields = {"v": 1, "k": "doubt", "clock": 1_795_577_580_000, "wall": 1_795_613_640_000}
VALID_RECORDS: dict[str, Fields] = {
    "open": OPEN,
    "open after another log": {**OPEN, "after": "gw-0", "after_size": 12, "after_root": HEX64, "why": "restored"},
    "engine": {"v": 1, "k": "engine", "engine": "lawang-hall/3"},
    "plan": PLAN,
    "plan of a later format": {**PLAN, "toml": "format = 2\n[hall]\n"},
    "plan with letters beyond ASCII": {**PLAN, "who": "Dewi é 你 😀"},
    "enter": ENTER,
    "leave": {**ENTER, "k": "leave", "late": 1},
    "gap": GAP,
    "conflict": CONFLICT,
    "clock": CLOCK,
    "doubt": DOUBT,
    "doubt that is over": {**DOUBT, "wall": None},
    "day": DAY,
    "adjust downward": {"v": 1, "k": "adjust", "n": -3, "who": "kepala", "why": "hitung ulang"},
    "undo of a day's end": UNDO,
    "undo of one fact by a key": {**UNDO, "first": 806, "who": None},
    "unknown kind": {"v": 1, "k": "lift", "floor": -1, "who": None, "note": ""},
    "unknown version": {"v": 2, "k": "enter", "by": "8"},
    "without fields": {"v": 1, "k": "nothing"},
    "largest number": {"v": 1, "k": "lift", "floor": 2**53 - 1},
}
INVALID_RECORDS: dict[str, tuple[Fields, str]] = {
    "enter without dev": ({k: v for k, v in ENTER.items() if k != "dev"}, "fields"),
    "enter with a field more": ({**ENTER, "who": "x"}, "fields"),
    "enter by nobody": ({**ENTER, "by": None}, "value"),
    "enter by -1": ({**ENTER, "by": -1}, "value"),
    "enter late 2": ({**ENTER, "late": 2}, "value"),
    "enter late true": ({**ENTER, "late": True}, "value"),
    "enter by 1.0": ({**ENTER, "by": 1.0}, "value"),
    "gap backwards": ({**GAP, "to": 2}, "value"),
    "gap from 0": ({**GAP, "from": 0}, "value"),
    "undo backwards": ({**UNDO, "first": 807}, "value"),
    "undo by nobody": ({**UNDO, "by": None}, "value"),
    "undo without an end": ({k: v for k, v in UNDO.items() if k != "last"}, "fields"),
    "undo from before the log": ({**UNDO, "first": -1}, "value"),
    "conflict with a short hash": ({**CONFLICT, "kept": PREV[1:]}, "value"),
    "open with a short key": ({**OPEN, "key": HEX64[1:]}, "value"),
    "open with a log of 25": ({**OPEN, "log": "g" * 25}, "value"),
    "open of a site in upper case": ({**OPEN, "site": "Serang"}, "value"),
    "engine of 201": ({"v": 1, "k": "engine", "engine": "x" * 201}, "value"),
    "engine without a name": ({"v": 1, "k": "engine"}, "fields"),
    "clock that was set to nothing": ({**CLOCK, "after": None}, "value"),
    "doubt without a wall": ({k: v for k, v in DOUBT.items() if k != "wall"}, "fields"),
    "doubt before 1970": ({**DOUBT, "wall": -1}, "value"),
    "day that is none": ({**DAY, "day": "2026-02-30"}, "value"),
    "day in another form": ({**DAY, "day": "2026-W48-3"}, "value"),
    "day in another state": ({**DAY, "state": "shut"}, "value"),
    "plan with NUL": ({**PLAN, "toml": "\0"}, "value"),
    "plan with a lone surrogate": ({**PLAN, "who": "\udc00"}, "value"),
    "plan with a line of 201": ({**PLAN, "who": "x" * 201}, "value"),
    "unknown kind with a list": ({"v": 1, "k": "lift", "x": []}, "value"),
    "unknown kind with an object": ({"v": 1, "k": "lift", "x": {}}, "value"),
    "unknown kind with true": ({"v": 1, "k": "lift", "x": True}, "value"),
    "unknown kind with a fraction": ({"v": 1, "k": "lift", "x": 0.5}, "value"),
    "unknown kind with a number of 54 bits": ({"v": 1, "k": "lift", "x": 2**53}, "value"),
    "unknown kind with NUL": ({"v": 1, "k": "lift", "x": "\0"}, "value"),
    "unknown kind with a lone surrogate": ({"v": 1, "k": "lift", "x": "\ud800"}, "value"),
    "unknown kind with a field in upper case": ({"v": 1, "k": "lift", "X": 1}, "fields"),
    "unknown kind with a nameless field": ({"v": 1, "k": "lift", "": 1}, "fields"),
    "kind of 17": ({"v": 1, "k": "k" * 17}, "value"),
    "kind of nothing": ({"v": 1, "k": ""}, "value"),
    "kind as a list": ({"v": 1, "k": []}, "value"),
    "version 0": ({"v": 0, "k": "enter"}, "value"),
    "version 256": ({"v": 256, "k": "enter"}, "value"),
    "version true": ({"v": True, "k": "enter"}, "value"),
    "no version": ({"k": "enter"}, "value"),
    "no kind": ({"v": 1}, "value"),
}


def records() -> Iterator[Case]:
    """Cases of `records.decode`."""
    for name, fields in VALID_RECORDS.items():
        data = {k: v for k, v in fields.items() if k not in ("v", "k")}
        known = fields["v"] == 1 and fields["k"] not in ("lift", "nothing")
        expect = {"v": fields["v"], "k": fields["k"], "data": data, "known": known}
        yield case("record", name, by_name(fields), **expect)
    for name, (fields, reason) in INVALID_RECORDS.items():
        yield case("record", name, by_name(fields), reason)
    good = by_name(ENTER)
    changes = {
        "fields in another order": (written(ENTER).encode(), "canonical"),
        "a space": (good.replace(b":8", b": 8"), "canonical"),
        "a line feed at the end": (good + b"\n", "canonical"),
        "minus zero": (good.replace(b":8", b":-0"), "canonical"),
        "a field twice": (good.replace(b'"by":8', b'"by":8,"by":8'), "canonical"),
        "an escape where none is needed": (good.replace(b"gate-a", b"g\\u0061te-a"), "canonical"),
        "an escape in upper case": (b'{"k":"lift","v":1,"x":"\\u00E9"}', "canonical"),
        "a letter that is not escaped": ('{"k":"lift","v":1,"x":"é"}'.encode(), "canonical"),
        "an escaped slash": (b'{"k":"lift","v":1,"x":"\\/"}', "canonical"),
        "UTF-16": (good.decode().encode("utf-16"), "canonical"),
        "not UTF-8": (good.replace(b"gate-a", b"gate-\xff"), "json"),
        "a leading zero": (good.replace(b":8", b":08"), "json"),
        "NaN": (good.replace(b":8", b":NaN"), "value"),
        "an array": (b"[" + good + b"]", "json"),
        "nothing": (b"", "json"),
        "nothing closes it": (good[:-1], "json"),
        "a number of 5,000 digits": (good.replace(b":8", b":" + b"8" * 5000), "json"),
        "deep nesting": (b"[" * 5000, "json"),
    }
    for name, (data, reason) in changes.items():
        yield case("record", name, data, reason)


def by_name(fields: Fields) -> bytes:
    """Return the fields as a server writes them: sorted by name, without white space, ASCII."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
