"""The command line: commands open, call and print. Each file beside this one holds one group of them."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import click

from graph.errors import DiplographError

COMMANDS = {  # command -> module of this package, imported when the command is used
    "demo": "demo",
    "ingest": "articles",
    "extract": "articles",
    "explain": "articles",
    "evaluate": "articles",
    "show": "show",
    "forget": "store",
    "resolve": "resolve",
    "check": "store",
    "backup": "store",
    "restore": "store",
    "push": "database",
    "compare": "database",
    "pull": "database",
    "query": "query",
    "browser": "browser",
    "guide": "browser",
    "export": "export",
    "report": "report",
}


class _Said(click.ClickException):
    """One line on standard error, and our exit code."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.__dict__["exit_code"] = exit_code


class Commands(click.Group):
    """Finds commands by table; turns our errors into one line and their exit code, and a broken pipe into silence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"graph.cli.{COMMANDS[name]}")
        command: click.Command = getattr(module, name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DiplographError as error:
            raise _Said(str(error), error.exit_code) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="diplograph")
@click.option(
    "--store", type=click.Path(path_type=Path, dir_okay=False), envvar="DIPLOGRAPH_STORE", default="diplograph.db",
    show_default=True, help="The SQLite file that keeps articles, statements and judgements.",
)  # fmt: skip
@click.pass_context
def main(ctx: click.Context, store: Path) -> None:
    """A graph database of diplomatic relations: articles in, cited statements and a typed graph out."""
    ctx.obj = store
