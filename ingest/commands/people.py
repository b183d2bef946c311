"""`gazette review`, `merge` and `split`: what a person says of who is who."""

import json

import click

from ingest import printing


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.argument("one", type=int)
@click.argument("other", type=int)
@click.option("--undo", is_flag=True, help="Take that judgement back.")
def merge(archive: str, one: int, other: int, undo: bool) -> None:
    """Say that two people of ARCHIVE, given by their numbers, are one.

    \b
        gazette merge archive.db 12 345
    """
    from ingest import judging

    act = judging.undo_merge if undo else judging.merge
    act(archive, one, other)


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.argument("person", type=int)
@click.argument("articles", type=int, nargs=-1)
@click.option("--undo", is_flag=True, help="Take that judgement back.")
def split(archive: str, person: int, articles: tuple[int, ...], undo: bool) -> None:
    """Say that ARTICLES name somebody else than PERSON; without articles, that each of the person's names is one.

    \b
        gazette split archive.db 12 3001 3002
    """
    from ingest import judging

    act = judging.undo_split if undo else judging.split
    act(archive, person, articles)


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def review(archive: str, as_json: bool) -> None:
    """List the names of ARCHIVE that may be one person's, most frequent first, with the evidence.

    \b
        gazette review archive.db | less
    """
    from ingest.store import judgements
    from ingest.store.archive import open_archive

    for pair in judgements.undecided(open_archive(archive)):
        click.echo(json.dumps(pair, ensure_ascii=False) if as_json else printing.pair_line(pair))
