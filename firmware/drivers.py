"""The chip's drivers as the firmware knows them: names for annotations. A driver itself always comes as an argument.

Their types are MicroPython's own: `drivers.pyi` has them, for the checker.
"""

I2C = Partition = Pin = RTC = WDT = WLAN = None
