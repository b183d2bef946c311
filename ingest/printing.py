"""Articles and readings as the JSON that the commands print."""

from typing import Any

from ingest.records import Article, Person, Place, Quote, Reading, Refusal
from ingest.store.journal import Counts


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
    return {
        "name": person.name,
        "mentions": [[m.start, m.end] for m in person.mentions],
        "roles": [{"start": role.start, "end": role.end, "text": role.text} for role in person.roles],
    }


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
        "confidence": quote.confidence,
    }


def summary(counts: Counts) -> str:
    """What an ingest did, as it is told at its end."""
    told = [f"{getattr(counts, name):,} {name}" for name in ("added", "updated", "removed") if getattr(counts, name)]
    told.append(
        f"{counts.unchanged:,} unchanged" if told or counts.refused else f"Nothing new: {counts.unchanged:,} unchanged"
    )
    told += [f"{counts.refused:,} refused"] if counts.refused else []
    told += [f"{counts.withheld:,} withheld"] if counts.withheld else []
    files = "file" if counts.passed_over == 1 else "files"
    told += [f"{counts.passed_over:,} {files} passed over"] if counts.passed_over else []
    return ", ".join(told) + "."


def pair_line(pair: dict[str, Any]) -> str:
    """Two names that may be one person's, as `gazette review` lists them."""
    names = f"{pair['person']} {pair['name']}  =?  {pair['other_person']} {pair['other_name']}"
    return f"{pair['articles']:>6,}  {pair['score']:.2f}  {names}  ({pair['evidence']})"


def refusal_line(refusal: Refusal) -> str:
    """A refusal as a message: where, and why."""
    place = f"{refusal.path}, {refusal.record}" if refusal.record else refusal.path
    return f"{place}: {'passed over: ' if refusal.passed_over else ''}{refusal.message}"
