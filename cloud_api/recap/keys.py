"""The names by which a recap counts, the same in every layout."""

from collections.abc import Mapping

from cloud_api.append.facts import ENDINGS

HEADLINE = ("entered", "licensing", "done")
"""The three numbers: Pengunjung, Pemohon izin, Selesai (completed at the counter + completed later)."""

ENDS = ENDINGS
"""The ends of a number; each number of a day has exactly one, or is `open`."""

TICKET_KEYS = (
    "tickets", "applicants", "served", "done", "completed", "completed_later", "in_process", "rejected", "incomplete",
    "referred", "unstated", "transferred", "no_show", "abandoned", "expired", "unserved", "open", "refused",
)  # fmt: skip
"""What a tenant and a service has counts of.

tickets: issued + linked; applicants: visits with at least one ticket here (not additive over services);
served: finished, not transferred; in_process: accepted and not settled; rejected: accepted, settled as rejected;
so accepted = in_process + completed_later + rejected, and done = completed + completed_later.
"""

FIGURE_KEYS = (
    "entered", "left", "written_off", "adjusted", "inside", "applicants", "licensing", "tickets", "issued", "linked",
    "served", "done", "completed", "completed_later", "accepted", "in_process", "rejected", "incomplete", "referred",
    "unstated", "transferred", "no_show", "abandoned", "expired", "unserved", "open", "refused", "stale",
)  # fmt: skip
"""What the whole period has; `inside`: who is neither out nor written off at its end."""

PERIOD_KEYS = ("entered", "left", "applicants", "licensing", *(k for k in TICKET_KEYS if k != "applicants"))
"""What a month and a day has."""

IDENTITIES = ("tickets", "movement", "corrections")
REASONS = ("running", "unended", "waiting")
"""Why a recap is provisional.

running: the period has not ended; unended: days whose day's end is not in the cloud; waiting: stored entries that
are dated ahead of the cloud's clock and are not counted yet.
"""

Counts = Mapping[str, int]
