"""Newsletters: an e-mail (EML), or a mailbox of them (mbox). One article a message."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any, BinaryIO

from ingest.decoding import decode
from ingest.errors import Empty, GazetteError, Malformed, NoText, TooLarge
from ingest.formats.article import from_fields
from ingest.formats.json_lines import printable
from ingest.formats.markup import plain_text
from ingest.formats.outlets import known_outlet
from ingest.formats.reader import MAX_BYTES, Reader, short_key
from ingest.records import Article, Record, Refusal, Source

_ENVELOPE = re.compile(rb"From \S+ .*\d{4}\s*$")
_HEADERS = re.compile(
    rb"(?:(?:Return-Path|Received|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version|List-[A-Za-z]+"
    rb"|Content-Type|X-[A-Za-z-]+|DKIM-Signature|Reply-To|Sender):[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}",
    re.I,
)
_MESSAGE_ID = re.compile(rb"(?im)^message-id:\s*(\S{1,400})")


def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each message, known by its Message-ID. Raises Empty."""
    number = 0
    for number, message in enumerate(_messages(file), start=1):
        place = f"message {number}"
        if len(message) > MAX_BYTES:
            yield Refusal(source.path, place, TooLarge.reason, f"more than {MAX_BYTES:,} bytes: no article is so long")
            continue
        found = _MESSAGE_ID.search(message.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0])
        key = found[1].decode("ascii", "backslashreplace") if found else short_key(message)
        yield Record(source, READER.name, message, key, place)
    if not number:
        raise Empty("a mailbox without a message")


def _messages(file: BinaryIO) -> Iterator[bytes]:
    """The messages of a mailbox, or the one that there is; of one that is too long, as much as shows that it is."""
    held: list[bytes] = []
    size, blank = 0, True
    while line := file.readline(MAX_BYTES):
        if blank and _ENVELOPE.match(line):
            if size:
                yield b"".join(held)
            held, size = [], 0
        elif size <= MAX_BYTES:
            held.append(re.sub(rb"^>(>*From )", rb"\1", line))
            size += len(line)
        blank = not line.strip()
    if size:
        yield b"".join(held)


def parse(record: Record) -> Article:
    """The article of a message: its subject, and its part in HTML, else the one in plain text.

    Raises Malformed where it cannot be made out, NoText where neither part says anything.
    """
    try:
        fields = _fields(message_from_bytes(record.content, _class=EmailMessage, policy=policy.default))
    except GazetteError:
        raise
    except Exception as error:  # the parser of headers fails in many ways
        raise Malformed(f"a message that cannot be made out: {type(error).__name__}") from error
    if not (fields.get("body") or "").strip():
        raise NoText("a message without a text")
    return from_fields(record, fields)


def _fields(message: EmailMessage) -> dict[str, Any]:
    name, mailbox = parseaddr(str(message["From"] or ""))
    domain = mailbox.rpartition("@")[2]
    fields = {
        "id": str(message["Message-ID"] or "").strip("<> \t") or None,
        "title": str(message["Subject"] or ""),
        "published": str(message["Date"] or ""),
        "outlet": known_outlet(f"https://{domain}/") or name or domain,
        "language": str(message["Content-Language"] or ""),
        "body": _body(message),
    }
    return {field: printable(value) for field, value in fields.items() if value}


def _body(message: EmailMessage) -> str:
    for kind in ("html", "plain"):
        part = message.get_body((kind,))
        content = part.get_payload(decode=True) if part is not None else None
        if part is not None and isinstance(content, bytes) and content.strip():
            text = _decoded(content, part.get_content_charset())
            text = plain_text(text) if kind == "html" else text.replace("\r\n", "\n")
            if text.strip():
                return text
    return ""


def _decoded(content: bytes, charset: str | None) -> str:
    """A text in the encoding that it says it is in, where that can be."""
    try:
        return content.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return decode(content)


def _recognises(head: bytes) -> bool:
    first, _, after = head.partition(b"\n")
    return bool(_HEADERS.match(after if _ENVELOPE.match(first) else head))


READER = Reader("mail", (".eml", ".mbox"), split, parse, recognises=_recognises)
