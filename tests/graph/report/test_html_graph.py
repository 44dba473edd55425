"""The filter, the network, the timeline, the map and the list of the page, clicked in a real browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sample
from browser import Opened, opened
from graphs import RELATIONS, small
from playwright.sync_api import Browser
from reading import count, entries

from graph.report.html import page

pytestmark = pytest.mark.browser

HAPPENED = sum(relation.status == "happened" for relation in RELATIONS)


def test_what_was_planned_or_denied_is_left_out_until_it_is_asked_for(seen: Opened) -> None:
    assert count(seen) == (HAPPENED, len(RELATIONS))
    seen.page.check("#statuses input[value=planned]")
    assert count(seen) == (HAPPENED + 1, len(RELATIONS))
    seen.page.check("#statuses input[value=denied]")
    seen.page.uncheck("#statuses input[value=happened]")
    assert count(seen) == (2, len(RELATIONS))


def test_the_filter_by_type_and_label_and_its_reset(seen: Opened) -> None:
    seen.page.click("#filters summary")
    seen.page.click("text=only meetings")
    assert count(seen)[0] == sum(one.type in ("MET_WITH", "VISITED") and one.status == "happened" for one in RELATIONS)
    seen.page.uncheck("#labels input[value=Country]")
    assert count(seen)[0] == 2
    assert seen.page.locator("#list-rows tr").count() == 2
    seen.page.click("#reset")
    assert count(seen)[0] == HAPPENED


def test_the_filter_by_date_keeps_spans_that_reach_into_it(seen: Opened) -> None:
    seen.page.uncheck("#undated")
    seen.page.fill("#from", "2024-12-31")
    seen.page.fill("#to", "2025-05-01")
    seen.page.keyboard.press("Tab")
    facts = seen.page.locator("#list-rows tr").all_inner_texts()
    assert [row.split("\t")[0] for row in facts] == ["2025-05-01", "2024", "undated", "undated"]
    assert all("represents" in row for row in facts[2:]), "who represents whom has no date: it goes with those who act"
    seen.page.check("#undated")
    assert "signed" in seen.page.inner_text("#list-rows")


def test_search_finds_by_alias_and_opens_the_evidence(seen: Opened) -> None:
    seen.page.fill("#search", "russian fed")
    assert seen.page.get_attribute("#search", "aria-expanded") == "true"
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#evidence-title") == "Russia"
    assert len(entries(seen)) == sum("RUS" in (one.source, one.target) for one in RELATIONS)
    assert "#actor=RUS" in seen.page.url
    seen.page.keyboard.press("Escape")
    assert not seen.page.is_visible("#evidence")
    assert seen.page.evaluate("document.activeElement.id") == "search"


def test_the_sentence_is_marked_in_its_paragraph(seen: Opened) -> None:
    seen.page.fill("#list-filter", "accused")
    seen.page.click("#list-rows button.number")
    assert entries(seen) == ["United States accused Russia"]
    assert seen.page.inner_text("#evidence mark") == "A visit of Lavrov to Pakistan was cancelled."
    assert "Title c, 2025-07-01" in seen.page.inner_text("#evidence figcaption")
    assert seen.page.get_attribute("#evidence figcaption a", "href") == "https://example.org/c"


def test_enter_opens_the_actor_that_the_arrow_keys_have_reached(seen: Opened) -> None:
    seen.page.locator("#network").scroll_into_view_if_needed()
    seen.page.focus("#network")
    seen.page.keyboard.press("ArrowRight")
    name = seen.page.inner_text("#said").split(",")[0]
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#evidence-title") == name
    assert all(name in fact for fact in entries(seen))


FIND = """() => {
  const canvas = document.getElementById("network");
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const found = {};
  for (let y = 6; y < height; y += 6) for (let x = 6; x < width; x += 6) {
    canvas.dispatchEvent(new PointerEvent("pointermove", { clientX: left + x, clientY: top + y }));
    const over = canvas.title.split(":")[0] || (canvas.classList.contains("over") ? "a line" : "");
    if (over && !found[over]) found[over] = [x, y];
  }
  return found;
}"""


def test_a_click_opens_the_actor_or_the_line_under_it(seen: Opened) -> None:
    canvas = seen.page.locator("#network")
    canvas.scroll_into_view_if_needed()
    found = seen.page.evaluate(FIND)
    line = found.pop("a line")
    assert {"Russia", "Pakistan", "Sergey Lavrov"} <= set(found)
    for name in ("Russia", "Pakistan", "Sergey Lavrov"):
        x, y = found[name]
        canvas.click(position={"x": x, "y": y})
        assert seen.page.inner_text("#evidence-title") == name
        assert all(name in fact for fact in entries(seen))
        seen.page.keyboard.press("Escape")
    canvas.click(position={"x": line[0], "y": line[1]})
    one, other = seen.page.inner_text("#evidence-title").split(" and ")
    assert entries(seen)
    assert all(one in fact and other in fact for fact in entries(seen))


def test_a_drag_across_the_timeline_sets_the_dates(seen: Opened) -> None:
    bars = seen.page.locator("#timeline g.bar rect.hit")
    bars.last.scroll_into_view_if_needed()
    first, last = bars.first.bounding_box(), bars.last.bounding_box()
    assert first is not None
    assert last is not None
    y = first["y"] + 40
    seen.page.mouse.move(first["x"] + first["width"] * 0.5, y)
    seen.page.mouse.down()
    seen.page.mouse.move(last["x"] + last["width"] * 0.5, y, steps=5)
    seen.page.mouse.up()
    assert seen.page.input_value("#from") == "2025-05-01"
    assert seen.page.input_value("#to") == "2025-06-30"
    assert not seen.page.is_visible("#evidence")


def test_the_list_is_searched_by_names_and_by_the_words_of_the_sentences(seen: Opened) -> None:
    seen.page.fill("#list-filter", "it works")
    said = seen.page.locator("#list-rows tr").count()
    assert said == sum(
        any("it works" in e.quote for e in one.evidence) and one.status == "happened" for one in RELATIONS
    )
    seen.page.fill("#list-filter", "united nations")
    assert seen.page.locator("#list-rows tr").count() == 1


def test_every_node_can_be_reached_by_arrow_keys(seen: Opened) -> None:
    seen.page.focus("#network")
    reached = set()
    for key in (
        "ArrowRight ArrowDown ArrowLeft ArrowLeft ArrowUp ArrowUp ArrowRight ArrowRight ArrowDown ArrowDown".split() * 3
    ):
        seen.page.keyboard.press(key)
        reached.add(seen.page.inner_text("#said").split(",")[0])
    assert len(reached) >= 5


def test_a_bar_of_the_timeline_opens_its_relations_by_mouse_and_by_keyboard(seen: Opened) -> None:
    bar = seen.page.locator("#timeline g.bar[aria-label^='Jun 2025']")
    assert bar.get_attribute("aria-label") == "Jun 2025: 2 relations (2 meetings)"
    bar.click()
    assert seen.page.inner_text("#evidence-title") == "Jun 2025"
    assert len(entries(seen)) == 2
    seen.page.keyboard.press("Escape")
    seen.page.focus("#timeline g.bar[tabindex='0']")
    seen.page.keyboard.press("End")
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#evidence-title") == "Jun 2025"


def test_what_the_timeline_leaves_out_is_said_and_can_be_opened(seen: Opened) -> None:
    seen.page.click("#timeline-left button")
    assert sorted(entries(seen)) == [
        "Pakistan signed Road transport agreement", "Russia signed Road transport agreement",
        "Syed Tariq Fatemi met with Sergey Lavrov",
    ]  # fmt: skip


def test_a_circle_of_the_map_opens_the_state_with_its_officials(seen: Opened) -> None:
    circle = seen.page.locator("#map g.state[data-state=RUS]")
    circle.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#evidence-title") == "Russia"
    wanted = {"RUS", "lavrov"}
    inside = [
        one for one in RELATIONS
        if {one.source, one.target} & wanted and one.status == "happened" and one.type not in ("REPRESENTS", "INVOLVES")
    ]  # fmt: skip
    assert len(entries(seen)) == len(inside)
    assert circle.get_attribute("aria-label") == f"Russia: {len(inside)} relations"
    assert seen.page.locator("#map path.tie").count() == 2


def test_only_the_relations_of_one_actor(seen: Opened) -> None:
    seen.page.fill("#search", "united nations")
    seen.page.keyboard.press("Enter")
    seen.page.click(".focus-on")
    assert count(seen) == (1, len(RELATIONS))
    assert seen.page.inner_text("#focus-name") == "United Nations"
    seen.page.click("#unfocus")
    assert count(seen)[0] == HAPPENED


def test_the_list_sorts_by_each_column_both_ways(seen: Opened) -> None:
    heads = seen.page.locator("#list th button")
    for at in range(heads.count()):
        heads.nth(at).click()
        one = seen.page.locator("#list-rows tr").all_inner_texts()
        heads.nth(at).click()
        other = seen.page.locator("#list-rows tr").all_inner_texts()
        column = [[row.split("\t")[at] for row in rows] for rows in (one, other)]
        assert column[0] == column[1][::-1]


def test_the_statuses_that_the_report_was_asked_for_are_shown_at_first(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "planned.html"
    path.write_text(page(replace(sample.report(), parameters=(("status", "planned, denied"),))), encoding="utf-8")
    with opened(chromium, path) as seen:
        assert count(seen) == (2, len(RELATIONS))


def test_legends_and_filters_show_only_what_the_graph_holds(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "meetings.html"
    path.write_text(
        page(replace(sample.report(), graph=small(2, 5, 7, 8, 9, 10, 11), tables=(), series=())), encoding="utf-8"
    )
    with opened(chromium, path) as seen:
        keys = seen.page.locator("#network-key span").all_inner_texts()
        assert keys == ["country", "official", "Lines by layer:", "structure", "meetings"]
        assert seen.page.locator("#legend span").all_inner_texts() == ["meetings"]
        assert seen.page.locator("#labels input").evaluate_all("all => all.map(one => one.value)") == [
            "Country", "Official",
        ]  # fmt: skip
        assert seen.page.locator("#statuses input").count() == 1
