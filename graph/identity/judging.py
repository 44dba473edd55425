"""The judgements themselves: an entity asks who it is, of those that share a key with it.

Of two entities the one whose name tells less asks, so that a pair is asked about once. The answer depends on nothing but the
entities that share a key with the asking one, and on judgements by hand: the order of arrival does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.identity.known import Known, body, initials, is_acronym, standing
from graph.identity.names import alike
from graph.identity.offices import compare
from graph.model import Label

AUTOMATIC = 0.85  # from this score on two are one without a hand; below it the pair is suggested
SAME_NAME_NO_STATE = 0.9
ANOTHER_NAME = 0.95
INITIALS = 0.9
NAMESAKE = 0.6  # of two states or bodies: one who changed sides, one who was misread, or two

KINDS = {  # how names are alike -> weight, in words
    "full": (1.0, "the same name"),
    "order": (0.98, "the same name in another order"),
    "longer": (0.96, "a longer form of the name"),
    "initials": (0.93, "the same surname and initials"),
    "surname": (0.92, "the same surname"),
}
LONE = ("initials", "surname")
OFFICES = {  # what their offices say -> weight for full names, weight for lesser ones, in words
    "agree": (1.0, 1.0, "the same office"),
    "unknown": (0.97, 0.97, "an office is not told"),
    "differ": (0.9, 0.8, "different offices"),
}


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """`left` < `right`. verdict: "same", "different", or "perhaps", which is only a suggestion. by: "rule" or "hand".
    `owner` is the end that asked; `made_at` the moment of a judgement by hand, UTC."""

    left: str
    right: str
    verdict: str
    by: str
    reason: str
    score: float
    owner: str | None = None
    made_at: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Someone who may be the asking entity. `weak`: so little is told that it holds only where no other fits."""

    other: Known
    score: float
    reason: str
    weak: bool = False


Pair = Callable[[str, str], bool]


def ask(entity: Known, others: Iterable[Known], tied: Pair, apart: Pair) -> list[Judgement]:
    """The judgements that `entity` owns. tied: judged one by hand; apart: on both sides of a statement."""
    matches = []
    made = []
    for other in others:
        if other.id == entity.id or other.label is not entity.label or not _asks(entity, other):
            continue
        match = MATCHERS[entity.label](entity, other)
        if match and apart(entity.id, other.id):
            made.append(_judgement(entity, match, "different", "a statement has them on both sides", 1.0))
        elif match:
            matches.append(match)
        elif _namesakes(entity, other) and not apart(entity.id, other.id):
            said = f"the same full name; for {entity.country}, and for {other.country}"
            made.append(_judgement(entity, Match(other, NAMESAKE, said), "perhaps", said, NAMESAKE))
    groups = _groups(matches, tied)
    for match in matches:
        if len(groups) > 1:
            names = ", ".join(sorted({m.other.name for m in matches} - {match.other.name})[:3])
            doubt = f"{match.reason}; it may also be {names}" if names else f"{match.reason}; there are several"
            made.append(_judgement(entity, match, "perhaps", doubt, match.score / len(groups)))
        else:
            verdict = "same" if match.score >= AUTOMATIC else "perhaps"
            reason = f"{match.reason}; no other fits" if match.weak else match.reason
            made.append(_judgement(entity, match, verdict, reason, match.score))
    return sorted(made)


def _asks(entity: Known, other: Known) -> bool:
    own, theirs = standing(entity), standing(other)
    return own < theirs or (own == theirs and entity.id > other.id)


def _groups(matches: list[Match], tied: Pair) -> list[list[Known]]:
    """The matches, those that may be one another together."""
    groups: list[list[Known]] = []
    for match in sorted(matches, key=lambda match: match.other.id):
        one = match.other
        joined = [g for g in groups if any(tied(one.id, member.id) or compatible(one, member) for member in g)]
        groups = [g for g in groups if g not in joined] + [[one, *(member for g in joined for member in g)]]
    return groups


def compatible(left: Known, right: Known) -> bool:
    """Whether nothing in the two names and states speaks against their being one."""
    if left.label is not right.label:
        return False
    if left.label is not Label.OFFICIAL:
        return MATCHERS[left.label](left, right) is not None or MATCHERS[left.label](right, left) is not None
    if left.country and right.country and left.country != right.country:
        return False
    return alike(left.person, right.person) is not None or _also_called(left, right) or _also_called(right, left)


def _official(entity: Known, other: Known) -> Match | None:
    if entity.country is None:
        like = alike(entity.person, other.person) if entity.person.whole > 1 else None
        if like is None or like.kind not in ("full", "order") or like.quality < 0.97:
            return None
        return Match(other, SAME_NAME_NO_STATE, "the same full name; one text tells no state", True)
    if other.country != entity.country:
        return None
    like = alike(entity.person, other.person)
    if like is None:
        if not _also_called(entity, other):
            return None
        kind, weight, said = "surname", ANOTHER_NAME, "an article gives the one name beside the other"
    else:
        kind = like.kind
        weight, said = KINDS[kind]
        weight *= like.quality
        said += ", spelt otherwise" if like.quality < 1 and kind != "initials" else ""
    offices = compare(entity.titles, other.titles)
    full, lesser, words = OFFICES[offices]
    score = weight * (full if kind in ("full", "order", "longer") else lesser)
    return Match(other, round(score, 3), f"{said}; the same state; {words}", kind in LONE)


def _namesakes(entity: Known, other: Known) -> bool:
    """Whether two officials of different states or bodies have one full name."""
    if entity.label is not Label.OFFICIAL or None in (entity.country, other.country) or entity.country == other.country:
        return False
    like = alike(entity.person, other.person)
    return entity.person.whole > 1 and like is not None and (like.kind, like.quality) == ("full", 1.0)


def _also_called(entity: Known, other: Known) -> bool:
    return entity.name in other.aliases


def _body(entity: Known, other: Known) -> Match | None:
    own, theirs = body(entity.name), body(other.name)
    if own and own == theirs:
        return Match(other, 1.0, "the same name")
    others = {body(alias) for alias in other.aliases}
    if own and own in others:
        return Match(other, ANOTHER_NAME, "an article gives the one name beside the other")
    if theirs and theirs in {body(alias) for alias in entity.aliases}:
        return Match(other, ANOTHER_NAME, "an article gives the one name beside the other")
    if is_acronym(entity.name) and not is_acronym(other.name) and own.replace(" ", "") == initials(other.name):
        return Match(other, INITIALS, "the initials of the longer name", True)
    return None


MATCHERS: dict[Label, Callable[[Known, Known], Match | None]] = {
    Label.OFFICIAL: _official,
    Label.ORGANIZATION: _body,
}


def _judgement(entity: Known, match: Match, verdict: str, reason: str, score: float) -> Judgement:
    left, right = sorted((entity.id, match.other.id))
    return Judgement(left, right, verdict, "rule", reason, round(score, 3), entity.id)
