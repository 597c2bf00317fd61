"""The boxes and buttons of a site plan, for the world: what a press is called there."""

from collections.abc import Sequence

from site_plan import Plan


class PlanError(ValueError):
    """The plan lacks what the world needs, or has what it does not know; the message names it."""


class PlanNames:
    """Names of a plan. Several buttons of one meaning: the first is pressed."""

    def __init__(self, plan: Plan) -> None:
        """Raise PlanError without a gate, a kiosk or a pad for each counter."""
        self._buttons: dict[tuple[str, str], str] = {}
        for device in plan.devices:
            for button, meaning in device.buttons.items():
                self._buttons.setdefault((device.name, meaning), button)
        self._pads = {device.counter: device.name for device in plan.devices if device.counter is not None}
        names = [device.name for device in plan.devices]
        self._gates = [name for name in names if self.button(name, "enter") and self.button(name, "leave")]
        self._kiosks = [name for name in names if all(self.button(name, f"issue:{s.code}") for s in plan.services)]
        if not self._gates or not self._kiosks:
            raise PlanError("a gate with `enter` and `leave`, and a kiosk with `issue` for every service, are needed")
        missing = [counter.code for counter in plan.counters if counter.code not in self._pads]
        if missing:
            raise PlanError(f"counters without a pad: {', '.join(missing)}")

    def gates(self) -> Sequence[str]:
        """Name the gates."""
        return self._gates

    def kiosks(self) -> Sequence[str]:
        """Name the kiosks."""
        return self._kiosks

    def pad(self, counter: str) -> str:
        """Name the pad on a counter's desk."""
        return self._pads[counter]

    def button(self, device: str, meaning: str) -> str | None:
        """Give the button of that meaning, or None where the box has none."""
        return self._buttons.get((device, meaning))
