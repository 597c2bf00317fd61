"""The kinds of entries that the gateway and the office write: each kind's fields, and what each field may hold."""

from collections.abc import Callable, Mapping
from datetime import date

from contract import form
from contract.leaf import MAX_N, MAX_PAYLOAD

Check = Callable[[object], bool]

SERVICE_KINDS = ("izin", "nonizin", "pengaduan")
LICENSING = "izin"  # of these the one whose visitors are licensing applicants
OUTCOMES = ("completed", "accepted", "incomplete", "referred", "unstated")  # of a finish: each of them is "served"
LATE_MS = 15_000  # a press received so long after it happened is late
PRINT_MS = 120_000  # a box says within this time whether the slip of a press came out


def _int(lowest: int, highest: int) -> Check:
    return lambda value: type(value) is int and lowest <= value <= highest


def _str(longest: int) -> Check:
    return lambda value: type(value) is str and len(value) <= longest


def _one_of(*allowed: str) -> Check:
    return lambda value: type(value) is str and value in allowed


def _null(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _day(value: object) -> bool:
    try:
        return type(value) is str and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_N = _int(0, MAX_N)
_COUNT = _int(0, form.UINT32)
_MS = _null(_int(0, form.MAX_UTC))
_UTC = _int(0, form.MAX_UTC)
_FLAG = _int(0, 1)
_DEV: Check = form.device_name
_SITE: Check = form.site_name
_LOG: Check = form.name(24)
_CODE: Check = form.name(24)
_EPOCH: Check = form.epoch_id
_DIGEST: Check = form.digest
_ROOT: Check = form.hexdigits(64)
_TICKET = _str(8)
_LINE = _str(200)
_SERVICE_TIMES = {"wait_ms": _MS, "walk_ms": _MS, "serve_ms": _MS}
_CALL = {"by": _N, "ticket": _TICKET, "counter": _CODE}
_SINCE = _one_of("start", "call")

GATEWAY_KINDS: Mapping[str, Mapping[str, Check]] = {
    "open": {
        "site": _SITE,
        "log": _LOG,
        "key": _ROOT,
        "engine": _LINE,
        "after": _null(_LOG),
        "after_size": _null(_N),
        "after_root": _null(_ROOT),
        "cloud": _FLAG,
        "why": _CODE,
    },
    "engine": {"engine": _LINE},
    "plan": {"zone": _LINE, "toml": _str(MAX_PAYLOAD), "who": _LINE},
    "trial": {"who": _LINE},
    "live": {"who": _LINE},
    "day": {"day": _day, "state": _one_of("opened", "cutoff", "closed", "ended")},
    "enter": {"by": _N, "dev": _DEV, "late": _FLAG},
    "leave": {"by": _N, "dev": _DEV, "late": _FLAG},
    "issue": {
        "by": _N,
        "dev": _null(_DEV),
        "ticket": _TICKET,
        "service": _CODE,
        "tenant": _CODE,
        "kind": _one_of(*SERVICE_KINDS),
        "visit": _N,
        "priority": _FLAG,
    },
    "priority": {"by": _N, "dev": _DEV},
    "call": {**_CALL, "wait_ms": _MS, "rule": _CODE},
    "recall": _CALL,
    "start": {**_CALL, "walk_ms": _MS},
    "finish": {**_CALL, **_SERVICE_TIMES, "since": _SINCE, "outcome": _one_of(*OUTCOMES), "implicit": _FLAG},
    "no_show": {**_CALL, "wait_ms": _MS, "implicit": _FLAG},
    "hold": _CALL,
    "resume": _CALL,
    "transfer": {**_CALL, "service": _CODE, "serve_ms": _MS, "since": _SINCE},
    "return": {"by": _null(_N), "ticket": _TICKET, "who": _null(_LINE)},
    "abandon": {"by": _null(_N), "ticket": _TICKET, "who": _null(_LINE)},
    "unserved": {"ticket": _TICKET, "wait_ms": _MS},
    "expired": {"by": _null(_N), "ticket": _TICKET},
    "refused": {"by": _N, "dev": _DEV, "why": _CODE, "service": _null(_CODE)},
    "stale": {"by": _N, "dev": _DEV, "b": _CODE, "age_ms": _MS},
    "counter": {"by": _null(_N), "counter": _CODE, "state": _one_of("closed", "open", "busy", "paused")},
    "write_off": {"day": _day, "n": _COUNT},
    "adjust": {"n": _int(-form.UINT32, form.UINT32), "who": _LINE, "why": _LINE},
    "audit": {"n": _COUNT, "who": _LINE},
    "undo": {"by": _N, "first": _N, "last": _N, "who": _null(_LINE)},
    "admin": {"who": _LINE, "what": _LINE},
    "manual": {"who": _LINE, "ticket": _TICKET, "service": _CODE, "happened": _UTC},
    "clock": {"before": _UTC, "after": _UTC, "why": _CODE},
    "doubt": {"clock": _UTC, "wall": _null(_UTC)},
    "gap": {
        "dev": _DEV,
        "ep": _EPOCH,
        "from": _int(1, form.UINT32),
        "to": _int(1, form.UINT32),
        "why": _CODE,
    },
    "conflict": {
        "dev": _DEV,
        "ep": _EPOCH,
        "seq": _int(1, form.UINT32),
        "kept": _DIGEST,
        "refused": _DIGEST,
    },
    "device": {"dev": _DEV, "hw": form.hexdigits(12), "what": _CODE, "who": _LINE},
}

OFFICE_KINDS: Mapping[str, Mapping[str, Check]] = {
    "settle": {"log": _LOG, "ticket_n": _N, "outcome": _one_of("completed", "rejected"), "day": _day, "who": _LINE},
    "correction": {
        "log": _LOG,
        "of": _N,
        "what": _one_of("void", "amend", "reclassify"),
        "field": _null(_CODE),
        "value": _null(_LINE),
        "why": _LINE,
        "who": _LINE,
        "approved": _LINE,
    },
    "key": {"log": _LOG, "key": _ROOT, "what": _one_of("add", "revoke"), "who": _LINE},
    "year": {"year": _int(2000, 2999), "version": _int(1, 9999), "root": _ROOT, "who": _LINE},
}

KINDS: Mapping[str, Mapping[str, Check]] = {**GATEWAY_KINDS, **OFFICE_KINDS}

UNDOABLE = (  # what an `undo` can be about: facts that follow from a cause, or from a moment of the day
    "day", "enter", "leave", "issue", "priority", "call", "recall", "start", "finish", "no_show", "hold", "resume",
    "transfer", "return", "abandon", "unserved", "expired", "refused", "stale", "counter", "write_off", "adjust",
)  # fmt: skip
RANGES: Mapping[str, tuple[str, str]] = {"gap": ("from", "to"), "undo": ("first", "last")}  # fields in their order
