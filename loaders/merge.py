"""What an article says twice is stated once.

- A visit or meeting told again, with a date that is compatible or coarser, is the same one.
- A visit told with two days within a week is one visit; it began on the first.
- A meeting of two states is needless where their named officials met.
- A thing told again under another name with the same words is the same thing; who signed it is not stated to be involved.
- A fact told without a date is needless where it is told with one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import timedelta

from graph.model import Label, Precision, Statement, Status

ONE_JOURNEY = timedelta(days=6)
SAME_THING = 0.5  # share of the shorter name's words that two names of one thing have in common
UNDATED = frozenset({"REPRESENTS", "INVOLVES"})
SYMMETRIC = frozenset({"MET_WITH", "AGREED_WITH", "COOPERATED_WITH"})
FILLERS = frozenset("the a an of to in on for between with its their his her by at from as is and".split())
SYNONYMS = {
    "mou": "memorandum", "mous": "memorandum", "memoranda": "memorandum", "accord": "agreement", "accords": "agreement",
    "pact": "agreement", "deal": "agreement", "agreements": "agreement", "treaties": "treaty", "pacts": "agreement",
}  # fmt: skip

Needless = Callable[[Sequence[Statement]], set[int]]


def merge(statements: Iterable[Statement]) -> list[Statement]:
    """The statements of one article without those that another makes needless, in their order."""
    kept = list(_without_repeats(statements))
    for needless in PASSES:
        dropped = needless(kept)
        kept = [statement for place, statement in enumerate(kept) if place not in dropped]
    return kept


def _without_repeats(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Each (type, parties, date, status) once, as it is told first."""
    seen: set[Hashable] = set()
    for statement in statements:
        key = (statement.type, _ends(statement), _date(statement), statement.status)
        if key not in seen:
            seen.add(key)
            yield statement


def _ends(statement: Statement) -> Hashable:
    """The parties, by id; without order where the type is symmetric."""
    ends = (statement.source.entity.id, statement.target.entity.id)
    return tuple(sorted(ends)) if statement.type in SYMMETRIC else ends


def _date(statement: Statement) -> str:
    return statement.date.text if statement.date else ""


def _compatible(one: Statement, other: Statement) -> bool:
    """Whether one date lies within the other; no date is compatible with all."""
    a, b = _date(one), _date(other)
    return a.startswith(b) or b.startswith(a)


def _undated(statements: Sequence[Statement]) -> set[int]:
    """What is told without a date, and with one elsewhere; a denied fact only beside a denied one."""
    dated = {_occasion(statement) for statement in statements if statement.date}
    bare = (place for place, one in enumerate(statements) if not one.date and one.type not in UNDATED)
    return {place for place in bare if _occasion(statements[place]) in dated}


def _occasion(statement: Statement) -> Hashable:
    ends = frozenset((statement.source.entity.id, statement.target.entity.id))
    return statement.type, ends, statement.status is Status.DENIED


def _told_again(statements: Sequence[Statement]) -> set[int]:
    """Visits and meetings that are one with another of the same parties."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place, statement in enumerate(statements):
        if statement.type in ("VISITED", "MET_WITH") and statement.status is not Status.DENIED:
            groups[statement.type, _ends(statement)].append(place)
    dropped: set[int] = set()
    for group in groups.values():
        kept: list[int] = []
        for place in sorted(group, key=lambda place: -len(_date(statements[place]))):
            same = next((other for other in kept if _same_occasion(statements[place], statements[other])), None)
            if same is None:
                kept.append(place)
            elif _begins(statements[place], statements[same]):
                dropped.add(same)
                kept[kept.index(same)] = place
            else:
                dropped.add(place)
    return dropped


def _same_occasion(one: Statement, other: Statement) -> bool:
    if _compatible(one, other):
        return True
    if one.type != "VISITED" or one.date is None or other.date is None:
        return False
    days = one.date.precision is Precision.DAY and other.date.precision is Precision.DAY
    return days and abs(one.date.first - other.date.first) <= ONE_JOURNEY


def _begins(one: Statement, other: Statement) -> bool:
    """Whether one tells an earlier day of the visit that the other tells."""
    if one.date is None or other.date is None or _compatible(one, other):
        return False
    return one.date.first < other.date.first and one.status is other.status


def _stood_for(statements: Sequence[Statement]) -> set[int]:
    """Meetings of states whose officials are told to have met then."""
    named: dict[Status, list[Statement]] = defaultdict(list)
    for statement in statements:
        labels = {statement.source.entity.label, statement.target.entity.label}
        if statement.type == "MET_WITH" and labels == {Label.OFFICIAL}:
            named[statement.status].append(statement)
    return {
        place
        for place, statement in enumerate(statements)
        if _has_state(statement)
        and any(_covers(meeting, statement) and _compatible(meeting, statement) for meeting in named[statement.status])
    }


def _has_state(statement: Statement) -> bool:
    labels = {statement.source.entity.label, statement.target.entity.label}
    return statement.type == "MET_WITH" and Label.COUNTRY in labels and Label.ORGANIZATION not in labels


def _covers(meeting: Statement, other: Statement) -> bool:
    """Whether each party of the other is at the meeting, itself or as an official of that state."""
    there = [meeting.source.entity, meeting.target.entity]
    return all(
        any(party.id == one.id or (party.label is Label.COUNTRY and party.country == one.country) for one in there)
        for party in (other.source.entity, other.target.entity)
    )


def _same_things(statements: Sequence[Statement]) -> set[int]:
    """Things told again for the same state, signed by it, or proposed again by the same."""
    dropped: set[int] = set()
    for place, statement in enumerate(statements):
        if statement.type not in ("INVOLVES", "PROPOSED"):
            continue
        for before, other in enumerate(statements):
            if before == place or before in dropped:
                continue
            if _repeats(statement, other, before < place):
                dropped.add(place)
    return dropped


def _repeats(statement: Statement, other: Statement, earlier: bool) -> bool:
    if statement.type == "PROPOSED":
        same = other.type == "PROPOSED" and earlier and other.source.entity.id == statement.source.entity.id
        return same and _alike(other.target.entity.name, statement.target.entity.name)
    state = statement.target.entity.id
    if other.type == "INVOLVES" and earlier and other.target.entity.id == state:
        return _alike(other.source.entity.name, statement.source.entity.name)
    signed = other.type == "SIGNED" and other.source.entity.id == state
    return signed and _alike(other.target.entity.name, statement.source.entity.name)


def _alike(one: str, other: str) -> bool:
    """Whether two names of things share half the words of the shorter one."""
    a, b = _words(one), _words(other)
    return bool(a and b) and len(a & b) >= SAME_THING * min(len(a), len(b))


def _words(name: str) -> set[str]:
    return {SYNONYMS.get(word, word) for word in re.findall(r"\w+", name.lower())} - FILLERS


PASSES: tuple[Needless, ...] = (_undated, _told_again, _stood_for, _same_things)
