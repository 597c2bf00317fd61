"""How a command line is put together: what its parts have in common, and commands that load lazily."""

from command_line.ending import refuse, tell
from command_line.later import installed, later
from command_line.version import add_version

__all__ = ["add_version", "installed", "later", "refuse", "tell"]
