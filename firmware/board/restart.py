"""Starting the chip anew."""

import time

import machine

PAUSE_S = 5  # so that a box that fails at once does not wear its flash with boot entries


def after_failure():
    """Reset the chip; does not return."""
    time.sleep(PAUSE_S)
    machine.reset()
