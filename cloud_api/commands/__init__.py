"""The command line: `lawang cloud …`."""
