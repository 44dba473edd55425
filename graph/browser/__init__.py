"""What makes Neo4j Browser at home in the graph: favourites, guide, style sheet, perspective; generated from the
stored queries and the ontology."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from cypher.parameters import Value
from graph.browser import favourites, guide, perspective, style
from graph.errors import ExportError

FILES: dict[str, tuple[str, Callable[[Mapping[str, Value]], str | bytes]]] = {  # name -> media type, maker
    "favourites-1.zip": ("application/zip", favourites.first),
    "favourites-2.zip": ("application/zip", favourites.others),
    "queries.csv": ("text/csv; charset=utf-8", favourites.saved),
    "guide.html": ("text/html; charset=utf-8", guide.guide),
    "style.grass": ("text/plain; charset=utf-8", lambda given: style.style()),
    "perspective.json": ("application/json", lambda given: perspective.perspective()),
}


def content(name: str, given: Mapping[str, Value]) -> bytes:
    """One of FILES; `given` are parameters of stored queries that stand in place of the examples' values."""
    made = FILES[name][1](given)
    return made if isinstance(made, bytes) else made.encode()


def write(folder: Path, given: Mapping[str, Value]) -> list[Path]:
    """Writes FILES into a folder, each whole or not at all. ExportError where it cannot."""
    made = {name: content(name, given) for name in FILES}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in made.items():
            part = folder / f".{name}.part"
            part.write_bytes(data)
            part.replace(folder / name)
    except OSError as error:
        raise ExportError(f"{folder} cannot be written: {error.strerror}") from None
    return [folder / name for name in made]
