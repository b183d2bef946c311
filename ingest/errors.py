"""Named failures. Each becomes one line for the person: what is wrong, in words that say what to do."""


class GazetteError(Exception):
    """Anything that Gazette says no to. ``reason`` is a short stable word for counting and filtering."""

    reason = "error"


class Unreadable(GazetteError):
    """The file or folder cannot be opened or read at all."""

    reason = "unreadable"


class Unwritable(GazetteError):
    """The file cannot be written."""

    reason = "unwritable"


class Unreachable(GazetteError):
    """An address that gives nothing: no such host, no answer, an error; ``status`` is that of the answer, if any."""

    reason = "unreachable"

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class Forbidden(GazetteError):
    """The site does not want it fetched by a program."""

    reason = "robots"


class TryLater(GazetteError):
    """The site asks to be left alone for so many ``seconds``."""

    reason = "later"

    def __init__(self, seconds: int) -> None:
        super().__init__(f"asks to come back in {seconds:,} seconds")
        self.seconds = seconds


class Empty(GazetteError):
    """There is nothing in it, or nothing but white space."""

    reason = "empty"


class Binary(GazetteError):
    """The bytes are no text."""

    reason = "binary"


class WrongEncoding(GazetteError):
    """The bytes are text in no encoding that Gazette can be sure of."""

    reason = "encoding"


class TooLarge(GazetteError):
    """The article is larger than any article."""

    reason = "too-large"


class TooSlow(GazetteError):
    """The article takes longer to understand than any article."""

    reason = "too-slow"


class Bomb(GazetteError):
    """More comes out of it than it can honestly hold."""

    reason = "bomb"


class TooDeep(GazetteError):
    """A container in a container in a container."""

    reason = "too-deep"


class Malformed(GazetteError):
    """The record breaks its own format: a broken JSON line, a CSV row of the wrong width."""

    reason = "malformed"


class NoText(GazetteError):
    """The record is well formed but holds neither a title nor a body."""

    reason = "no-text"


class MissingExtra(GazetteError):
    """A library that this format needs is not installed."""

    reason = "missing-extra"


class NoArticle(GazetteError):
    """The page is well formed and is no article: an error, a wall of cookies, a front page, a list."""

    reason = "no-article"


class UnknownFormat(GazetteError):
    """No reader takes this kind of file. Not a failure: the file is passed over."""

    reason = "unknown-format"


class UsageError(GazetteError):
    """What was asked for makes no sense as it was put."""

    reason = "usage"


class NotAnArchive(GazetteError):
    """The file is no SQLite database, or one that Gazette did not make."""

    reason = "not-an-archive"


class NewerArchive(GazetteError):
    """The archive was made by a newer Gazette than this one."""

    reason = "newer-archive"
