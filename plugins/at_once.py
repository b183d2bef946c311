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
def extra_template_vars():
    """Give every template ``at_once``."""
    return {"at_once": at_once}


@pass_context
def at_once(context, template, **given):
    """Draw a template with what the calling one was given, and more."""
    drawn = _awaiting_nothing(context.environment).get_template(template).render({**context.get_all(), **given})
    return Markup(drawn)  # noqa: S704 - a template's own work, which escapes as all do


def _awaiting_nothing(environment):
    """The environment in which the same templates await nothing."""
    if environment not in _drawing:
        _drawing[environment] = environment.overlay(enable_async=False)
    return _drawing[environment]
