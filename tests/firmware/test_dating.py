"""When the log says that a press was made, whatever became of the box: real journal and session, real decisions.

The world alone knows the time. No leaf may claim more than is true: `at` is right to `err`, or `err` says "not known".
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from contract import gateway_side, topics
from contract.form import MAX_ERR
from edge_gateway.devices.keyring import Credential
from edge_gateway.hall import State, layout_of
from edge_gateway.intake.ingest import Ingest
from edge_gateway.intake.outcome import Arrival, Memory
from firmware.clock import UtcClock
from firmware.journal import Journal
from firmware.session import Identity, Session, Timing
from simulators.device.flash import RamFlash
from site_plan import parse
from tests.depth import depth
from tests.firmware.bench import DEV, KEY, UTC, Random, new_image
from tests.firmware.test_soak import PLAN

SECOND, HOUR, DAY = 1000, 3_600_000, 86_400_000
LATE = 400  # ms that a message is on its way


class World:
    """A box, the gateway, and the time (ms since the world began)."""

    def __init__(self):
        self.now = self.pressed = self.starts = self.chips = 0
        self.truth = {}  # what was pressed, by the length of the press
        self.said = {}  # what the log says of it: `at`, `err`
        self.saved = None
        self.stored = {}
        self.state = State(layout_of(parse(PLAN)))
        self.memory = Memory({}, {}, set(), lambda *key: self.stored.get(key), 0, 0)
        self.flash = RamFlash(new_image(32))
        self.start()

    def start(self, off=SECOND):
        """Switch the box on again after a time."""
        self.now += off
        self.born, self.clock = self.now, UtcClock()
        self.starts += 1
        self.journal = Journal(self.flash, KEY, DEV, Random(self.starts))
        self.journal.append("boot", (("why", "power"), ("fw", "0.1.0")), self.starts)  # no two take as long
        who, timing = Identity(DEV, self.hw), Timing(15_000, 15_000)
        self.session = Session(who, KEY, self.journal, self.clock, Random(999 + self.starts), timing)

    @property
    def hw(self):
        return f"{self.chips:012x}"

    @property
    def up(self):
        return self.now - self.born

    def press(self, after=SECOND):
        """Press the button after a time."""
        self.now += after
        self.pressed += 1
        self.truth[self.pressed] = self.now + UTC
        utc, err = self.clock.at(self.up)
        assert self.journal.append("press", (("b", "in"), ("ms", self.pressed)), self.up, utc, err) is not None

    def save(self):
        """Keep an image of the ring."""
        self.saved = bytearray(self.flash.image)

    def restore(self, off=SECOND):
        """Put that image back, if there is one, into the same chip."""
        if self.saved is not None:
            self.flash = RamFlash(bytearray(self.saved))
            self.start(off)

    def put_back(self, off=SECOND):
        """Put that image back; a ring of which nothing tells that it was put back is heard before it is pressed.

        Nothing does if the gateway has not logged more of this epoch than the image has: a hello of the other life has
        then the name of a start of this one, and only a hello of this one tells the two apart.
        """
        self.restore(off)
        logged = self.memory.cursors.get((DEV, self.journal.ep))
        if self.saved is not None and (logged is None or logged.seq < self.journal.last):
            self.connect(1)

    def move(self, off=SECOND):
        """`device move`: a blank box takes the name."""
        self.chips += 1
        self.flash = RamFlash(new_image(32))
        self.start(off)

    def copy(self, off=SECOND):
        """`device move`, and the new box gets the ring of the old one."""
        self.chips += 1
        self.start(off)

    def connect(self, sent=400, trusted=True):
        """Let the box talk until it is silent or has sent so much; it goes on copying and being pressed meanwhile."""
        out = self.session.connected(self.up)
        while out and sent:
            sent -= 1
            (channel, payload), *out = out
            self.now += LATE
            answers = self.take(channel, payload, trusted)
            self.now += LATE
            for answer in answers:
                out += self.session.received("ack", answer, self.up)
            if self.journal.copying:
                self.journal.copy_step()
                self.press(LATE)
            out += self.session.poll(self.up)
            if not out:
                while self.journal.copying:
                    self.journal.copy_step()
                out = self.session.poll(self.up)
        self.session.disconnected()

    def take(self, channel, payload, trusted):
        """Return the gateway's sealed answers; a clock that is not to be trusted has never been set."""
        rx = self.now + (UTC if trusted else 0)
        run = Ingest("serang", {DEV: Credential(self.hw, "", KEY)}, self.state, self.memory, trusted=trusted)
        run.take(Arrival(topics.device_topic("serang", DEV, channel), payload, False, rx))
        run.commit()
        self.state = run.state
        changes = run.outcome.changes
        self.stored |= {key: value[0] for key, value in changes.entries.items()}
        for leaf in changes.leaves:
            made = gateway_side.peek_entry(leaf.payload) if leaf.src == "device" else None
            if made is not None and made.k == "press":
                self.said[gateway_side.field(made, "ms")] = leaf.at, leaf.err
        acks = [ack._replace(utc=rx if trusted else None) for ack in run.outcome.hellos]
        return [gateway_side.seal_ack(KEY, ack) for ack in acks + [run.ack(key, None) for key in run.outcome.acks]]

    def check(self):
        """No press is dated elsewhere than it was made, by more than the log admits."""
        wrong = {n: (at - self.truth[n], err) for n, (at, err) in self.said.items() if abs(at - self.truth[n]) > err}
        assert not {n: found for n, found in wrong.items() if found[1] < MAX_ERR}


