"""Power cut in every single flash operation of a journal's life: `micropython …/journal_cuts.py FOLDER LIFE…`.

A life runs on a flash in a file. Before each of its operations the file is copied once for every way the operation
can be torn, the torn part is done on the copy, and a box boots from it: it must hold every press that `append` had
returned and nobody had acknowledged, none twice, none that was never made, and go on counting. The operations of
that boot are cut in the same way, one level deep. Prints one line of JSON.
"""

import json
import sys

if __name__ == "__main__":
    sys.path.insert(0, "/".join(sys.argv[0].split("/")[:-3]) or ".")

from firmware.journal import Journal
from firmware.medium import SECTOR
from simulators.device.flash import FileFlash, RamFlash
from tests.firmware.bench import DEV, KEY, TORN, CutFlash, PowerCutError, Random, boot, press, pressed

SECTORS = 8
SIZE = SECTORS * SECTOR
BOOTS = ("epoch", "damaged", "garbage")  # lives whose every boot is cut too; of the others every fourth
PROBE = 90_000  # the press that a recovered box makes


class Watched(FileFlash):
    """A flash in a file that shows each operation to `watch(image, operation)` before it is done."""

    def __init__(self, path, watch):
        FileFlash.__init__(self, path, SIZE)
        self._watch = watch

    def program(self, offset, data):
        """Program, seen."""
        self._watch(self._image(), lambda flash: flash.program(offset, data))
        FileFlash.program(self, offset, data)

    def erase(self, sector):
        """Erase, seen."""
        self._watch(self._image(), lambda flash: flash.erase(sector))
        FileFlash.erase(self, sector)

    def _image(self):
        return self.read(0, SIZE)


class Tally:
    """What all the cuts came to."""

    def __init__(self):
        self.points = self.nested = self.lost = self.doubled = self.invented = 0
        self.by_life = {}


class Life:
    """A box's presses until the power goes: `owed` are synced and not acknowledged, `trying` is in the making."""

    def __init__(self, folder, tally, name):
        self.owed = []
        self.trying = None
        self.made = 0
        self._folder = folder
        self._tally = tally
        self._name = name
        self._copies = 0
        self.flash = None

    def on(self, image, seed=1):
        """Put the box's flash into a file that begins as `image`, and open the journal on it."""
        path = self._path("life")
        write(path, image)
        self.flash = Watched(path, self._cut)
        return self.open(seed)

    def open(self, seed):
        """Open the journal; epoch ids come from `seed`, so that no two of a life are the same."""
        return Journal(self.flash, KEY, DEV, Random(seed))

    def press(self, journal):
        """Press once; the press is owed once `append` has returned."""
        self.trying = self.made
        self.made += 1
        if press(journal, self.trying, self.trying) is not None:
            self.owed.append(self.trying)
        self.trying = None

    def free(self, journal, keep):
        """Have all but the last `keep` owed presses acknowledged."""
        if keep < len(self.owed):
            self.owed = self.owed[len(self.owed) - keep :]
            seq = journal.last
            while _ms(journal.read(seq)) != self.owed[0]:
                seq -= 1
            journal.free(seq - 1)

    # -- the cuts

    def _path(self, name):
        return self._folder + "/" + name + ".bin"

    def _cut(self, image, operation):
        for torn in TORN:
            path = self._path("cut")
            write(path, _torn(image, operation, torn))
            self._tally.points += 1
            self._tally.by_life[self._name] = self._tally.by_life.get(self._name, 0) + 1
            nested = torn == "few" and (self._name in BOOTS or self._tally.points % 4 == 0)
            self._boots(Watched(path, self._cut_again if nested else _unwatched), 2)

    def _cut_again(self, image, operation):
        for torn in TORN:
            path = self._path("again")
            write(path, _torn(image, operation, torn))
            self._tally.points += 1
            self._tally.nested += 1
            self._boots(FileFlash(path, SIZE), 3)

    def _boots(self, flash, seed):
        journal = Journal(flash, KEY, DEV, Random(seed))
        boot(journal)
        if journal.suspect:
            journal.open_epoch(journal.acked, "bad", 0)
        while journal.copying:
            journal.copy_step()
        held = pressed(journal, journal.acked + 1)
        self._count(held)
        last, room = journal.last, journal.used < journal.capacity
        assert press(journal, PROBE, 1) == (last + 1 if room else None)
        again = Journal(flash, KEY, DEV, Random(seed + 1))
        assert not again.copying
        assert not again.suspect
        assert pressed(again, journal.acked + 1) == (held + [PROBE] if room else held)
        close(flash)

    def _count(self, held):
        tally = self._tally
        seen = set(held)
        tally.doubled += len(held) - len(seen)
        tally.lost += len([ms for ms in self.owed if ms not in seen])
        oldest = self.owed[0] if self.owed else self.made
        known = set(self.owed + [self.trying, PROBE])  # PROBE: the first boot's, where the second one was cut
        tally.invented += len([ms for ms in seen if ms not in known and ms >= oldest])


