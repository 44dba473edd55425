"""States, their peoples and seats, and organisations, found in tokens."""

from __future__ import annotations

import re
from collections import Counter

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from loaders import gazetteer
from loaders.gazetteer import Place
from loaders.reading import Mark

NOT_THE_STATE_BEFORE = frozenset(
    "Times Post University Street Treaty Accord Accords Agreement Consensus Process Convention Daily Herald".split()
)
NEW = ("New", "South", "Port")  # before "Mexico", "Georgia"
ONLY_AFTER_A_PREPOSITION = frozenset("Male ECO NAM Jersey Victoria IRA Kingston Georgetown".split()) | {"San Jose"}
_BODY = re.compile(
    r"\b(Union|Organi[sz]ation|Commission|Committee|Bank|Fund|Company|Corp(?:oration)?|Group|Agency|Community|League|Alliance"
    r"|Council|Congress|Association|Federation|Front|Forum|Authority|Movement|Programme|Program|Institute|Chamber|Confederation|Coalition|Party)\b"
)
_STATE_BODY = re.compile(r"(?i)ministry|department|government|embassy|parliament|senate|court|army|house")
IGNORED = "-"

Fact = tuple[str, str]  # (kind, id) of a form


class Finder:
    """Finds the gazetteer's names in parsed text; made once a pipeline. What one document teaches is in `Names`."""

    def __init__(self, nlp: Language) -> None:
        self.places: dict[str, Place] = {}
        self.facts: dict[str, Fact] = {}
        self.shared: dict[str, list[Fact]] = {}
        for state in gazetteer.states():
            self.places[state.id] = Place(state.id, "Country", state.names[0], state.iso3)
            for kind, forms in (("name", state.names), ("demonym", state.demonyms), ("seat", state.seats)):
                for form in forms:
                    first = self.facts.setdefault(form, (kind, state.id))
                    if first[1] != state.id:
                        self.shared.setdefault(form, [first]).append((kind, state.id))
        self.combining = gazetteer.combining()
        for form in sorted(gazetteer.ignored()):
            self.facts.setdefault(form, ("name", IGNORED))
        for names in gazetteer.organizations():
            self.places[names[0]] = Place(names[0], "Organization", names[0], None)
            for form in names:
                self.facts.setdefault(form, ("org", names[0]))
        for form, fact in list(self.facts.items()):
            variants = (form.replace("'", "’"), form.upper() if len(form) > 4 else form, form.replace("U.S.", "U. S."))
            for variant in variants:
                self.facts.setdefault(variant, fact)
                if form in self.shared:
                    self.shared.setdefault(variant, self.shared[form])
        self.words = frozenset(
            word.lower() for form in self.facts for word in re.findall(r"\w+", form) if len(word) > 3
        )
        self._matcher = PhraseMatcher(nlp.vocab)
        self._matcher.add("names", [nlp.make_doc(form) for form in self.facts])

    def spans(self, doc: Doc) -> list[Span]:
        """The longest names, none overlapping."""
        spans: list[Span] = filter_spans(self._matcher(doc, as_spans=True))
        return spans


