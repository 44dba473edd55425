"""The options by which commands get into a database."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from graph.databases import Database, Settings, open_database
from graph.databases.failures import Refused
from graph.errors import UsageError


def access(command: Callable[..., Any]) -> Callable[..., Any]:
    """--database, --timeout, --user, --password-file, and where the password comes from."""
    for option in (
        click.option("--database", metavar="NAME", help="Database of the server, where it is not the default one."),
        click.option("--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
                     help="End a transaction that takes longer."),
        click.option("--user", envvar="NEO4J_USER", default="neo4j", show_default=True, help="User (NEO4J_USER)."),
        click.option("--password-file", type=click.Path(path_type=Path, dir_okay=False),
                     help="File with the password, where NEO4J_PASSWORD does not give it; `-` asks for it."),
    ):  # fmt: skip
        command = option(command)
    return command


def settings(database: str | None, timeout: float | None, user: str, password_file: Path | None) -> Settings:
    """From a command's options. The password: the file, else NEO4J_PASSWORD, else none: the server has no users."""
    return Settings(user, _password(password_file), database, timeout)


def connected(url: str, asked: Settings) -> Database:
    """The database at URL. Where it wants a password, none was given, and this is a terminal, it is asked for."""
    try:
        return open_database(url, asked)
    except Refused:
        if asked.password is not None or not sys.stdin.isatty():
            raise
        return open_database(url, replace(asked, password=_prompted()))


def _prompted() -> str:
    asked: str = click.prompt("Password", hide_input=True, err=True)
    return asked


def _password(file: Path | None) -> str | None:
    if file is None:
        return os.environ.get("NEO4J_PASSWORD")
    if str(file) == "-":
        if not sys.stdin.isatty():
            raise UsageError("--password-file - asks on a terminal, and this is none: give a file or NEO4J_PASSWORD")
        return _prompted()
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--password-file {file}: {getattr(error, 'strerror', None) or error}") from None
    if not lines or not lines[0]:
        raise UsageError(f"--password-file {file} has no password in its first line")
    return lines[0]
