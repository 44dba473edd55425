"""Where an export goes: a file, a folder or standard output, whole or not at all."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graph.errors import ExportError, UsageError

BUFFER = 1 << 20  # characters gathered before they are encoded and written


@contextmanager
def replaced(target: Path, *, folder: bool = False) -> Iterator[Path]:
    """A new path beside the target to write to; it takes the target's place when the block ends well, else it is
    removed."""
    part = None
    try:
        part = Path(tempfile.mkdtemp(prefix=f".{target.name[:100]}.", dir=target.parent or Path()))
        made = part / "made"
        if folder:
            made.mkdir()
        yield made
        _take_place(made, target, part / "old")
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise ExportError(f"{target} cannot be written: {reason}: look for room and rights") from None
    finally:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)


def _take_place(made: Path, target: Path, old: Path) -> None:
    if not made.is_dir() or not target.exists():
        os.replace(made, target)
        return
    os.rename(target, old)
    try:
        os.rename(made, target)
    except OSError:
        os.rename(old, target)
        raise


def check(target: Path, names: Iterable[str] | None, store: Path | None) -> None:
    """UsageError where something else stands at the target. `names`: the files of a folder; None for one file."""
    if store is not None and target.exists() and store.exists() and target.samefile(store):
        raise UsageError(f"{target} is the store itself: give another name")
    if target.exists() and not target.is_file() and not target.is_dir():
        raise UsageError(f"{target} is neither a file nor a folder: give the name of one, or - for standard output")
    if not target.parent.is_dir():
        raise UsageError(f"there is no folder {target.parent}: make it first, or write elsewhere")
    if names is None and target.is_dir():
        raise UsageError(f"{target} is a folder, and this format is one file: give the name of a file")
    if names is None or not target.exists():
        return
    if not target.is_dir():
        raise UsageError(f"{target} is a file, and this format is several: give the name of a folder")
    strange = sorted({entry.name for entry in target.iterdir()} - set(names))
    if strange:
        raise UsageError(f"{target} holds {strange[0]!r}, which no export wrote: give a new folder")


def write_text(chunks: Iterable[str], file: Path, *, zipped: bool = False) -> None:
    """The text in UTF-8 with line ends as they are; zipped without a time or a name, so that the bytes are the same."""
    with file.open("wb") as raw:
        if not zipped:
            _encode(chunks, raw)
            return
        with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=raw, mtime=0) as packed:
            _encode(chunks, packed)


def write_output(chunks: Iterable[str]) -> None:
    """The text to standard output, once it is whole."""
    with tempfile.TemporaryFile() as whole:
        try:
            _encode(chunks, whole)
            whole.seek(0)
        except OSError as error:
            raise ExportError(f"no room for a temporary file in {tempfile.gettempdir()}: {error.strerror}") from None
        shutil.copyfileobj(whole, sys.stdout.buffer, BUFFER)
        sys.stdout.buffer.flush()


def _encode(chunks: Iterable[str], out: BinaryIO | gzip.GzipFile) -> None:
    gathered: list[str] = []
    size = 0
    for chunk in chunks:
        gathered.append(chunk)
        size += len(chunk)
        if size > BUFFER:
            out.write("".join(gathered).encode())
            gathered, size = [], 0
    out.write("".join(gathered).encode())
