"""An export is whole or not there, the same in gives the same bytes out, and nobody else's files are touched."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest
from export_graphs import hostile
from graphs import small

from graph.errors import ExportError, UsageError
from graph.export import FORMATS, Format, Source, chosen, export

HERE = Path(__file__).parent
TEXTS = [format for format in FORMATS.values() if format.shape == "text"]
FOLDERS = [format for format in FORMATS.values() if format.shape == "folder"]
MADE = """
import sys, hashlib, pathlib
sys.path[:0] = sys.argv[2:]
from graphs import small
from graph.export import FORMATS, Source, export
folder = pathlib.Path(sys.argv[1])
for name, format in FORMATS.items():
    if format.shape != "file":
        export(Source(small()), str(folder / name), format)
for path in sorted(path for path in folder.rglob("*") if path.is_file()):
    print(path.relative_to(folder), hashlib.sha256(path.read_bytes()).hexdigest())
"""


def test_the_same_graph_gives_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    said = set()
    for seed in ("0", "1", "4711"):
        folder = tmp_path / seed
        folder.mkdir()
        words = [sys.executable, "-c", MADE, str(folder), str(HERE.parent), str(HERE.parent.parent.parent)]
        done = subprocess.run(
            words, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        said.add(done.stdout)
    assert len(said) == 1
    assert len(said.pop().splitlines()) == len(TEXTS) + sum(len(format.module.FILES) for format in FOLDERS)


@pytest.mark.parametrize("format", TEXTS, ids=lambda format: format.name)
def test_gz_and_standard_output_hold_the_same_text(
    format: Format, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    export(Source(small()), str(tmp_path / "x"), format)
    whole = (tmp_path / "x").read_bytes()
    for name in ("one.gz", "other.gz"):
        export(Source(small()), str(tmp_path / name), format)
    assert gzip.decompress((tmp_path / "one.gz").read_bytes()) == whole
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "other.gz").read_bytes()
    export(Source(small()), "-", format)
    assert capfdbinary.readouterr().out == whole


@pytest.mark.parametrize("format", [f for f in FORMATS.values() if f.shape != "file"], ids=lambda format: format.name)
def test_half_a_surrogate_pair_is_refused_and_leaves_what_was_there(format: Format, tmp_path: Path) -> None:
    target = tmp_path / "x"
    export(Source(small()), str(target), format)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    graph = small()
    graph.nodes["lavrov"]["name"] = "Serg\ud800ey"
    with pytest.raises(Exception, match="half a surrogate pair") as error:
        export(Source(graph), str(target), format)
    assert "\n" not in str(error.value)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["graphml", "csv"])
def test_a_failing_export_leaves_no_file(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"cannot carry U\+"):
        export(Source(hostile()), str(tmp_path / "x"), FORMATS[name])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="fills a small file system, which only root may make")
@pytest.mark.parametrize("name", ["json", "csv", "parquet"])
def test_a_full_disk_is_one_line_and_leaves_what_was_there(name: str, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("no small file system can be mounted here")
    try:
        (disk / "ballast").write_bytes(b"x" * 60_000)
        with pytest.raises(ExportError, match="cannot be written: No space left on device"):
            export(Source(small()), str(disk / "x"), FORMATS[name])
        assert [path.name for path in disk.iterdir()] == ["ballast"]
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_a_folder_is_replaced_by_a_whole_one_and_only_where_an_export_wrote_it(tmp_path: Path) -> None:
    target = tmp_path / "x"
    export(Source(small()), str(target), FORMATS["csv"])
    first = (target / "edges.csv").read_bytes()
    export(Source(small(0, 1)), str(target), FORMATS["csv"])
    assert (target / "edges.csv").read_bytes() != first
    (target / "mine.txt").write_text("notes")
    with pytest.raises(UsageError, match=r"holds 'mine.txt', which no export wrote: give a new folder"):
        export(Source(small()), str(target), FORMATS["csv"])
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_target_that_does_not_suit_the_format_says_what_does(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    for target, name, said in (
        ("file", "csv", "is a file, and this format is several: give the name of a folder"),
        ("folder", "json", "is a folder, and this format is one file: give the name of a file"),
        ("nowhere/x", "json", "there is no folder .*nowhere: make it first"),
        ("x.gz", "csv", r"is several files: give a name without \.gz"),
        ("x.gz", "sqlite", r"is a binary file: give a name without \.gz"),
    ):
        with pytest.raises(UsageError, match=said):
            export(Source(small()), str(tmp_path / target), FORMATS[name])
    with pytest.raises(UsageError, match="several files"):
        export(Source(small()), "-", FORMATS["csv"])
    assert (tmp_path / "file").read_text() == "mine"


def test_a_device_is_not_replaced_and_a_link_leads_to_its_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(
        UsageError, match="is neither a file nor a folder: give the name of one, or - for standard output"
    ):
        export(Source(small()), str(tmp_path / "pipe"), FORMATS["json"])
    (tmp_path / "real.json").touch()
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    export(Source(small()), str(tmp_path / "link.json"), FORMATS["json"])
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").stat().st_size > 1000


@pytest.mark.parametrize(
    ("target", "name"),
    [("a.graphml", "graphml"), ("a.GEXF", "gexf"), ("a.json.gz", "json"), ("a.ftm.json", "ftm"), ("a.db", "sqlite"),
     ("dir/a.csv/", "csv"), ("a.ttl", "turtle"), ("a.cql", "cypher")],
)  # fmt: skip
def test_the_suffix_names_the_format(target: str, name: str) -> None:
    assert chosen(target).name == name
    assert chosen("-", name).name == name


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(
        UsageError, match=r"a\.xyz has no suffix that names a format: write one of \.graphml, .*--format"
    ):
        chosen("a.xyz")
    with pytest.raises(UsageError, match="'xyz' is no format: choose one of graphml, gexf"):
        chosen("a.xyz", "xyz")
    with pytest.raises(UsageError, match="standard output has no suffix: give --format, one of graphml"):
        chosen("-")
