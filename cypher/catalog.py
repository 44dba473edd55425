"""Hands out the Cypher of this folder: migrations, statements that write and read, and the library of questions.

A file is one statement. A stored query opens with a header, one `// key: value` a line, that is checked when it is read:

    // name: meetings                        the file's name
    // title: Who met whom                   what a list shows
    // topic: meetings                       one of TOPICS
    // answers: …                            what it tells, in a sentence
    // params: actor: text = "Russia", from: date = "1900-01-01"       or `none`
    // returns: rows                         or `path`: nodes with their relationships, for Neo4j Browser
    // example: actor = "United States"      values that differ from the defaults, or `none`
    // expected: 3 rows, first ["…", "…"]    what the example gives on the articles that ship with diplograph
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from cypher.parameters import Parameter, Value, assignments, parameters
from graph.errors import UsageError

TOPICS = ("actors", "meetings", "dyads", "agreements", "plans", "conflict", "networks", "evidence")
RETURNS = ("rows", "path")
KEYS = ("name", "title", "topic", "answers", "params", "returns", "example", "expected")
STAND_IN = {"Country": "label", "MET_WITH": "type"}  # what a template names, and what stands in its place
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z_]*")
_HEADER = re.compile(r"// ([a-z]+): (.*\S)\s*")
_EXPECTED = re.compile(r"(\d+) rows?(?:, first (\[.*\]))?")


@dataclass(frozen=True, slots=True)
class Query:
    """A stored question. `text` is Cypher without its header; `first` is the example's first row, as JSON values."""

    name: str
    title: str
    topic: str
    answers: str
    parameters: tuple[Parameter, ...]
    returns: str
    example: Mapping[str, Value]
    rows: int
    first: tuple[object, ...] | None
    text: str

    def values(self, given: Mapping[str, str]) -> dict[str, Value]:
        """The parameters to run with: the texts given, read by type, over the defaults. UsageError where one is wrong."""
        known = {parameter.name: parameter for parameter in self.parameters}
        strangers = sorted(given.keys() - known.keys())
        if strangers:
            takes = ", ".join(known) or "none"
            raise UsageError(f"{self.name} has no parameter {strangers[0]!r}: it takes {takes}")
        return {
            name: parameter.read(given[name]) if name in given else parameter.default
            for name, parameter in known.items()
        }

    def defaults(self) -> dict[str, Value]:
        return {parameter.name: parameter.default for parameter in self.parameters}


def statement(name: str) -> str:
    """The statement in NAME.cypher, as it stands."""
    return _text(resources.files("cypher").joinpath(f"{name}.cypher"))


def template(name: str, **stand_ins: str) -> str:
    """The statement with its label or type replaced: `label` for Country, `type` for MET_WITH.

    The caller hands in names of the ontology; UsageError where one is not made of letters and underscores.
    """
    text = statement(name)
    for word, key in STAND_IN.items():
        if key in stand_ins:
            if not IDENTIFIER.fullmatch(stand_ins[key]):
                raise UsageError(f"{stand_ins[key]!r} is no name of a label or a type: write letters and underscores")
            text = re.sub(rf"\b{word}\b", stand_ins[key], text)
    return text


def migrations() -> Iterator[tuple[str, str]]:
    """Name and statement of each migration, in the order of their numbers."""
    folder = resources.files("cypher").joinpath("migrations")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        yield file.name.removesuffix(".cypher"), statement(f"migrations/{file.name.removesuffix('.cypher')}")


@cache
def queries() -> Mapping[str, Query]:
    """The library, by name; in the order of topics, then names. UsageError where a header is wrong."""
    folder = resources.files("cypher").joinpath("queries")
    read = [_query(file) for file in folder.iterdir() if file.name.endswith(".cypher")]
    read.sort(key=lambda query: (TOPICS.index(query.topic), query.name))
    return {query.name: query for query in read}


def query(name: str) -> Query:
    """The stored query of that name; UsageError names the nearest ones."""
    library = queries()
    if name in library:
        return library[name]
    near = difflib.get_close_matches(name, library, n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(near)}? " if near else ""
    raise UsageError(f"{name[:60]!r} is no stored query: {hint}`diplograph query` lists all")


def parse(file: str, text: str) -> Query:
    """Reads one file of the library; `file` is its name. UsageError names file, line and key."""
    header: dict[str, str] = {}
    lines = text.split("\n")
    body = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
    for number, line in enumerate(lines[:body], 1):
        found = _HEADER.fullmatch(line)
        if not found or found[1] not in KEYS or found[1] in header:
            raise UsageError(
                f"{file}:{number}: {line!r} is no header line: write one `// key: value` of {', '.join(KEYS)}"
            )
        header[found[1]] = found[2]
    missing = [key for key in KEYS if key not in header]
    if missing:
        raise UsageError(f"{file}: the header has no {missing[0]!r}: write `// {missing[0]}: …`")
    for key, allowed in (("topic", TOPICS), ("returns", RETURNS), ("name", (file.removesuffix(".cypher"),))):
        if header[key] not in allowed:
            raise UsageError(f"{file}: {key} is {header[key]!r}: write one of {', '.join(allowed)}")
    return _built(file, header, "\n".join(lines[body:]).strip() + "\n")


def _built(file: str, header: dict[str, str], text: str) -> Query:
    declared = parameters(file, header["params"])
    used = set(re.findall(r"\$([a-z_]+)", text))
    names = {parameter.name for parameter in declared}
    if used != names:
        odd = sorted(used ^ names)[0]
        raise UsageError(f"{file}: parameter {odd!r} is {'used' if odd in used else 'declared'} and not the other")
    if header["returns"] == "rows" and "ORDER BY" not in text:
        raise UsageError(f"{file}: returns rows without an ORDER BY: give it a total order")
    expected = _EXPECTED.fullmatch(header["expected"])
    if not expected or (expected[1] != "0") != bool(expected[2]):
        raise UsageError(f'{file}: expected is {header["expected"]!r}: write `3 rows, first ["…"]` or `0 rows`')
    return Query(
        name=header["name"],
        title=header["title"],
        topic=header["topic"],
        answers=header["answers"],
        parameters=declared,
        returns=header["returns"],
        example=assignments(file, header["example"], declared),
        rows=int(expected[1]),
        first=tuple(json.loads(expected[2])) if expected[2] else None,
        text=text,
    )


def _query(file: Traversable) -> Query:
    return parse(file.name, _text(file))


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")
