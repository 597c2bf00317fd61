"""Every call of a driver raises each of its errors, and the box goes on. Runs on CPython and MicroPython.

Printed is the table: the call, what it raised, what came of it. Those of the flash are in test_flash_errors.
"""

import asyncio
import struct
from binascii import crc32

from firmware import main, proof
from firmware.board import parts
from firmware.face import RETRY_MS, Face
from firmware.proof import Proof
from firmware.ssd1306 import Display
from firmware.watch import StalledError, Watch
from firmware.wifi import Wifi
from tests.firmware import bench
from tests.firmware.fake_board import ERRORS, GREEN, SETTINGS, Board, loaded, show

WIFI = ("station", "active", "isconnected", "disconnect", "connect")
NETWORK = ("dial", "readexactly", "write", "drain", "close")
AT_START = ("settings", "journal", "info", "button", "light")
TRIES = 30  # at most, while five errors are raised in some 0.3 s: no busy loop


def _goes_on(board, name, errors, at_start=False, presses=len(ERRORS)):
    """Have `name` raise each of `errors` while people press; everything must arrive in the end."""

    def script():
        yield from board.until(lambda: at_start or board.gateway.logs)
        if not at_start:
            board.errors[name] = list(errors)
        for _ in range(presses):
            yield from board.press()
        yield from board.until(board.raised)
        yield from board.press("out")
        yield from board.until(lambda: board.delivered() == presses + 1)

    if at_start:
        board.errors[name] = list(errors)
    assert not board.start(script()), name
    assert board.raised(), name
    assert board.delivered() == presses + 1, (name, board.delivered())
    assert board.entries("press") == ["in"] * presses + ["out"], name
    assert board.shone.count(GREEN) == presses, name
    assert board.entries("boot") == ["power"], name
    show(name, "goes on,", board.entries("fault"))


def test_buttons_that_have_one_lamp_share_it():
    """E16: what the panel knows of a lamp, it knows of its pins."""
    lamps = {}
    settings = dict(SETTINGS)
    settings["lamps"] = {"in": [GREEN, 27], "out": [GREEN, 27]}
    main._configured(Board(settings), lamps)
    assert lamps["in"] is lamps["out"]
    main._configured(Board(), lamps)
    assert lamps["in"] is not lamps["out"]
    loaded()


def test_a_wifi_driver_that_fails_is_a_fault_and_stops_no_button():
    """F3: RuntimeError or MemoryError in `connect`, OSError in `active`: 8 restarts in 40 s, 39 presses, 0 recorded."""
    for name in WIFI:
        board = Board()
        _goes_on(board, name, ERRORS, at_start=True)
        assert board.entries("fault") == ["radio"], name
        assert len(ERRORS) < board.calls["station"] < TRIES, (name, board.calls)


class Pauses:
    """A back-off of 1 ms that counts."""

    def __init__(self):
        self.nexts = self.resets = 0

    def next(self):
        """Return the next pause."""
        self.nexts += 1
        return 1

    def reset(self):
        """Begin again."""
        self.resets += 1


def test_between_two_tries_of_the_wifi_driver_there_is_a_back_off_until_it_joins():
    board, told, pauses = Board(), Told(), Pauses()
    board.errors["connect"] = list(ERRORS)

    async def joined():
        running = asyncio.create_task(Wifi(board.station, "lawang", "rahasia", pauses, 0.001).run(told))
        while not pauses.resets:
            await asyncio.sleep(0.001)
        running.cancel()

    asyncio.run(joined())
    assert (pauses.nexts, board.calls["connect"]) == (len(ERRORS), len(ERRORS) + 1)
    assert board.online


def test_a_network_that_fails_is_tried_again_and_nothing_is_lost():
    """F3: what a socket and TLS raise beside OSError, as MemoryError for buffers, ended the box."""
    for name in NETWORK:
        board = Board()
        if name == "close":
            board.errors["write"] = [OSError(104) for _ in ERRORS]
        _goes_on(board, name, ERRORS, at_start=name in ("dial", "close"))
        assert board.entries("fault") == [], name
        assert len(ERRORS) < board.calls["dial"] < TRIES, (name, board.calls)


def test_a_ca_or_a_clock_that_cannot_be_used_ends_the_connecting_alone():
    for name in ("rtc", "datetime"):
        for error in ERRORS:
            values = dict(SETTINGS)
            values.update({"ca": "bm8=", "enrolled": 4_000_000_000_000})
            board = Board(values)
            board.errors[name] = [error]
            assert not board.start(board.press()), name
            assert board.raised(), name
            assert board.entries("press") == ["in"], name
        show(name, "goes on, without the broker")


