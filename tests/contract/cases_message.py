"""Vectors of hello, ack, skip, show, cmd, state and hb, of logins and of topics."""

import hmac
from collections.abc import Iterator

from cases_form import EP, HW, KEY, NONCE, PREV, UINT32, Case, Fields, case, frames, sealed, texts, written

HELLO: Fields = {
    "v": 1,
    "dev": "gate-a",
    "hw": HW,
    "ep": EP,
    "first": 3,
    "last": 17,
    "at": 17,
    "boot": 4,
    "up": 1834211,
    "nonce": NONCE,
}
ACK: Fields = {
    "v": 1,
    "dev": "gate-a",
    "ep": EP,
    "seq": 17,
    "h": PREV,
    "top": 17,
    "utc": 1795576222331,
    "nonce": NONCE,
}
SKIP: Fields = {"v": 1, "dev": "gate-a", "ep": EP, "from": 3, "to": 9, "why": "gone"}
SHOW: Fields = {"v": 1, "dev": "gate-a", "nonce": NONCE, "id": 7, "seq": 17, "text": "A012 - Loket 3"}
CMD: Fields = {"v": 1, "dev": "gate-a", "nonce": NONCE, "id": 8, "what": "blink", "arg": ""}
STATE: Fields = {"v": 1, "dev": "gate-a", "nonce": NONCE}
HB: Fields = {
    "v": 1,
    "dev": "gate-a",
    "nonce": NONCE,
    "boot": 4,
    "utc": 1795576222331,
    "fill": 12,
    "cap": 7000,
    "heap": 41232,
}