TIMES = st.sampled_from((SECOND, 20 * SECOND, HOUR, 3 * DAY))
STEPS = st.one_of(
    st.tuples(st.sampled_from(("press", "press", "press", "start", "put_back", "move", "copy")), TIMES),
    st.tuples(st.just("connect"), st.sampled_from((3, 6, 400)), st.booleans()),
    st.tuples(st.just("connect")),
    st.tuples(st.just("save")),
)


@settings(max_examples=depth(600, 80), deadline=None)
@given(st.lists(STEPS, max_size=24))
def test_no_press_is_dated_elsewhere_than_it_was_made(steps):
    """E4, the kind: boxes replaced, rings put back or copied, epochs opened in the middle of a start, clocks not set."""
    world = World()
    for what, *values in steps:
        getattr(world, what)(*values)
    world.connect()
    world.check()


def test_a_blank_box_is_not_dated_by_the_one_it_replaces():
    """E4: its starts are counted from 1 again; three presses before its first hello were dated months back."""
    world = World()
    world.connect()
    world.move(90 * DAY)
    for _ in range(3):
        world.press(HOUR)
    world.start()
    world.connect()
    assert [world.said[n][1] for n in (1, 2, 3)] == [MAX_ERR] * 3  # this box's start 1 said no hello
    world.check()


def test_a_blank_box_dates_its_presses_once_it_said_hello():
    """E4: in the start of its own hello, to 2 s; what the old box was dated by stays with the old one."""
    world = World()
    world.connect()
    world.move(90 * DAY)
    for _ in range(3):
        world.press(HOUR)
    world.connect()
    assert all(2000 <= world.said[n][1] < 3000 for n in (1, 2, 3))
    world.check()


def test_a_ring_that_was_put_back_is_not_dated_by_its_other_life():
    """E4: two histories of one journal have the same starts; the newer one's anchors date nothing of the older one."""
    world = World()
    world.save()
    world.start()
    world.connect()  # start 2 of the first history
    world.press()
    world.connect()
    world.restore(60 * DAY)
    world.press(HOUR)  # start 2 of the second one
    world.start(HOUR)
    world.connect()
    assert world.said[2][1] == MAX_ERR
    world.check()


def test_two_starts_of_one_name_are_told_apart_by_their_hellos():
    """E4: nothing of the other life was logged, so that the histories do not part."""
    world = World()
    world.save()
    world.start()
    world.connect(1)  # start 2 is heard, and nothing of it logged
    world.restore(DAY)
    world.press(HOUR)  # another start 2, with the same `boot`
    world.connect()
    assert DAY < world.said[1][1] < MAX_ERR
    world.check()


def test_a_start_that_was_heard_by_a_wrong_clock_is_not_told_apart():
    """E4: a gateway in the past cannot say which of two starts of one name it hears."""
    world = World()
    world.save()
    world.start()
    world.connect(1)
    world.restore(DAY)
    world.press(HOUR)
    world.connect(1, trusted=False)
    world.start()
    world.connect()
    assert world.said[1][1] == MAX_ERR
    world.check()


def test_the_start_of_another_chip_dates_nothing():
    """E4: two chips with one ring count on from the same number; the old one was heard in it, the new one too late."""
    world = World()
    world.connect()
    world.save()
    world.start()
    world.connect(1)
    world.flash = RamFlash(bytearray(world.saved))
    world.copy(DAY)
    world.press(HOUR)
    world.connect(1, trusted=False)
    world.start()
    world.connect()
    assert DAY / 2 < world.said[1][1] < MAX_ERR  # between its neighbours
    world.check()


def test_a_gateway_that_wakes_in_the_past_cuts_no_date_at_its_own():
    """Class "the gateway wakes in the past": a start that it heard while it knew the time was dated to 1970, to 2 s."""
    world = World()
    world.press()
    world.connect(1)
    world.start()
    world.connect(trusted=False)
    assert world.said[1][1] == MAX_ERR
    world.check()


def test_what_an_epoch_takes_over_is_older_than_its_beginning():
    """Its first entry says when it was opened; what it appends again, of a start without a hello, was made before."""
    world = World()
    world.press()
    world.connect()
    world.save()
    world.press()
    world.connect()
    world.restore()
    world.press(3 * DAY)
    world.start(3 * DAY)
    world.connect()
    assert world.said[3][1] == MAX_ERR
    world.check()
