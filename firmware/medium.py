"""What the journal needs of a flash memory.

A medium has `size` in bytes, a multiple of SECTOR, and three operations:

- `read(offset, n)` returns `n` bytes.
- `program(offset, data)` turns bits from 1 to 0 (a bit that is 0 stays 0) and returns only when they are kept through
  a power cut. Cut in the middle, any part of `data` may be there.
- `erase(sector)` turns the sector of that number to 0xFF and returns only when that is kept. Cut in the middle, any
  part of it may be erased.

All three raise OSError when the memory fails. They are called from one task only.
"""

SECTOR = 4096  # bytes: the smallest unit an ESP32's flash erases
