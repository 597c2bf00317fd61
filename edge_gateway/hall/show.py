"""What the device that was pressed shows, in Indonesian, at most 40 characters."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from edge_gateway.hall.model import Fact, State
from site_plan import next_opening
from site_plan.local import WEEKDAYS, local_day

_TEXTS: Mapping[str, str] = {
    "early": "Belum buka",
    "cutoff": "Pengambilan ditutup",
    "break": "Istirahat",
    "full": "Kuota hari ini habis",
    "empty": "Antrean kosong",
    "nothing": "Tidak ada nomor",
    "state": "Tidak bisa sekarang",
    "held": "Masih ada nomor ditunda",
    "same": "Layanan yang sama",
    "ended": "Hari ini sudah berakhir",
    "no-day": "Hari belum dibuka",
    "no-act": "Tombol belum dikenal",
    "clock": "Jam belum disetel",
    "closed": "Tutup",
}


def shows(state: State, facts: Iterable[Fact], dev: str) -> str | None:
    """Return the text for `dev` after `facts`, of which `state` is the result; None leaves what is there.

    A pad shows its ticket in hand and how many wait; a kiosk the number that it gave.
    """
    made = list(facts)
    refused = next((f for f in made if f.k == "refused" and f.text("why") != "guard"), None)
    if refused is not None:
        return _refusal(state, refused)
    if any(f.k == "stale" for f in made):
        return "Terlalu lama, tekan lagi"
    counter = state.layout.counter_of.get(dev)
    if counter is not None:
        hand = state.desk(counter).hand or "-"
        return f"{hand}  menunggu {len(state.waiting(counter))}"
    return next((f"Nomor {f.text('ticket')}" for f in made if f.k == "issue"), None)


def _refusal(state: State, fact: Fact) -> str:
    why, service = fact.text("why"), fact.data["service"]
    text = _TEXTS.get(why, "Ditolak")
    if not isinstance(service, str) or why not in {"closed", "cutoff", "full", "early"}:
        return text
    return ". ".join(part for part in (text, _opens(state, service, fact.at, today=why == "early")) if part)


def _opens(state: State, code: str, at: int, *, today: bool) -> str:
    """Return "Buka Selasa 08.00", a date from a week ahead on; nothing if it does not open in sixty days."""
    plan = state.layout.plan
    day = local_day(at, plan.zone)
    found = next_opening(plan, state.layout.services[code], day - timedelta(days=1) if today else day)
    if found is None:
        return ""
    name = "" if today else _name(found[0], (found[0] - day).days) + " "
    return f"Buka {name}{datetime.fromtimestamp(found[1].opens / 1000, UTC).astimezone(plan.zone):%H.%M}"


def _name(day: date, ahead: int) -> str:
    return WEEKDAYS[day.weekday()] if ahead < 7 else f"{day.day}/{day.month}"
