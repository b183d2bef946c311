"""Parts of a page drawn in one go: Datasette's templates await every call, which takes longer than most calls do.

Templates get ``at_once(template, **given)``, which draws another template where it is called, with all that the calling
one was given. What is to be awaited cannot be asked for in there.
"""

from weakref import WeakKeyDictionary

from datasette import hookimpl
from jinja2 import pass_context
from markupsafe import Markup

_drawing = WeakKeyDictionary()


@hookimpl
def extra_template_vars(datasette):
    """Give every template ``at_once``."""

    @pass_context
    def at_once(context, template, **given):
        drawn = _templates(datasette).get_template(template).render({**context.get_all(), **given})
        return Markup(drawn)  # noqa: S704 - a template's own work, which escapes as all do

    return {"at_once": at_once}


def _templates(datasette):
    """Datasette's templates, awaiting nothing."""
    if datasette not in _drawing:
        _drawing[datasette] = datasette.jinja_env.overlay(enable_async=False)
    return _drawing[datasette]
