"""Answers may be read by pages of other sites too, where the owner allows that with ``--cors``.

Datasette says so of its own; here all are meant: searches, feeds, references, pictures, and what went wrong.
"""

from datasette import hookimpl
from datasette.utils import add_cors_headers


@hookimpl
def asgi_wrapper(datasette):
    """Say so in the headers of answers."""

    def wrap(app):
        async def opening(scope, receive, send):
            async def send_on(event):
                if datasette.cors and event["type"] == "http.response.start":
                    event = {**event, "headers": _opened(event.get("headers", []))}
                await send(event)

            await app(scope, receive, send_on)

        return opening

    return wrap


def _opened(headers):
    told = {name.lower() for name, _ in headers}
    wanted = {}
    add_cors_headers(wanted)
    further = [(name.lower().encode(), value.encode()) for name, value in wanted.items()]
    return [*headers, *((name, value) for name, value in further if name not in told)]
