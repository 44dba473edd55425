"""What the page carries: the same for the same graph, true to the letter, safe in HTML."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import hostile
import networkx as nx
import pytest
from graphs import ARTICLES, RELATIONS, small
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Article, Evidence
from graph.report.document import Report
from graph.report.html import page
from graph.report.html.form import filled, shown
from graph.report.html.layout import EXTENT, positions
from graph.report.html.payload import Paragraphs, payload, script_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
HARMFUL = st.text("<>&/!-sciptSCRIPT \u2028\u2029\u202e\x00\x7f\ud800\U0001f600", max_size=40)


@given(JSON | HARMFUL)
def test_json_in_a_script_element_says_the_same_and_holds_nothing_that_ends_it(value: object) -> None:
    text = script_json(value)
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029\u202e\x7f")
    text.encode("utf-8")


@given(HARMFUL)
def test_text_in_html_holds_no_markup_and_can_be_encoded(text: str) -> None:
    assert not set(shown(text)) & set("<>\"'\x00\x7f")
    shown(text).encode("utf-8")


def test_what_is_put_into_a_template_is_not_looked_at_again() -> None:
    assert filled("{{a}}-{{b}}", {"a": "{{b}}", "b": "{{a}}"}) == "{{b}}-{{a}}"


def in_javascript(text: str, start: int, end: int) -> str:
    """The slice as JavaScript takes it, by UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[start * 2 : end * 2].decode("utf-16-le", "surrogatepass")


@given(st.text(st.sampled_from("ab \n\U0001f54a\U0001f1f7é"), min_size=1, max_size=60), st.data())
def test_a_sentence_is_found_in_its_paragraph_by_utf16_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    paragraphs = Paragraphs({"a": text})
    row, low, high = paragraphs.cite(Evidence("a", start, end, text[start:end]))
    paragraph = list(paragraphs.rows)[row]
    assert in_javascript(paragraph, low, high) == text[start:end]
    assert paragraph in text


def test_without_the_article_the_sentence_stands_alone() -> None:
    carried = payload(small())
    assert set(carried["paragraphs"]) == {article.text for article in ARTICLES.values()}
    paragraphs = Paragraphs({"a": "another text"})
    assert paragraphs.cite(Evidence("a", 0, 5, "quote")) == (0, 0, 5)


def test_every_relation_and_every_piece_of_evidence_is_carried() -> None:
    carried = payload(hostile.graph(), [hostile.ARTICLE])
    assert len(carried["relations"]) == len(hostile.relations())
    assert [row[-1] for row in carried["relations"]] == [carried["relations"][0][-1]] * len(hostile.relations())
    assert carried["paragraphs"] == [f"Before it. {hostile.SENTENCE} After it\x0b\x00."]
    everything = payload(small(), ARTICLES.values())
    assert sum(len(row[-1]) for row in everything["relations"]) == sum(len(one.evidence) for one in RELATIONS)


def test_nodes_stand_apart_and_within_bounds() -> None:
    at = positions(small())
    assert set(at) == set(small())
    assert len(set(at.values())) == len(at)
    assert all(abs(x) <= EXTENT / 2 and abs(y) <= EXTENT / 2 for x, y in at.values())


@pytest.mark.parametrize("edges", [[], [("a", "b")], [("a", "b"), ("c", "d")], [("a", "b"), ("b", "c"), ("c", "a")]])
def test_the_smallest_graphs_have_a_place_for_every_node(edges: list[tuple[str, str]]) -> None:
    assert set(positions(nx.MultiDiGraph(edges))) == {node for edge in edges for node in edge}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_insertion_does_not_move_a_node(pairs: list[tuple[int, int]], random: object) -> None:
    edges = [(f"n{a}", f"n{b}") for a, b in pairs if a != b]
    shuffled = list(edges)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert positions(nx.MultiDiGraph(edges)) == positions(nx.MultiDiGraph(shuffled))


MAKE = """
import hashlib, sys
sys.path[:0] = {path!r}
import sample
from graphs import ARTICLES
from graph.report.html import page
print(hashlib.sha256(page(sample.report(), ARTICLES.values()).encode()).hexdigest())
"""


def test_the_same_graph_gives_the_same_bytes_under_any_hash_seed() -> None:
    code = MAKE.format(path=sys.path)
    sums = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(sums) == 1


def test_an_empty_page_is_small() -> None:
    report = Report("empty", "Nothing", (), (), (), (), (), nx.MultiDiGraph(articles={}))
    assert len(page(report, [Article("Nothing.")]).encode()) < 180_000
