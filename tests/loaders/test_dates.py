"""Time expressions mean what a reader on the day of publication takes them for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import DateSpan
from loaders.dates import WEEKDAYS, expressions

THURSDAY = date(2019, 5, 16)

MEANT = [
    ("They met on May 3.", "2019-05-03"),
    ("They met on 3 May.", "2019-05-03"),
    ("They met on the 3rd of May.", "2019-05-03"),
    ("They met on May 3, 2014.", "2014-05-03"),
    ("They met on 3 May 2014.", "2014-05-03"),
    ("They met on 2014-05-03.", "2014-05-03"),
    ("They met on Nov. 3.", "2018-11-03"),
    ("They met on Dec 30.", "2018-12-30"),
    ("They toured the plant on June 20-24.", "2019-06-20"),
    ("They met from May 3 to 5, 2014.", "2014-05-03"),
    ("They met from May 30 to June 2.", "2019-05-30"),
    ("They met on Tuesday.", "2019-05-14"),
    ("They met on Thursday.", "2019-05-16"),
    ("They met last Thursday.", "2019-05-09"),
    ("They will meet next Tuesday.", "2019-05-21"),
    ("They met today.", "2019-05-16"),
    ("They met this morning.", "2019-05-16"),
    ("They met yesterday.", "2019-05-15"),
    ("They met last night.", "2019-05-15"),
    ("They met the day before yesterday.", "2019-05-14"),
    ("They meet tomorrow.", "2019-05-17"),
    ("They meet the day after tomorrow.", "2019-05-18"),
    ("They met three days ago.", "2019-05-13"),
    ("They met two weeks ago.", "2019-05"),
    ("They met a fortnight ago.", "2019-05"),
    ("They met three months ago.", "2019-02"),
    ("They met six months earlier.", "2018-11"),
    ("They met three years ago.", "2016"),
    ("They met a decade ago.", "2009"),
    ("They met last month.", "2019-04"),
    ("They meet next month.", "2019-06"),
    ("They met last year.", "2018"),
    ("They met in June of last year.", "2018-06"),
    ("They met in March.", "2019-03"),
    ("They met in November.", "2018-11"),
    ("The talks will be held in November.", "2019-11"),
    ("They met in early April.", "2019-04"),
    ("They met last December.", "2018-12"),
    ("They met in March 2011.", "2011-03"),
    ("They met in 2011.", "2011"),
    ("They met after the 2011 summit.", "2011"),
    ("They met last week.", None),
    ("They meet next week.", None),
    ("They met recently.", None),
    ("They met several years ago.", None),
    ("They meet in two weeks.", None),
]
NO_DATES = [
    "It may 3 times fail.",
    "March 5 percent of them out.",
    "They marched on.",
    "They will march in the capital.",
    "Some 2,011 people came.",
    "They met on February 30.",
    "They met on May 45.",
    "UN resolution 1973 was cited.",
]


@pytest.mark.parametrize(("sentence", "value"), MEANT, ids=[sentence for sentence, _ in MEANT])
def test_an_expression_means(sentence: str, value: str | None) -> None:
    assert [found.value for found in expressions(sentence, THURSDAY, "will" in sentence)] == [value]


@pytest.mark.parametrize("sentence", NO_DATES)
def test_what_only_looks_like_a_date_is_none(sentence: str) -> None:
    assert [found.value for found in expressions(sentence, THURSDAY)] == []


@pytest.mark.parametrize(
    "sentence", ["They met today.", "They met on Tuesday.", "They met on May 3.", "They met in May."]
)
def test_without_a_day_of_publication_relative_expressions_tell_nothing(sentence: str) -> None:
    assert [found.value for found in expressions(sentence, None)] == [None]


def test_without_a_day_of_publication_full_dates_still_hold() -> None:
    assert [found.value for found in expressions("They met on May 3, 2014 and in 2016.", None)] == [
        "2014-05-03",
        "2016",
    ]


def test_what_is_to_come_lies_ahead() -> None:
    assert expressions("to meet on Tuesday", THURSDAY, planned=True)[0].value == "2019-05-21"
    assert expressions("to meet on February 3", THURSDAY, planned=True)[0].value == "2020-02-03"


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)), st.sampled_from(sorted(WEEKDAYS)), st.booleans()
)
def test_a_weekday_is_within_a_week(day: date, name: str, planned: bool) -> None:
    (found,) = expressions(f"on {name.title()}", day, planned)
    meant = date.fromisoformat(found.value or "")
    assert meant.weekday() == WEEKDAYS[name]
    assert timedelta() <= (meant - day if planned else day - meant) < timedelta(7)


@given(st.text(alphabet="0123456789 -,JanuryMa yesthdogocwkTufi", max_size=60), st.dates())
def test_whatever_the_text_values_are_dates_in_order(text: str, day: date) -> None:
    found = expressions(text, day)
    assert [f.start for f in found] == sorted(f.start for f in found)
    for one in found:
        assert one.value is None or DateSpan(one.value)
