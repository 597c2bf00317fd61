"""`lawang gateway live`, `trial`, `reopen` and `clock`."""

from pathlib import Path

from edge_gateway.commands.options import DataOption, WhoOption, refuse
from edge_gateway.devices.keyring import KeyringError
from edge_gateway.hall import OrderError
from edge_gateway.intake import control
from edge_gateway.intake.control import ControlError
from edge_gateway.log.faults import StoreError
from edge_gateway.succession import offline


def go_live(data: DataOption, who: WhoOption) -> None:
    """End the trial: from now on all that happens counts. Also while the gateway runs."""
    _order(data, "live", who)


def go_trial(data: DataOption, who: WhoOption) -> None:
    """Begin a trial: what happens is kept and shown, and is in no figure. Also while the gateway runs."""
    _order(data, "trial", who)


def reopen(data: DataOption, who: WhoOption) -> None:
    """Let a day go on that was ended in error: all who waited wait again, and nothing is deleted. Only today."""
    _order(data, "reopen", who)


def confirm_clock(data: DataOption, who: WhoOption) -> None:
    """Say that this computer's clock is right, though it jumped or is behind the log. Also while the gateway runs."""
    _order(data, "clock", who)


def _order(data: Path, what: str, who: str) -> None:
    try:
        if not control.order(data, what, who):
            offline.order(data, what, who)
    except (ControlError, StoreError, KeyringError, OrderError, OSError) as e:
        refuse(e)