VALID_MESSAGES: dict[str, dict[str, Fields]] = {
    "hello": {
        "hello": HELLO,
        "with an empty ring": {**HELLO, "first": 1, "last": 0, "at": 0},
        "with everything acknowledged and overwritten": {**HELLO, "first": 18},
        "that looks for the common entry": {**HELLO, "at": 9},
        "that compares at nothing": {**HELLO, "at": 0},
        "largest": {
            **HELLO,
            "dev": "a" * 12,
            "hw": "f" * 12,
            "ep": "f" * 16,
            "first": UINT32,
            "last": UINT32,
            "at": UINT32,
            "boot": 99_999,
            "up": 999_999_999_999,
            "nonce": "f" * 16,
        },
    },
    "ack": {
        "ack": ACK,
        "of an append": {**ACK, "nonce": None},
        "of nothing": {**ACK, "seq": 0, "h": None, "top": 0},
        "in a gap": {**ACK, "h": None},
        "below the top": {**ACK, "seq": 9},
        "at nothing with a top": {**ACK, "seq": 0, "h": None},
        "without a clock": {**ACK, "utc": None},
        "largest": {
            **ACK,
            "dev": "a" * 12,
            "ep": "f" * 16,
            "seq": UINT32,
            "h": "f" * 16,
            "top": UINT32,
            "utc": 9_999_999_999_999,
            "nonce": "f" * 16,
        },
    },
    "skip": {
        "skip": SKIP,
        "of one": {**SKIP, "to": 3},
        "largest": {**SKIP, "dev": "a" * 12, "ep": "f" * 16, "from": UINT32, "to": UINT32, "why": "w" * 8},
    },
    "show": {
        "show": SHOW,
        "of nothing": {**SHOW, "seq": 0},
        "the first": {**SHOW, "id": 0},
        "without a text": {**SHOW, "text": ""},
        "largest": {**SHOW, "dev": "a" * 12, "nonce": "f" * 16, "id": UINT32, "seq": UINT32, "text": "~" * 40},
    },
    "cmd": {
        "cmd": CMD,
        "with an argument": {**CMD, "arg": "in"},
        "of a word nobody knows yet": {**CMD, "what": "wave"},
        "largest": {**CMD, "dev": "a" * 12, "nonce": "f" * 16, "id": UINT32, "what": "w" * 8, "arg": "~" * 40},
    },
    "state": {
        "state": STATE,
        "largest": {**STATE, "dev": "a" * 12, "nonce": "f" * 16},
    },
    "hb": {
        "hb": HB,
        "without a clock": {**HB, "utc": None},
        "that cannot say its heap": {**HB, "heap": None},
        "of an empty journal": {**HB, "fill": 0},
        "largest": {
            **HB,
            "dev": "a" * 12,
            "nonce": "f" * 16,
            "boot": 99_999,
            "utc": 9_999_999_999_999,
            "fill": UINT32,
            "cap": UINT32,
            "heap": UINT32,
        },
    },
}
INVALID_MESSAGES: dict[str, dict[str, Fields]] = {
    "hello": {
        "first beyond last + 1": {**HELLO, "first": 19},
        "first 0": {**HELLO, "first": 0},
        "first of 33 bits": {**HELLO, "first": UINT32 + 1},
        "last negative": {**HELLO, "last": -1},
        "at beyond last": {**HELLO, "at": 18},
        "hw of 11": {**HELLO, "hw": HW[:11]},
        "hw in upper case": {**HELLO, "hw": HW.upper()},
        "hw null": {**HELLO, "hw": None},
        "boot 0": {**HELLO, "boot": 0},
        "up over its bound": {**HELLO, "up": 10**12},
        "nonce of 17": {**HELLO, "nonce": NONCE + "0"},
        "nonce null": {**HELLO, "nonce": None},
        "version 2": {**HELLO, "v": 2},
    },
    "ack": {
        "seq beyond top": {**ACK, "seq": 18},
        "a hash of nothing": {**ACK, "seq": 0},
        "a hash of 15": {**ACK, "h": PREV[:15]},
        "a hash in upper case": {**ACK, "h": PREV.upper()},
        "seq null": {**ACK, "seq": None},
        "top of 33 bits": {**ACK, "top": UINT32 + 1},
        "utc over its bound": {**ACK, "utc": 10**13},
        "nonce of nothing": {**ACK, "nonce": ""},
        "version 2": {**ACK, "v": 2},
    },
    "skip": {
        "from beyond to": {**SKIP, "from": 10},
        "from 0": {**SKIP, "from": 0},
        "to of 33 bits": {**SKIP, "to": UINT32 + 1},
        "why of 9": {**SKIP, "why": "w" * 9},
        "why null": {**SKIP, "why": None},
        "version 2": {**SKIP, "v": 2},
    },
    "show": {
        "nonce of 17": {**SHOW, "nonce": NONCE + "0"},
        "nonce null": {**SHOW, "nonce": None},
        "nonce in upper case": {**SHOW, "nonce": NONCE.upper()},
        "id of 33 bits": {**SHOW, "id": UINT32 + 1},
        "id negative": {**SHOW, "id": -1},
        "seq of 33 bits": {**SHOW, "seq": UINT32 + 1},
        "seq null": {**SHOW, "seq": None},
        "text of 41": {**SHOW, "text": "t" * 41},
        "text null": {**SHOW, "text": None},
        "text with a line feed": {**SHOW, "text": "A012\n"},
        "text with a quote": {**SHOW, "text": 'A"12'},
        "version 2": {**SHOW, "v": 2},
    },
    "cmd": {
        "nonce null": {**CMD, "nonce": None},
        "id null": {**CMD, "id": None},
        "what of nothing": {**CMD, "what": ""},
        "what of 9": {**CMD, "what": "w" * 9},
        "what in upper case": {**CMD, "what": "Blink"},
        "arg of 41": {**CMD, "arg": "t" * 41},
        "arg null": {**CMD, "arg": None},
        "version 2": {**CMD, "v": 2},
    },
    "state": {
        "nonce null": {**STATE, "nonce": None},
        "nonce of 15": {**STATE, "nonce": NONCE[:15]},
        "version 2": {**STATE, "v": 2},
    },
    "hb": {
        "nonce null": {**HB, "nonce": None},
        "boot 0": {**HB, "boot": 0},
        "utc over its bound": {**HB, "utc": 10**13},
        "fill null": {**HB, "fill": None},
        "fill of 33 bits": {**HB, "fill": UINT32 + 1},
        "cap negative": {**HB, "cap": -1},
        "heap of 33 bits": {**HB, "heap": UINT32 + 1},
        "version 2": {**HB, "v": 2},
    },
}
OTHERS = (
    ("hello", HELLO, "ack"),
    ("ack", ACK, "entry"),
    ("skip", SKIP, "hello"),
    ("show", SHOW, "cmd"),
    ("cmd", CMD, "show"),
    ("state", STATE, "hb"),
    ("hb", HB, "state"),
)


