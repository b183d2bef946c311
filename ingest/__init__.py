"""Gazette: from news articles to a searchable archive."""

from importlib.metadata import version

__version__ = version("gazette-archive")
