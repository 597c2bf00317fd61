"""The way into the hall's network."""

import asyncio

from firmware import const
from firmware.drivers import ERRORS, WLAN

_JOIN = const(5)  # looks that joining may take
RADIO = "radio"  # the fault of a driver that fails


class Wifi:
    """Joins the network `ssid` and joins it again whenever it is lost; looks each `check_s`.

    It begins after a pause of `backoff`, which differs: after a power cut all boxes of a hall start at once.

    `station()` gives the chip's driver. Whatever it raises is the fault RADIO, told to `faults`, and tried again from
    the beginning after `backoff` (firmware.backoff.Backoff).
    """

    def __init__(self, station, ssid, password, backoff, check_s):
        self._station = station
        self._ssid = ssid
        self._password = password
        self._backoff = backoff
        self._check_s = check_s

    async def run(self, faults):
        """Go on for ever."""
        failed = False
        while True:
            await asyncio.sleep(self._backoff.next() / 1000)
            try:
                await self._keep(self._station(), failed)
            except ERRORS as e:
                print("wifi:", e)
                faults.tell(RADIO)
                failed = True

    async def _keep(self, station: WLAN, failed):
        if failed:
            station.active(False)
        station.active(True)
        self._stay_awake(station)
        while True:
            if not station.isconnected():
                station.disconnect()
                station.connect(self._ssid, self._password)
                for _ in range(_JOIN):
                    await asyncio.sleep(self._check_s)
                    if station.isconnected():
                        self._backoff.reset()
                        break
            await asyncio.sleep(self._check_s)

    def _stay_awake(self, station: WLAN):
        """Switch the modem's sleep off: with it what the gateway says comes 100 ms to seconds late."""
        try:
            station.config(pm=station.PM_NONE)
        except ERRORS as e:  # late is better than never
            print("wifi:", e)