def test_a_bus_that_fails_is_a_fault_and_the_buttons_on_pins_go_on():
    """F3: an expander's driver that raises what is no OSError ended the box."""
    for name, faults in (("bus", ["bus", "screen"]), ("writeto_mem", ["bus"]), ("readfrom_mem_into", ["bus"])):
        board = Board()
        _goes_on(board, name, ERRORS, at_start=name != "readfrom_mem_into")
        assert sorted(board.entries("fault")) == faults, name


class Told:
    """Takes faults."""

    def __init__(self):
        self.whats = []

    def tell(self, what):
        """Take one of a box."""
        self.whats.append(what)

    def fault(self, what, _b, _now):
        """Take one of the panel."""
        self.whats.append(what)


def test_a_display_that_fails_is_a_fault_and_shows_its_text_in_the_end():
    """F3: a picture for which there is no memory ended the box."""
    for name in ("writeto", "glyphs"):
        board, told = Board(), Told()
        bus = board.bus(22, 21)
        display = Display(lambda bus=bus: bus, 60, board.glyphs)
        face = Face(told, asyncio.Event(), display)
        board.errors[name] = list(ERRORS)
        display.show("A012")
        now = 0
        while not board.raised():
            now += RETRY_MS
            while face.draw(now):
                pass
        assert told.whats == ["screen"], name
        before = board.calls["writeto"]
        now += RETRY_MS
        while face.draw(now):
            pass
        assert board.calls["writeto"] - before >= 33, name  # switched on, and 16 halves of a page in two writes
        show(name, "goes on,", told.whats)


class Still:
    """An uptime that stands."""

    def now(self):
        """Return 0."""
        return 0


def test_a_watchdog_that_cannot_be_started_or_fed_is_a_fault_and_tried_again():
    """F3: a watchdog whose driver fails ended the box, or kept it from starting."""
    for name in ("watchdog", "feed"):
        board, told = Board(), Told()
        board.errors[name] = list(ERRORS)
        watch = Watch(board.watchdog, Still(), {"panel": 1000}, told)
        for _ in ERRORS:
            watch.check(0)
        assert told.whats == ["watchdog"] * len(ERRORS), name
        fed = board.calls.get("feed", 0)
        watch.check(0)
        assert board.calls["feed"] == fed + 1, name
        try:
            watch.check(2000)
            raise AssertionError(name)
        except StalledError:
            pass
        show(name, "goes on,", told.whats[:1])


def test_an_image_whose_records_cannot_be_read_is_not_on_trial_and_accepting_is_tried_again():
    number = struct.pack("<I", 1)
    record = number + b"\xff" * 20 + struct.pack("<II", proof.PENDING, crc32(number, 0xFFFFFFFF))
    board = Board()
    board.otadata = bytearray((record + b"\xff" * (4096 - proof.RECORD)) * 2)
    image = parts.Image(board.records, board.accept)
    for name in ("records", "readblocks"):
        board.errors[name] = list(ERRORS)
        assert [image.pending() for _ in ERRORS] == [False] * len(ERRORS), name
        assert image.pending(), name
        show(name, "not on trial")
    loaded()
    box = bench.Box(bench.new_image())
    box.connect(bench.FakeGateway())
    trial = Proof(image, box.journal, 0)
    board.errors["accept"] = list(ERRORS)
    for _ in ERRORS:
        trial.check(proof.PROVE_MS * 2)
    assert (board.raised(), board.accepted) == (True, 0)
    for _ in range(2):
        trial.check(proof.PROVE_MS * 2)
    assert board.accepted == 1
    show("accept", "tried again")


def test_what_fails_at_the_start_lights_a_lamp_and_the_next_start_works():
    """F3: each of these ended in the REPL, with every lamp dark."""
    for name in AT_START:
        for error in ERRORS:
            board = Board()
            board.errors[name] = [error]
            assert board.start(board.press()), name
            assert board.blinks(), name
        assert not board.start(board.press()), name
        assert board.entries("press") == ["in"], name
        show(name, "red lamp, starts anew")
    for settings in ([], dict(SETTINGS, key="00"), {"lamps": {"in": [GREEN, None]}}):
        board = Board(settings)
        assert board.start(board.press())
        assert board.blinks(), settings


def test_a_config_that_a_windows_editor_saved_is_read():
    """F19: a mark before the text: the box was dead, without a lamp."""
    board = Board(mark="\ufeff")
    assert not board.start(board.press())
    assert board.entries("press") == ["in"]
