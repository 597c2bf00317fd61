"""When an entry happened: the device's clock, its boot's anchor, its neighbours."""

from hypothesis import given
from hypothesis import strategies as st

from contract.form import MAX_ERR
from edge_gateway.intake.placing import Placed, Receipt, better, place
from edge_gateway.log.changes import Anchor

RX = 1_795_576_222_331
TRUSTED = Receipt(RX, trusted=True)


def test_a_good_device_clock_is_taken() -> None:
    """`utc` counts if its error is at most 60 s and it is at most 2 s after the receipt, at any age.

    E5: nothing happens after it was heard, so none is of a day that has not begun.
    """
    assert place((RX - 9_000_000, 60_000), 5, None, None, TRUSTED) == Placed(RX - 9_000_000, 60_000)
    assert place((RX + 2_000, 0), 5, None, None, TRUSTED) == Placed(RX, 0)


def test_an_impossible_or_vague_clock_is_not() -> None:
    """Class "impossible clock": too far ahead or too vague, the hello of the same boot dates the entry."""
    anchor = Anchor(100_000, RX - 10_000)
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
    assert place((RX, 40), 5, None, None, past).err == MAX_ERR
    assert place((None, None), 5, None, RX - 5, past).err == MAX_ERR


def test_a_hello_that_came_late_moves_nothing() -> None:
    """A replayed or delayed hello makes an anchor with more delay: the better one stays."""
    assert better(Anchor(100, RX), Anchor(100, RX + 50)) == Anchor(100, RX)
    assert better(Anchor(100, RX), Anchor(300, RX + 150)) == Anchor(300, RX + 150)


@given(
    st.one_of(st.none(), st.integers(0, RX * 2)),
    st.integers(0, MAX_ERR),
    st.integers(0, 10**12 - 1),
    st.one_of(st.none(), st.builds(Anchor, st.integers(0, 10**12 - 1), st.integers(RX - 10**6, RX))),
    st.one_of(st.none(), st.integers(0, RX * 2)),
)
def test_whatever_comes_it_is_within_the_leaf_bounds(
    utc: int | None, err: int, up: int, anchor: Anchor | None, after: int | None
) -> None:
    """No field of a device can make a leaf that cannot be stored, or one in the future."""
    at, error = place((utc, None if utc is None else err), up, anchor, after, TRUSTED)
    assert 0 <= at <= RX
    assert 0 <= error <= MAX_ERR
