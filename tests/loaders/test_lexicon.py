"""Every rule of the lexicons proves itself: its `fires` sentence gives what it says, its `silent` sentence nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest

from graph.errors import UsageError
from graph.model import Article, Statement
from graph.ontology import types
from loaders import lexicon
from loaders.extract import extract
from loaders.lexicon import Example, Rule

EXAMPLES = list(lexicon.examples())
NAMED = [pytest.param(example, id=f"{example.section}.{example.rule}") for example in EXAMPLES]
GIVEN = re.compile(r"(?P<type>[A-Z_]+) (?P<source>.+) > (?P<target>.+?)(?: \[(?P<status>\w+)\])?")


@dataclass(frozen=True, slots=True)
class Classes:
    early: frozenset[str]
    late: frozenset[str]


def _statements(text: str) -> list[Statement]:
    return extract(Article(text=text, published=date(2020, 5, 14)))


def _is_by(rule: str, statement: Statement) -> bool:
    """Rule names may say what governed them ("agree>give-aid") or how they paired ("clash:pair")."""
    return statement.rule.partition(":")[0].rpartition(">")[2] == rule


@pytest.mark.parametrize("example", NAMED)
def test_fires(example: Example) -> None:
    found = _statements(example.fires)
    assert any(_is_by(example.rule, one) for one in found), [(one.rule, one.type) for one in found]
    said = {(one.type, one.source.entity.name, one.target.entity.name, str(one.status)) for one in found}
    for wanted in filter(None, example.gives.split("; ")):
        match = GIVEN.fullmatch(wanted)
        assert match, f"{example.file}: {example.rule}.gives is {wanted!r}: write TYPE source > target"
        assert (match["type"], match["source"], match["target"], match["status"] or "happened") in said


@pytest.mark.parametrize("example", NAMED)
def test_is_silent(example: Example) -> None:
    assert example.silent, f"{example.file}: {example.rule} has no silent sentence"
    assert [one for one in _statements(example.silent) if _is_by(example.rule, one)] == []


def test_rule_names_are_unique() -> None:
    counted = Counter(example.rule for example in EXAMPLES)
    assert [rule for rule, count in counted.items() if count > 1] == []


def test_rules_give_types_and_modes_of_the_ontology() -> None:
    from loaders.events import frames

    for index in (frames.verbs, frames.nouns, frames.objects, frames.adjectives):
        for found in index().values():
            for frame in found:
                assert frame.type in types(), frame.name
                assert not frame.mode or frame.mode in types()[frame.type].modes, frame.name
                for name in (*frame.needs, *frame.bars, *frame.means):
                    assert name in frames.classes(), f"{frame.name}: {name}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[verbs.go]\nfires = "a"\nsilent = "b"\ncolour = "red"', "toy.toml: verbs.go: unknown key 'colour'"),
        ('[verbs.go]\nfires = "a"', "toy.toml: verbs.go: key 'silent' is missing"),
        ('[verbs.go]\nfires = 3\nsilent = "b"', "toy.toml: verbs.go.fires is 3: write a value of type str"),
        ('[verbs]\ngo = "x"', "toy.toml: verbs.go is 'x': write a table with the keys of a rule"),
        ("[nouns]", "toy.toml: section 'verbs' is missing"),
        ("[verbs", "toy.toml: "),
    ],
)
def test_a_broken_file_is_refused_by_name(text: str, message: str, tmp_path, monkeypatch) -> None:
    (tmp_path / "toy.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(lexicon.resources, "files", lambda _: tmp_path)
    lexicon._raw.cache_clear()
    with pytest.raises(UsageError, match="^" + re.escape(message)):
        lexicon.rules("toy.toml", "verbs", Rule)
    lexicon._raw.cache_clear()


def test_a_stranger_among_the_sections_is_refused(tmp_path, monkeypatch) -> None:
    (tmp_path / "toy.toml").write_text("[verbs]\n[colours]", encoding="utf-8")
    monkeypatch.setattr(lexicon.resources, "files", lambda _: tmp_path)
    lexicon._raw.cache_clear()
    with pytest.raises(UsageError, match="unknown section 'colours'"):
        lexicon.only("toy.toml", "verbs")
    lexicon._raw.cache_clear()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[words]\nlate = "a b"\nsoon = "c"', "toy.toml: words: unknown key 'soon': choose one of early, late"),
        ('[words]\nlate = "a b"', "toy.toml: words: key 'early' is missing"),
        ('[words]\nlate = 3\nearly = "a"', "toy.toml: words.late is 3: write words in one text, or a list of texts"),
    ],
)
def test_word_classes_are_those_that_the_code_knows(text: str, message: str, tmp_path, monkeypatch) -> None:
    (tmp_path / "toy.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(lexicon.resources, "files", lambda _: tmp_path)
    lexicon._raw.cache_clear()
    with pytest.raises(UsageError, match="^" + re.escape(message)):
        lexicon.classes("toy.toml", "words", Classes)
    lexicon._raw.cache_clear()
