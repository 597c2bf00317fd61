"""The names by which a recap counts that are no figures; those of the figures stand in `figures.toml`."""

from collections.abc import Mapping

IDENTITIES = ("tickets", "movement", "corrections")
REASONS = ("running", "unended", "absent", "announced", "waiting")
"""Why a recap is provisional.

running: the period has not ended; unended: days whose day's end is not in the cloud; absent: days that the plan had
open and of which nothing came; announced: entries that a gateway had when it last sent, and that have not come;
waiting: stored entries that are dated ahead of the cloud's clock and are not counted yet.
"""
LASTING = ("unended", "absent", "announced")
"""What may stay so for ever: the office can close the year all the same, and the recap goes on saying it."""

Counts = Mapping[str, int]
"""By the key of a figure. A body of an earlier format, or of figures of its time, may lack one that is counted now."""
