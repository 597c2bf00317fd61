"""What is installed, and whether its settings can be read."""

from collections.abc import Iterator

from cloud_api.checkup.machine import Machine
from cloud_api.checkup.words import told
from cloud_api.installation.places import ENV
from command_line.checks import Check, bad, ok
from shelf.version import VERSION


def version(_: Machine) -> Iterator[Check]:
    """Say which version is installed."""
    yield ok("cloud-version", told("version.is", version=VERSION))


def unread(error: OSError) -> Check:
    """Say that the settings cannot be read, so that nothing can be looked at."""
    why = error.strerror or error
    return bad("cloud-version", told("version.unread", file=ENV, why=why), told("version.unread-do"))
