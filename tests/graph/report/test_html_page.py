"""The page as a whole in a real browser: it keeps to itself, says no error, is open to all, whatever names hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import hostile
import pytest
import sample
from browser import DESKTOP, PHONE, opened
from graphs import RELATIONS
from playwright.sync_api import Browser, ViewportSize
from reading import entries

from graph.network import network
from graph.report.document import Report
from graph.report.html import page

pytestmark = pytest.mark.browser

IDS = ("types", "labels", "network", "timeline", "evidence", "series", "notes", "main")  # of the page's own parts


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
