"""`lawang bench firmware`."""

from simulators.bench import firmware as measuring
from simulators.commands.benching import JsonOption, ending, show


def firmware(*, as_json: JsonOption = False) -> None:
    """Measure size of the compiled device code, heap after an accelerated hour, and press to synced."""
    with ending(absent=measuring.AbsentError):
        found = measuring.run()
    show(found, lambda: measuring.table(found), as_json=as_json)
