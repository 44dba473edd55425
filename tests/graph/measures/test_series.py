"""Periods without a gap."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.measures.series import PERIODS, bounds, by_period, fits, period, periods

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@settings(max_examples=80)
@given(DAYS, st.sampled_from(PERIODS))
def test_a_day_lies_within_its_period_and_the_day_after_its_end_does_not(day: date, unit: str) -> None:
    first, last = bounds(period(day.isoformat(), unit))
    assert first <= day <= last
    assert period((last + timedelta(days=1)).isoformat(), unit) != period(day.isoformat(), unit)


@settings(max_examples=60)
@given(DAYS, st.integers(0, 2000), st.sampled_from(PERIODS))
def test_periods_follow_each_other_without_a_gap(day: date, length: int, unit: str) -> None:
    end = day + timedelta(days=length)
    found = list(periods(day.isoformat(), end.isoformat(), unit))
    assert (found[0], found[-1]) == (period(day.isoformat(), unit), period(end.isoformat(), unit))
    for one, other in itertools.pairwise(found):
        assert bounds(one)[1] + timedelta(days=1) == bounds(other)[0]


@pytest.mark.parametrize(
    ("precision", "units"),
    [("day", ["month", "quarter", "year"]), ("month", ["month", "quarter", "year"]), ("year", ["year"])],
)
def test_a_date_is_placed_only_where_it_is_fine_enough(precision: str, units: list[str]) -> None:
    edge = {"date": "2025-01-01", "precision": precision}
    assert [unit for unit in PERIODS if fits(edge, unit)] == units
    assert not fits({"date": None, "precision": None}, "year")
    assert by_period([{"date": None, "precision": None}], "year") == {}
