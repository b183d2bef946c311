"""What Datasette's own pages (tables, rows, questions in SQL) need to speak the reader's language.

Templates get ``in_words`` (of a title or description that stands in French and English, "Lieux · Places", the half that
the reader reads), ``comparison`` (how a filter compares) and ``facet_name``.
"""

from datasette import hookimpl
from jinja2 import pass_context

from ingest import wording

_BETWEEN = " · "


@hookimpl
def extra_template_vars():
    """Give every template ``in_words``, ``comparison`` and ``facet_name``."""
    return {"in_words": in_words, "comparison": comparison, "facet_name": facet_name}


@pass_context
def in_words(context, text):
    """The half of a text in the page's language; all of it where it has no halves, "" for None."""
    french, between, english = str(text or "").partition(_BETWEEN)
    return english if between and context["lang"] == "en" else french


@pass_context
def comparison(context, lookup):
    """How a filter compares: "contient" for ``contains``."""
    return wording.comparison(context["lang"], lookup)


@pass_context
def facet_name(context, name):
    """A facet's name: that of the field that a column holds, else of the table, else the column."""
    if name in ("people", "places", "authors"):
        return wording.say(context["lang"], name)
    return wording.field_name(context["lang"], name.removesuffix("_id"))
