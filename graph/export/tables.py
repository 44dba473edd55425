"""CSV as two kinds of readers want it: RFC 4180 lines, with text always in quotes or only where it must be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from graph.errors import ExportError

_MUST = re.compile(r'[",\r\n]|^\s|\s$')
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\r\n"


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def cell(value: Any) -> str:
    """For a spreadsheet: a text that would be taken for a formula begins with an apostrophe, as does one that begins
    with apostrophes before such a sign, so that taking one away gives the text back. Numbers stay numbers."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    if "\x00" in value:
        raise ExportError(
            f"CSV cannot carry U+0000, which stands in {value[:60]!r}: export as .json, or mend the article"
        )
    text = "'" + value if _FORMULA.match(value) else value
    return quoted(text) if _MUST.search(text) else text