class Names:
    """The names of one document: the gazetteer's, read as the document's time asks, and bodies that it names itself."""

    def __init__(self, finder: Finder, docs: list[Doc], year: int) -> None:
        self.finder = finder
        self.places: dict[str, Place] = {}
        self._own: dict[str, str] = {}
        self._lengths: dict[str, set[int]] = {}
        self._era: dict[Fact, str] = {}
        self._chosen: dict[str, Fact] = {}
        self._shown: dict[str, str] = {}
        self._docs = docs  # kept, so that their ids stay theirs
        self._found = {id(doc): finder.spans(doc) for doc in docs}
        self._choose(docs, year)
        first = [self.marks(doc) for doc in docs]
        self._learn_era(Counter((m.kind, m.id) for marks in first for m in set(marks.values())), year)
        for doc, marks in zip(docs, first, strict=True):
            for mark in set(marks.values()):
                if mark.kind == "org":
                    form = doc[mark.start : mark.end].text
                    self._shown[mark.id] = max(self._shown.get(mark.id, ""), form, key=lambda name: (len(name), name))
        for doc in docs:
            self._learn_bodies(doc)

    def marks(self, doc: Doc) -> dict[int, Mark]:
        """Token index -> mark."""
        out: dict[int, Mark] = {}
        spans = self._found.get(id(doc))
        for span in self.finder.spans(doc) if spans is None else spans:
            kind, key = self._chosen.get(span.text) or self.finder.facts[span.text]
            key = self._era.get((kind, key), key)
            if key != IGNORED and not _is_something_else(doc, span, kind):
                out.update(dict.fromkeys(range(span.start, span.end), Mark(kind, key, span.start, span.end)))
        self._mark_combining(doc, out)
        for span in self._own_spans(doc):
            inside = [out[i] for i in range(span.start, span.end) if i in out]
            longer = len(span) > 1 and all(mark.end - mark.start < len(span) for mark in inside)
            if not inside or longer:
                mark = Mark("org", self._own[span.text], span.start, span.end)
                out.update(dict.fromkeys(range(span.start, span.end), mark))
        return out

    def _mark_combining(self, doc: Doc, out: dict[int, Mark]) -> None:
        """ "Sino-Russian", "Franco-German": the first part too."""
        for token in doc[:-2]:
            state = self.finder.combining.get(token.lower_)
            hyphen = state is not None and doc[token.i + 1].text in ("-", "–")
            if hyphen and state and token.i not in out and token.i + 2 in out:
                out[token.i] = Mark("demonym", state, token.i, token.i + 1)

    def place(self, key: str) -> Place:
        """The entity of an id; an organisation under the longest name that the document has for it."""
        found = self.places.get(key) or self.finder.places[key]
        shown = self._shown.get(key)
        return Place(found.id, found.label, shown, found.iso3) if found.label == "Organization" and shown else found

    def state(self, key: str | None) -> Place | None:
        """The state of an id; None where the id is none."""
        found = self.finder.places.get(key or "")
        return found if found is not None and found.label == "Country" else None

    def fact(self, form: str) -> Fact | None:
        """(kind, id) of a surface form."""
        found = self._chosen.get(form) or self.finder.facts.get(form)
        return found if found is not None and found[1] != IGNORED else None

    def _own_spans(self, doc: Doc) -> list[Span]:
        if not self._own:
            return []
        found = [
            doc[i : i + n]
            for i in range(len(doc))
            for n in self._lengths.get(doc[i].text, ())
            if doc[i : i + n].text in self._own
        ]
        spans: list[Span] = filter_spans(found)
        return spans

    def _choose(self, docs: list[Doc], year: int) -> None:
        """What a form of several states means here: "Congolese" of the Congo that is named otherwise too; "Bonn" of the
        Germany of that year."""
        forms = [span.text for doc in docs for span in self._found[id(doc)]]
        sure = Counter(self.finder.facts[form][1] for form in forms if form not in self.finder.shared)
        then = {state.id for state in gazetteer.states() if state.years and state.stood_in(year)}
        gone = {state.id for state in gazetteer.states() if state.years} - then
        for form in dict.fromkeys(forms):
            facts = self.finder.shared.get(form, [])
            if facts:
                self._chosen[form] = max(facts, key=lambda fact: (sure[fact[1]], fact[1] in then, fact[1] not in gone))

    def _learn_era(self, seen: Counter[Fact], year: int) -> None:
        """Moscow is the Soviet Union's where the document speaks of it; "Burmese" is Myanmar's where only that is named."""
        states = {key: place for key, place in self.finder.places.items() if place.label == "Country"}
        for key, place in states.items():
            today = place.iso3 or ""
            if key == today or today not in states:
                continue
            old = seen["name", key] + seen["demonym", key]
            new = seen["name", today] + seen["demonym", today]
            if old > new or (key == "SUN" and year < 1992):
                self._era["seat", today] = key
            if seen["demonym", key] and not seen["name", key] and seen["name", today]:
                self._era["demonym", key] = today

    def _learn_bodies(self, doc: Doc) -> None:
        """Bodies that the document names itself: "Muslim World League (MWL)"."""
        for span in doc.ents:
            if span.label_ != "ORG" or not _BODY.search(span.text) or _STATE_BODY.search(span.text):
                continue
            if span[0].text == "State" and span.start and doc[span.start - 1].lower_ == "of":
                continue  # "Assistant Secretary of [State for International Organization Affairs]"
            while len(span) > 1 and span[0].lower_ in ("the", "a", "an"):
                span = span[1:]
            span = body_alone(span, _BODY)
            capital = span[0].is_title or span[0].is_upper
            if not 2 <= len(span) <= 10 or span.text in self.finder.facts or not capital:
                continue
            self.places.setdefault(span.text, Place(span.text, "Organization", span.text, None))
            self._add(span.text, span.text, len(span))
            end = span.end
            if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].text.isupper():
                self._add(doc[end + 1].text, span.text, 1)

    def _add(self, form: str, key: str, length: int) -> None:
        if form not in self.finder.facts:
            self._own.setdefault(form, key)
            self._lengths.setdefault(form.split(" ")[0].split("-")[0], set()).add(length)


def _is_something_else(doc: Doc, span: Span, kind: str) -> bool:
    """ "Washington Post", "New Mexico", "Male" at the head of a sentence: not the state or its seat."""
    after = doc[span.end].text if span.end < len(doc) else ""
    before = doc[span.start - 1].text if span.start else ""
    newer = before in NEW and span.text in ("Mexico", "Georgia")
    if kind in ("name", "seat") and (after in NOT_THE_STATE_BEFORE or newer):
        return True
    return span.text in ONLY_AFTER_A_PREPOSITION and before.lower() not in ("in", "at", "to", "from")


def body_alone(span: Span, body: re.Pattern[str]) -> Span:
    """ "Expediency Council [Akbar Rafsanjani]", "Muslim World League [(MWL]": the body alone, where `body` finds its noun."""
    opened = next((k for k, token in enumerate(span) if token.text == "("), 0)
    if opened and not any(token.text == ")" for token in span):
        span = span[:opened]
    last = max((k for k, token in enumerate(span) if body.search(token.text)), default=len(span) - 1)
    rest = span[last + 1 :]
    if last and len(rest) and all(token.pos_ == "PROPN" and token.ent_type_ == "ORG" for token in rest):
        span = span[: last + 1]
    while len(span) > 1 and span[-1].text in ("(", "'s", "’s", "'", ",", "."):
        span = span[:-1]
    return span
