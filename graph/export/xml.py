"""Text inside XML 1.0: what must be escaped, and what XML cannot hold at all."""

from __future__ import annotations

import re

from graph.errors import ExportError

_ILLEGAL = re.compile("[^\t\n\r\x20-\ufffd\U00010000-\U0010ffff]")  # half a surrogate pair is in no file at all


def escaped(text: str) -> str:
    """For the inside of an element. ExportError where XML has no way to write a character."""
    if found := _ILLEGAL.search(text):
        raise ExportError(
            f"XML cannot carry U+{ord(found[0]):04X}, which stands in {text[:60]!r}: export as .json, or mend the article"
        )
    kept = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return kept.replace("\r", "&#13;")  # a reader takes it for a newline else


def attribute(text: str) -> str:
    """For an attribute, with its double quotes; white space stays what it is."""
    return '"' + escaped(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;") + '"'
