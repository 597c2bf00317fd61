"""The start of a box as it was: every slot of the ring is read. What bisection finds is compared with it."""

from firmware import slots
from firmware.recovery import Found
from firmware.slots import SLOT


def scan(image):
    """Return what the ring holds as firmware.recovery.Found, for a ring of no later version."""
    held = [slots.decode(bytes(image[i : i + SLOT])) for i in range(0, len(image), SLOT)]
    blank = [slots.is_blank(bytes(image[i : i + SLOT])) for i in range(0, len(image), SLOT)]
    total = len(held)
    epochs = {}
    for i, slot in enumerate(held):
        if slot is not None:
            epochs.setdefault(slots.text_in(slot.payload, b"ep"), []).append((slot.seq, i, slot))
    if not epochs:
        return Found(None, 0, total - 1, 0, 0, all(blank), 0)
    boots = {ep: max(slots.number_in(slot.payload, b"boot") for _, _, slot in found) for ep, found in epochs.items()}
    bad = {ep: _bad_after(held, blank, max(found)[1]) for ep, found in epochs.items()}
    olds = set(_old(found) for found in epochs.values())
    candidates = [ep for ep in epochs if ep not in olds] or list(epochs)
    ends = {ep: blank[(max(epochs[ep])[1] + 1 + bad[ep]) % total] for ep in epochs}
    ep = max(candidates, key=lambda ep: (ends[ep], boots[ep]))
    last, at, _ = max(epochs[ep])
    acked = max(slot.acked for _, _, slot in epochs[ep])
    return Found(ep, last, at + total, acked, max(boots.values()), False, bad[ep])


def _old(found):
    for seq, _, slot in found:
        if seq == 1 and slots.text_in(slot.payload, b"k") == "epoch":
            return slots.text_in(slot.payload, b"old")
    return None


def _bad_after(held, blank, at):
    bad, total = 0, len(held)
    while bad < total - 1:
        i = (at + 1 + bad) % total
        if blank[i] or held[i] is not None:
            break
        bad += 1
    return bad