def messages() -> Iterator[Case]:
    """Cases of `gateway_side`'s and `messages`' unsealing functions, and of `presence`."""
    for what, cases in VALID_MESSAGES.items():
        for name, fields in cases.items():
            renamed = {"from": "first", "to": "last"} if what == "skip" else {}
            expect = {renamed.get(k, k): v for k, v in fields.items() if k != "v"}
            yield case(what, name, sealed(what, written(fields)), fields=expect)
    for what, cases in INVALID_MESSAGES.items():
        for name, fields in cases.items():
            yield case(what, name, sealed(what, written(fields)), "value")
    for what, fields, other in OTHERS:
        yield case(what, "one field too many", sealed(what, written({**fields, "x": 1})), "fields")
        for missing in fields:
            body = written({k: v for k, v in fields.items() if k != missing})
            yield case(what, f"without {missing}", sealed(what, body), "fields")
        yield from frames(what, fields, other)
    yield from texts("hello", HELLO)


LOGINS = {"a box": "serang/gate-a", "the gateway": "serang/gateway", "longest": f"{'s' * 16}/{'g' * 12}"}


def logins() -> Iterator[Case]:
    """Cases of `mac.password`."""
    for name, who in LOGINS.items():
        password = hmac.new(KEY, b"lawang-login/1\n" + who.encode(), "sha256").hexdigest()[:32]
        yield case("login", name, who.encode(), password=password)


CHANNELS = ("evt", "hello", "skip", "state", "hb", "ack", "show", "cmd")
BAD_TOPICS = {
    "the gateway's own": "lawang/1/serang/gateway/state",
    "a channel of the gateway": "lawang/1/serang/gateway/evt",
    "another version": "lawang/2/serang/gate-a/evt",
    "another system": "pintu/1/serang/gate-a/evt",
    "no channel": "lawang/1/serang/gate-a",
    "an empty channel": "lawang/1/serang/gate-a/",
    "an unknown channel": "lawang/1/serang/gate-a/log",
    "a level more": "lawang/1/serang/gate-a/evt/x",
    "a slash before": "/lawang/1/serang/gate-a/evt",
    "a slash after": "lawang/1/serang/gate-a/evt/",
    "no site": "lawang/1//gate-a/evt",
    "no device": "lawang/1/serang//evt",
    "a wildcard for the device": "lawang/1/serang/+/evt",
    "a wildcard for the rest": "lawang/1/serang/#",
    "a wildcard in a name": "lawang/1/serang/gate-+/evt",
    "a site in upper case": "lawang/1/Serang/gate-a/evt",
    "a site of 17": f"lawang/1/{'s' * 17}/gate-a/evt",
    "a site that ends with a hyphen": "lawang/1/serang-/gate-a/evt",
    "a device of 13": f"lawang/1/serang/{'g' * 13}/evt",
    "a device that begins with a hyphen": "lawang/1/serang/-gate/evt",
    "a space": "lawang/1/serang/gate a/evt",
    "a letter beyond ASCII": "lawang/1/serang/gaté/evt",
    "NUL": "lawang/1/serang/gate\0/evt",
    "the broker's": "$SYS/broker/uptime",
    "nothing": "",
}


def topics() -> Iterator[Case]:
    """Cases of `gateway_side.parse_topic`."""
    for channel in CHANNELS:
        topic = f"lawang/1/serang/gate-a/{channel}"
        yield case("topic", channel, topic.encode(), fields={"site": "serang", "dev": "gate-a", "channel": channel})
    longest = f"lawang/1/{'s' * 16}/{'g' * 12}/evt"
    yield case("topic", "longest", longest.encode(), fields={"site": "s" * 16, "dev": "g" * 12, "channel": "evt"})
    for name, topic in BAD_TOPICS.items():
        yield case("topic", name, topic.encode(), "topic")
