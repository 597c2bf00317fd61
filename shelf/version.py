"""The version of this distribution, stated once: the build reads it here, and so does a tree that was not installed."""

VERSION = "0.1.0"
