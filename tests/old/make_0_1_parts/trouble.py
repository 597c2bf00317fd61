"""What goes wrong with boxes and clocks in the hall of the files of 0.1."""

from make_0_1_parts.hall import Hall

from contract import entry
from firmware import slots


class Trouble:
    """Each method is one misfortune; `image` is an older flash of gate-b."""

    def __init__(self, hall: Hall, image: bytes) -> None:
        self._hall, self._clock, self._image = hall, hall.clock, image

    async def wrong_clock(self, at: int, who: str) -> None:
        """Let the gateway's clock be 40 minutes ahead for a while; a person then says that the earlier time is right."""
        self._clock.now, self._clock.skew = at, 2_400_000
        self._hall.press("gate-b", "in")
        self._clock.now, self._clock.skew = at + 240_000, 0
        self._hall.press("gate-b", "out")
        await self._hall.gateway.say("clock", who)

    def many_pupils(self) -> None:
        """Let a school class look at the building: the ring of gate-a goes round."""
        for button in ("in", "out"):
            for _ in range(36):
                self._hall.press("gate-a", button)
                self._clock.now += 1500

    def hasty_officer(self) -> None:
        """Call one after the other and say of nobody how it went: one had no time to come, one was served."""
        for _ in range(3):
            self._hall.press("kiosk-1", "b")
        for seconds in (10, 70, 5):
            self._hall.press("pad-2", "next")
            self._clock.now += seconds * 1000

    def restored_flash(self) -> None:
        """Write an older image back to gate-b, and lean on a button for half a minute."""
        self._hall.disconnect("gate-b")
        box = self._hall.boxes["gate-b"]
        box.flash.image[:] = self._image
        box.boot()
        self._hall.connect("gate-b")
        self._hall.press("gate-b", "in", 31_000)

    def bit_rot(self) -> None:
        """Damage an entry of gate-b that was not sent yet."""
        box = self._hall.boxes["gate-b"]
        self._hall.disconnect("gate-b")
        for _ in range(3):
            self._hall.press("gate-b", "in")
        place = box.journal._find(box.journal.last - 1) % box.journal._ring.total * slots.SLOT
        box.flash.image[place + 40] ^= 1
        self._clock.now += 60_000
        self._hall.connect("gate-b")

    def no_network(self) -> None:
        """Cut kiosk, pad and gate off for two minutes: late presses are recorded, and ask nothing of the hall."""
        cut = ("kiosk-1", "pad-3", "gate-a")
        self._hall.disconnect(*cut)
        for dev, button in (("kiosk-1", "a"), ("pad-3", "next"), ("gate-a", "in")):
            self._hall.press(dev, button)
        self._clock.now += 120_000
        self._hall.connect(*cut)

    def twin(self) -> None:
        """Let a copy of the kiosk say something else under a number that the kiosk has used."""
        box = self._hall.boxes["kiosk-1"]
        last = entry.peek(box.journal.read(box.journal.last))
        forged = entry.seal(box.config.key, last._replace(data=(("b", "b"), ("ms", 999))))
        self._hall.gateway.take("lawang/1/serang/kiosk-1/evt", forged)

    def last_comers(self) -> None:
        """Let some come who will not be called any more."""
        for key in "abcc":
            self._hall.press("gate-a", "in")
            self._hall.press("kiosk-1", key)
            self._clock.now += 20_000

    def power_cut(self, name: str) -> None:
        """Let a box record presses that nobody takes, and go dark while it writes one."""
        box = self._hall.boxes[name]
        self._hall.disconnect(name)
        for button in ("out", "in", "out", "out"):
            self._hall.press(name, button)
            self._clock.now += 7000
        ring, journal = box.journal._ring, box.journal
        torn = slots.encode(journal.last + 1, journal.acked, journal.read(journal.last))
        box.flash.program(ring.next % ring.total * slots.SLOT, torn[:100])
