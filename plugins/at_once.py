"""Parts of a page drawn in one go: Datasette's templates await every call, which takes longer than most calls do.

Templates get ``at_once(template, **given)``, which draws another template where it is called, or of several the first
that there is, with all that the calling one was given. What is to be awaited cannot be asked for in there.
"""

from functools import partial
from types import FunctionType, MethodType

from datasette import hookimpl
from jinja2 import pass_context
from jinja2.runtime import Context, Macro
from markupsafe import Markup

#: What most calls of a template are to: functions, of which few want to know the template that calls.
_PLAIN = {FunctionType, MethodType, partial}


@hookimpl
def prepare_jinja2_environment(env):
    """Give the environment of Datasette's templates another, ``at_once``, in which the same ones await nothing."""
    overlay = env.overlay(enable_async=False)
    overlay.context_class = _Calling
    env.extend(at_once=overlay)


@hookimpl
def extra_template_vars():
    """Give every template ``at_once``."""
    return {"at_once": at_once}


@pass_context
def at_once(context, template, **given):
    """Draw a template with what the calling one was given, and more."""
    chosen = context.environment.at_once.get_or_select_template(template)
    drawn = chosen.render({**context.get_all(), **given})
    return Markup(drawn)  # noqa: S704 - a template's own work, which escapes as all do


class _Calling(Context):
    """Calls what is plainly a function, or a macro, without looking at it from all sides, which takes longer."""

    def call(self, called, /, *given, **named):
        """What a function says, asked by a template."""
        if type(called) is Macro:
            given = (self.eval_ctx, *given)
        elif type(called) not in _PLAIN or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *given, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*given, **named)
