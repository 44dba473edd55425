"""The many ways in which news tells meetings and journeys, and their near misses: the sentences of told.txt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.model import Article
from loaders.extract import extract

NAMES = {"L": "Ann Lee", "T": "Ali Toure", "D": "Moussa Deby", "N": "Norway", "M": "Mali", "C": "Chad"}
TYPES = {"met": "MET_WITH", "went": "VISITED"}
STATUSES = {"?": "planned", "!": "denied"}
LINES = Path(__file__).with_name("told.txt").read_text(encoding="utf-8").splitlines()
TOLD = [line.rpartition(" |") for line in LINES if not line.startswith("#")]


def told(type_: str, source: str, target: str, status: str) -> tuple[str, frozenset[str], str, str]:
    """A meeting has no direction."""
    first = "" if type_ == "MET_WITH" else source
    return type_, frozenset((source, target)), first, status


def wanted(word: str) -> tuple[str, frozenset[str], str, str]:
    kind, source, target = word.rstrip("?!").split()
    return told(TYPES[kind], NAMES[source], NAMES[target], STATUSES.get(word[-1], "happened"))


@pytest.mark.parametrize(("sentence", "gives"), [(sentence.strip(), gives) for sentence, _, gives in TOLD])
def test_a_sentence_gives_just_what_it_tells(sentence: str, gives: str) -> None:
    found = {
        told(one.type, one.source.entity.name, one.target.entity.name, str(one.status))
        for one in extract(Article(sentence, None, date(2025, 6, 12)))
        if one.type in TYPES.values()
    }
    assert found == {wanted(word.strip()) for word in gives.split(";") if word.strip()}
