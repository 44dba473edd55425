"""The sentence track: its model can be trained again to the same bytes, and says one thing of an ordered pair."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.model import Article, Label
from graph.ontology import types
from loaders import train
from loaders.events.anyone import TYPES
from loaders.extract import extract
from loaders.language import pipeline
from loaders.pairs.features import path
from loaders.pairs.fit import Pair, fit
from loaders.pairs.model import NONE, SURE, UNRELATED, parse, shipped

SENTENCES = [
    ("AID", "Norway", "the farmers", "Norway gave grain to the farmers."),
    ("AID", "The fund", "the villages", "The fund gave money to the villages."),
    ("AID", "The bank", "the towns", "The bank gave food to the towns."),
    ("ASSAULT", "Rebels", "a convoy", "Rebels attacked a convoy on Monday."),
    ("ASSAULT", "The army", "a village", "The army attacked a village at night."),
    ("ASSAULT", "The gang", "the guards", "The gang attacked the guards near the bank."),
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = ["id\troot\tsource\ttarget\tsentence", *(f"{n}\t" + "\t".join(row) for n, row in enumerate(SENTENCES))]
    file = tmp_path / "sentences.tsv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def test_training_twice_gives_the_same_bytes(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one.tsv", "two.tsv"):
        assert train.main([str(table), "--out", str(tmp_path / name), "--folds", "3"]) == 0
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()
    assert "macro-F1" in capsys.readouterr().out
    assert not list(tmp_path.glob("*.new"))


def test_what_was_trained_can_be_read_and_knows_its_sentences(table: Path) -> None:
    sentences = list(train.load(table))
    trained = fit(train.learnable(sentences))
    assert [train.answer(trained, sentence) for sentence in sentences] == [row[0] for row in SENTENCES]


def test_a_table_without_its_columns_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.tsv").write_text("id\troot\n1\tAID\n", encoding="utf-8")
    assert train.main([str(tmp_path / "bad.tsv")]) == 2
    assert "bad.tsv:2: write the columns id, root, source, target, sentence" in capsys.readouterr().err
    assert train.main([str(tmp_path / "absent.tsv")]) == 2
    assert "absent.tsv: No such file" in capsys.readouterr().err


def test_a_broken_weights_file_is_refused_by_line() -> None:
    with pytest.raises(UsageError, match=r"w\.tsv:2: 'w=go"):
        parse(["\tAID=0.1", "w=go\tAID=much"], "w.tsv")
    with pytest.raises(UsageError, match="the line of the bias is missing"):
        parse(["# nothing"], "w.tsv")


def test_the_shipped_model_knows_every_root_and_each_root_has_a_type() -> None:
    assert set(shipped().roots) == set(TYPES) | {NONE}
    assert all(types()[kind].plover == root for root, kind in TYPES.items())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(sorted(shipped().weights)), max_size=30))
def test_probabilities_sum_to_one_and_decisions_are_sure(features: list[str]) -> None:
    likely = shipped().probabilities(features)
    assert sum(likely.values()) == pytest.approx(1)
    decision = shipped().decide(features)
    if decision is not None:
        assert likely[NONE] <= UNRELATED
        assert decision.probability >= SURE
        assert decision.root == max((root for root in likely if root != NONE), key=lambda root: (likely[root], root))


def test_weights_follow_the_evidence() -> None:
    pairs = [
        Pair(frozenset({"w=attack", "ad=nsubj"}), "ASSAULT", 1.0),
        Pair(frozenset({"w=help", "ad=nsubj"}), "AID", 1.0),
    ]
    trained = fit(pairs * 4)
    decided = trained.decide({"w=attack"})
    assert decided is not None
    assert decided.root == "ASSAULT"


def test_the_path_goes_up_to_where_the_ways_meet() -> None:
    doc = pipeline()("Mali accused Niger of arming rebels.")
    up, down = path(doc[0], doc[5])
    assert [token.text for token in up] == ["Mali", "accused"]
    assert down[-1].text == "rebels"
    assert all(token.head.i == before.i for before, token in zip((up[-1], *down), down, strict=False))


TEXT = "The lawyers criticised the company. Striking miners clashed with police near the old mine on Friday."


def test_one_root_for_an_ordered_pair() -> None:
    found = extract(Article(text=TEXT), any_actor=True)
    places = Counter((one.source.start, one.target.start) for one in found)
    assert places
    assert set(places.values()) == {1}
    assert {one.source.entity.label for one in found} == {Label.OTHER}
    assert all(TEXT[one.evidence.start : one.evidence.end] == one.evidence.quote for one in found)


def test_any_noun_phrase_may_act() -> None:
    found = extract(Article(text=TEXT), any_actor=True)
    said = {(one.plover, one.source.entity.name, one.target.entity.name) for one in found}
    assert ("ACCUSE", "The lawyers", "the company") in said


def test_without_any_actor_only_entities_do() -> None:
    assert extract(Article(text=TEXT)) == []
