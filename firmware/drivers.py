"""The chip's drivers as the firmware knows them: what they raise, and names for annotations. They come as arguments.

Their types are MicroPython's own: `drivers.pyi` has them, for the checker.
"""

# What any call may raise, however right it is: OSError with a number or a sentence, RuntimeError for an error of the
# chip without a number, MemoryError for a buffer that does not fit, ValueError for what this chip does not take.
ERRORS = (OSError, RuntimeError, MemoryError, ValueError)

I2C = Partition = Pin = RTC = WDT = WLAN = None
