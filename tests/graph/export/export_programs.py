"""Other programs that tests run: where one is absent its tests are skipped; under CI=true they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import neo4j_server
import pytest

HERE = Path(__file__).parent


def absent(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def jars(name: str) -> str:
    """The class path of the jars that NAME.xml names."""
    if not shutil.which("java"):
        absent(f"{name} is not tested: java is not installed")
    try:
        return f"{neo4j_server.cached_jars(HERE / f'{name}.xml')}/*"
    except neo4j_server.Unavailable as error:
        absent(f"{name} is not tested: {error}")


def run(*words: str | Path) -> str:
    """Standard output of a program; its standard error in the failure where it ends otherwise than with 0."""
    done = subprocess.run(list(map(str, words)), stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, f"{words[0]} ended with {done.returncode}: {done.stderr[-2000:]}{done.stdout[-500:]}"
    return done.stdout
