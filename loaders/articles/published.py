"""When an article was published: from a record's field, or from the head of the text itself."""

from __future__ import annotations

import email.utils
import re
from datetime import date, datetime

from graph.errors import InputError
from graph.model import DateSpan

MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
HEAD = 600  # characters of the text in which a dateline is looked for

_STATED = re.compile(
    r"(?:^|\s)(?:date|dated|published|publication date|released?)\s*:?\s*(?P<iso>\d{4}-\d{2}-\d{2})\b", re.I
)
_WRITTEN = rf"(?i:{_MONTH} {_DAY},? {_YEAR}|" + rf"{_DAY} {_MONTH},? {_YEAR})".replace("?P<", "?P<x")
_ALONE = re.compile(rf"^[^.!?\n]{{0,80}}?(?<![\w]){_WRITTEN}\W*$", re.M)
_DATELINE = re.compile(
    rf"^\W*[A-Z][A-Z .'’-]{{2,40}}(?:, [A-Z][A-Za-z .]{{1,30}})?,? +{_WRITTEN}(?: *\([A-Za-z /'.-]+\))? *(?:--?|–|—|:|$)",
    re.M,
)
_WORD = r"[A-Z][a-z]{2,8}\.?|\d{1,2}"
_YEARLESS = re.compile(
    rf"^\W*[A-Z][A-Z .'’-]{{2,40}}(?:, [A-Z][A-Za-z .]{{1,30}})?,? +(?P<first>{_WORD}) (?P<second>{_WORD})"
    r"(?: *\([A-Za-z /'.-]+\))? *(?:--?|–|—|:|$)",
    re.M,
)


def published_of(value: object, where: str) -> tuple[date | None, int | None]:
    """A record's date field -> (day, year): (None, year) where it tells a year or a month only.

    Takes ISO days, months and years, ISO date-times and the dates of mail and feeds. Raises InputError that names
    `where` and the value for anything else.
    """
    if value is None or value == "":
        return None, None
    text = str(value).strip()
    try:
        if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
            span = DateSpan(text)
            return (span.first, span.first.year) if len(text) == 10 else (None, span.first.year)
        return datetime.fromisoformat(text).date(), None
    except ValueError:
        pass
    except Exception:
        raise InputError(f"{where}: published {text!r} is no date: write YYYY-MM-DD or leave it out") from None
    try:
        return email.utils.parsedate_to_datetime(text).date(), None
    except (ValueError, TypeError):
        pass
    found = _date(_ALONE.fullmatch(text))
    if found:
        return found, None
    raise InputError(f"{where}: published {text!r} is no date: write YYYY-MM-DD or leave it out")


def dateline(text: str, year: int | None = None) -> date | None:
    """The day that the head of a text gives as its own: "… date 2025-07-10 …", "KYIV, March 14, 2022 (AFP) -", a line
    that ends in a date. A dateline without a year ("ANKARA, March 14 (AFP)") counts only where `year` is known."""
    head = text[:HEAD]
    if stated := _STATED.search(head):
        try:
            return date.fromisoformat(stated["iso"])
        except ValueError:
            return None
    found = _date(_DATELINE.search(head)) or _date(_ALONE.search(head))
    if found or year is None:
        return found
    for match in _YEARLESS.finditer(head):
        one, two = match["first"].rstrip("."), match["second"].rstrip(".")
        word, day = (one, two) if two.isdigit() else (two, one)
        month = _month(word)
        if month and day.isdigit():
            try:
                return date(year, month, int(day))
            except ValueError:
                return None
    return None


def _month(word: str) -> int | None:
    return next((n for n, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word.lower()[:3])), None)


def _date(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    groups = match.groupdict()
    prefix = "x" if groups.get("xday") else ""
    month = _month(groups[prefix + "month"])
    try:
        return date(int(groups[prefix + "year"]), month or 0, int(groups[prefix + "day"]))
    except ValueError:
        return None
