"""The days of one article: which day its lead tells, when its journeys began, and so the date of each finding."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders.dates import MONTHS, expressions
from loaders.reading import Finding, Paragraph, Reading
from loaders.when.act import WORDS, Act, Setting
from loaders.when.said import said
from loaders.when.suggested import suggested

MONTH_NAMES = re.compile(rf"\b(?:{'|'.join(MONTHS).title()})\b")


@dataclass(slots=True)
class Calendar:
    """The days of one article: the lead's, and the first day of each journey by who goes, by where to, and by both."""

    reading: Reading
    lead: str | None = None
    journeys: dict[tuple[str, str], str] = field(default_factory=dict)

    def date(self, found: Finding) -> str | None:
        """The day, month or year of a finding as ISO text, or None."""
        if found.type in WORDS.undated:
            return None
        if found.type == "PROPOSED" and found.rule.startswith("proposal-of:") and found.rule != "proposal-of:offer":
            return None
        value = self._when(found, self._journey(found))
        if found.type == "VISITED" and found.features.get("stop") and value and len(value) == 10:
            months = set(MONTH_NAMES.findall(found.sent.text))
            return value[:4] if len(months) > 1 else value[:7]
        return value

    def told(self, found: Finding) -> str | None:
        """The date without what the journeys of the article tell."""
        return self._when(found, None)

    def _journey(self, found: Finding) -> str | None:
        journeys = self.journeys
        if found.type == "VISITED":
            same = journeys.get((found.source.name, found.target.name))
            other = journeys.get(("by", found.source.name)) if found.status == "planned" else None
            return same or other or journeys.get(("to", found.target.name))
        return journeys.get(("by", found.source.name)) or journeys.get(("by", found.target.name))

    def _when(self, found: Finding, trip: str | None) -> str | None:
        act = _act(found)
        setting = Setting(
            self.reading.article.published, self.lead, self._is_first(found), trip, self._previous_day(found)
        )
        told = said(act, setting)
        return told.value if told is not None else suggested(act, setting)

    def _is_first(self, found: Finding) -> bool:
        first = _first_paragraph(self.reading)
        return found.paragraph is first and found.sent.start == 0

    def _previous_day(self, found: Finding) -> str | None:
        if not found.sent.start:
            return None
        before = found.sent.doc[found.sent.start - 1].sent
        told = [e.value for e in expressions(before.text, self.reading.article.published) if e.value]
        return told[-1] if told else None


def calendar(reading: Reading, findings: list[Finding]) -> Calendar:
    """The days that the lead and the journeys among the findings tell."""
    made = Calendar(reading)
    first = _first_paragraph(reading)
    if first is not None:
        lead = next(iter(first.doc.sents), None)
        days = expressions(lead.text, reading.article.published) if lead is not None else ()
        made.lead = next((e.value for e in days if e.value and len(e.value) == 10), None)
    for found in findings:
        if found.type != "VISITED" or found.status == "denied":
            continue
        act = _act(found)
        told = said(act, Setting(reading.article.published))
        if told is not None and told.value:
            made.journeys.setdefault((found.source.name, found.target.name), told.value)
            made.journeys.setdefault(("by", found.source.name), told.value)
            made.journeys.setdefault(("to", found.target.name), told.value)
    return made


def _act(found: Finding) -> Act:
    return Act(found.type, found.status, found.trigger, found.sent, int(found.features.get("from", -1)))


def _first_paragraph(reading: Reading) -> Paragraph | None:
    return next((paragraph for paragraph in reading.paragraphs if paragraph.base is not None), None)
