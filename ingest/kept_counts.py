"""Counts that the store keeps, in the place of counting: what a row's page tells of the rows that refer to it.

Datasette counts them for every row that it shows, and a head of state is named in hundreds of thousands of articles.
"""

#: As Datasette counts, and where the same number stands.
_KEPT = {
    f"(select count(*) from {counted} where {column}=:id)":  # noqa: S608 - names of our own
    f"(select {kept} from {table} where id = :id)"  # noqa: S608
    for table, column, kept, counted in (
        ("people", "person_id", "articles", "article_people"),
        ("people", "person_id", "mentions", "mentions"),
        ("places", "place_id", "articles", "article_places"),
        ("places", "place_id", "mentions", "mentions"),
        ("authors", "author_id", "articles", "article_authors"),
        ("outlets", "outlet_id", "articles", "articles"),
    )
}


def with_kept_counts(sql: str) -> str | None:
    """The same question with the counts that are kept; None where it asks for none of them."""
    asked = sql
    for counting, kept in _KEPT.items():
        asked = asked.replace(counting, kept)
    return asked if asked != sql else None
