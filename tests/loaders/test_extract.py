"""Extraction end to end: the same in gives the same out, every quote is true, and no text breaks it."""

import os
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Article, Label
from graph.ontology import relation_type
from loaders.extract import VERSION, extract, extract_many

DAY = date(2025, 6, 12)
TEXT = (
    "OSLO, June 12 (NTB) -- Norwegian Foreign Minister Ann Lee met Malian President Ali Toure and Chadian Foreign Minister Moussa "
    "Deby on Tuesday.\n\nLee will visit Mali next month. She and Toure signed an agreement on fisheries between the two countries. "
    'The Soviet Union, the African Union and "the Kremlin" had condemned it.\n\nNorway imposed sanctions on Mali in 2019.'
)
PIECES = (
    "Norway", "Mali's", "President Ali Toure", "Ann Lee", "the minister", "the two sides", "he", "we", "met", "will visit",
    "signed", "talks with", "an agreement", "in Oslo", "on Tuesday", "and", ",", ".", "\n\n", "\"", "(", ")", "NATO", "not",
    "said that", "by", "of", "between", "THE", "-", "12 May", "’s", "é", "\u200b", "\ufeff", "😀", "SECRETARY LEE:",
)  # fmt: skip


def article(text: str) -> Article:
    return Article(text, "Ministers meet", DAY)


def test_every_statement_is_of_the_ontology_and_cites_the_article_to_the_letter() -> None:
    made = extract(article(TEXT))
    assert len(made) > 5
    for one in made:
        assert TEXT[one.evidence.start : one.evidence.end] == one.evidence.quote
        assert one.source.entity.label in relation_type(one.type).source
        assert one.target.entity.label in relation_type(one.type).target
        assert 0 < one.confidence <= 1
        assert one.extractor == VERSION
        for party in (one.source, one.target):
            assert 0 <= party.start < party.end <= len(TEXT)


def test_many_articles_give_what_each_gives_alone() -> None:
    articles = [
        article(TEXT),
        article(TEXT.replace("Norw", "Finl")),
        article("Norway met Mali."),
        Article("", None, None),
    ]
    articles *= 6  # more than are parsed at a time
    together = list(extract_many(iter(articles)))
    assert [one for one, _ in together] == articles
    alone = {one.id: extract(one) for one in articles}
    assert all(made == alone[one.id] for one, made in together)


def test_the_seed_of_hashes_changes_nothing() -> None:
    code = (
        "import sys\nfrom datetime import date\nfrom graph.model import Article\nfrom loaders.extract import extract\n"
        "for one in extract(Article(sys.argv[1], 'Ministers meet', date(2025, 6, 12))): print(one)"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, TEXT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop().strip()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_text_breaks_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for one in extract(article(text)):
        assert text[one.evidence.start : one.evidence.end] == one.evidence.quote
        assert one.source.entity.id != one.target.entity.id


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "1 2 3", "\x00", "é" * 3000, "a." * 2000])
def test_a_text_that_says_nothing_gives_nothing(text: str) -> None:
    assert extract(Article(text, None, None)) == []


def test_without_a_day_of_publication_relative_dates_stay_open() -> None:
    made = extract(Article(TEXT.removeprefix("OSLO, June 12 (NTB) -- "), None, None))
    met = [one for one in made if one.type == "MET_WITH"]
    assert met
    assert all(one.date is None for one in met)
    assert [str(one.date.text) for one in made if one.type == "SANCTIONED" and one.date] == ["2019"]


def test_any_actor_lets_every_noun_phrase_be_a_party() -> None:
    made = extract(article("The rebels attacked the village."), any_actor=True)
    assert made
    assert {one.source.entity.label for one in made} | {one.target.entity.label for one in made} <= {Label.OTHER}
