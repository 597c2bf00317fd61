"""What people are told of the debouncing is what the firmware does: operator guide, hardware guide, recap."""

from pathlib import Path

import pytest

from cloud_api.recap import catalogue
from firmware import buttons, config

ROOT = Path(__file__).resolve().parents[2]
LOCKOUT_MS = config.DEFAULTS["lockout_ms"]
COUNTED_MS = 30  # a press of this length counts at every phase


def fastest(people):
    """Return the ms in which so many people are counted at one button, one after the other as fast as it takes them."""
    button, counted, now, since, down = buttons.Button(LOCKOUT_MS), 0, 0, 0, False
    while counted < people:
        said = button.update(down, now)
        if type(said) is int:
            counted += 1
        now += buttons.SAMPLE_MS
        if now - since >= (COUNTED_MS if down else LOCKOUT_MS):
            since, down = now, not down
    return now


def texts():
    """Return each text that says how fast people are counted, with the number as its language writes it."""
    meant = {lang: " ".join(catalogue.definitions(lang, ["entered"])) for lang in ("id", "en")}
    seconds = f"{LOCKOUT_MS / 1000:g}"
    return {
        "operator": (
            (ROOT / "docs/operator.md").read_text(),
            f"{seconds.replace('.', ',')} detik",
            "{} orang per detik",
        ),
        "hardware": ((ROOT / "docs/hardware.md").read_text(), f"{LOCKOUT_MS} ms", "{} people a second"),
        "rekap": (meant["id"], f"{seconds.replace('.', ',')} detik", "{} orang per detik"),
        "recap": (meant["en"], f"{seconds} seconds", "{} people a second"),
    }


@pytest.mark.parametrize("where", texts())
def test_the_lock_out_and_the_pace_are_those_of_the_firmware(where):
    """E16: the rule stands where people read it, with the code's own figures."""
    text, lockout, pace = texts()[where]
    flat = " ".join(text.split())
    people = max(n for n in range(1, 9) if fastest(10 * n) <= 10_000 + LOCKOUT_MS)
    assert (people, lockout in flat, pace.format(people) in flat) == (3, True, True)
    assert "debounc" in flat
    assert not any(pace.format(other) in flat for other in range(9) if other != people)
