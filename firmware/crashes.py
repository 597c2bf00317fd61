"""Crashes in a row, counted from the journal alone: each is a `fault` of a task, the last thing its start did.

No clock is needed: `up` in the fault is how long that start ran, and the next one follows within seconds.
"""

from firmware import const, slots

LIMIT = 3
_WITHIN_MS = const(600_000)  # running time of the last LIMIT starts in all
_LOOK_BACK = const(256)  # entries


def repeated(journal, tasks):
    """Say whether each of the last LIMIT starts ended with the crash of one of `tasks`, together within _WITHIN_MS.

    To be asked before this start's `boot` entry. A start that ended otherwise (a power cut, a person) ends the row, and
    so does a new epoch.
    """
    boot, ran, count = journal.boot - 1, 0, 0
    for seq in range(journal.last, max(journal.first - 1, journal.last - _LOOK_BACK), -1):
        sealed = journal.read(seq)
        if sealed is None or slots.number_in(sealed, b"boot") > boot:
            continue  # torn, or an entry of a start that is counted already
        if slots.number_in(sealed, b"boot") < boot or not _is_crash(sealed, tasks):
            return False
        boot -= 1
        ran += slots.number_in(sealed, b"up")
        count += 1
        if ran > _WITHIN_MS or count == LIMIT:
            return ran <= _WITHIN_MS
    return False


def _is_crash(sealed, tasks):
    return slots.text_in(sealed, b"k") == "fault" and b'"b":null' in sealed and slots.text_in(sealed, b"what") in tasks
