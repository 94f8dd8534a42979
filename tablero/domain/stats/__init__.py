"""Exact statistics for small numbers, by the standard library alone; each with its source."""