def _ms(sealed):
    start = sealed.find(b'"ms":')
    return -1 if start < 0 else int(sealed[start + 5 :].split(b",")[0])


def _unwatched(_image, _operation):
    """See nothing."""


def _torn(image, operation, torn):
    flash = CutFlash(bytearray(image))
    flash.left, flash.torn = 0, torn
    try:
        operation(flash)
    except PowerCutError:
        pass
    return flash.image


def close(flash):
    """Close the file of a FileFlash."""
    flash._file.close()


def write(path, image):
    """Make a file of an image."""
    with open(path, "wb") as file:
        file.write(image)


# -- lives


def appends(life):
    """Append, acknowledge some late, erase ahead half of the time, around the ring and over the seam."""
    journal = life.on(b"\xff" * SIZE)
    boot(journal)
    for i in range(150):
        life.press(journal)
        if i // 20 % 2:
            journal.prepare()
        if i % 5 == 4:
            life.free(journal, 4)


def epochs(life):
    """Open a new epoch again and again, pressing while it takes over, once interrupted by a restart."""
    journal = life.on(b"\xff" * SIZE)
    for round_ in range(5):
        for _ in range(11):
            life.press(journal)
        life.free(journal, 7)
        journal.open_epoch(journal.acked, "back", life.made)
        journal.copy_step()
        life.press(journal)
        if round_ % 2:
            journal = life.open(round_ + 10)
        while journal.copying:
            journal.copy_step()


def full(life):
    """Fill the ring, drop presses, and say so when there is room."""
    image = bytearray(b"\xff" * SIZE)
    journal = Journal(RamFlash(image), KEY, DEV, Random(1))
    while journal.used < journal.capacity - 2:
        life.press(journal)
    journal = life.on(image, 5)
    for _ in range(5):
        life.press(journal)
    life.free(journal, 6)
    for _ in range(12):
        life.press(journal)


def damaged(life):
    """Boot from a ring whose first sector is lost, then press: what the other sectors hold is owed."""
    image = bytearray(b"\xff" * SIZE)
    journal = Journal(RamFlash(image), KEY, DEV, Random(1))
    for ms in range(28):
        press(journal, ms, ms)
    image[:SECTOR] = bytes(SECTOR)
    life.owed, life.made = list(range(16, 28)), 28
    journal = life.on(image, 5)
    journal.open_epoch(0, "bad", 50)
    while journal.copying:
        journal.copy_step()
    for _ in range(3):
        life.press(journal)


def garbage(life):
    """Boot from a ring of which nothing can be read."""
    journal = life.on(bytes(i * 7 % 251 for i in range(SIZE)))
    for _ in range(20):
        life.press(journal)
        life.free(journal, 5)


LIVES = {"append": appends, "epoch": epochs, "full": full, "damaged": damaged, "garbage": garbage}


def run(folder, names):
    """Run lives with files in `folder`; return the counts as a dict."""
    tally = Tally()
    for name in names:
        LIVES[name](Life(folder, tally, name))
    return {
        "points": tally.points,
        "nested": tally.nested,
        "lives": tally.by_life,
        "lost": tally.lost,
        "doubled": tally.doubled,
        "invented": tally.invented,
        "interpreter": sys.implementation.name,
    }


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], sys.argv[2:])))
