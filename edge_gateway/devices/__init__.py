"""The boxes that may speak: keys and chips, their configuration, and what to do about a refused one."""
