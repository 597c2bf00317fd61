"""The office's log: settlements, corrections and closed years, written by the cloud as entries that stay."""
