"""Readings for the eye: an article's text with what was found marked in place, and why."""
