"""A real headless Chromium for tests of pages, and axe-core for what a reader with a screen reader would stumble over."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

AXE = "axe-core@4.14.1"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESKTOP = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)


class Unavailable(Exception):
    """There is no browser, or no axe-core, to test with."""


def program() -> str:
    """The browser: DIPLOGRAPH_TEST_CHROMIUM, else the first on the path."""
    named = os.environ.get("DIPLOGRAPH_TEST_CHROMIUM")
    for candidate in (named, *PROGRAMS):
        if candidate and (found := shutil.which(candidate)):
            return found
    raise Unavailable("no Chromium to test with: install it, or name it in DIPLOGRAPH_TEST_CHROMIUM")


@contextmanager
def chromium() -> Iterator[Browser]:
    executable = program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        yield browser
        browser.close()


def axe_source(folder: Path) -> str:
    """The script of axe-core, installed into the folder by npm."""
    npm = shutil.which("npm")
    if npm is None:
        raise Unavailable("no npm to install axe-core with: install Node.js")
    command = [npm, "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(folder), AXE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        raise Unavailable(f"npm could not install {AXE}: {done.stderr.strip().splitlines()[-1:]}")
    return (folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@dataclass
class Opened:
    """A page from disk, with everything that it said and asked for."""

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def faults(self, axe: str) -> list[str]:
        """What axe-core finds serious or critical under WCAG 2 A and AA: rule and element."""
        self.page.evaluate(axe)
        options = {
            "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
            "resultTypes": ["violations"],
        }
        found: dict[str, Any] = self.page.evaluate(f"axe.run(document, {json.dumps(options)})")
        return [
            f"{violation['id']}: {node['html'][:160]}"
            for violation in found["violations"]
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]


@contextmanager
def opened(
    browser: Browser,
    path: Path,
    fragment: str = "",
    size: ViewportSize = DESKTOP,
    scheme: str = "light",
    **context: Any,
) -> Iterator[Opened]:
    """The page of that file, ready; `context` goes to the browser's context."""
    surroundings = browser.new_context(viewport=size, color_scheme=scheme, **context)  # type: ignore[arg-type]
    page = surroundings.new_page()
    seen = Opened(page)
    page.on("console", lambda message: seen.messages.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.messages.append(f"error: {error}"))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.goto(path.as_uri() + fragment)
    page.wait_for_selector("html[data-ready]")
    yield seen
    surroundings.close()
