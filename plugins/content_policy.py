"""What a page may do in a browser: ask this site alone, and run no script and wear no style that is not a file of it.

Were markup of an article ever shown as markup, it could do nothing. Images stay at home too: the archive holds their
addresses, and who reads it is nobody's business there.
"""

from datasette import hookimpl

_OWN = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

#: Datasette's pages for those who set it up hold nothing of an archive, and styles among their markup.
_SETTING_UP = ("/-/patterns", "/-/permissions", "/-/allow-debug", "/-/messages")


@hookimpl
def asgi_wrapper():
    """Send the policy with every answer that has none of its own."""

    def wrap(app):
        async def within_policy(scope, receive, send):
            async def send_on(event):
                if event["type"] == "http.response.start":
                    event = {**event, "headers": _with_policy(event.get("headers", []), scope["path"])}
                await send(event)

            await app(scope, receive, send_on)

        return within_policy

    return wrap


def _with_policy(headers, path):
    own = _OWN | ({"style-src": "'self' 'unsafe-inline'"} if path.endswith(_SETTING_UP) else {})
    policy = "; ".join(f"{name} {value}" for name, value in own.items())
    wanted = {
        b"content-security-policy": policy.encode(),
        b"x-content-type-options": b"nosniff",
        b"referrer-policy": b"same-origin",
    }
    there = {name.lower() for name, _ in headers}
    return [*headers, *((name, value) for name, value in wanted.items() if name not in there)]
