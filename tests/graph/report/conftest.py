"""A page of the small graph on disk, and opened in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sample
from browser import Opened, opened
from graphs import ARTICLES
from playwright.sync_api import Browser

from graph.report.html import page


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(page(sample.report(), ARTICLES.values()), encoding="utf-8")
    return path


@pytest.fixture
def seen(chromium: Browser, made: Path) -> Iterator[Opened]:
    """The page, ready; at the end it must have said no word to the console and asked for nothing but itself."""
    with opened(chromium, made) as seen:
        yield seen
        assert seen.messages == []
        assert seen.requests == [made.as_uri()]
