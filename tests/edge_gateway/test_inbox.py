"""What waits for the writer: whoever floods fills his own share."""

import threading
from collections import Counter

from edge_gateway.intake.inbox import BUFFER, MOST_OF_ONE, Inbox
from edge_gateway.intake.outcome import Message

LOUD, QUIET = "lawang/1/serang/gate-b/evt", "lawang/1/serang/gate-a/evt"


def message(topic: str) -> Message:
    return Message(topic, b"", False, 0)


def drained(inbox: Inbox) -> list[str]:
    found: list[str] = []
    while batch := inbox.gather():
        found += [item.topic for item in batch if isinstance(item, Message)]
    return found


def test_one_that_floods_is_cut_to_its_share_and_others_wait_behind_no_more_than_that() -> None:
    """E14's kind: a press behind 50,000 messages of a stolen account was too old to act when it was read."""
    inbox = Inbox()
    for _ in range(10 * MOST_OF_ONE):
        inbox.offer(message(LOUD))
    inbox.offer(message(QUIET))
    assert inbox.dropped() == Counter({"gate-b": 9 * MOST_OF_ONE})
    assert inbox.dropped() == Counter()
    found = drained(inbox)
    assert found.index(QUIET) == MOST_OF_ONE
    inbox.offer(message(LOUD))  # once its messages were read it is heard again
    assert drained(inbox) == [LOUD]


def test_all_together_are_bounded_and_what_is_remembered_too() -> None:
    """Ever new names at an open broker, and topics that name nobody."""
    inbox = Inbox()
    for n in range(BUFFER + 3_000):
        inbox.offer(message(f"lawang/1/serang/x{n}/evt"))
    for _ in range(3 * MOST_OF_ONE):
        inbox.offer(message("x"))
    dropped = inbox.dropped()
    assert dropped.total() == 3_000 + 3 * MOST_OF_ONE
    assert len(dropped) <= MOST_OF_ONE + 1
    assert len(drained(inbox)) == BUFFER
    assert not inbox._waiting


def test_what_is_offered_and_read_at_once_is_neither_lost_nor_doubled() -> None:
    """Class "share that leaks": the counts of two threads come out even."""
    inbox, count = Inbox(), 20_000

    def offer() -> None:
        for n in range(count):
            inbox.offer(message((LOUD, QUIET)[n % 2]))

    thread = threading.Thread(target=offer)
    thread.start()
    read, dropped = 0, 0
    while thread.is_alive() or read + dropped < count:
        read += len(inbox.gather())
        dropped += inbox.dropped().total()
    thread.join()
    assert read + dropped == count
    assert not inbox._waiting
