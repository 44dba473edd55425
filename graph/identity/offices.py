"""Whether two officials hold one office."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from graph.identity.names import folded
from graph.identity.words import words


@lru_cache(maxsize=50_000)
def office(title: str) -> str:
    """The office that a title names, one word for all its wordings, "deputy " before a deputy's; else the title, folded."""
    known, plain = words(), _spoken(title)
    padded = f" {plain} "
    kind = next((office for office, phrase in known.offices if f" {folded(phrase)} " in padded), plain)
    return f"deputy {kind}" if known.deputies & set(plain.split()) else kind


def compare(left: Collection[str], right: Collection[str]) -> str:
    """ "agree" where one title of each names the same office or one's words hold the other's, "unknown" where one side has
    no title, else "differ"."""
    if not left or not right:
        return "unknown"
    if {office(title) for title in left} & {office(title) for title in right}:
        return "agree"
    bags = [[set(_spoken(title).split()) for title in side] for side in (left, right)]
    within = any(_within(one, other) or _within(other, one) for one in bags[0] for other in bags[1])
    return "agree" if within else "differ"


def _within(one: set[str], other: set[str]) -> bool:
    """Whether the other title says it too, and both or neither are a deputy's."""
    deputies = words().deputies
    return bool(one) and one <= other and bool(one & deputies) == bool(other & deputies)


def _spoken(title: str) -> str:
    """Folded, with abbreviations in full: "DPM" is "deputy prime minister"."""
    short = words().abbreviations
    return " ".join(short.get(token, token) for token in folded(title).split())
