"""The stored queries as favourites: a .cypher file each in folders, zipped, for Neo4j Browser; CSV for newer clients."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from cypher import catalog
from cypher.parameters import Value, inlined

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP can say: the same queries give the same bytes


def values(query: catalog.Query, given: Mapping[str, Value]) -> dict[str, Value]:
    """The parameters a favourite is written with: those given by name, else the example's, else the defaults."""
    own = query.defaults() | dict(query.example)
    return own | {name: value for name, value in given.items() if name in own}


def text(query: catalog.Query, given: Mapping[str, Value]) -> str:
    """The query as Browser runs it: its title in the first line, literals in place of parameters."""
    return f"// {query.title}\n// {query.answers}\n{inlined(query.text, values(query, given))}"


def first(given: Mapping[str, Value]) -> bytes:
    """One query a folder. Browser makes a folder for each file whose folder it does not know yet, so that this is to
    be dropped before the others."""
    return _zipped([queries[0] for queries in _by_topic().values()], given)


def others(given: Mapping[str, Value]) -> bytes:
    """All the queries that `first` leaves."""
    return _zipped([query for queries in _by_topic().values() for query in queries[1:]], given)


def _by_topic() -> dict[str, list[catalog.Query]]:
    return {topic: [query for query in catalog.queries().values() if query.topic == topic] for topic in catalog.TOPICS}


def _zipped(queries: Iterable[catalog.Query], given: Mapping[str, Value]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for query in queries:
            entry = zipfile.ZipInfo(f"diplograph {query.topic}/{query.name}.cypher", EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text(query, given))
    return out.getvalue()


def saved(given: Mapping[str, Value]) -> str:
    """Saved Cypher as CSV: folders are rows with an empty query; the root's id is 0."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("name", "description", "query", "id", "parentId", "isFolder"))
    writer.writerows(_rows(given))
    return out.getvalue()


def _rows(given: Mapping[str, Value]) -> Iterator[tuple[str, ...]]:
    topics = {topic: f"diplograph-{topic}" for topic in catalog.TOPICS}
    for topic, id in topics.items():
        yield (f"diplograph {topic}", "", "", id, "0", "true")
    for query in catalog.queries().values():
        own = inlined(query.text, values(query, given))
        yield (query.title, query.answers, own, f"diplograph-{query.name}", topics[query.topic], "false")
