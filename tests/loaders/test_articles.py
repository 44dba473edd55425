"""Sources of every kind become articles; what cannot be read is named, counted, and stops nothing else."""

import contextlib
import gzip
import http.server
import io
import json
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.model import Article
from loaders.articles import Problem, Reader
from loaders.articles.published import dateline, published_of

PROSE = (
    "The foreign minister of Norway met the foreign minister of Chile in Oslo on Tuesday. The two ministers said that they had "
    "talked about fisheries and about trade between their countries, and that they would meet again in the spring."
)
PERU = PROSE.replace("Chile", "Peru")
PAGE = f"""<!doctype html><html lang="en"><head><title>Ministers meet in Oslo</title>
<meta property="article:published_time" content="2021-05-04T09:00:00Z">
<link rel="canonical" href="https://news.example.org/oslo">
</head><body><nav><a href="/">Home</a></nav>
<article><h1>Ministers meet in Oslo</h1><p>{PROSE}</p><p>{PERU}</p></article>
<footer>All rights reserved</footer></body></html>"""
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>Oslo</title>
<link>https://news.example.org/1</link><guid>item-1</guid><pubDate>Tue, 04 May 2021 09:00:00 GMT</pubDate>
<description>&lt;p&gt;{PROSE}&lt;/p&gt;</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Oslo</title>
<id>item-2</id><link href="https://news.example.org/2"/><updated>2021-05-04T09:00:00Z</updated>
<content type="html">&lt;p&gt;{PROSE}&lt;/p&gt;</content></entry></feed>"""
FRENCH = (
    "Le ministre des affaires étrangères a rencontré son homologue à Paris, et les deux ministres ont dit que les relations "
    "entre leurs pays étaient bonnes."
)


def read(*sources: object, **options: object) -> tuple[list[Article], list[Problem]]:
    reader = Reader(**options)  # type: ignore[arg-type]
    return list(reader.read(map(str, sources))), reader.problems


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def record(**fields: object) -> str:
    return json.dumps({"text": PROSE, **fields}) + "\n"


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = f"  {PROSE}\n\n\tSecond   paragraph.\r\n"
    (article,), problems = read(put(tmp_path / "a.txt", text))
    assert article.text == text
    assert problems == []


def test_markdown_loses_its_marks_and_gives_title_date_and_id(tmp_path: Path) -> None:
    head = "---\ntitle: Oslo\ndate: 2021-05-04\nid: oslo\n---\n"
    source = f"{head}\nThe **foreign minister** met [Peru](https://x.example).\n\n- {PROSE}\n"
    (article,), _ = read(put(tmp_path / "a.md", source))
    assert article.text == f"The foreign minister met Peru.\n\n{PROSE}"
    assert (article.title, article.published, article.record) == ("Oslo", date(2021, 5, 4), "oslo")


def test_a_first_heading_is_the_title(tmp_path: Path) -> None:
    (article,), _ = read(put(tmp_path / "a.md", f"# Oslo\n\n{PROSE}\n"))
    assert (article.title, article.text) == ("Oslo", PROSE)


def test_a_page_gives_text_title_date_and_canonical_address(tmp_path: Path) -> None:
    (article,), _ = read(put(tmp_path / "a.html", PAGE))
    assert article.text == f"{PROSE}\n\n{PROSE.replace('Chile', 'Peru')}" or article.text.endswith(
        PROSE.replace("Chile", "Peru")
    )
    assert article.title == "Ministers meet in Oslo"
    assert article.published == date(2021, 5, 4)
    assert article.url == "https://news.example.org/oslo"
    assert "rights reserved" not in article.text


@pytest.mark.parametrize("source", [RSS, ATOM], ids=["rss", "atom"])
def test_an_entry_of_a_feed_is_an_article(tmp_path: Path, source: str) -> None:
    (article,), _ = read(put(tmp_path / "news.xml", source))
    assert article.text == PROSE
    assert (article.title, article.published) == ("Oslo", date(2021, 5, 4))
    assert article.record in ("item-1", "item-2")


def test_records_keep_their_id_title_date_and_address(tmp_path: Path) -> None:
    path = put(tmp_path / "a.jsonl", record(id="x-1", title="Oslo", published="2021-05-04", url="https://a.example/1"))
    (article,), _ = read(path)
    assert (article.name, article.title, article.published, article.url) == (
        "x-1",
        "Oslo",
        date(2021, 5, 4),
        "https://a.example/1",
    )


def test_csv_and_json_lines_give_the_same_articles(tmp_path: Path) -> None:
    table = f'id,text,published\nx-1,"{PROSE}",2021-05-04\n'
    one, _ = read(put(tmp_path / "a.csv", table))
    two, _ = read(put(tmp_path / "a.jsonl", record(id="x-1", published="2021-05-04")))
    assert [(a.text, a.name, a.published) for a in one] == [(a.text, a.name, a.published) for a in two]


def test_a_json_array_is_read_like_json_lines(tmp_path: Path) -> None:
    articles, _ = read(put(tmp_path / "a.json", f"[\n{record(id='1')},\n{record(id='2')}]"))
    assert [a.name for a in articles] == ["1", "2"]


def test_gz_is_opened(tmp_path: Path) -> None:
    articles, _ = read(put(tmp_path / "a.jsonl.gz", gzip.compress(record(id="1").encode())))
    assert [a.name for a in articles] == ["1"]


def test_a_folder_is_read_by_name_with_its_folders(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    put(tmp_path / "b.txt", PROSE)
    put(tmp_path / "in" / "a.jsonl", record(id="a"))
    put(tmp_path / "picture.png", b"\x89PNG\x00")
    articles, problems = read(tmp_path)
    assert [a.name for a in articles] == [Article(PROSE).id, "a"]
    assert problems == []


@pytest.mark.parametrize("content", [record(id="a"), PROSE, PAGE, RSS], ids=["jsonl", "text", "html", "feed"])
def test_standard_input_tells_its_format_itself(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    articles, problems = read("-")
    assert len(articles) == 1
    assert PROSE in articles[0].text
    assert problems == []


@pytest.fixture
def site() -> Iterator[str]:
    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/oslo" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode() if self.path == "/oslo" else b"gone")

        def log_message(self, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_page_is_fetched_from_its_address(site: str) -> None:
    (article,), _ = read(f"{site}/oslo")
    assert article.published == date(2021, 5, 4)
    assert PROSE in article.text


def test_an_address_that_fails_is_named(site: str) -> None:
    articles, (problem,) = read(f"{site}/none")
    assert articles == []
    assert str(problem).startswith(f"{site}/none: cannot be fetched")


def test_a_broken_line_among_many_is_named_and_the_others_go_in(tmp_path: Path) -> None:
    lines = [record(id=str(n), text=f"{PROSE} {n}") for n in range(10_000)]
    lines[5_000] = '{"id": "5000", "text": \n'
    articles, problems = read(put(tmp_path / "many.jsonl", "".join(lines)))
    assert len(articles) == 9_999
    assert [p.where for p in problems] == [f"{tmp_path / 'many.jsonl'}:5001"]
    assert "no JSON" in problems[0].reason


CASES = {
    "empty file": (b"", "the file is empty"),
    "binary": (b"\x7fELF\x00\x01\x02" * 50, "this is a binary file"),
    "wrong encoding": (
        "Beziehungen für die Länder".encode("latin-1"),
        "is not UTF-8: name the encoding with --encoding",
    ),
    "one endless sentence": (b"word " * 2_000_001, "characters in one article"),
    "one endless word": (b"a" * 50_000, "a word of more than 2,000 letters"),
    "white space only": (b" \n\t\n", "the file is empty"),
}


@pytest.mark.parametrize("case", list(CASES))
def test_what_is_no_article_is_named_with_a_reason(tmp_path: Path, case: str) -> None:
    data, reason = CASES[case]
    path = put(tmp_path / "a.txt", data)
    articles, (problem,) = read(path)
    assert articles == []
    assert problem.failed
    assert problem.where == str(path)
    assert reason in problem.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "1"}', "no text"),
        ("[1]\n", "no object"),
        ('"text"', "no object"),
        (record(published="9999-99-99"), "published '9999-99-99' is no date: write YYYY-MM-DD"),
        (record(published="yesterday"), "published 'yesterday' is no date"),
        ('{"text": "half a pair \\ud800 of surrogates in an otherwise good sentence"}', "half a surrogate pair"),
        ('{"text": "  "}', "the text is empty"),
    ],
)
def test_a_bad_record_is_named_with_a_reason(tmp_path: Path, line: str, reason: str) -> None:
    articles, (problem,) = read(put(tmp_path / "a.jsonl", line))
    assert articles == []
    assert reason in problem.reason
    assert problem.where.startswith(str(tmp_path / "a.jsonl"))


def test_an_article_in_another_language_is_skipped_by_name_and_is_no_failure(tmp_path: Path) -> None:
    articles, (problem,) = read(put(tmp_path / "a.txt", FRENCH))
    assert articles == []
    assert not problem.failed
    assert problem.reason.startswith("in fr")


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    articles, (problem,) = read(put(tmp_path / "a.html", "<html><body></body></html>"))
    assert articles == []
    assert "no article in this page" in problem.reason


def test_a_missing_source_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: no such file or folder"):
        read(put(tmp_path / "a.txt", PROSE), tmp_path / "nowhere.txt")


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    text = PROSE + " He spoke of a “façade”."
    (article,), _ = read(put(tmp_path / "a.txt", text.encode("cp1252")), encoding="cp1252")
    assert article.text == text


def test_the_date_option_serves_articles_that_tell_none(tmp_path: Path) -> None:
    put(tmp_path / "a.jsonl", record(id="dated", published="2020-01-02") + record(id="undated", text=PROSE + " More."))
    articles, _ = read(tmp_path / "a.jsonl", published=date(2021, 5, 4))
    assert [(a.name, a.published) for a in articles] == [("dated", date(2020, 1, 2)), ("undated", date(2021, 5, 4))]


def test_articles_without_a_date_are_counted(tmp_path: Path) -> None:
    reader = Reader()
    (article,) = reader.read([str(put(tmp_path / "a.txt", PROSE))])
    assert article.published is None
    assert reader.undated == 1


@pytest.mark.parametrize(
    ("head", "year", "day"),
    [
        ("Title date 2025-07-10 Russia’s deputy prime minister said", None, date(2025, 7, 10)),
        ("ANKARA, March 14 (AFP) - The minister", 2019, date(2019, 3, 14)),
        ("ANKARA, March 14 (AFP) - The minister", None, None),
        ("KYIV, March 14, 2022 (AFP) - The minister", None, date(2022, 3, 14)),
        ("CAIRO, 5 Sept. 1990: The minister", None, date(1990, 9, 5)),
        ("Press Release\n\n10 July 2025\n\nThe minister", None, date(2025, 7, 10)),
        ("The minister was born on 3 May 1950. He", None, None),
        ("The treaty of 4 April 1949 binds", None, None),
        ("PARIS, Feb. 30, 2020 - The minister", None, None),
    ],
)
def test_the_head_of_a_text_tells_its_date(head: str, year: int | None, day: date | None) -> None:
    assert dateline(head, year) == day


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_in_the_forms_that_sources_use(day: date) -> None:
    forms = (
        day.isoformat(),
        f"{day.isoformat()}T08:00:00Z",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    )
    assert {published_of(form, "here")[0] for form in forms} == {day}


@given(st.text())
def test_any_text_in_a_date_field_is_a_date_or_a_named_error(text: str) -> None:
    with contextlib.suppress(InputError):
        published_of(text, "here:1")
        return
    with pytest.raises(InputError, match=r"^here:1: published"):
        published_of(text, "here:1")


def test_the_same_words_are_the_same_article_however_they_are_spaced() -> None:
    assert Article(PROSE).id == Article(PROSE.replace(" ", "\n  ")).id != Article(PROSE + "!").id
