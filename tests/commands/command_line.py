"""The command line, as a person types it."""

from click.testing import CliRunner, Result

from ingest import cli


def gazette(*arguments: object, typed: str | bytes = b"") -> Result:
    """What a command says and how it ends. ``typed`` stands on its standard input."""
    return CliRunner().invoke(cli.gazette, [str(argument) for argument in arguments], input=typed)
