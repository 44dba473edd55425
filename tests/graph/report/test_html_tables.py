"""The tables and series of the page, clicked in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample
from browser import Opened, opened
from graphs import RELATIONS
from playwright.sync_api import Browser
from reading import entries, texts
from sample import NAMES

from graph.report.html import page

pytestmark = pytest.mark.browser


def test_a_number_of_a_table_opens_the_relations_behind_it(seen: Opened) -> None:
    row = seen.page.locator("#table-all tbody tr", has_text="Sergey Lavrov")
    for column, wanted in (
        (2, [one for one in RELATIONS if "lavrov" in (one.source, one.target)]),
        (3, [one for one in RELATIONS if "lavrov" in (one.source, one.target) and one.type == "MET_WITH"]),
        (4, [one for one in RELATIONS if "lavrov" in (one.source, one.target)]),
    ):
        button = row.locator(f"td:nth-child({column}) button")
        button.click()
        shown = seen.page.locator("#evidence .entry").evaluate_all("all => all.map(one => one.dataset.relation)")
        assert sorted(shown) == sorted(one.id for one in wanted)
        assert button.inner_text() in seen.page.inner_text("#evidence-note")
        assert seen.page.inner_text("#evidence-title") == "Sergey Lavrov"


def test_the_name_of_an_actor_opens_all_of_its_relations(seen: Opened) -> None:
    seen.page.click("#table-all tbody button:has-text('United Nations')")
    assert entries(seen) == ["United Nations supported Pakistan"]


def test_every_number_in_a_table_that_has_evidence_is_a_button(seen: Opened) -> None:
    cells = seen.page.locator("#table-all tbody td:nth-child(2), #table-all tbody td:nth-child(4)")
    assert cells.count() == cells.locator("button").count() > 0


def test_a_table_sorts_numbers_as_numbers_and_leaves_the_unknown_last(seen: Opened) -> None:
    seen.page.click("#table-all th button:has-text('Strength')")
    down = [int(text) for text in texts(seen, 2)]
    assert down == sorted(down, reverse=True)
    assert seen.page.get_attribute("#table-all th:nth-child(2)", "aria-sort") == "descending"
    seen.page.click("#table-all th button:has-text('Strength')")
    assert [int(text) for text in texts(seen, 2)] == sorted(down)
    for _ in range(2):
        seen.page.click("#table-all th button:has-text('Met')")
        assert set(texts(seen, 3)[-3:]) == {"–"}
    seen.page.click("#table-all th button:has-text('Actor')")
    assert texts(seen, 1) == sorted(texts(seen, 1))


def test_ranks_sort_as_numbers_though_ties_are_marked(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "ranks.html"
    path.write_text(page(sample.ranked_report()), encoding="utf-8")
    with opened(chromium, path) as seen:
        seen.page.click("#table-ranked th button:has-text('Rank')")
        assert texts(seen, 1, "#table-ranked") == ["1", "=2", "=2", "10", "11"]
        assert seen.page.locator(".ranks .dot").count() == 5
        assert seen.page.locator(".ranks .who").all_text_contents() == [f"Actor {at}" for at in range(5)]
        seen.page.click("#table-ranked tbody tr >> nth=0 >> button.number")
        assert seen.page.inner_text("#evidence-title") == NAMES["RUS"]
        assert seen.messages == []


def test_a_bar_of_a_series_opens_its_relations(seen: Opened) -> None:
    bar = seen.page.locator(".series g.bar[role]").last
    assert bar.get_attribute("aria-label") == "2025: 1"
    bar.click()
    assert entries(seen) == ["Syed Tariq Fatemi met with Sergey Lavrov"]


def test_the_counts_in_the_head_open_their_relations(seen: Opened) -> None:
    seen.page.click(".figures button[data-status=denied]")
    assert entries(seen) == ["Sergey Lavrov visited Pakistandenied"]


def test_a_long_table_shows_its_first_rows_and_all_on_demand(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_text(page(sample.long_report()), encoding="utf-8")
    with opened(chromium, path) as seen:
        assert len(texts(seen, 1, "#table-long")) == 25
        seen.page.fill("#table-long-find", "row 3")
        assert texts(seen, 1, "#table-long") == [f"Row 3{at}" for at in reversed(range(10))]
        assert seen.page.inner_text("#table-long .shown") == "10 of 40 rows"
        seen.page.fill("#table-long-find", "")
        seen.page.click("#table-long button.more")
        assert len(texts(seen, 1, "#table-long")) == 40
