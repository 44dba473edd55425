"""Sources -> articles: finds the files, picks the format, checks each record, and tells what was left out."""

from __future__ import annotations

import gzip
import re
import sys
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.errors import InputError
from graph.model import Article, Source, normalised
from loaders.articles.formats import FORMATS, SUFFIXES, Broken, Raw
from loaders.articles.published import dateline, published_of
from loaders.language import language_of

LONGEST = 2_000_000  # characters of one article; a book's length, and far past any article
LARGEST = 500_000_000  # bytes of one file or page
LONGEST_WORD = 2_000  # characters without a space; longer ones are encoded data, no prose
_URL = re.compile(r"https?://", re.I)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was left out. `failed` tells a fault of the input from an article that is only not for us."""

    where: str
    reason: str
    failed: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


@dataclass
class Reader:
    """Reads sources. Afterwards `problems` lists what was left out, and `undated` counts articles without a date.

    published: the date for articles that tell none of their own; format: instead of the one that the name tells;
    encoding: instead of UTF-8; on_problem: told of each problem as it is met.
    """

    published: date | None = None
    format: str | None = None
    encoding: str | None = None
    on_problem: Callable[[Problem], object] = str
    problems: list[Problem] = field(default_factory=list)
    undated: int = 0

    def read(self, sources: Iterable[str]) -> Iterator[Article]:
        """All articles of all sources, in the order of the sources, a folder's files by name.

        Raises InputError before anything is read where a source does not exist.
        """
        listed = list(sources)
        for source in listed:
            if source != "-" and not _URL.match(source) and not Path(source).exists():
                raise InputError(f"{source}: no such file or folder: check the path")
        for source in listed:
            yield from self._one(source)

    def _one(self, source: str) -> Iterator[Article]:
        if source == "-":
            yield from self._parse(sys.stdin.buffer.read(), "-", self.format)
        elif _URL.match(source):
            yield from self._fetch(source)
        elif Path(source).is_dir():
            files = sorted(
                p for p in Path(source).rglob("*") if p.is_file() and not p.name.startswith(".") and _format(p.name)
            )
            if not files:
                self._tell(Problem(source, f"no articles in this folder: put in files ending in {', '.join(SUFFIXES)}"))
            for path in files:
                yield from self._file(path)
        else:
            yield from self._file(Path(source))

    def _file(self, path: Path) -> Iterator[Article]:
        try:
            if path.stat().st_size > LARGEST:
                raise InputError(f"{path}: larger than {LARGEST // 10**6} MB: split it")
            data = path.read_bytes()
            if path.suffix == ".gz" or data[:2] == b"\x1f\x8b":
                data = gzip.decompress(data)
        except InputError as error:
            self._tell(Problem(str(path), _after(error, str(path))))
            return
        except (OSError, EOFError, zlib.error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self._tell(Problem(str(path), f"cannot be read ({reason}): check the file and its rights"))
            return
        yield from self._parse(data, str(path), self.format or _format(path.name))

    def _fetch(self, url: str) -> Iterator[Article]:
        request = urllib.request.Request(
            url, headers={"User-Agent": "diplograph (https://github.com/diplograph/diplograph)"}
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                data = answer.read(LARGEST)
                kind = answer.headers.get_content_type()
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            self._tell(Problem(url, f"cannot be fetched ({reason}): check the address and the network"))
            return
        named = "html" if kind == "text/html" else "feed" if "xml" in kind else "jsonl" if "json" in kind else None
        yield from self._parse(data, url, self.format or named)

    def _parse(self, data: bytes, where: str, format: str | None) -> Iterator[Article]:
        if not data.strip():
            self._tell(Problem(where, "the file is empty: nothing to read"))
            return
        try:
            for record in FORMATS[format or _sniff(data)](data, where, self.encoding):
                if isinstance(record, Broken):
                    self._tell(Problem(record.where, record.reason))
                elif (article := self._article(record, where)) is not None:
                    yield article
        except InputError as error:
            self._tell(Problem(where, _after(error, where)))

    def _article(self, raw: Raw, location: str) -> Article | None:
        problem = _unfit(raw)
        if problem:
            self._tell(problem)
            return None
        try:
            day, year = published_of(raw.published, raw.where)
        except InputError as error:
            self._tell(Problem(raw.where, _after(error, raw.where)))
            return None
        day = day or dateline(raw.text, year) or self.published
        self.undated += day is None
        source = Source(location, raw.record, raw.title, day.isoformat() if day else None, raw.url)
        return Article(raw.text, raw.title, day, raw.url, raw.record, (source,))

    def _tell(self, problem: Problem) -> None:
        self.problems.append(problem)
        self.on_problem(problem)


def read(sources: Iterable[str], **options: object) -> Iterator[Article]:
    """The articles of the sources; see `Reader`, which also tells what was left out."""
    return Reader(**options).read(sources)  # type: ignore[arg-type]


def _unfit(raw: Raw) -> Problem | None:
    """Why a record is no article for us, or None."""
    text = normalised(raw.text)
    if not text:
        return Problem(raw.where, "the text is empty: nothing to read")
    lone = re.search(r"[\ud800-\udfff]", raw.text)
    if lone:
        return Problem(raw.where, f"character {lone.start()} is half a surrogate pair: mend the encoding of the source")
    if len(raw.text) > LONGEST:
        return Problem(
            raw.where, f"{len(raw.text):,} characters in one article, more than {LONGEST:,}: split it into articles"
        )
    if max(map(len, text.split(" "))) > LONGEST_WORD:
        return Problem(raw.where, "a word of more than 2,000 letters: this is data, no prose; give the article's text")
    language = language_of(raw.text)
    if language != "en":
        return Problem(raw.where, f"in {language}, not in English: not extracted", failed=False)
    return None


def _format(name: str) -> str | None:
    path = Path(name.removesuffix(".gz"))
    return SUFFIXES.get(path.suffix.lower())


def _sniff(data: bytes) -> str:
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{"):
        return "jsonl"
    if re.match(rb"<\?xml|<rss|<feed", head):
        return "html" if b"<html" in head else "feed"
    return "html" if head.startswith((b"<!doctype", b"<html")) else "text"


def _after(error: InputError, where: str) -> str:
    """The message without the place, which a problem names itself."""
    return str(error).removeprefix(f"{where}: ").removeprefix(where)
