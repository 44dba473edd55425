"""The annotated article: every statement marked in its text, links both ways, whatever the text holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import hostile
import pytest
from browser import DESKTOP, PHONE, Opened, opened
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, ViewportSize

from graph.cli import main
from graph.model import Article, Entity, Evidence, Label, Party, Statement, Status
from graph.report.html import annotated
from graph.store import Store

TEXT = (
    "RIYADH, June 3.\n\nSergey Lavrov met Prince Faisal in Riyadh. He praised Saudi Arabia.\n\nNothing else happened."
)
ARTICLE = Article(TEXT, "Lavrov in Riyadh", date(2025, 6, 3), "https://example.org/1", "one")
LAVROV = Entity("lavrov", Label.OFFICIAL, "Sergey Lavrov", "RUS", "Foreign Minister")
FAISAL = Entity("faisal", Label.OFFICIAL, "Faisal bin Farhan", "SAU")
SAUDI = Entity("SAU", Label.COUNTRY, "Saudi Arabia", "SAU")


def party(entity: Entity, words: str) -> Party:
    return Party(entity, TEXT.index(words), TEXT.index(words) + len(words))


def evidence(words: str) -> Evidence:
    return Evidence(ARTICLE.id, TEXT.index(words), TEXT.index(words) + len(words), words)


MET = Statement(
    "MET_WITH", party(LAVROV, "Sergey Lavrov"), party(FAISAL, "Prince Faisal"), None, Status.HAPPENED,
    evidence("Sergey Lavrov met Prince Faisal in Riyadh."), "met-with", 0.93, place="Riyadh",
)  # fmt: skip
PRAISED = Statement(
    "SUPPORTED", party(LAVROV, "He"), party(SAUDI, "Saudi Arabia"), None, Status.PLANNED,
    evidence("He praised Saudi Arabia."), "praised", 0.8,
)  # fmt: skip


def visible(html: str) -> str:
    """The article's text as the page shows it, without the numbers."""
    body = html[html.index("<article") : html.index("</article>")]
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<sup>.*?</sup>", "", body)))


