"""What a box keeps in memory while nobody acknowledges. Runs on CPython and MicroPython."""

import gc
import sys

from firmware.session import REFRESH_MS
from tests.firmware.bench import Box, FakeGateway, new_image

DAY_MS = 86_400_000
PRESSES = 1000
STEP_MS = 15_000  # as often as what is in flight is sent again
SECTORS = 76  # room for a day's presses
GROWTH = 2048 if hasattr(gc, "mem_alloc") else 100  # bytes; on CPython blocks


def heap():
    """Return what is in use now: bytes on MicroPython, blocks on CPython."""
    gc.collect()
    return gc.mem_alloc() if hasattr(gc, "mem_alloc") else sys.getallocatedblocks()


def live(box, gateway, until):
    """Go on until `until`: the gateway answers each hello, acknowledges nothing, and the link breaks each hour."""
    sent = 0
    while box.now < until:
        if box.now % (PRESSES * STEP_MS // 174) < STEP_MS:  # 1,000 times a day
            assert box.press(60) is not None
        out = box.session.connected(box.now) if box.now % REFRESH_MS == 0 else box.session.poll(box.now)
        while out:
            answers = [gateway.take(*message)[0] for message in out if message[0] == "hello"]
            del gateway.hellos[:]
            sent += len(out)
            out = []
            for ack in answers:
                out += box.session.received("ack", ack, box.now)
        box.now += STEP_MS
    return sent


def test_a_day_without_acknowledgements_leaves_the_heap_as_it_was():
    """Class: memory grows with unacknowledged messages. What waits, waits in flash."""
    box, gateway = Box(new_image(SECTORS)), FakeGateway()
    live(box, gateway, DAY_MS // 24)
    before, used = heap(), box.journal.used
    sent = live(box, gateway, DAY_MS)
    assert heap() - before <= GROWTH
    assert box.journal.used - used > PRESSES * 9 // 10
    assert sent > DAY_MS // STEP_MS * 7  # and all the time the oldest eight were sent again
