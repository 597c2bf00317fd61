"""MicroPython's `network` of an ESP32: a station that is in its network as soon as it asks."""

STA_IF = 0


class WLAN:
    """The station."""

    PM_NONE = 0

    def __init__(self, _interface):
        self._joined = False

    def active(self, _on=None):
        """Be on."""
        return True

    def config(self, **_values):
        """Take any."""

    def isconnected(self):
        """Say whether it was asked to join."""
        return self._joined

    def connect(self, _ssid, _password):
        """Join."""
        self._joined = True

    def disconnect(self):
        """Leave."""
        self._joined = False
