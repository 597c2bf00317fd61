"""Compare-and-append of a site's logs, and all that is derived from the leaves in the same transaction."""
