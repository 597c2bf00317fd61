"""A page with the buttons and lamps of simulated devices, to press by hand."""

from simulators.panel.device import PanelDevice, PressFailedError
from simulators.panel.server import app

__all__ = ["PanelDevice", "PressFailedError", "app"]
