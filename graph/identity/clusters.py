"""Judgements -> who stands under whose id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.identity.judging import Judgement, compatible
from graph.identity.known import Known, fullness


def clusters(
    entities: Mapping[str, Known], judgements: Iterable[Judgement], support: Mapping[str, int]
) -> dict[str, str]:
    """For each entity that stands under another's id, that id.

    Judgements by hand come first, then those of the rule, the surest first. Two are not joined where that would bring
    together a pair that was judged different (what is joined by hand heeds only judgements by hand), or, by the rule, two
    names that cannot be one person's. The id and name are
    those of the fullest name, of equals the one that more articles use (`support`), then the least id. Judgements may
    speak of ids that are not among `entities` any more: they still connect.
    """
    every = sorted(judgements, key=lambda j: (j.by != "hand", -j.score, j.left, j.right))
    by_hand = {(j.left, j.right) for j in every if j.by == "hand"}
    ruled = [j for j in every if j.by == "hand" or (j.left, j.right) not in by_hand]
    apart = {
        by: {(j.left, j.right) for j in ruled if j.verdict == "different" and by in (j.by, "rule")}
        for by in ("hand", "rule")
    }
    group = {id: [id] for j in ruled for id in (j.left, j.right)}
    for judgement in ruled:
        left, right = group[judgement.left], group[judgement.right]
        if judgement.verdict != "same" or left is right:
            continue
        if any(_forbidden(one, other, apart[judgement.by], entities, judgement.by) for one in left for other in right):
            continue
        left.extend(right)
        for id in right:
            group[id] = left
    return {
        id: head
        for id, members in group.items()
        if id in entities and (head := _head(members, entities, support)) != id
    }


def _forbidden(one: str, other: str, apart: set[tuple[str, str]], entities: Mapping[str, Known], by: str) -> bool:
    if ((one, other) if one < other else (other, one)) in apart:
        return True
    if by == "hand" or one not in entities or other not in entities:
        return False
    left, right = entities[one], entities[other]
    if left.label == "Official" and min(left.person.whole, right.person.whole) < 2:
        return bool(left.country and right.country and left.country != right.country)
    return left.label == "Official" and not compatible(left, right)


def _head(members: list[str], entities: Mapping[str, Known], support: Mapping[str, int]) -> str:
    living = [id for id in members if id in entities]
    return min(living, key=lambda id: (*fullness(entities[id].name), -support.get(id, 0), id))
