"""Which pins of a chip a box may use, out of the datasheets; needed at the start alone.

ESP32: 6 to 11 are the flash; 20, 24, 28 to 31 do not exist; 1 and 3 are the cable; 34 to 39 are inputs without a
pull-up; 0, 2, 5, 12 and 15 decide how the chip starts. A WROVER module needs 16 and 17 itself.
ESP32-S3: 22 to 25 do not exist; 26 to 37 are flash and memory; 19, 20, 43 and 44 are cables; 0, 3, 45 and 46 decide.
"""

_ESP32 = (4, 13, 14, 16, 17, 18, 19, 21, 22, 23, 25, 26, 27, 32, 33), (0, 2, 5, 12, 15)
_S3 = tuple([n for n in range(1, 43) if n != 3 and not 19 <= n <= 20 and not 22 <= n <= 37]) + (47, 48), (0, 3, 45, 46)


def of(machine):
    """Return (inputs with pull-up, outputs) of the chip that MicroPython calls `machine`: tuples of numbers."""
    inputs, strapping = _S3 if "S3" in machine else _ESP32
    return inputs, inputs + strapping
