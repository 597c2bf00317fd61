"""A text of up to 40 characters on an SSD1306 of 128 x 64 dots, sent in parts so short that no button is missed.

A whole picture at once would hold the bus, which the button expanders share, for 25 ms; a half page of 64 bytes
takes 1.7 ms. There is no buffer of the picture: each page is made from the text when its turn comes.
"""

from firmware import const
from firmware.drivers import ERRORS, I2C

WIDTH, PAGES = 128, 8
_LINE = const(16)  # characters of 8 dots; 8 of double size
PARTS = 2 * PAGES
ON = b"\x00\xae\xd5\x80\xa8\x3f\xd3\x00\x40\x8d\x14\x20\x02\xa1\xc8\xda\x12\x81\xcf\xd9\xf1\xdb\x40\xa4\xa6\xaf"
AGAIN = 600  # calls of `step` with nothing to do, until the picture is sent again: a display may have lost its supply
_DOUBLED = b"\x00\x03\x0c\x0f\x30\x33\x3c\x3f\xc0\xc3\xcc\xcf\xf0\xf3\xfc\xff"


def wrap(text, width):
    """Return `text` in lines of at most `width`, broken at spaces, or inside a word that is longer than a line."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
        while len(lines[-1]) > width:
            lines.append(lines[-1][width:])
            lines[-2] = lines[-2][:width]
    return lines


def layout(text):
    """Return (lines, double): double size if the text fits so; what does not fit at all is left out."""
    lines = wrap(text, _LINE // 2)
    if len(lines) <= PAGES // 2 and all(len(word) <= _LINE // 2 for word in text.split(" ")):
        return lines, True
    return wrap(text, _LINE)[:PAGES], False


def page(lines, double, number, glyphs):
    """Return the 128 bytes of a page: a column of 8 dots each, bit 0 on top."""
    at = number // 2 if double else number
    if at >= len(lines):
        return bytes(WIDTH)
    columns = glyphs(lines[at])
    if double:
        shift = 4 * (number % 2)
        columns = b"".join(_DOUBLED[c >> shift & 15 : (c >> shift & 15) + 1] * 2 for c in columns)
    left = (WIDTH - len(columns)) // 2
    return bytes(left) + bytes(columns) + bytes(WIDTH - left - len(columns))


class Display:
    """The display at `address` of the I2C bus that `bus()` gives, for firmware.face.Face.

    `glyphs(text)` returns 8 bytes a character, columns with bit 0 on top.
    """

    def __init__(self, bus, address, glyphs):
        self._bus = bus
        self._address = address
        self._glyphs = glyphs
        self._lines, self._double = [], False
        self._next = -1  # part to be sent; -1: the display is to be switched on first
        self._idle = 0
        self._page = b""

    def show(self, text):
        """Take the text; `step` sends it."""
        self._lines, self._double = layout(text)
        self._next = min(self._next, 0)

    def step(self):
        """Send the next part and return whether there is more; raises drivers.ERRORS, and then begins anew."""
        if self._next >= PARTS:
            self._idle += 1
            if self._idle < AGAIN:
                return False
            self._next, self._idle = -1, 0
        try:
            self._send()
        except ERRORS:
            self._next = -1
            raise
        self._next += 1
        return self._next < PARTS

    def _send(self):
        i2c: I2C = self._bus()
        if self._next < 0:
            i2c.writeto(self._address, ON)
            return
        number, half = self._next // 2, self._next % 2
        if half == 0:
            self._page = page(self._lines, self._double, number, self._glyphs)
        column = half * WIDTH // 2
        i2c.writeto(self._address, bytes((0, 0xB0 | number, column & 15, 0x10 | column >> 4)))
        i2c.writeto(self._address, b"\x40" + self._page[column : column + WIDTH // 2])
