"""A flash that fails: what a lamp said is kept, what it did not say is counted. Runs on CPython and MicroPython."""

import sys

from contract import gateway_side
from firmware.ring import UnsureError
from simulators.device.flash import RamFlash
from tests.firmware.bench import KEY, boot, journal_on, kind_text, press
from tests.firmware.fake_board import ERRORS, GREEN, IMAGE, RED, Board, show

SEED = 200  # entries that a ring of 8 sectors has turned over before
PRESSES = 14
USED = bytearray(len(IMAGE))  # now: MicroPython's heap soon has no such piece any more
SCAN = 128  # reads with which a start begins: every ninth fails
STEP = 7  # of the other operations, here and on MicroPython some
if sys.implementation.name == "cpython":
    from tests.depth import depth

    STEP = depth(1, STEP)


class FailingFlash(RamFlash):
    """A flash whose operation `at` and the `many` that follow it raise OSError, having been done or not."""

    def __init__(self, image, at, many, done):
        RamFlash.__init__(self, image)
        self.count = 0
        self._at = at
        self._many = many
        self._done = done

    def read(self, offset, n):
        """Read, or fail."""
        return self._do(lambda: RamFlash.read(self, offset, n))

    def program(self, offset, data):
        """Program, or fail."""
        self._do(lambda: RamFlash.program(self, offset, data))

    def erase(self, sector):
        """Erase, or fail."""
        self._do(lambda: RamFlash.erase(self, sector))

    def _do(self, operation):
        self.count += 1
        if not self._at <= self.count < self._at + self._many:
            return operation()
        if self._done:
            operation()
        raise OSError(-0x105)


class Life:
    """Presses on a flash that fails at times; `kept` are those whose lamp was lit, `dark` counts the others."""

    def __init__(self, image, at, many, done):
        self.image = IMAGE
        IMAGE[:] = image
        self.kept = []
        self.dark = self.starts = 0
        self.forgotten = 0  # of the dark ones: by a start, or not told yet
        self._flash = FailingFlash(self.image, at, many, done)

    def run(self):
        """Press, with a new epoch in the middle, and start anew where the box would; return the operations."""
        journal = self._start(None)
        for ms in range(PRESSES):
            try:
                if ms == PRESSES // 2:
                    journal.open_epoch(journal.acked, "back", ms)
                if press(journal, ms, ms) is not None:
                    self.kept.append(ms)
                    journal.prepare()
                else:
                    self.dark += 1
                journal.copy_step()
            except OSError:
                pass  # the link or the copying: they try again
            except UnsureError:
                journal = self._start(journal)
        self.forgotten += journal.dropped
        operations, self._flash.count = self._flash.count, -1000
        assert journal.read(journal.first) is not None
        return operations

    def _start(self, journal):
        self.starts += 1
        self.forgotten += journal.dropped if journal is not None else 0
        while True:
            try:
                journal = journal_on(self._flash, seed=10 + self.starts)
                boot(journal)
            except (OSError, UnsureError):
                continue
            return journal

    def check(self):
        """Start on this flash; return the presses that it holds, and how many it says were lost."""
        journal = journal_on(self.image, seed=99)
        while journal.copying:
            journal.copy_step()
        found, lost = [], 0
        for seq in range(max(1, journal.first), journal.last + 1):
            sealed = journal.read(seq)
            if sealed is None:
                continue
            made = gateway_side.unseal_entry(KEY, sealed)
            if made.k == "press" and gateway_side.field(made, "ms") < 1000:
                found.append(gateway_side.field(made, "ms"))
            lost += gateway_side.field(made, "n") if kind_text(sealed) == "lost" else 0
        return found, lost


def _used_image():
    journal = journal_on(Board().image)
    for ms in range(SEED):
        press(journal, 1000 + ms, ms)
        journal.free(journal.last)
        journal.prepare()
    USED[:] = IMAGE
    return USED


def test_whatever_operation_fails_what_a_lamp_said_is_kept_once():
    """F3: a flash that failed once ended the box; one that goes on must give no number twice and lose no epoch."""
    image = _used_image()
    total = Life(image, 0, 0, False).run()
    lives = restarts = dark = 0
    for at in list(range(1, SCAN, 9)) + list(range(SCAN, total + 1, STEP)):
        for many in (1, 2, 7):
            for done in (False, True):
                life = Life(image, at, many, done)
                life.run()
                found, lost = life.check()
                where = (at, many, done, life.starts, life.kept, found)
                assert sorted(set(found)) == sorted(found), where
                assert set(life.kept) <= set(found), where
                assert len(found) - len(life.kept) < life.starts, where  # one may be there that a start was unsure of
                assert lost + life.forgotten == life.dark, where
                assert many > 1 or life.dark == 0, where  # what failed once is tried again
                lives += 1
                restarts += life.starts - 1
                dark += life.dark
    print("flash:", total, "operations,", lives, "lives,", restarts, "starts anew,", dark, "dark lamps")
    assert restarts > 0
    assert dark > 0


