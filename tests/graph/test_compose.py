"""docker-compose.yml as docker-compose itself reads it: no empty password, the guide's host allowed, the profile that loads."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
COMMANDS = (["docker-compose"], ["docker", "compose"])


def config(password: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Its own reading of the file; skipped where neither form of the command is installed."""
    for command in COMMANDS:
        asked = [*command, "-f", str(ROOT / "docker-compose.yml"), *words, "config"]
        if (
            shutil.which(command[0])
            and subprocess.run([*command, "version"], capture_output=True, check=False).returncode == 0
        ):
            environment = os.environ | {"NEO4J_PASSWORD": password}
            return subprocess.run(asked, capture_output=True, text=True, env=environment, check=False)
    pytest.skip("docker-compose is not installed")


def test_an_empty_password_is_refused_with_the_way_out() -> None:
    refused = config("")
    assert refused.returncode != 0
    assert "write a password into .env, as .env.example shows" in refused.stderr


def test_with_a_password_the_server_allows_the_guides_host_and_is_reached_from_this_machine_alone() -> None:
    read = config("secret-1234")
    assert read.returncode == 0, read.stderr
    assert "NEO4J_browser_remote__content__hostname__whitelist: 127.0.0.1,localhost" in read.stdout
    assert "0.0.0.0" not in read.stdout


def test_the_profile_load_takes_the_articles_in_and_pushes_them() -> None:
    loads = config("secret-1234", "--profile", "load")
    assert loads.returncode == 0, loads.stderr
    assert "diplograph ingest /articles && diplograph push bolt://neo4j:7687" in " ".join(loads.stdout.split())
