"""The nouns: hashes, dates, frozen values."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.model import Article, DateSpan, Precision, content_hash, normalised

days = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    "text", ["9999-99-99", "2025-02-30", "2025-13", "25-01-01", "2025-1-1", "0000", "", "2025-06-03T10:00", "today"]
)
def test_what_is_no_date_is_named(text: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        DateSpan(text)


@given(days)
def test_a_span_runs_from_its_first_to_its_last_day(day: date) -> None:
    text = day.isoformat()
    spans = [DateSpan(text[:4]), DateSpan(text[:7]), DateSpan(text)]
    assert [span.precision for span in spans] == [Precision.YEAR, Precision.MONTH, Precision.DAY]
    for span in spans:
        assert span.first <= day <= span.last
        assert DateSpan(span.first.isoformat()[: len(span.text)]) == span
        assert span.last == date.max or DateSpan((span.last + timedelta(1)).isoformat()[: len(span.text)]) != span
    for coarse, fine in ((0, 1), (0, 2), (1, 2)):
        assert spans[coarse].contains(spans[fine])
        assert not spans[fine].contains(spans[coarse])


@given(days, days)
def test_a_span_contains_what_lies_within_it(one: date, other: date) -> None:
    coarse, fine = DateSpan(one.isoformat()[:7]), DateSpan(other.isoformat())
    assert coarse.contains(fine) == (coarse.first <= other <= coarse.last)


@given(st.text(), st.sampled_from([" ", "\n", "\t\n ", "\u00a0"]))
def test_an_article_is_known_by_its_text_however_it_is_spaced(text: str, space: str) -> None:
    assert Article(text).id == Article(space + normalised(text).replace(" ", space) + space).id


def test_a_letter_with_its_accent_apart_is_the_same_letter() -> None:
    assert Article("Erdog\u0306an").id == Article("Erdo\u011fan").id


def test_none_and_nothing_hash_otherwise() -> None:
    assert content_hash(None) != content_hash("")
    assert content_hash("a", "b") != content_hash("ab")


def test_an_article_is_called_by_its_own_id_where_it_has_one() -> None:
    assert Article("x", record="r").name == "r"
    assert Article("x").name == Article("x").id


def test_nouns_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Article("x").text = "y"  # type: ignore[misc]
