"""One format a function: bytes in, raw records out. A record is what the source says of one article, not yet checked."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import InputError

TEXT_KEYS = ("text", "body", "content")
DATE_KEYS = ("published", "date", "pubDate")
URL_KEYS = ("url", "link")


@dataclass(frozen=True, slots=True)
class Raw:
    """`where` is for messages ("news.jsonl:12"); `published` is as the source has it."""

    where: str
    text: str
    title: str | None = None
    published: object = None
    url: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be read, and why, in one line that names file and line."""

    where: str
    reason: str


Records = Iterator[Raw | Broken]


def decoded(data: bytes, where: str, encoding: str | None = None) -> str:
    """The text of the bytes: UTF-8 (with or without a mark), UTF-16 with a mark, or the encoding that was named.

    Raises InputError for binary data and for bytes that are not in the encoding.
    """
    if encoding is None:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        if encoding != "utf-16" and b"\x00" in data[:8192]:
            raise InputError(f"{where}: this is a binary file, no text: convert it to text first")
    try:
        return data.decode(encoding)
    except LookupError:
        raise InputError(f"{encoding!r} is no encoding: name one such as utf-8, latin-1 or cp1251") from None
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start} (0x{data[error.start]:02x}) is not {encoding.removesuffix('-sig').upper()}"
        raise InputError(f"{where}: {wrong}: name the encoding with --encoding") from None


def text(data: bytes, where: str, encoding: str | None) -> Records:
    """Plain text: one article, letter for letter."""
    yield Raw(where, decoded(data, where, encoding))


def markdown(data: bytes, where: str, encoding: str | None) -> Records:
    """Markdown: marks taken off, a first heading is the title, `key: value` front matter is read."""
    from markdown_it import MarkdownIt

    source = decoded(data, where, encoding)
    meta: dict[str, str] = {}
    front = re.match(r"---\s*\n(.*?)\n---\s*(?:\n|$)", source, re.S)
    if front:
        source = source[front.end() :]
        for line in front[1].splitlines():
            key, mark, value = line.partition(":")
            if mark:
                meta[key.strip().lower()] = value.strip().strip("\"'")
    parts: list[str] = []
    title, heading = meta.get("title"), False
    for token in MarkdownIt().enable("table").parse(source):
        if token.type == "heading_open":
            heading = token.tag == "h1" and not parts and title is None
        elif token.type == "inline":
            words = "".join(
                child.content
                if child.type in ("text", "code_inline")
                else "\n"
                if child.type in ("softbreak", "hardbreak")
                else ""
                for child in token.children or ()
            )
            if heading:
                title, heading = words, False
            else:
                parts.append(words)
    yield Raw(where, "\n\n".join(parts), title, _first(meta, DATE_KEYS), _first(meta, URL_KEYS), meta.get("id"))


def html(data: bytes, where: str, encoding: str | None) -> Records:
    """A web page: the article's text, title, date and canonical URL as the page gives them."""
    import trafilatura

    page = data.decode(encoding) if encoding else data
    try:
        found = trafilatura.bare_extraction(
            page,
            url=where if re.match(r"https?://", where) else None,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        )
    except Exception as error:
        raise InputError(
            f"{where}: this page cannot be read as HTML ({type(error).__name__}): save it again or give its text"
        ) from None
    if found is None or not (found.text or "").strip():
        yield Broken(where, "no article in this page: give the page of the article itself, or its text")
        return
    own = re.match(r"https?://", where)
    body = "\n\n".join(line for line in found.text.split("\n") if line.strip())
    yield Raw(where, body, found.title, found.date, found.url or (where if own else None))


def jsonl(data: bytes, where: str, encoding: str | None) -> Records:
    """JSON Lines: an object a line with "text" and, where known, "id", "title", "published", "url"; or one JSON array of
    such objects."""
    if data.lstrip().startswith(b"["):
        yield from _json_array(data, where, encoding)
        return
    for number, line in enumerate(io.BytesIO(data), 1):
        here = f"{where}:{number}"
        if not line.strip():
            continue
        try:
            row = json.loads(decoded(line, here, encoding))
        except InputError as error:
            yield Broken(here, str(error).removeprefix(f"{here}: "))
            continue
        except (json.JSONDecodeError, RecursionError) as error:
            why = (
                f"{error.msg} at column {error.colno}"
                if isinstance(error, json.JSONDecodeError)
                else "nested too deeply"
            )
            yield Broken(here, f"this line is no JSON ({why}): mend or drop it")
            continue
        if not isinstance(row, dict):
            yield Broken(here, f'this line is a JSON {type(row).__name__}, no object: write {{"text": "…"}}')
        else:
            yield _record(row, here)


