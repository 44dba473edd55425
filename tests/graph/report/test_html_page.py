"""The page in a real browser: it keeps to itself, says no error, and its clicks and filters do what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import hostile
import pytest
import sample
from browser import DESKTOP, PHONE, Opened, opened
from graphs import ARTICLES, RELATIONS
from playwright.sync_api import Browser, ViewportSize
from sample import NAMES

from graph.network import network
from graph.report.document import Report
from graph.report.html import page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(page(sample.report(), ARTICLES.values()), encoding="utf-8")
    return path


@pytest.fixture
def seen(chromium: Browser, made: Path) -> Iterator[Opened]:
    with opened(chromium, made) as seen:
        yield seen
        assert seen.messages == []
        assert seen.requests == [made.as_uri()]


def count(seen: Opened) -> tuple[int, int]:
    shown, total, _ = (int(number) for number in re.findall(r"\d+", seen.page.inner_text("#count")))
    return shown, total


def entries(seen: Opened) -> list[str]:
    return [fact.replace("\xa0", " ") for fact in seen.page.locator("#evidence .fact").all_inner_texts()]


IDS = ("types", "labels", "network", "timeline", "evidence", "series", "notes", "main")  # of the page's own parts
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


def test_a_click_in_the_network_opens_the_actor_under_it(seen: Opened) -> None:
    seen.page.locator("#network").scroll_into_view_if_needed()
    seen.page.focus("#network")
    seen.page.keyboard.press("ArrowRight")
    name = seen.page.inner_text("#said").split(",")[0]
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#evidence-title") == name
    assert all(name in fact for fact in entries(seen))


def test_the_mouse_finds_actors_and_lines_in_the_network(seen: Opened) -> None:
    seen.page.locator("#network").scroll_into_view_if_needed()
    frame = seen.page.locator("#network").bounding_box()
    assert frame is not None
    spots = [(frame["x"] + x, frame["y"] + y) for x in range(20, int(frame["width"]), 12) for y in range(20, 420, 12)]
    titles: dict[str, tuple[float, float]] = {}
    line = None
    for x, y in spots:
        seen.page.mouse.move(x, y)
        title = str(seen.page.evaluate("network.title"))
        if title:
            titles.setdefault(title.split(":")[0], (x, y))
        elif line is None and seen.page.evaluate("network.classList.contains('over')"):
            line = (x, y)
        if len(titles) > 2 and line:
            break
    for name, (x, y) in titles.items():
        seen.page.mouse.click(x, y)
        assert seen.page.inner_text("#evidence-title") == name
        assert all(name in fact for fact in entries(seen))
        seen.page.keyboard.press("Escape")
    assert line is not None
    seen.page.mouse.click(*line)
    one, other = seen.page.inner_text("#evidence-title").split(" and ")
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


def texts(seen: Opened, column: int, table: str = "#table-all") -> list[str]:
    return seen.page.locator(f"{table} tbody tr:visible td:nth-child({column})").all_inner_texts()


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


def test_the_statuses_that_the_report_was_asked_for_are_shown_at_first(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "planned.html"
    path.write_text(page(replace(sample.report(), parameters=(("status", "planned, denied"),))), encoding="utf-8")
    with opened(chromium, path) as seen:
        assert count(seen) == (2, len(RELATIONS))


def test_a_bar_of_a_series_opens_its_relations(seen: Opened) -> None:
    bar = seen.page.locator(".series g.bar[role]").last
    assert bar.get_attribute("aria-label") == "2025: 1"
    bar.click()
    assert entries(seen) == ["Syed Tariq Fatemi met with Sergey Lavrov"]


def test_the_counts_in_the_head_open_their_relations(seen: Opened) -> None:
    seen.page.click(".figures button[data-status=denied]")
    assert entries(seen) == ["Sergey Lavrov visited Pakistandenied"]


def test_no_two_elements_have_one_id_and_every_link_within_the_page_leads_somewhere(
    chromium: Browser, tmp_path: Path
) -> None:
    named = replace(sample.report(), tables=tuple(replace(sample.report().tables[0], name=name) for name in IDS))
    path = tmp_path / "ids.html"
    path.write_text(page(named), encoding="utf-8")
    with opened(chromium, path) as seen:
        ids = seen.page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
        assert sorted(set(ids)) == sorted(ids)
        links = seen.page.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].map(one => one.hash.slice(1))")
        assert set(links) <= set(ids)


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


def test_summary_parameters_and_limits_are_there_without_scripts(chromium: Browser, made: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(made.as_uri())
    text = tab.inner_text("body")
    for wanted in ("8 actors stand in it.", "It knows three articles.", "Sergey Lavrov", "need JavaScript"):
        assert wanted in text
    context.close()


def test_an_address_with_a_relation_opens_at_its_evidence(chromium: Browser, made: Path) -> None:
    relation = next(one for one in RELATIONS if one.type == "ACCUSED")
    with opened(chromium, made, f"#relation={relation.id}") as seen:
        assert entries(seen) == ["United States accused Russia"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_no_serious_fault(chromium: Browser, made: Path, axe: str, size: ViewportSize, scheme: str) -> None:
    with opened(chromium, made, size=size, scheme=scheme) as seen:
        seen.page.click("#filters summary")
        assert seen.faults(axe) == []
        seen.page.fill("#search", "russia")
        assert seen.faults(axe) == []
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_selector("#evidence .entry")
        assert seen.faults(axe) == []


def test_nothing_is_wider_than_a_phone(chromium: Browser, made: Path) -> None:
    with opened(chromium, made, size=PHONE) as seen:
        assert seen.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_colours_follow_the_system_until_the_reader_chooses(chromium: Browser, made: Path) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    with opened(chromium, made, scheme="dark") as seen:
        dark = seen.page.evaluate(paper)
        seen.page.click("#theme")
        light = seen.page.evaluate(paper)
        seen.page.click("#theme")
        assert (light, seen.page.evaluate(paper)) == ("rgb(255, 255, 255)", dark)
        seen.page.emulate_media(media="print", color_scheme="dark")
        assert seen.page.evaluate(paper) == "rgb(255, 255, 255)"


def test_hostile_names_and_texts_stay_text(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(page(sample.hostile_report(), [hostile.ARTICLE]), encoding="utf-8")
    with opened(chromium, path) as seen:
        assert seen.page.title() == hostile.NAMES[0]
        assert seen.page.inner_text("h1") == hostile.NAMES[0]
        for name in hostile.NAMES:
            entity = next(one for one in hostile.ENTITIES if one.name == name)
            seen.page.evaluate("id => { location.hash = `#actor=${id}`; }", entity.id)
            seen.page.wait_for_function(
                "name => document.getElementById('evidence-title').textContent === name", arg=name
            )
            assert seen.page.locator("#evidence mark").first.text_content() == hostile.SENTENCE
        assert seen.page.locator("#evidence figcaption a").count() == 0
        assert seen.page.locator("img").count() == 0
        assert seen.page.title() == hostile.NAMES[0]
        assert seen.messages == []
        assert seen.requests == [path.as_uri()]


def test_an_empty_graph_makes_a_page_without_errors(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(page(Report("empty", "Nothing", (), (), (), (), (), network([], [], []))), encoding="utf-8")
    with opened(chromium, path) as seen:
        assert "0 of 0 relations" in seen.page.inner_text("#count")
        assert seen.messages == []
