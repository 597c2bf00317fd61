"""The text of a display: how it is broken into lines, and the bytes for an SSD1306. Runs on CPython and MicroPython."""

from contract.messages import MAX_TEXT
from firmware import face, ssd1306
from firmware.ssd1306 import Display


def glyphs(text):
    """Return columns that tell the character: its code, eight times."""
    return b"".join(bytes((ord(c),)) * 8 for c in text)


class Chip:
    """An SSD1306 as its data sheet has it, as far as the driver uses it: page addressing, its memory, on or off."""

    def __init__(self):
        self.lost_power()
        self.answers = True
        self.largest = self.writes = 0

    def lost_power(self):
        """Forget."""
        self.memory = [bytearray(b"\xaa" * 128) for _ in range(8)]
        self.is_on = False
        self._page = self._column = 0

    def writeto(self, address, data):
        """Take commands (first byte 0x00) or dots (0x40)."""
        assert address == 0x3C
        if not self.answers:
            raise OSError("ENODEV")
        self.largest = max(self.largest, len(data))
        self.writes += 1
        if data[0] == 0x40:
            for i in range(1, len(data)):
                self.memory[self._page][self._column] = data[i]
                self._column = (self._column + 1) % 128
        elif bytes(data) == ssd1306.ON:
            self.is_on = True
        else:
            self._page = data[1] & 7
            self._column = (data[2] & 15) | (data[3] & 15) << 4


def _sent(display):
    parts = 0
    while display.step():
        parts += 1
    return parts + 1


def test_lines_are_broken_at_spaces_and_words_that_are_too_long_inside():
    assert ssd1306.wrap("A012 - Loket 3", 8) == ["A012 -", "Loket 3"]
    assert ssd1306.wrap("", 8) == [""]
    assert ssd1306.wrap("abcdefghijkl m", 8) == ["abcdefgh", "ijkl m"]
    assert ssd1306.wrap("Tutup. Buka Selasa 08.00", 16) == ["Tutup. Buka", "Selasa 08.00"]


def test_short_texts_are_large_and_every_text_of_a_show_fits():
    for text in ("A012", "A012 - Loket 3", face.AGAIN, "Tutup. Buka Selasa 08.00"):
        assert ssd1306.layout(text)[1], text
    assert not ssd1306.layout(face.OFFLINE)[1]
    for text in ("a" * MAX_TEXT, "ab " * 13, "a" + "bcdefghijklmno " * 2, face.DENIED, face.SILENT):
        lines, _ = ssd1306.layout(text)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_the_dots_are_those_of_the_text_in_the_middle():
    chip = Chip()
    display = Display(lambda: chip, 0x3C, glyphs)
    display.show(face.OFFLINE)  # 16 characters: one small line
    assert _sent(display) == ssd1306.PARTS + 1
    assert chip.is_on
    assert bytes(chip.memory[0]) == glyphs(face.OFFLINE)
    assert all(bytes(chip.memory[page]) == bytes(128) for page in range(1, 8))
    display.show("A1")
    assert _sent(display) == ssd1306.PARTS
    doubled = [b"\x03\x00" for _ in range(2)]  # 0x41: low half 1, high half 4; 0x31: 1 and 3
    upper = bytes(48) + doubled[0][:1] * 16 + doubled[1][:1] * 16 + bytes(48)
    lower = bytes(48) + b"\x30" * 16 + b"\x0f" * 16 + bytes(48)
    assert (bytes(chip.memory[0]), bytes(chip.memory[1])) == (upper, lower)


def test_no_write_is_longer_than_what_a_sample_can_wait_for():
    """Class: a short press falls between polls: 66 bytes take 1.7 ms at 400 kHz, a whole picture 25."""
    chip = Chip()
    display = Display(lambda: chip, 0x3C, glyphs)
    display.show("Tutup. Buka Selasa 08.00")
    _sent(display)
    assert chip.largest <= 66
    writes = chip.writes
    assert not display.step()
    assert chip.writes == writes


def test_a_display_that_was_unplugged_comes_back_by_itself():
    chip = Chip()
    display = Display(lambda: chip, 0x3C, glyphs)
    chip.answers = False
    display.show("A012")
    failed = 0
    for _ in range(3):
        try:
            display.step()
        except OSError:
            failed += 1
    assert failed == 3
    chip.answers = True
    _sent(display)
    assert chip.is_on
    shown = bytes(chip.memory[0])
    chip.lost_power()  # unnoticed: a plug that was out for a moment
    for _ in range(ssd1306.AGAIN):
        display.step()
    _sent(display)
    assert (chip.is_on, bytes(chip.memory[0])) == (True, shown)


def test_a_new_text_in_the_middle_of_a_picture_begins_anew():
    chip = Chip()
    display = Display(lambda: chip, 0x3C, glyphs)
    display.show("Tutup. Buka Selasa 08.00")
    for _ in range(7):
        display.step()
    display.show("A1")
    _sent(display)
    assert all(bytes(chip.memory[page]) == bytes(128) for page in range(2, 8))
