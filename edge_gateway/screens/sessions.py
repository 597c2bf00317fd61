"""Who is logged in (sessions), and how often one may try; in memory: a restart of the gateway logs everybody out."""

import hashlib
import secrets
from collections import OrderedDict, deque
from dataclasses import dataclass

LASTS_S = 12 * 3600
MOST = 100  # sessions; the oldest one ends
TRIES, WITHIN_S = 5, 900  # wrong passwords of one address
ALL_TRIES = 100  # of all addresses, so that many addresses do not help
_MOST_ADDRESSES = 1_000


@dataclass(frozen=True, slots=True)
class Session:
    """`who` logged in; `form` is the secret that each form of the session carries; `ends` by a monotonic clock."""

    who: str
    form: str
    ends: float


class Sessions:
    """Sessions by the hash of their random token. Times are seconds of a monotonic clock."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_hash: OrderedDict[bytes, Session] = OrderedDict()

    def open(self, who: str, now: float) -> str:
        """Return the token of a new session."""
        token = secrets.token_urlsafe(32)
        while len(self._by_hash) >= MOST:
            self._by_hash.popitem(last=False)
        self._by_hash[_digest(token)] = Session(who, secrets.token_urlsafe(32), now + LASTS_S)
        return token

    def find(self, token: str | None, now: float) -> Session | None:
        """Return the session of a token, None if there is none or it has ended."""
        session = None if token is None else self._by_hash.get(_digest(token))
        return session if session is not None and now < session.ends else None

    def close(self, token: str | None) -> None:
        """End a session."""
        if token is not None:
            self._by_hash.pop(_digest(token), None)


class Tries:
    """Wrong passwords, by address and in all."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_address: OrderedDict[str, deque[float]] = OrderedDict()
        self._all: deque[float] = deque(maxlen=ALL_TRIES)

    def wait(self, address: str, now: float) -> float:
        """Return the seconds until this address may try; 0: now."""
        own = self._by_address.get(address, deque[float]())
        return max(0.0, _until(own, TRIES, now), _until(self._all, ALL_TRIES, now))

    def failed(self, address: str, now: float) -> None:
        """Count a wrong password."""
        self._by_address.setdefault(address, deque(maxlen=TRIES)).append(now)
        self._by_address.move_to_end(address)
        self._all.append(now)
        while len(self._by_address) > _MOST_ADDRESSES:
            self._by_address.popitem(last=False)


def _until(times: deque[float], most: int, now: float) -> float:
    return times[0] + WITHIN_S - now if len(times) >= most else 0.0


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
