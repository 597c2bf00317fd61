"""When an entry happened: the device's clock, its boot's anchor, its neighbours."""

from hypothesis import given
from hypothesis import strategies as st

from contract.form import MAX_BOOT, MAX_ERR
from edge_gateway.intake.placing import Placed, Receipt, earliest, merged, past_of, place
from edge_gateway.log.changes import Anchor

HW = "a4cf12f0e9d3"
RX = 1_795_576_222_331
TRUSTED = Receipt(RX, trusted=True)
UPS = st.integers(0, 10**12 - 1)


def test_a_good_device_clock_is_taken() -> None:
    """`utc` counts if its error is at most 60 s and it is at most 2 s after the receipt, at any age.

    E5: nothing happens after it was heard, so none is of a day that has not begun.
    """
    assert place((RX - 9_000_000, 60_000), 5, None, None, TRUSTED) == Placed(RX - 9_000_000, 60_000)
    assert place((RX + 2_000, 0), 5, None, None, TRUSTED) == Placed(RX, 0)


def test_an_impossible_or_vague_clock_is_not() -> None:
    """Class "impossible clock": too far ahead or too vague, the hello of the same boot dates the entry."""
    anchor = Anchor(HW, 100_000, RX - 10_000)
    for clock in ((RX + 2_001, 0), (RX, 60_001), (None, None)):
        assert place(clock, 40_000, anchor, None, TRUSTED) == Placed(RX - 70_000, 2_003)


def test_without_a_hello_of_its_boot_it_lies_between_its_neighbours() -> None:
    """The midpoint, with half the width as the error; of the very first one only the receipt is known."""
    assert place((None, None), 5, None, RX - 100, TRUSTED) == Placed(RX - 50, 50)
    assert place((None, None), 5, None, None, TRUSTED) == Placed(RX, MAX_ERR)


def test_a_gateway_in_the_past_dates_nothing_by_its_own_clock() -> None:
    """Class "the gateway wakes in the past": a device clock that does not go back is believed, else the error is wide."""
    past = Receipt(1_000, trusted=False)
    assert place((RX, 40), 5, None, RX - 5, past) == Placed(RX, 40)
    assert place((RX, 40), 5, None, None, past) == Placed(RX, 40)
    assert place((RX, 40), 5, None, RX + 5, past).err == MAX_ERR
    assert place((None, None), 5, None, RX - 5, past).err == MAX_ERR
    assert place((None, None), 5, Anchor(HW, 5, RX - 5), None, past).err == MAX_ERR


def test_a_hello_that_came_late_moves_nothing() -> None:
    """A delayed hello makes an anchor with more delay: the better one stays. One that came again costs exactness."""
    assert merged(Anchor(HW, 100, RX), Anchor(HW, 100, RX + 2000)) == Anchor(HW, 100, RX)
    assert merged(Anchor(HW, 100, RX), Anchor(HW, 300, RX + 150)) == Anchor(HW, 300, RX + 150)
    for replayed in ((100, RX), (100, RX + 9000)), ((100, RX + 9000), (100, RX)):
        known, fresh = (Anchor(HW, *one) for one in replayed)
        assert merged(merged(None, known), fresh) == Anchor(HW, 100, RX, 9000)
    assert place((None, None), 40_000, Anchor(HW, 100_000, RX - 10_000, 9000), None, TRUSTED).err == 2_003 + 9000


def test_what_was_made_later_did_not_happen_before() -> None:
    """What is known of the past is the earliest that the last dated entry can have been, and only of younger ones."""
    past = past_of(4, 1000, Placed(RX, 300), None)
    assert [earliest(past, *made) for made in ((4, 1000), (5, 0), (4, 999), (3, 2000))] == [RX - 300] * 2 + [None] * 2
    assert past_of(4, 2000, Placed(RX, MAX_ERR), past) == past  # not dated: nothing more is known
    assert past_of(MAX_BOOT, 0, Placed(RX, 0), past) == past  # many starts have this number
    assert earliest(past, None, None) is None


@given(
    st.one_of(st.none(), st.integers(0, RX * 2)),
    st.integers(0, MAX_ERR),
    UPS,
    st.one_of(st.none(), st.builds(Anchor, st.just(HW), UPS, st.integers(RX - 10**6, RX), st.integers(0, RX))),
    st.one_of(st.none(), st.integers(0, RX * 2)),
)
def test_whatever_comes_it_is_within_the_leaf_bounds(
    utc: int | None, err: int, up: int, anchor: Anchor | None, after: int | None
) -> None:
    """No field of a device can make a leaf that cannot be stored, or one in the future."""
    at, error = place((utc, None if utc is None else err), up, anchor, after, TRUSTED)
    assert 0 <= at <= RX
    assert 0 <= error <= MAX_ERR
