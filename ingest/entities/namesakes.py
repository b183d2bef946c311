"""People who share a name: the articles of one name told apart, where callings and company clearly differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from ingest.entities.evidence import other_calling, same_people, same_places, same_role, together
from ingest.naming import Company

#: Lives told apart by their callings are in the news within so many years of each other; a longer life may change.
_YEARS = 3

_Articles = list[int]


def tell_apart(articles: Mapping[int, Company]) -> dict[int, str]:
    """The facet ("sport") under which an article's naming is filed; those of the main person are left out.

    Two lives are two people's only where their fields differ, nobody and nowhere is named beside both, and both are in
    the news within a few years. An article that says too little stays with the main person.
    """
    lives = _lives(articles)
    if len(lives) < 2:
        return {}
    company = {fields: _company(articles, of_life) for fields, of_life in lives.items()}
    filed = {article: fields for fields, of_life in lives.items() for article in of_life}
    for article in articles.keys() - filed.keys():
        near = [fields for fields in lives if same_people(articles[article], company[fields])]
        if len(near) == 1:
            filed[article] = near[0]
    counts = Counter(filed.values())
    main = min(counts, key=lambda fields: (-counts[fields], fields))
    return {article: fields for article, fields in filed.items() if fields != main}


def _lives(articles: Mapping[int, Company]) -> dict[str, _Articles]:
    """The articles of each life by its fields, "arts" or "arts+politics"."""
    by_field: dict[str, _Articles] = defaultdict(list)
    for article, company in articles.items():
        if len(company.fields) == 1:
            by_field["".join(company.fields)].append(article)
    joined = {field: {field} for field in by_field}
    for one, other in combinations(sorted(by_field), 2):
        if not _differ(_company(articles, by_field[one]), _company(articles, by_field[other])):
            united = joined[one] | joined[other]
            joined.update((field, united) for field in united)
    lives = {"+".join(sorted(fields)): fields for fields in joined.values()}
    return {name: [article for field in fields for article in by_field[field]] for name, fields in lives.items()}


def _company(articles: Mapping[int, Company], of_life: Iterable[int]) -> Company:
    return together(articles[article] for article in of_life)


def _differ(one: Company, other: Company) -> bool:
    """Whether two lives have nothing in common, and enough is known of both to say so."""
    known = all(company.names or company.places for company in (one, other))
    common = same_people(one, other) or same_places(one, other) or same_role(one, other)
    return bool(known and not common and other_calling(one, other) and _contemporary(one, other))


def _contemporary(one: Company, other: Company) -> bool:
    """Whether two lives are in the news in the same years, as far as dates tell."""
    if not one.dates or not other.dates:
        return True
    (first, last), (other_first, other_last) = _years(one), _years(other)
    return first <= other_last + _YEARS and other_first <= last + _YEARS


def _years(company: Company) -> tuple[int, int]:
    years = [int(day[:4]) for day in company.dates]
    return min(years), max(years)
