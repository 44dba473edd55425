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
from loaders.events.anyone import TYPES, phrases
from loaders.extract import extract
from loaders.language import pipeline
from loaders.pairs import classes, sentences, trial
from loaders.pairs.features import path
from loaders.pairs.fit import Pair, fit
from loaders.pairs.meanings import Pair as PairOfPhrases
from loaders.pairs.meanings import flags, meanings
from loaders.pairs.model import NONE, parse, shipped
from loaders.pairs.trial import Answer

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
        tables = [str(table), "--own", str(table), "--later", str(table)]
        assert train.main([*tables, "--out", str(tmp_path / name), "--folds", "3", "--seeds", "2"]) == 0
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()
    assert "macro_f1" in capsys.readouterr().out
    assert not list(tmp_path.glob("*.new"))


def test_what_was_trained_can_be_read_and_knows_its_sentences(table: Path) -> None:
    known = list(sentences.load(table))
    trained = trial.trained(known, known)
    assert [trial.answer(trained, one).root(0) for one in known] == [row[0] for row in SENTENCES]


def test_own_sentences_have_every_root_and_mark_their_phrases() -> None:
    files = [Path(sentences.__file__).with_name(name) for name in ("sentences.tsv", "later.tsv")]
    rows = [line.split("\t") for file in files for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    assert {row[1] for row in rows} == set(TYPES)
    assert all(
        phrase in text and source != target for _, _, source, target, text in rows for phrase in (source, target)
    )
    assert len({row[4] for row in rows}) == len(rows)


def test_a_sentence_is_right_where_one_of_the_printed_roots_is() -> None:
    one = Answer("AID", ((0.9, "YIELD"), (0.6, "AID")))
    assert [one.root(least) for least in (0.5, 0.7, 0.95)] == ["AID", "YIELD", None]


def test_the_cut_off_is_the_lowest_that_is_precise_enough() -> None:
    right = [Answer("AID", ((0.5, "AID"),))] * 9
    assert trial.lowest([*right, Answer("AID", ((0.3, "YIELD"),))]) == 0.05
    assert trial.lowest([*right, *[Answer("AID", ((0.3, "YIELD"),))] * 2]) == 0.31


def test_figures_count_roots_alike() -> None:
    told: list[tuple[str, str | None]] = [("AID", "AID"), ("AID", None), ("YIELD", "AID"), ("YIELD", "YIELD")]
    figures = trial.figures_of(told)
    assert (figures.answered, figures.precision) == (0.75, pytest.approx(2 / 3))
    assert figures.by_root == {"AID": (0.5, 0.5, 0.5), "YIELD": (1.0, 0.5, pytest.approx(2 / 3))}
    assert figures.macro_f1 == pytest.approx(7 / 12)


@given(st.text(max_size=8), st.integers(1, 9))
def test_every_sentence_has_one_fold(name: str, folds: int) -> None:
    assert 0 <= trial.fold_of(name, "1", folds) < folds
    assert trial.fold_of(name, "1", folds) == trial.fold_of(name, "1", folds)


def test_a_table_without_its_columns_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.tsv").write_text("id\troot\n1\tAID\n", encoding="utf-8")
    assert train.main([str(tmp_path / "bad.tsv")]) == 2
    assert "bad.tsv:2: write the columns id, root, source, target, sentence" in capsys.readouterr().err
    assert train.main([str(tmp_path / "absent.tsv")]) == 2
    assert "absent.tsv: No such file" in capsys.readouterr().err


def test_a_broken_weights_file_is_refused_by_line() -> None:
    with pytest.raises(UsageError, match=r"w\.tsv:2: 'w=go"):
        parse(["\tAID=0.1", "w=go\tAID=much"], "w.tsv")
    with pytest.raises(UsageError, match=r"w\.tsv:1: 'least"):
        parse(["least\tmuch"], "w.tsv")
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
    likeliest = shipped().likeliest(features)
    assert likeliest.root == max((root for root in likely if root != NONE), key=lambda root: (likely[root], root))
    decision = shipped().decide(features)
    assert (decision is None) == (likeliest.probability < shipped().least)
    assert decision in (None, likeliest)


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


def test_words_of_like_meaning_have_a_class_in_common() -> None:
    doc = pipeline()("Chad berated Niger. Mali chided Togo. Gabon gave back the statue. Benin gave Togo rice.")
    found = classes.of(doc)
    verbs = [found[token.i] for token in doc if token.pos_ == "VERB"]
    assert "ACCUSE_criticise" in set(verbs[0]) & set(verbs[1])
    assert "YIELD_return" in verbs[2]
    assert "YIELD_return" not in verbs[3]


def test_only_a_class_in_capitals_tells_a_root() -> None:
    assert [classes.root_of(name) for name in ("AID_give", "lessen", "military")] == ["AID", None, None]
    lexicon = {name for section in classes.SECTIONS for names in classes._table(section).values() for name in names}
    assert {root for name in lexicon if (root := classes.root_of(name))} == set(TYPES)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Mali refused to lift sanctions against Togo.", {"vv=REJECT_refuse+YIELD_ease", "vvr=REJECT_refuse+YIELD"}),
        ("Mali will not release rebels.", {"fl=fut", "fl=neg", "fr=neg+YIELD", "sc=YIELD_release:nsubj"}),
        ("Mali imposed a curfew on Togo.", {"ok=COERCE_restriction", "lo=impose+COERCE_restriction"}),
    ],
)
def test_what_words_mean_together_is_seen(text: str, seen: set[str]) -> None:
    doc = pipeline()(text)
    chunks = list(doc.noun_chunks)
    up, down = path(chunks[0].root, chunks[-1].root)
    between = [token for token in (*up, *down) if token not in chunks[0] and token not in chunks[-1]]
    found = set(meanings(PairOfPhrases(chunks[0], chunks[-1], up, down, between, classes.of(doc)), 12))
    assert seen <= found


def test_how_a_verb_is_said() -> None:
    doc = pipeline()("The rebels must not be released.")
    assert set(flags(next(token for token in doc if token.lower_ == "released"))) == {"must", "neg", "pass"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Togo and Mali's ministers met.", ["Togo", "Mali's ministers"]),
        ("Swedish and Danish negotiators reached a deal.", ["Swedish", "Danish negotiators", "a deal"]),
        ("Black and white cars stopped.", ["Black and white cars"]),
    ],
)
def test_parties_that_share_a_noun_are_two_phrases(text: str, parts: list[str]) -> None:
    (sentence,) = pipeline()(text).sents
    assert [phrase.text for phrase in phrases(sentence)] == parts


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
