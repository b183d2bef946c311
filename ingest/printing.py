"""Articles and readings as the JSON that the commands print."""

from typing import Any

from ingest.records import Article, Person, Place, Quote, Reading, Refusal


def article_json(article: Article) -> dict[str, Any]:
    """An article as `gazette read` prints it."""
    return {
        "id": article.id,
        "title": article.title,
        "standfirst": article.standfirst,
        "section": article.section,
        "authors": list(article.authors),
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "outlet": article.outlet,
        "url": article.url,
        "image": article.image,
        "body": article.body or None,
        "related": [{"title": related.title, "url": related.url} for related in article.related],
        "paywalled": article.paywalled,
    }


def reading_json(reading: Reading) -> dict[str, Any]:
    """A reading as `gazette annotate` prints it; offsets count code points of ``text``."""
    return {
        "id": reading.article.id,
        "language": reading.article.language,
        "text": reading.article.text,
        "people": [_person(person) for person in reading.people],
        "places": [_place(place) for place in reading.places],
        "quotes": [_quote(quote) for quote in reading.quotes],
    }


def _person(person: Person) -> dict[str, Any]:
    return {"name": person.name, "mentions": [[m.start, m.end] for m in person.mentions]}


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "mentions": [[m.start, m.end] for m in place.mentions],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "type": str(quote.kind),
        "speaker": quote.speaker,
        "cue": quote.cue,
        "evidence": quote.evidence,
    }


def refusal_line(refusal: Refusal) -> str:
    """A refusal as a message: where, and why."""
    place = f"{refusal.path}, {refusal.record}" if refusal.record else refusal.path
    return f"{place}: {'passed over: ' if refusal.passed_over else ''}{refusal.message}"
