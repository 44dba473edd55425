"""Time expressions of English news, and what they mean on a day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

MONTHS = "january february march april may june july august september october november december".split()
MONTH_OF = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
WEEKDAYS = {name: i for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
NUMBERS = {
    name: i for i, name in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
BACK, AHEAD = ("last", "past", "previous"), ("next", "coming", "following")
PAST_DAYS, AHEAD_DAYS = 150, 60  # how far a day without a year may lie ahead of, or behind, the day of publication
DAYS_OF_GRACE = 3  # how far what is over may lie ahead: places east of the newsroom, and slips
DAY = timedelta(1)

_M = (
    r"(?P<m>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_TO_DAY = (
    r"(?:\s*(?:-|–|—|to|and|until|through|or)\s*(?:" + _M.replace("?P<m>", "?:") + r"\s*)?\d{1,2}(?:st|nd|rd|th)?)?"
)
_Y = r"(?:,?\s+(?P<y>(?:19|20)\d\d))"
_W = r"(?P<w>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_N = r"(?P<n>\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|few|many|some)"
_SPAN = r"few (?:days|weeks|months|years)|(?:two|three|four|five|six) (?:days|weeks|months|years)"
_YEAR_AFTER = (
    r"in|since|during|of|by|from|until|early|late|mid-?|before|after|for|summer|winter|spring|autumn|the|through"
)
_DATED = r"visit|agreement|treaty|accord|summit|meeting|war|invasion|memorandum|convention|talks|deal"
_PATTERNS = (
    ("iso", r"\b(?P<y>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<d>\d\d)\b"),
    ("day", r"\b" + _M + r"\s+" + _D + r"\b(?!\s*(?:,\d{3}|percent|pct|million|billion))" + _TO_DAY + _Y + "?"),
    ("day", r"\b" + _D + r"(?:\s*(?:-|–|to|and)\s*\d{1,2}(?:st|nd|rd|th)?)?\s+(?:of\s+)?" + _M + r"\b" + _Y + "?"),
    ("month", r"\b" + _M + _Y + r"\b"),
    ("halfyear", r"\b(?:early|late|mid|mid-|end of|beginning of|middle of)[\s-]+" + _M + r"\b"),
    ("lastmonth", r"\b(?P<r>last|next|this|coming|past)\s+" + _M + r"\b"),
    ("monthof", r"\b" + _M + r"\s+(?:of\s+)?(?P<r>last|next|this|the same)\s+year\b"),
    (
        "bare",
        r"\b(?:in|since|during|by|of|for|until|from|through)\s+(?:early |late |mid-?|the end of |the beginning of )?"
        + _M
        + r"\b(?!\s+\d)",
    ),
    ("relday", r"\b(?:the )?day (?P<r>before yesterday|after tomorrow)\b"),
    (
        "today",
        r"\b(?:today|tonight|this (?:morning|afternoon|evening)|earlier in the day|later in the day|overnight)\b",
    ),
    ("yesterday", r"\b(?:yesterday|last night)\b"),
    ("tomorrow", r"\b(?:tomorrow)\b"),
    (
        "ago",
        r"\b(?:some |about |more than |over |almost |nearly )?"
        + _N
        + r"\s+(?P<u>day|week|fortnight|month|year|decade)s?\s+(?:ago|earlier|before)\b",
    ),
    (
        "in",
        r"\b(?:in|within)\s+(?:the\s+)?(?:next\s+)?" + _N + r"\s+(?P<u>days|weeks|months|years)(?:'s?)?(?:\s+time)?\b",
    ),
    (
        "unit",
        r"\b(?P<r>last|past|previous|this|current|next|coming|following)\s+(?P<u>month|year|week|weekend|fortnight|spring"
        r"|summer|autumn|fall|winter|" + _SPAN + r")\b",
    ),
    (
        "weekday",
        r"\b(?P<r>last|next|this|coming|past|following|on)?\s*\b"
        + _W
        + r"\b(?:\s+(?P<p>night|morning|evening|afternoon))?",
    ),
    (
        "vague",
        r"\b(?:recently|in recent (?:days|weeks|months|years)|soon|in the (?:near|coming) (?:future|days|weeks|months)|lately"
        r"|shortly|in the past|earlier)\b",
    ),
    (
        "year",
        r"\b(?:"
        + _YEAR_AFTER
        + r")\s+(?P<y>(?:1[6-9]|20)\d\d)\b(?!\s*[-–/]\s*\d{2,4}|\s*(?:resolution|million|percent|troops|people|dollars))",
    ),
    ("year", r"(?<=\()(?P<y>(?:19|20)\d\d)(?=\))"),
    ("year", r"\b(?P<y>(?:19|20)\d\d)(?= (?:" + _DATED + "))"),
)
PATTERNS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _PATTERNS)
_AHEAD = re.compile(r"(?i)\bwill\b|\bscheduled\b|\bto be held\b|\bplan|\bexpected|\bupcoming|\bdue\b")


@dataclass(frozen=True, slots=True, order=True)
class Expression:
    """A time expression at start:end of a sentence. `value` is "YYYY-MM-DD", "YYYY-MM", "YYYY", or None where the words
    tell no day ("next week"); `kind` is the pattern's."""

    start: int
    end: int
    value: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a time expression is read against: the day of publication, and whether what is told is still to come or over."""

    published: date | None
    planned: bool = False
    over: bool = False
    text: str = ""


class _NotADateError(Exception):
    """The words look like a date and are none: "may 3 people", "February 30"."""


@lru_cache(maxsize=4096)
def expressions(text: str, published: date | None, planned: bool = False, over: bool = False) -> tuple[Expression, ...]:
    """All time expressions of a sentence, in order; of two that overlap the one whose pattern stands first."""
    found: list[Expression] = []
    taken: set[int] = set()
    frame = Frame(published, planned, over, text)
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            span = range(match.start(), match.end())
            if taken.isdisjoint(span):
                try:
                    value = _READ[kind](match, frame)
                except _NotADateError:
                    continue
                except OverflowError:  # beyond the years that a date can hold
                    value = None
                taken.update(span)
                found.append(Expression(match.start(), match.end(), value, kind))
    return tuple(sorted(found, key=lambda expression: expression.start))


def _month(word: str) -> int:
    return MONTH_OF[word[:3].lower()]


def _iso(match: re.Match[str], frame: Frame) -> str | None:
    return _day_of(int(match["y"]), int(match["mm"]), int(match["d"]))


def _day(match: re.Match[str], frame: Frame) -> str | None:
    """ "March 5", "5 March 2024". The verb "may" before a number is no month."""
    if match[0].startswith("may"):
        raise _NotADateError
    month, day = _month(match["m"]), int(match["d"])
    if not 1 <= day <= 31:
        raise _NotADateError
    if match["y"]:
        return _day_of(int(match["y"]), month, day)
    return _day_of(_nearest_year(month, day, frame), month, day) if frame.published else None


def _day_of(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise _NotADateError from None


def _nearest_year(month: int, day: int, frame: Frame) -> int:
    """The year of a day without one: the nearest that fits; the year before for what is over by the day of publication."""
    published = frame.published or date.min
    ahead = (month - published.month) * 31 + day - published.day
    if not frame.planned and ahead > (DAYS_OF_GRACE if frame.over else PAST_DAYS):
        return published.year - 1
    return published.year + 1 if frame.planned and ahead < -AHEAD_DAYS else published.year


def _month_and_year(match: re.Match[str], frame: Frame) -> str | None:
    return f"{match['y']}-{_month(match['m']):02}"


def _bare_month(match: re.Match[str], frame: Frame) -> str | None:
    """ "in March", "early March", "last March": of the year that fits."""
    if not match["m"][0].isupper():
        raise _NotADateError
    published = frame.published
    if published is None:
        return None
    month = _month(match["m"])
    relative = (match.groupdict().get("r") or "").lower()
    later = month > published.month
    if relative in BACK:
        year = published.year if month < published.month else published.year - 1
    elif relative in AHEAD:
        year = published.year if later else published.year + 1
    elif frame.planned:
        year = published.year if month >= published.month else published.year + 1
    else:
        year = published.year - 1 if later and not _AHEAD.search(frame.text) else published.year
    return f"{year}-{month:02}"


def _month_of_year(match: re.Match[str], frame: Frame) -> str | None:
    """ "June of last year"; "of the same year" is another one, which the words do not tell."""
    shift = {"last": -1, "this": 0, "next": 1}.get(match["r"].lower())
    if frame.published is None or shift is None:
        return None
    return f"{frame.published.year + shift}-{_month(match['m']):02}"


def _year(match: re.Match[str], frame: Frame) -> str | None:
    return match["y"]


def _shifted(days: int) -> Callable[[re.Match[str], Frame], str | None]:
    def read(match: re.Match[str], frame: Frame) -> str | None:
        return (frame.published + days * DAY).isoformat() if frame.published else None

    return read


def _relative_day(match: re.Match[str], frame: Frame) -> str | None:
    return _shifted(2 if "after" in match["r"].lower() else -2)(match, frame)


def _weekday(match: re.Match[str], frame: Frame) -> str | None:
    """ "on Tuesday" is the last Tuesday on or before publication, or the next one for what is to come."""
    published = frame.published
    if published is None:
        return None
    day, relative = WEEKDAYS[match["w"].lower()], (match["r"] or "").lower()
    back = (published.weekday() - day) % 7
    if relative in AHEAD or (frame.planned and relative not in BACK and back):
        return (published + ((day - published.weekday() - 1) % 7 + 1) * DAY).isoformat()
    if relative in BACK and back == 0:
        back = 7
    return (published - back * DAY).isoformat()


def _ago(match: re.Match[str], frame: Frame) -> str | None:
    """ "two weeks ago" tells a month, "three years ago" a year, "several weeks ago" nothing."""
    published, count = frame.published, _number(match["n"].lower())
    if published is None or count is None:
        return None
    unit = match["u"].lower()
    if unit in ("day", "week", "fortnight"):
        day = published - count * {"day": 1, "week": 7, "fortnight": 14}[unit] * DAY
        return day.isoformat() if unit == "day" else day.isoformat()[:7]
    if unit == "month":
        return _month_from(published, -count)
    year = published.year - count * (10 if unit == "decade" else 1)
    return f"{year:04}" if year > 0 else None


def _number(word: str) -> int | None:
    if word in ("a", "an"):
        return 1
    return int(word) if word.isdigit() and len(word) < 4 else NUMBERS.get(word)


def _month_from(published: date, months: int) -> str:
    count = published.year * 12 + published.month - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def _unit(match: re.Match[str], frame: Frame) -> str | None:
    """ "last month" is a month, "last year" a year; "last week" and "next week" tell no day."""
    published, relative = frame.published, match["r"].lower()
    sign = -1 if relative in BACK else 1 if relative in AHEAD else 0
    unit = match["u"].lower()
    if published is None or unit not in ("month", "year"):
        return None
    if unit == "month":
        return _month_from(published, sign)
    return f"{published.year + sign:04}" if relative != "past" else None


def _nothing(match: re.Match[str], frame: Frame) -> str | None:
    return None


_READ: dict[str, Callable[[re.Match[str], Frame], str | None]] = {
    "iso": _iso,
    "day": _day,
    "month": _month_and_year,
    "halfyear": _bare_month,
    "lastmonth": _bare_month,
    "monthof": _month_of_year,
    "bare": _bare_month,
    "relday": _relative_day,
    "today": _shifted(0),
    "yesterday": _shifted(-1),
    "tomorrow": _shifted(1),
    "ago": _ago,
    "in": _nothing,
    "unit": _unit,
    "weekday": _weekday,
    "vague": _nothing,
    "year": _year,
}