def _json_array(data: bytes, where: str, encoding: str | None) -> Records:
    try:
        rows = json.loads(decoded(data, where, encoding))
    except (json.JSONDecodeError, RecursionError) as error:
        place = f"{where}:{error.lineno}" if isinstance(error, json.JSONDecodeError) else where
        yield Broken(place, f"this is no JSON array ({error}): mend it, or write an object a line")
        return
    for number, row in enumerate(rows, 1):
        here = f"{where}[{number}]"
        yield _record(row, here) if isinstance(row, dict) else Broken(here, 'no object: write {"text": "…"}')


def csv_table(data: bytes, where: str, encoding: str | None) -> Records:
    """CSV with a header row: column "text" and, where known, "id", "title", "published", "url"."""
    csv.field_size_limit(2**31 - 1)
    rows = csv.DictReader(io.StringIO(decoded(data, where, encoding), newline=""))
    if not set(TEXT_KEYS) & set(rows.fieldnames or ()):
        there = ", ".join(rows.fieldnames or ["nothing"])
        raise InputError(f"{where}:1: no column 'text' among {there}: name the column of the article text 'text'")
    try:
        for row in rows:
            yield _record(row, f"{where}:{rows.line_num}")
    except csv.Error as error:
        yield Broken(f"{where}:{rows.line_num}", f"this is no CSV ({error}): mend it from here on")


def feed(data: bytes, where: str, encoding: str | None) -> Records:
    """RSS or Atom: an article an entry, its text from the content, else from the summary."""
    import feedparser

    found = feedparser.parse(data)
    if not found.entries and found.bozo:
        raise InputError(f"{where}: this is no RSS or Atom feed ({found.get('bozo_exception')}): check the address")
    for number, entry in enumerate(found.entries, 1):
        here = f"{where}#{number}"
        body = entry.content[0].value if entry.get("content") else entry.get("summary", "")
        when = entry.get("published_parsed") or entry.get("updated_parsed")
        day = f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" if when else None
        yield Raw(here, _untagged(body), entry.get("title"), day, entry.get("link"), entry.get("id"))


def _untagged(markup: str) -> str:
    """The words of a piece of HTML, a paragraph a block."""
    from lxml import html as parser

    if "<" not in markup:
        return markup
    tree = parser.fromstring(f"<div>{markup}</div>")
    for block in tree.iter("p", "div", "br", "li", "h1", "h2", "h3", "blockquote", "tr"):
        block.tail = "\n\n" + (block.tail or "")
    return re.sub(r"\n\s*\n+", "\n\n", "".join(str(piece) for piece in tree.itertext())).strip()


def _record(row: dict[Any, Any], where: str) -> Raw | Broken:
    body = _first(row, TEXT_KEYS)
    if not isinstance(body, str):
        return Broken(
            where, f'no text (its fields: {", ".join(map(str, row)) or "none"}): name the article\'s text "text"'
        )
    known = {key: row.get(key) for key in ("title", "id")}
    title, record, url = (
        None if v in (None, "") else str(v) for v in (known["title"], known["id"], _first(row, URL_KEYS))
    )
    return Raw(where, body, title, _first(row, DATE_KEYS), url, record)


def _first(row: dict[Any, Any], keys: tuple[str, ...]) -> Any:
    return next((row[key] for key in keys if row.get(key) not in (None, "")), None)


FORMATS: dict[str, Callable[[bytes, str, str | None], Records]] = {
    "text": text,
    "markdown": markdown,
    "html": html,
    "jsonl": jsonl,
    "csv": csv_table,
    "feed": feed,
}
SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".rss": "feed", ".atom": "feed", ".xml": "feed",
}  # fmt: skip
