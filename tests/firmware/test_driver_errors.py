"""Every call of a driver raises each of its errors, and the box goes on. Runs on CPython and MicroPython.

Printed is the table: the call, what it raised, what came of it. Those of the flash are in test_flash_errors.
"""

import asyncio
import time

from firmware import choice, main, proof
from firmware.backoff import Backoff
from firmware.board import parts, pins
from firmware.face import RETRY_MS, Face
from firmware.proof import Proof
from firmware.ssd1306 import Display
from firmware.watch import StalledError, Watch
from firmware.wifi import Wifi
from tests.firmware import bench
from tests.firmware.bench import Random
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


def test_what_makes_a_box_faster_may_fail_and_it_goes_on():
    """F3: at 160 MHz, or with a modem that sleeps, a box is slower, and counts."""
    for name in ("full_speed", "config"):
        for error in ERRORS:
            board = Board()
            _goes_on(board, name, [error], at_start=True, presses=1)
            assert (board.calls[name], board.entries("fault")) == (1, []), name


def test_the_chip_runs_fast_and_its_modem_does_not_sleep():
    board = Board()
    board.start(board.until(lambda: board.gateway.logs))
    assert board.calls["full_speed"] == 1
    assert board.awake


def test_whatever_an_alarm_raises_the_box_starts_anew():
    """Class: a box in the REPL is dark for ever: an alarm that fails in a way nobody thought of."""
    for error in list(ERRORS) + [TypeError("a driver of another version"), AttributeError("value")]:
        board = Board()
        board.errors["settings"] = [OSError(2)]
        board.errors["light"] = [error]
        assert board.start(board.press()), error


def test_a_pin_that_the_chip_has_not_is_refused_and_never_touched():
    """Class: a box dies of its configuration: 6 to 11 are the flash."""
    wrong = [("i2c", [34, 21]), ("i2c", [22, 6])]
    for n in (0, 1, 2, 5, 6, 11, 12, 15, 20, 24, 28, 31, 34, 39, 40, 48):
        wrong.append(("pins", {"in": n, "out": [0, 3]}))
    for n in (1, 6, 11, 20, 24, 28, 34, 39, 48):
        wrong.append(("lamps", {"in": [n, None], "out": [GREEN, None]}))
    for name, value in wrong:
        settings = dict(SETTINGS)
        settings[name] = value
        board = Board(settings)
        assert board.start(board.press()), (name, value)
        assert board.entries("boot") == []
        touched = value["in"][0] if name == "lamps" else None
        assert touched not in board.lights
        assert board.shone


def test_the_pins_of_each_chip_are_those_of_its_datasheet():
    for machine, there, not_there in (
        ("Generic ESP32 module with ESP32", (4, 13, 25, 33), [6, 7, 8, 9, 10, 11, 20, 24, 28, 31, 34, 39]),
        ("Generic ESP32S3 module with Octal-SPIRAM with ESP32S3", (1, 4, 21, 38, 48), [0, 3, 22, 25, 26, 32, 37, 49]),
    ):
        inputs, outputs = pins.of(machine)
        assert set(there) <= set(inputs) <= set(outputs)
        assert not set(not_there) & set(inputs)


def test_boxes_that_start_at_once_do_not_join_at_once():
    """Class: everybody at once: 32 boxes after a power cut; no quarter of a second sees more than half of them."""
    joined = []

    async def start(n):
        board = Board()
        board.call = lambda name, seen=board: joined.append(time.time()) if name == "connect" else None
        pauses = Backoff(1000, 15_000, Random(n))
        with_network = Wifi(board.station, "lawang", "rahasia", pauses, 0.05)
        await with_network.run(Told())

    async def all_of_them():
        running = [asyncio.create_task(start(n)) for n in range(32)]
        await asyncio.sleep(2.2)
        for task in running:
            task.cancel()

    asyncio.run(all_of_them())
    assert len(joined) == 32
    for at in joined:
        assert sum(at <= other < at + 0.25 for other in joined) <= 16


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
    assert pauses.nexts == board.calls["connect"] == len(ERRORS) + 1  # one before it begins
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
    board = Board()
    board.chosen = bench.new_image(2)
    board.chosen[: choice.RECORD] = choice.record_of(1, 0)
    image = parts.Image(board.choice)
    for name in ("choice", "readblocks"):
        board.errors[name] = list(ERRORS)
        assert [image.pending() for _ in ERRORS] == [False] * len(ERRORS), name
        assert image.pending(), name
        show(name, "not on trial")
    loaded()
    box = bench.Box(bench.new_image())
    box.connect(bench.FakeGateway())
    trial = Proof(image, box.journal, 0)
    board.errors["choice"] = list(ERRORS)
    for _ in ERRORS:
        trial.check(proof.PROVE_MS * 2)
    assert (board.raised(), image.pending()) == (True, True)
    for _ in range(2):
        trial.check(proof.PROVE_MS * 2)
    assert not image.pending()
    show("choice", "tried again")
    loaded()


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
