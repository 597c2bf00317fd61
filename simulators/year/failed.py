"""Why a simulated time came to nothing."""


class YearFailedError(RuntimeError):
    """A part of the run ended early, or the cloud refused what it was given; the message says which and why."""
