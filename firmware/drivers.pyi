from esp32 import Partition as Partition
from machine import I2C as I2C
from machine import RTC as RTC
from machine import WDT as WDT
from machine import Pin as Pin
from network import WLAN as WLAN

ERRORS: tuple[type[Exception], ...]
