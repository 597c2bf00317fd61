"""The way into the hall's network."""

import asyncio

from firmware.drivers import WLAN

JOIN = 5  # looks that joining may take


class Wifi:
    """Joins the network `ssid` and joins it again whenever it is lost; `station()` gives the chip's driver.

    It looks at it each `check_s`.
    """

    def __init__(self, station, ssid, password, check_s):
        self._station = station
        self._ssid = ssid
        self._password = password
        self._check_s = check_s

    async def run(self):
        """Go on for ever."""
        station: WLAN = self._station()
        station.active(True)
        while True:
            if not station.isconnected():
                try:
                    station.disconnect()
                    station.connect(self._ssid, self._password)
                except OSError as e:
                    print("wifi:", e)
                for _ in range(JOIN):
                    await asyncio.sleep(self._check_s)
                    if station.isconnected():
                        break
            await asyncio.sleep(self._check_s)