@pytest.fixture
def seen(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "article.html"
    path.write_text(annotated(ARTICLE, [PRAISED, MET]), encoding="utf-8")
    with opened(chromium, path) as seen:
        yield seen
        assert seen.messages == []
        assert seen.requests == [path.as_uri()]


def test_statements_stand_in_the_order_of_the_text_with_rule_and_confidence() -> None:
    html = annotated(ARTICLE, [PRAISED, MET])
    first, second = re.findall(r'<li id="statement-\d".*?</li>', html, re.DOTALL)
    assert "met with" in first
    assert "<code>met-with</code> · confidence 0.93" in first
    assert "in Riyadh" in first
    assert '<span class="status">planned</span>' in second
    assert "<code>praised</code>" in second


def test_the_same_in_any_order_gives_the_same_bytes() -> None:
    assert annotated(ARTICLE, [PRAISED, MET]) == annotated(ARTICLE, iter([MET, PRAISED]))


def test_a_statement_of_another_article_is_refused() -> None:
    other = replace(MET, evidence=replace(MET.evidence, article="other"))
    with pytest.raises(ValueError, match="is of article other"):
        annotated(ARTICLE, [other])


def test_a_span_that_names_an_official_and_its_state_marks_the_official() -> None:
    lavrov = party(LAVROV, "Sergey Lavrov")
    russia = Entity("RUS", Label.COUNTRY, "Russia", "RUS")
    for order in ((lavrov, party(russia, "Sergey Lavrov")), (party(russia, "Sergey Lavrov"), lavrov)):
        assert '<b class="official" title="Sergey Lavrov' in annotated(ARTICLE, [], order)


def test_an_article_without_statements_says_so() -> None:
    assert "No statement was found" in annotated(ARTICLE, [])


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = tmp_path / "articles.db"
    with Store.open(path) as kept:
        kept.ingest(ARTICLE, lambda article: [MET, PRAISED], "by hand")
    return str(path)


def test_show_prints_the_page_of_an_article(store: str) -> None:
    result = CliRunner().invoke(main, ["--store", store, "show", "one", "--format", "html"])
    assert result.exit_code == 0
    assert result.output.startswith("<!doctype html>")
    assert "<code>met-with</code> · confidence 0.93" in result.output


@pytest.mark.parametrize("reference", [[], ["Saudi Arabia"]])
def test_show_says_that_only_an_article_has_a_page(store: str, reference: list[str]) -> None:
    result = CliRunner().invoke(main, ["--store", store, "show", *reference, "--format", "html"])
    assert result.exit_code == 2
    assert re.fullmatch(r"Error: --format html is for an article, and .* is none: .*\n", result.output)


@pytest.mark.browser
def test_mentions_and_sentences_are_marked_in_place(seen: Opened) -> None:
    marked = seen.page.locator("article b").all_inner_texts()
    assert marked == ["Sergey Lavrov", "Prince Faisal", "He", "Saudi Arabia"]
    assert seen.page.locator("article b.country").all_inner_texts() == ["Saudi Arabia"]
    said = seen.page.locator("article [data-said='1']").all_inner_texts()
    assert "".join(said) == MET.evidence.quote


@pytest.mark.browser
def test_links_lead_from_sentence_to_statement_and_back(seen: Opened) -> None:
    seen.page.click("#sentence-2")
    assert seen.page.url.endswith("#statement-2")
    lit = seen.page.locator("article .lit").all_inner_texts()
    assert "".join(lit) == PRAISED.evidence.quote
    seen.page.click("#statement-1 a")
    assert seen.page.url.endswith("#sentence-1")
    assert "lit" in (seen.page.get_attribute("#statement-1", "class") or "")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_no_serious_fault(
    chromium: Browser, tmp_path: Path, axe: str, size: ViewportSize, scheme: str
) -> None:
    path = tmp_path / "article.html"
    path.write_text(annotated(ARTICLE, [PRAISED, MET]), encoding="utf-8")
    with opened(chromium, path, "#statement-2", size=size, scheme=scheme) as seen:
        assert seen.faults(axe) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") == size["width"]


@pytest.mark.browser
def test_hostile_texts_stay_text(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(annotated(hostile.ARTICLE, hostile.statements()), encoding="utf-8")
    with opened(chromium, path) as seen:
        assert seen.page.title() == hostile.NAMES[0]
        assert seen.page.locator("img").count() == 0
        assert seen.page.locator(".statements li").count() == len(hostile.NAMES) - 1
        assert "".join(seen.page.locator("article [data-said]").all_inner_texts()) == hostile.SENTENCE
        assert seen.page.locator("a[href^=javascript]").count() == 0
        assert seen.messages == []


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=3, max_size=12), st.lists(st.tuples(*[st.integers(0, 60)] * 6), max_size=5))
def test_the_text_is_shown_to_the_letter_wherever_the_marks_fall(
    words: list[str], spans: list[tuple[int, int, int, int, int, int]]
) -> None:
    text = " ".join(word for word in words if word.strip()) or "x"
    text = text.replace("\n", " ").replace("\r", " ")
    article = Article(text)
    made = []
    for numbers in spans:
        a, b, c, d, e, f = (min(number, len(text)) for number in numbers)
        ends = [sorted(pair) for pair in ((a, b), (c, d), (e, f))]
        (s, t), (u, v), (w, x) = ends
        if s < t:
            proof = Evidence(article.id, s, t, text[s:t])
            made.append(
                Statement("MET_WITH", Party(LAVROV, u, v), Party(FAISAL, w, x), None, Status.HAPPENED, proof, "rule")
            )
    shown = visible(annotated(article, made))
    assert shown.replace("\ufffd", "").strip() == text.replace("\ufffd", "").replace("\ufeff", "").strip()
