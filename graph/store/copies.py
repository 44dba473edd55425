"""Copies of a store: made while it is in use, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import StoreError, UsageError
from graph.store.file import plain_errors
from graph.store.store import Store

TEXT = ".jsonl"


def backup(store: Path, file: Path, force: bool = False) -> None:
    """Copies the store to `file`: as a store, or as JSON Lines where it ends in .jsonl. UsageError where it exists and
    `force` does not stand."""
    _unclaimed(file, force)
    with Store.open(store, create=False, read_only=True) as kept:
        if file.suffix == TEXT:
            _write_text(kept, file)
        else:
            _copy(kept, file)


def restore(file: Path, store: Path, force: bool = False) -> None:
    """Makes the store anew from a copy. A copy that is not sound is refused with StoreError, and the store that was there
    stays as it was until the new one is whole, also for those who read it meanwhile."""
    _unclaimed(store, force)
    if file.suffix != TEXT:
        with Store.open(file, create=False, read_only=True) as kept:
            _copy_sound(kept, file, store)
        return
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "restored.db") as kept:
        _read_text(kept, file)
        _copy_sound(kept, file, store)


def _unclaimed(file: Path, force: bool) -> None:
    if file.is_dir():
        raise UsageError(f"{file} is a folder: name a file")
    if not file.absolute().parent.is_dir():
        raise UsageError(f"{file}: the folder {file.parent} does not exist: make it first")
    if file.exists() and not force:
        raise UsageError(f"{file} exists: give another name, or --force to replace it")


def _copy_sound(kept: Store, file: Path, store: Path) -> None:
    faults = kept.check()
    if faults:
        raise StoreError(f"{file} is no sound store ({len(faults)} faults, as: {faults[0]}): take another copy")
    _copy(kept, store)


def _copy(kept: Store, target: Path) -> None:
    """Into a store that is there, as one transaction of it; else to a file beside it, which then takes the name."""
    if target.exists() and target.stat().st_size:
        Store.open(target, create=False).close()  # no other program's file is overwritten
        with plain_errors(target), closing(sqlite3.connect(target)) as there:
            kept.connection.backup(there)
        return
    beside = _beside(target)
    try:
        with plain_errors(target), closing(sqlite3.connect(beside)) as there:
            kept.connection.backup(there)
            there.execute(
                "PRAGMA journal_mode = DELETE"
            )  # one file, and none beside it; WAL again when it is written to
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def _write_text(kept: Store, file: Path) -> None:
    beside = _beside(file)
    try:
        with beside.open("w", encoding="utf-8") as lines, kept.reading():
            lines.writelines(line + "\n" for line in kept.dump())
        os.replace(beside, file)
    except OSError as error:
        raise StoreError(f"{file}: cannot be written ({error.strerror}): check room and rights") from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _read_text(kept: Store, file: Path) -> None:
    try:
        with file.open(encoding="utf-8") as lines:
            kept.load(lines)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(f"{file}: cannot be read ({reason}): check the file and its rights") from None
    except StoreError as error:
        raise StoreError(f"{file}: {error}") from None


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.{os.getpid()}.part")
