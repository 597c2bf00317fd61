"""The box and button names of the building in Kragilan, for a world that runs without its plan."""

from collections.abc import Sequence
from dataclasses import dataclass

KEYS = {
    "enter": "in",
    "priority": "prio",
    "hold": "tunda",
    "leave": "out",
    "next": "next",
    "recall": "ulang",
    "no_show": "absen",
    "start": "mulai",
    "pause": "jeda",
    "finish:completed": "selesai",
    "finish:accepted": "proses",
    "finish:incomplete": "kurang",
}


@dataclass(frozen=True)
class PlainNames:
    """Two gates, two kiosks with a button for each service, a pad for each counter; six pads have a start key."""

    services: Sequence[str]
    with_start: frozenset[str] = frozenset({"1", "2", "3", "4", "5", "6"})

    def gates(self) -> Sequence[str]:
        """Name the gates, the busiest first."""
        return ("gate-a", "gate-b")

    def kiosks(self) -> Sequence[str]:
        """Name the ticket kiosks."""
        return ("kiosk-1", "kiosk-2")

    def pad(self, counter: str) -> str:
        """Name the pad on a counter's desk."""
        return f"pad-{int(counter):02d}"

    def button(self, device: str, meaning: str) -> str | None:
        """Give the button of that meaning, or None where the box has none."""
        if meaning.startswith("issue:"):
            return f"k{self.services.index(meaning[6:]) + 1:02d}"
        if meaning.startswith("transfer:"):
            target = {"pad-15": "izin-usaha", "pad-16": "dok-lingkungan"}.get(device)
            return "kirim" if meaning == f"transfer:{target}" else None
        if meaning == "start" and device.removeprefix("pad-").lstrip("0") not in self.with_start:
            return None
        return KEYS[meaning]
