"""For whom each official acts, from the surest sign to the weakest, and in whose name the article speaks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from loaders import gazetteer
from loaders.grammar import finite
from loaders.mentions.marks import Names
from loaders.mentions.names import WORDS
from loaders.mentions.people import folded
from loaders.reading import Mark, Person, Reading, Title

SAME_BODY, KNOWN_LEADER, PLAIN_TITLE, GUESSED = 4.6, 5.0, 8.8, 9.0
LONGEST_TITLE = 7  # tokens between "In Quito," and the name
BODY_REACH = 4  # tokens between a state and its body: "the Malian Foreign Trade Ministry"
THERE = 8.9  # "In Quito, President X": surer than the guesses
GUESSES = ("us", "met", "issuer", "dateline", "only")  # ranks 9.0, 9.1, … in this order
BY_TLD = {
    "uk": "GBR", "au": "AUS", "nz": "NZL", "in": "IND", "pk": "PAK", "ca": "CAN", "jp": "JPN", "za": "ZAF", "cn": "CHN",
    "kr": "KOR", "tr": "TUR", "ua": "UKR", "ru": "RUS", "br": "BRA", "mx": "MEX", "il": "ISR", "sg": "SGP", "my": "MYS",
    "ph": "PHL", "lk": "LKA", "bd": "BGD", "np": "NPL", "ng": "NGA", "ke": "KEN", "gh": "GHA", "eg": "EGY", "sa": "SAU",
    "ae": "ARE", "qa": "QAT", "fr": "FRA", "de": "DEU", "it": "ITA", "es": "ESP", "pl": "POL", "ie": "IRL", "se": "SWE",
    "fi": "FIN", "no": "NOR", "dk": "DNK", "nl": "NLD", "gr": "GRC", "ge": "GEO", "am": "ARM", "az": "AZE", "kz": "KAZ",
}  # fmt: skip
_GOVERNMENT_URL = re.compile(
    r"https?://[^/]*?(?:\.gov|\.govt|\.gob|\.gouv|\.go|\.mfa|mfa\.gov|mofa\.go)\.([a-z]{2})(?:/|$)"
)
_US_URL = re.compile(r"https?://[^/]*\b(state|whitehouse|defense|treasury|usembassy)\.gov(?:/|$)")
_US_TEXT = re.compile(
    r"attributable to (?:the )?(?:Deputy |Department |Principal Deputy )*Spokesperson|Office of the Spokesperson"
    r"|Department of State"
)
_FIRST_PERSON = re.compile(r"\b(I|[Ww]e|[Oo]ur|[Mm]y)\b")
_RELEASE = re.compile(r"\b(MP|MINISTER FOR|MEDIA RELEASE|Media Release|Press [Rr]elease|PRESS RELEASE)\b")
_QUOTED = re.compile(r"[“\"][^”\"]{0,400}[”\"]")


@cache
def _leaders() -> dict[str, list[tuple[str, int, int]]]:
    table: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for leader in gazetteer.leaders():
        for name in leader.names:
            table[folded(name)].append((leader.state, leader.first, leader.last))
    return dict(table)


@dataclass(slots=True)
class Affiliations:
    """Settles the affiliations of a document's people."""

    reading: Reading
    names: Names
    year: int
    counts: Counter[str] = field(default_factory=Counter)

    def settle(self) -> None:
        """Sets `affiliation` and `rank` of each person, and the reading's issuer and dateline."""
        reading = self.reading
        for paragraph in reading.paragraphs:
            for mark in {(m.start, m.end): m for m in paragraph.marks.values()}.values():
                self.counts[mark.id] += self.names.place(mark.id).label == "Country"
        self.counts = +self.counts
        reading.issuer = self._issuer()
        places = [self._place(place) for place, _ in reading.datelines if _town(place) not in WORDS.neutral_places]
        reading.dateline = next((place for place in places if place), None)
        for _ in range(2):  # twice: an office may hang on another's
            for person in reading.people:
                self._by_titles(person)
        for person in reading.people:
            for settle in (self._by_body, self._by_name, self._by_plain_title, self._by_guess):
                if not person.affiliation:
                    settle(person)
        self._by_chain()
        for person in reading.people:
            person.affiliation = WORDS.ruling.get(person.affiliation or "", person.affiliation)

    def _by_titles(self, person: Person) -> None:
        holds = any(not title.former and title.affiliation for title in person.titles)
        for title in person.titles:
            owner = title.affiliation
            key = owner.affiliation if isinstance(owner, Person) else owner
            if key and title.rank < person.rank and not (title.former and holds):
                person.affiliation, person.rank = key, title.rank

    def _by_body(self, person: Person) -> None:
        """ "the Malian embassy … embassy counsellor X": the state whose body of that name stands last before."""
        for title in person.titles:
            body = next((word for word in title.text.lower().split() if word in WORDS.body), None)
            state = self._owner_of(body, title) if body and not title.former else None
            if state:
                person.affiliation, person.rank = state, SAME_BODY
                return

    def _owner_of(self, body: str, title: Title) -> str | None:
        """The state of the body of that name that stands last before a title, there or in the paragraph before."""
        for index in (title.doc, title.doc - 1):
            paragraph = self.reading.paragraphs[index] if index >= 0 else None
            if paragraph is None or paragraph.base is None:
                continue
            end = title.start if index == title.doc else len(paragraph.doc)
            for token in reversed(paragraph.doc[:end]):
                if token.lower_ != body:
                    continue
                before = (paragraph.marks.get(i) for i in range(token.i - 1, max(-1, token.i - 1 - BODY_REACH), -1))
                mark = next((mark for mark in before if mark is not None), None)
                if mark is not None and mark.kind in ("name", "demonym") and self.names.state(mark.id):
                    return mark.id
        return None

    def _by_name(self, person: Person) -> None:
        """A leader whom the gazetteer knows by name and year; not where the text calls him or her a rebel."""
        if any(WORDS.against_states & set(title.text.lower().split()) for title in person.titles):
            return
        for form in sorted(person.forms, key=lambda name: (-len(name), name)):
            fits = self._known(folded(form))
            if fits:
                person.affiliation, person.rank = fits, KNOWN_LEADER
                return

    def _known(self, form: str) -> str | None:
        table, last = _leaders(), form.split()[-1] if form.split() else form
        for state, first, until in table.get(form, ()):
            if first - 1 <= self.year <= until + 1:
                return state
        full = [name for name in table if " " in name and name.split()[-1] == last and form.startswith(name[:4])]
        if len(form.split()) > 1 and full:
            for state, first, until in table.get(last, ()):
                if first <= self.year <= until:
                    return state
        return None

    def _by_plain_title(self, person: Person) -> None:
        """An office that only one state has, or of those that have it the one that the text names most."""
        titles = " ".join(title.text.lower() for title in person.titles if not title.former)
        for office, states in WORDS.plain.items():
            if not re.search(rf"\b{re.escape(office)}\b", titles):
                continue
            named = max(states, key=lambda state: (self.counts[state], -states.index(state)))
            if self.counts[named] or office in WORDS.unmistakable:
                person.affiliation, person.rank = named, PLAIN_TITLE
            return

    def _by_guess(self, person: Person) -> None:
        """An office without a state: American where it is an American one, else of the state that was met, of the issuer, of
        the dateline, of the state that the text names most."""
        office = person.office
        if not office or office.former:
            return
        titles = " ".join(title.text.lower() for title in person.titles)
        public = bool(office.heads & WORDS.of_bodies and WORDS.public & set(titles.split()))
        if not (office.heads & WORDS.acting_for_states or "staff" in titles or public):
            return
        issuer = self.reading.issuer
        is_us = titles.strip(" the") == "vice president" or any(re.search(rf"\b{key}\b", titles) for key in WORDS.us)
        other_president = issuer == "USA" and "president" in office.heads and "vice" not in titles
        foreign = bool(office.heads & WORDS.not_american) or "prime" in titles or other_president
        is_us = is_us and not self._is_held(office, person, "USA")
        met = self._is_counterparty(person)
        body = next((body for office, body in WORDS.implied.items() if office in titles), None)
        if body:
            person.affiliation, person.rank = body, 1.0
            return

        def fits(state: str | None) -> str | None:
            return state if state and not (foreign and state == "USA") else None

        own = {issuer} | {q.affiliation for q in self.reading.people if q is not person and q.rank < KNOWN_LEADER}
        there = self._there(person)
        if there and there not in own - {issuer} and not (foreign and there == "USA"):
            person.affiliation, person.rank = there, THERE
            return
        theirs = not met or (issuer == "USA" and "president" not in office.heads)
        options = {
            "us": "USA" if is_us and "USA" in self.counts and issuer in (None, "USA") and not foreign else None,
            "met": self._elsewhere(person, own) if met or (foreign and issuer == "USA") else None,
            "issuer": fits(issuer) if theirs else None,
            "dateline": fits(self.reading.dateline) if office.heads != {"counterpart"} else None,
            "only": self._home(person, foreign),
        }
        for n, guess in enumerate(GUESSES):
            if options[guess]:
                person.affiliation, person.rank = options[guess], round(GUESSED + n / 10, 1)
                return

    def _is_held(self, office: Title, person: Person, state: str) -> bool:
        """Whether another is surely named as the holder of the same office of that state."""
        words = set(office.text.lower().split())
        others = (
            q for q in self.reading.people if q is not person and q.affiliation == state and q.rank < KNOWN_LEADER
        )
        return any(words <= set(title.text.lower().split()) for q in others for title in q.titles if not title.former)

    def _there(self, person: Person) -> str | None:
        """The state at the head of the sentence that first names a person: "In Quito, President X thanked"."""
        index, span = person.mentions[0]
        paragraph = self.reading.paragraphs[index]
        sentence = paragraph.doc[span[0]].sent
        mark = paragraph.marks.get(sentence.start + 1)
        if sentence[0].lower_ != "in" or mark is None or mark.kind not in ("name", "seat") or mark.end >= span[0]:
            return None
        between = paragraph.doc[mark.end : span[0]]
        near = between[0].text == "," and len(between) <= LONGEST_TITLE
        return mark.id if near and self.names.state(mark.id) else None

    def _by_chain(self) -> None:
        """ "to meet President A, Prime Minister B": what was guessed of A holds for B."""
        met = round(GUESSED + GUESSES.index("met") / 10, 1)
        order = sorted(((m, p) for p in self.reading.people for m in p.mentions), key=lambda entry: entry[0])
        for mention, person in order:
            first = person.chain
            if first is None or first is person or person.rank < GUESSED or mention != person.mentions[0]:
                continue
            if first.affiliation and first.rank == met:
                person.affiliation, person.rank = first.affiliation, max(first.rank, GUESSED)

    def _is_counterparty(self, person: Person) -> bool:
        """Whether someone is first named as the other side: "met with President X", "thanked Minister X"."""
        index, span = person.mentions[0]
        doc = self.reading.paragraphs[index].doc
        near = (t for t in person.titles if t.doc == index and t.end <= span[0] and span[0] - t.end < 3)
        title = next(near, None)
        at = (title.start if title else span[0]) - 1
        if person.chain is not None and at > 0 and doc[at].lower_ in (",", "and"):
            return False
        skipped = ("the", "his", "her", "both", "including", ",", "newly", "officials", "leaders")
        while at > 0 and doc[at].lower_ in skipped and span[0] - at < 30:
            at -= 1
        if at < 0:
            at = len(doc) - 1
        between = doc[at].lower_ == "between" and doc[at - 1].lower_ in (
            "talks",
            "meeting",
            "conversations",
            "conversation",
        )
        return doc[at].lower_ in WORDS.meeting or doc[at].lemma_.lower() in WORDS.meeting or between

    def _elsewhere(self, person: Person, own: set[str | None]) -> str | None:
        """The state of the other side: where the meeting is, or the nearest one before the name that is not one's own."""
        index, span = person.mentions[0]
        paragraph = self.reading.paragraphs[index]
        doc, sentence = paragraph.doc, paragraph.doc[span[0]].sent
        found = []
        for i in range(span[0], -1, -1):
            mark = paragraph.marks.get(i)
            if mark is None or mark.start != i or mark.id in own or self.names.place(mark.id).label != "Country":
                continue
            before = doc[i - 1].lower_ if i else ""
            there = before in ("in", "to", "visit", "visiting", ",") or mark.kind == "seat"
            found.append(((0 if i >= sentence.start else 3) + (0 if there else 1), span[0] - i, mark.id))
            if i < sentence.start and len(found) > 1:
                break
        return min(found)[2] if found else None

    def _home(self, person: Person, foreign: bool) -> str | None:
        """The state that the text names most and for which nobody else speaks."""
        taken = Counter(
            q.affiliation for q in self.reading.people if q is not person and q.affiliation and q.rank < KNOWN_LEADER
        )
        free = self.counts - self._used(person)
        most = [state for state, _ in free.most_common(3) if not (foreign and state == "USA")][:2]
        marks = (m for p in self.reading.paragraphs for _, m in sorted(p.marks.items()) if m.id in most)
        first = next((mark.id for mark in marks), None)
        index, span = person.mentions[0]
        root = self.reading.paragraphs[index].doc[span[1] - 1]
        speaks = (root.dep_ == "nsubj" and root.head.lemma_.lower() in WORDS.saying) or root.head.lower_ in WORDS.saying

        def weight(state: str) -> tuple[float, str]:
            return free[state] * (1.5 if speaks and state == first else 1) / (1 + 0.5 * taken[state]), state

        return max(most, key=weight) if most else None

    def _used(self, person: Person) -> Counter[str]:
        """How often each state stands only in the offices of others."""
        used: Counter[str] = Counter()
        for title in (title for q in self.reading.people if q is not person for title in q.titles if title.doc >= 0):
            marks = self.reading.paragraphs[title.doc].marks
            used.update({marks[i].id for i in range(title.start, title.end) if i in marks})
        return used

    def _issuer(self) -> str | None:
        """The government in whose own words the article speaks: by its address, else by "we" and the state that acts."""
        url, text = self.reading.article.url or "", self.reading.article.text
        if _US_URL.match(url) or (_US_TEXT.search(text) and "USA" in self.counts):
            return "USA"
        tld = _GOVERNMENT_URL.match(url)
        if tld and tld[1] in BY_TLD:
            return BY_TLD[tld[1]]
        if self.reading.datelines or not text:
            return None
        own_words = _QUOTED.sub(" ", text)  # not in what others are quoted to say
        if not (_FIRST_PERSON.search(own_words) or _RELEASE.search(own_words)):
            return None
        score = self._acting_states()
        return max(score, key=lambda state: (score[state], state)) if score else None

    def _acting_states(self) -> dict[str, float]:
        """How much each state acts in the text: as the doer, as "the X government", by its will ("X's commitment"), in the
        first and last paragraph; less where "I" and "we" act on it, and where it only receives or is a place."""
        score: dict[str, float] = defaultdict(float)
        paragraphs = self.reading.paragraphs
        for paragraph in paragraphs:
            edge = paragraph is paragraphs[0] or paragraph is paragraphs[-1]
            for mark in sorted(set(paragraph.marks.values()), key=lambda m: m.start):
                if self.names.place(mark.id).label == "Country":
                    score[mark.id] += 0.2 + 0.5 * edge + _part_played(paragraph.doc, mark)
        return score

    def _place(self, text: str) -> str | None:
        """The state of a dateline's place."""
        parts = text.split(",")
        for form in (text.strip(" ,"), text.title().strip(" ,"), parts[0].title().strip(), parts[-1].strip().title()):
            fact = self.names.fact(form)
            if fact and fact[0] in ("seat", "name"):
                return fact[1]
            if form in gazetteer.cities():
                return gazetteer.cities()[form]
        return None


def _part_played(doc: Doc, mark: Mark) -> float:
    after = doc[mark.end].lower_ if mark.end < len(doc) else ""
    before = doc[mark.start - 1].lower_ if mark.start else ""
    word = doc[mark.end - 1]
    acted_on = any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in finite(word).children)
    if word.dep_ == "nsubj" or (after in ("government", "minister") and before == "the" and not acted_on):
        return 1.5
    if word.dep_ == "poss" and word.head.lower_ in WORDS.will:
        return 1.0
    received = word.dep_ == "pobj" and word.head.lower_ in ("in", "to", "for", "with")
    return -1.0 * acted_on - 0.3 * received


def _town(place: str) -> str:
    return place.title().split(",")[0].strip()
