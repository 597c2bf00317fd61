"""The command line: `lawang gateway …`, `lawang device …`."""
