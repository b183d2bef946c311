"""Articles as references for BibTeX, RIS and CSL-JSON: one article, a table or query of them, or a page of a search.

The address of the page ends with the form: /archive/articles/12.bib, /archive/articles.ris?section=Culture,
/search.csl?q=port. A query is cited by its column article_id. Templates get ``citation(article_id)``: the
``reference``, what stands of it in the page (``meta``, ``coins``), the day on which it is ``accessed``, and where its
``forms`` are; and ``within_quotes``.
"""

import re
from datetime import date

from datasette import NotFound, Response, hookimpl

from ingest.citing import embedded
from ingest.citing.bibtex import bibtex
from ingest.citing.csl import csl
from ingest.citing.references import references
from ingest.citing.ris import ris
from ingest.searching.answering import answer_to, link_header
from ingest.searching.forms import TYPES, forms_of

#: What each form is written by.
_FORMS = {"bib": bibtex, "ris": ris, "csl": csl}

#: Quotation marks within quotation marks.
_INNER = {"fr": ("“", "”"), "en": ("‘", "’")}
_OPENING = re.compile(r"«\s*|“")
_CLOSING = re.compile(r"\s*»|”")

#: Values of each facet that a search is asked for, which references do not show.
_FACET_SIZE = 1


@hookimpl
def register_output_renderer(datasette):
    """Add the forms to Datasette's own, where rows are articles or name them."""
    return [{"extension": form, "render": _renderer(datasette, form), "can_render": can_cite} for form in _FORMS]


@hookimpl
def register_routes():
    """Add the forms to the search's."""
    return [(r"^/search\.(?P<form>bib|ris|csl)$", found)]


@hookimpl
def extra_template_vars(datasette, request, database):
    """Give every template ``citation``."""

    async def citation(article_id):
        (reference,) = await _references(datasette, request, database, [article_id])
        return {
            "reference": reference,
            "meta": embedded.meta(reference),
            "coins": embedded.coins(reference),
            "accessed": _today(),
            "forms": {form: f"{datasette.urls.row(database, 'articles', str(article_id))}.{form}" for form in _FORMS},
        }

    return {"citation": citation, "within_quotes": within_quotes}


def within_quotes(lang, text):
    """A text that is to stand in quotation marks, with its own set as those within them."""
    opening, closing = _INNER[lang]
    return _CLOSING.sub(closing, _OPENING.sub(opening, text))


async def can_cite(datasette, database, table, columns):
    """Whether rows with these columns are articles of an archive, or name them."""
    return _numbered_by(table, columns) is not None and await _is_archive(datasette, database)


async def found(datasette, request):
    """A page of results as references."""
    form = request.url_vars["form"]
    page = await answer_to(datasette, request, _FACET_SIZE)
    if form not in forms_of(page.asked.tab):
        raise NotFound("Only articles come in this form")
    articles = [result.row["id"] for result in page.results]
    cited = await _references(datasette, request, page.archive, articles)
    return _file(form, cited, "gazette", link_header(datasette, request, page, form))


def _renderer(datasette, form):
    async def render(request, database, table, columns, rows):
        if not await can_cite(datasette, database, table, columns):
            raise NotFound("These rows are no articles")
        column = columns.index(_numbered_by(table, columns))
        numbers = dict.fromkeys(_plain(tuple(row)[column]) for row in rows)
        cited = await _references(datasette, request, database, [n for n in numbers if isinstance(n, int)])
        return _file(form, cited, cited[0].key if len(cited) == 1 else "gazette")

    return render


def _numbered_by(table, columns):
    """The column that holds the numbers of articles; None where there is none."""
    if table == "articles":
        return "id"
    return "article_id" if "article_id" in columns else None


def _plain(value):
    """A number that Datasette has given its label beside."""
    return value["value"] if isinstance(value, dict) else value


async def _is_archive(datasette, database):
    return await datasette.get_database(database).table_exists("article_authors")


async def _references(datasette, request, database, articles):
    def permalink(number):
        return datasette.absolute_url(request, datasette.urls.row(database, "articles", str(number)))

    return await datasette.get_database(database).execute_fn(lambda db: references(db, articles, permalink))


def _file(form, cited, name, headers=None):
    named = {"content-disposition": f'attachment; filename="{name}.{form}"', **(headers or {})}
    return Response(_FORMS[form](cited, _today()), headers=named, content_type=TYPES[form])


def _today():
    return date.today().isoformat()
