"""What a reader sees of an opened page."""

from __future__ import annotations

import re

from browser import Opened


def count(seen: Opened) -> tuple[int, int]:
    """How many relations pass the filter, of how many."""
    shown, total, _ = (int(number) for number in re.findall(r"\d+", seen.page.inner_text("#count")))
    return shown, total


def entries(seen: Opened) -> list[str]:
    """The facts that the evidence drawer lists."""
    return [fact.replace("\xa0", " ") for fact in seen.page.locator("#evidence .fact").all_inner_texts()]


def texts(seen: Opened, column: int, table: str = "#table-all") -> list[str]:
    """A column of a table, its visible rows."""
    return seen.page.locator(f"{table} tbody tr:visible td:nth-child({column})").all_inner_texts()