class DeafFlash(RamFlash):
    """A flash that takes nothing while `takes` is false."""

    takes = True

    def program(self, offset, data):
        """Program, or fail and leave all as it is."""
        if not self.takes:
            raise OSError(5)
        RamFlash.program(self, offset, data)

    def erase(self, sector):
        """Erase, or fail and leave all as it is."""
        if not self.takes:
            raise OSError(5)
        RamFlash.erase(self, sector)


def test_a_flash_that_takes_nothing_for_a_while_ends_no_box_and_what_was_not_kept_is_counted():
    """F3: what writes nothing leaves nothing to be unsure of; the box was started anew, and forgot what it had counted."""
    _used_image()
    flash = DeafFlash(IMAGE)
    journal = journal_on(flash)
    dark, first = 0, journal.last + 1
    for ms in range(40):  # more than two sectors: each slot is once the one that is not taken
        flash.takes = False
        for _ in range(ms % 3 + 1):
            assert press(journal, ms, ms) is None
            dark += 1
        flash.takes = True
        assert press(journal, ms, ms) == journal.last
        journal.free(journal.last)
    again = journal_on(IMAGE)
    made = [gateway_side.unseal_entry(KEY, again.read(seq)) for seq in range(first, again.last + 1)]
    assert sum(gateway_side.field(one, "n") for one in made if one.k == "lost") == dark
    assert [gateway_side.field(one, "ms") for one in made if one.k == "press"] == list(range(40))


def _used(board):
    """Turn the ring over once, the gateway having all of it, so that it has to be erased from now on."""
    journal = journal_on(board.image)
    log = board.gateway.logs.setdefault(journal.ep, [])
    for ms in range(128 + 9):
        log.append(journal.read(press(journal, ms, ms)))
        journal.free(journal.last)
    return len(log)


def test_an_acknowledgement_that_the_flash_let_fail_is_taken_the_next_time():
    flash = FailingFlash(Board().image, 0, 1, False)
    journal = journal_on(flash)
    for ms in range(3):
        press(journal, ms, ms)
    flash.count = -1  # the next
    try:
        journal.free(2)
        raise AssertionError("it did not read")
    except OSError:
        pass
    journal.free(2)
    assert (journal.acked, journal.used) == (2, 1)


def test_a_flash_that_fails_for_a_moment_is_a_fault_and_what_was_not_kept_is_counted():
    """F3: each of these ended the box, and the presses until it had started again were in no figure."""
    for name, errors in (("readblocks", ERRORS), ("writeblocks", ERRORS[:1]), ("ioctl", ERRORS)):
        board = Board()
        before = _used(board)

        def script(board=board, name=name, errors=errors):
            yield from board.until(lambda: board.delivered("boot"))
            board.errors[name] = list(errors)
            for _ in range(12):
                yield from board.press()
            yield from board.until(lambda: board.delivered("fault") and not board.down)
            yield from board.press()
            kept = board.shone.count(GREEN)
            yield from board.until(lambda: board.delivered() == before + kept)

        assert not board.start(script()), name
        assert board.raised(), name
        kept, lost = board.shone.count(GREEN), sum(board.entries("lost"))
        assert (kept + lost, board.shone.count(RED)) == (13, lost), name
        assert board.delivered() == before + kept, name
        assert board.entries("fault") == ["flash"], name
        show(name, "goes on,", board.entries("fault"), kept, "kept,", lost, "lost")


def test_a_flash_that_cannot_be_read_breaks_the_connection_alone():
    """F3: what the link read of the journal ended the box."""
    board = Board()
    board.errors["dial"] = [OSError(118)] * 30

    def script():
        yield from board.press()
        board.errors["readblocks"] = list(ERRORS)
        yield from board.until(lambda: board.delivered() and board.delivered("fault"))

    assert not board.start(script())
    assert board.raised()
    assert (board.delivered(), board.entries("fault")) == (1, ["flash"])
    assert board.calls["close"] >= 1
    show("readblocks", "connects again,", board.entries("fault"))


def test_a_flash_of_which_nobody_knows_what_it_holds_starts_the_box_anew():
    """What could not be written nor spoilt may be there or not: only a scan tells."""
    for error in ERRORS:
        board = Board()

        def script(board=board, error=error):
            yield from board.press()
            board.errors["writeblocks"] = [error, error]
            yield from board.press()

        assert board.start(script())
        assert board.blinks()
        assert not board.start(board.press())
        assert board.entries("press") == ["in", "in"]
        assert board.entries("boot") == ["power", "power"]
    show("writeblocks twice", "red lamp, starts anew")
