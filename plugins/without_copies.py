"""The list of articles, its counts and facets with copies of one article or without, at a click."""

from datasette import hookimpl
from datasette.utils import path_with_added_args, path_with_removed_args

_FILTER = {"copy_of_id__isnull": "1"}


@hookimpl
def table_actions(table, request):
    """Where articles are listed, the way to the other list."""
    if table != "articles" or request is None:
        return None
    if request.args.get("copy_of_id__isnull"):
        link = {"href": path_with_removed_args(request, _FILTER), "label": "Avec les reprises · With copies"}
    else:
        link = {"href": path_with_added_args(request, _FILTER), "label": "Sans les reprises · Without copies"}
    return [link]
