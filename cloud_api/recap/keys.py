"""The names by which a recap counts that are no figures; those of the figures stand in `figures.toml`."""

from collections.abc import Mapping

IDENTITIES = ("tickets", "movement", "corrections")
REASONS = ("running", "unended", "waiting")
"""Why a recap is provisional.

running: the period has not ended; unended: days whose day's end is not in the cloud; waiting: stored entries that
are dated ahead of the cloud's clock and are not counted yet.
"""

Counts = Mapping[str, int]
"""By the key of a figure. A body of an earlier format, or of figures of its time, may lack one that is counted now."""
