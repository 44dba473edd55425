"""The events of a paragraph: who met, visited, signed, proposed; what involves whom.

Meetings come first, for they tell who "the two sides" are. A thing that was signed or proposed is not told again.
"""

from __future__ import annotations

from loaders.events import meetings, proposals, signings, things, visits
from loaders.parties import Parties
from loaders.reading import Finding, Paragraph, Reading


def find(paragraph: Paragraph, parties: Parties, reading: Reading) -> list[Finding]:
    """Everything that a paragraph tells, kind by kind."""
    found = [*meetings.find(paragraph, parties, reading), *visits.find(paragraph, parties, reading)]
    signed = [*signings.find(paragraph, parties, reading)]
    proposed = [*proposals.find(paragraph, parties, reading)]
    told = {end.head for one in signed for end in (one.source, one.target)}
    offered: dict[int, set[str | None]] = {}
    for one in proposed:
        if one.type == "PROPOSED":
            offered.setdefault(one.target.head, set()).add(one.source.country)
    return [*found, *signed, *proposed, *things.find(paragraph, parties, reading, told, offered)]
