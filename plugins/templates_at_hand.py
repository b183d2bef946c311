"""Templates are compiled when the site starts, not when the first reader of each kind of page asks."""

from contextlib import suppress
from threading import Thread

from datasette import hookimpl
from jinja2 import TemplateError


@hookimpl
def startup(datasette):
    """Have the templates compiled; the site answers meanwhile."""
    Thread(target=_compile, args=(datasette.jinja_env,), daemon=True).start()


def _compile(environment):
    for name in environment.list_templates(extensions=["html"]):
        with suppress(TemplateError):  # the page that uses it will say so
            environment.get_template(name)
