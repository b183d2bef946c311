"""Pages depend on the reader's language, so a cache between must keep one copy for each."""

from datasette import hookimpl


@hookimpl
def asgi_wrapper():
    """Say in every answer that it varies by Accept-Language."""

    def wrap(app):
        async def varying(scope, receive, send):
            async def send_varying(event):
                if event["type"] == "http.response.start":
                    event = {**event, "headers": [*event.get("headers", []), (b"vary", b"Accept-Language")]}
                await send(event)

            await app(scope, receive, send_varying)

        return varying

    return wrap
