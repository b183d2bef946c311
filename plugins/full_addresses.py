"""The full address of a page, as others are told it. Templates get ``full_address(path)``."""

from datasette import hookimpl


@hookimpl
def extra_template_vars(datasette, request):
    """Give every template ``full_address``."""
    return {"full_address": lambda path: datasette.absolute_url(request, path) if request else path}
