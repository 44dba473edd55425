"""Text inside XML 1.0: what must be escaped, and what XML cannot hold at all."""

from __future__ import annotations

import re

from graph.errors import ExportError

_ILLEGAL = re.compile("[^\t\n\r\x20-\ufffd\U00010000-\U0010ffff]")  # half a surrogate pair is in no file at all
_SPECIAL = re.compile('[&<>"\t\n\r\x85\u2028]')  # a reader turns a bare carriage return into a newline


def escaped(text: str) -> str:
    """For an element or an attribute in double quotes. ExportError where XML has no way to write a character."""
    if found := _ILLEGAL.search(text):
        raise ExportError(
            f"XML cannot carry U+{ord(found[0]):04X}, which stands in {text[:60]!r}: export as .json, or mend the article"
        )
    return _SPECIAL.sub(lambda special: f"&#{ord(special[0])};", text)
