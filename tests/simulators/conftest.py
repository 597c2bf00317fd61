"""The hall for tests that need all of it."""

from simulators.pytest_plugin import hall

__all__ = ["hall"]
