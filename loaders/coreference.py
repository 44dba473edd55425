"""Who is meant by "he", "the minister", "we", "the two sides"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from spacy.tokens import Doc, Token

from loaders import gazetteer, grammar, lexicon
from loaders.mentions.names import HEAD
from loaders.reading import Paragraph, Person, Reading


@dataclass(frozen=True, slots=True)
class Words:
    """The word classes of coreference.toml, where they are explained."""

    pair: frozenset[str]
    states_of_pair: frozenset[str]
    persons_of_pair: frozenset[str]
    domains: frozenset[str]
    indefinite: frozenset[str]
    speaking: frozenset[str]
    offices_of_authors: frozenset[str]
    plural_sides: frozenset[str]
    going: frozenset[str]
    receiving: frozenset[str]
    leading: frozenset[str]


WORDS = lexicon.classes("coreference.toml", "words", Words)
SHORT = lexicon.words("coreference.toml", "short")
STATES_OF_PAIR, PERSONS_OF_PAIR = WORDS.states_of_pair, WORDS.persons_of_pair
_LABEL = re.compile(r"^\s*((?:[A-Z][\w.'’-]+ ){1,5}[A-Z][\w'’-]+):")
_QUOTES = ('"', "“", "”", "``", "''")
GENDER_OF = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
NEAREST = 8  # persons looked at before a pronoun

Mention = tuple[int, tuple[int, int], Person]  # paragraph, span of the name, who


@dataclass
class Coreference:
    """Answers for one document."""

    reading: Reading
    _holders: dict[tuple[frozenset[str], bool, str | None], list[Mention]] = field(default_factory=dict)
    _genders: dict[int, str] = field(default_factory=dict)

    @cached_property
    def _order(self) -> list[Mention]:
        """Where officials are named, in the order of the text."""
        mentions = [(n, span, person) for person in self.reading.officials for n, span in person.mentions]
        return sorted(mentions, key=lambda entry: entry[:2])

    @cached_property
    def _in_paragraph(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = defaultdict(list)
        for mention in self._order:
            found[mention[0]].append(mention)
        return found

    @cached_property
    def _officials(self) -> set[int]:
        return {id(person) for person in self.reading.officials}

    def is_official(self, person: Person) -> bool:
        """Whether the person acts for a state or body, as far as the text tells."""
        return id(person) in self._officials

    def before(self, paragraph: Paragraph, at: int) -> Iterator[Mention]:
        """Officials named before a token, the nearest first, with where they stand."""
        last = bisect_left(self._order, (paragraph.index, at), key=_position)
        return (self._order[i] for i in range(last - 1, -1, -1))

    def pronoun(self, paragraph: Paragraph, token: Token) -> Person | None:
        """ "he", "she": a near subject before a near object. The official whom the sentence before calls "he" too, where none
        is named as a subject in between."""
        person = self._nearest(paragraph, token)
        remembered = self.reading.memory.he
        if remembered is not None:
            index, at, last = remembered
            near = (index == paragraph.index and at < token.i) or index == paragraph.index - 1
            kept = near and self.is_official(last) and self._may_be(last, token)
            if kept and not self._named_subject_since(index, at, paragraph, token):
                person = last
        guest = self._guest(paragraph, token)
        person = guest if guest is not None else person
        if token.dep_ in ("nsubj", "nsubjpass") and person is not None and token.lower_ in ("he", "she"):
            self.reading.memory.he = (paragraph.index, token.i, person)
        return person

    def _guest(self, paragraph: Paragraph, token: Token) -> Person | None:
        """Whom the sentence before receives, where "he" is about to go: "A received B. He will travel on to Mali"."""
        goes = token.dep_ == "nsubj" and token.head.lemma_ in WORDS.going
        start = token.sent.start
        if not goes or not start:
            return None
        before = paragraph.doc[start - 1].sent
        if before.root.lemma_ not in WORDS.receiving or before.root.tag_ not in ("VBD", "VBZ", "VBN"):
            return None
        guests = [child for child in before.root.children if child.dep_ in ("dobj", "nsubjpass")]
        found = [self.reading.person(paragraph, guest) for guest in guests]
        return next(
            (one for one in found if one is not None and self.is_official(one) and self._may_be(one, token)), None
        )

    def _may_be(self, person: Person, pronoun: Token) -> bool:
        """Whether nothing that the text tells of a person forbids "he" or "she"."""
        if id(person) not in self._genders:
            self._genders[id(person)] = _gender(self.reading, person)
        return self._genders[id(person)] in ("", GENDER_OF.get(pronoun.lower_, ""))

    def _named_subject_since(self, index: int, at: int, paragraph: Paragraph, token: Token) -> bool:
        for n, span, _ in self.before(paragraph, token.i):
            if (n, span[0]) <= (index, at):
                return False
            other = self.reading.paragraphs[n]
            if other.base is not None and other.doc[span[1] - 1].dep_ in ("nsubj", "nsubjpass"):
                return True
        return False

    def _nearest(self, paragraph: Paragraph, token: Token) -> Person | None:
        ranked = []
        for k, (n, span, person) in enumerate(islice(self.before(paragraph, token.i), NEAREST)):
            other = self.reading.paragraphs[n]
            if other.base is None or not self._may_be(person, token):
                continue
            here = n == paragraph.index
            sentences = sum(1 for t in other.doc[span[0] : token.i] if t.is_sent_start) if here else 0
            near = (paragraph.index - n) * 3 + sentences
            is_subject = _top_of_name(other.doc[span[1] - 1]).dep_ in ("nsubj", "nsubjpass")
            same = here and other.doc[span[0]].sent.start == token.sent.start
            ranked.append((near * 2 - 3 * is_subject + (1 if same and not is_subject else 0) + k * 0.3, k, person))
        return min(ranked, key=lambda entry: entry[:2])[2] if ranked else None

    def titled(self, paragraph: Paragraph, token: Token, country: str | None) -> Person | None:
        """ "the minister", "the Russian premier", "the DPM": the last official of that office (and state, where one stands)."""
        low = token.lower_.rstrip("s") if token.tag_ == "NNPS" else token.lemma_.lower()
        if low not in HEAD | SHORT.keys() or token.tag_ in ("NNS", "NNPS") or token.i in paragraph.persons:
            return None
        children = list(token.children)
        indefinite = any(child.dep_ == "det" and child.lower_ in WORDS.indefinite for child in children)
        named = any(child.dep_ == "appos" and child.i in paragraph.persons for child in children)
        definite = token.text[0].isupper() or any(child.lower_ in ("the", "his", "her") for child in children)
        if indefinite or named or not definite:
            return None
        words = set(SHORT.get(low, {low}))
        words |= {
            child.lower_ for child in children
            if child.dep_ in ("compound", "amod") and (child.lower_ in HEAD or child.lower_ in WORDS.domains)
        }  # fmt: skip
        held = self._held(frozenset(words), low == "premier", country)
        last = bisect_left(held, (paragraph.index, token.i), key=_position)
        return held[last - 1][2] if last else None

    def _held(self, words: frozenset[str], is_premier: bool, country: str | None) -> list[Mention]:
        """Where the holders of an office (of a state, where one is told) are named, in the order of the text."""
        key = (words, is_premier, country)
        if key not in self._holders:
            fitting = set()
            for person in self.reading.officials:
                have = _office_words(person)
                fits = words <= have | {"mr"} or (is_premier and {"prime", "minister"} <= have)
                if fits and (not country or country == person.affiliation):
                    fitting.add(id(person))
            self._holders[key] = [mention for mention in self._order if id(mention[2]) in fitting]
        return self._holders[key]

    def speaker(self, paragraph: Paragraph, token: Token) -> Person | None:
        """Whoever says "we" under a transcript's label ("SECRETARY X:"); None inside quotation marks."""
        return None if is_quoted(paragraph.doc, token) else self._labelled(paragraph)

    def first_person(self, paragraph: Paragraph, token: Token) -> Person | str | None:
        """ "I", "we", "our": the speaker of the quotation or of the transcript; else the state (its id) in whose name the
        article speaks, or for "I" and "my" the minister who is its author where one is named."""
        quoted = is_quoted(paragraph.doc, token)
        speaker = self._quoted_speaker(paragraph, token) if quoted else self._labelled(paragraph)
        state = speaker.affiliation if speaker else None if quoted else self.reading.issuer
        if token.lower_ not in ("i", "me", "my"):
            return state
        if speaker or quoted or not state:
            return speaker
        for _, _, person in self._order:
            office = person.office
            if person.affiliation == state and office and office.heads & WORDS.offices_of_authors:
                return person
        return state

    def _quoted_speaker(self, paragraph: Paragraph, token: Token) -> Person | None:
        doc, sentence = paragraph.doc, token.sent
        previous = doc[max(0, sentence.start - 1)].sent.start
        near = []
        for _, span, person in self._in_paragraph.get(paragraph.index, ()):
            if doc[span[0]].sent.start in (sentence.start, previous):
                far = 0 if doc[span[1] - 1].dep_ == "nsubj" else 12
                near.append((abs(span[0] - token.i) + far, span, person))
        if near:
            return min(near, key=lambda entry: entry[:2])[2]
        spoken = [t for t in sentence if t.lower_ in ("he", "she") and t.head.lemma_ in WORDS.speaking]
        return self._nearest(paragraph, spoken[0]) if spoken else None

    def _labelled(self, paragraph: Paragraph) -> Person | None:
        return self._labels[paragraph.index]

    @cached_property
    def _labels(self) -> list[Person | None]:
        """Who speaks in each paragraph, after the last label before it."""
        speakers: list[Person | None] = []
        speaker: Person | None = None
        for paragraph in self.reading.paragraphs:
            match = _LABEL.match(paragraph.doc.text) if paragraph.base is not None else None
            if match:
                named = self._in_paragraph.get(paragraph.index, ())
                inside = (person for _, span, person in named if paragraph.doc[span[0]].idx < match.end())
                speaker = next(inside, None)
            speakers.append(speaker)
        return speakers

    def _doers(self, paragraph: Paragraph, token: Token) -> list[Person]:
        """Who does what is done to them: "A, who had invited both leaders" are two others."""
        if token.dep_ not in ("dobj", "dative", "pobj") or token.head.pos_ == "NOUN":
            return []
        verb = token.head if token.dep_ != "pobj" else token.head.head
        doers = grammar.subject(verb) if verb.pos_ == "VERB" else []
        found = (self.reading.person(paragraph, doer) for doer in doers if token not in doers)
        return [person for person in found if person is not None]

    def last_two(self, paragraph: Paragraph, token: Token) -> list[Person]:
        """The last two officials named, of two states, whose offices the noun may mean: "the two ministers"."""
        out: list[Person] = []
        doers = self._doers(paragraph, token)
        for _, _, person in self.before(paragraph, token.i):
            if person in doers:
                continue
            if may_mean(token.lemma_.lower(), _office_words(person)) and all(
                person is not other and person.affiliation != other.affiliation for other in out
            ):
                out.append(person)
            if len(out) == 2:
                return out
        return []


def may_mean(noun: str, office: Collection[str]) -> bool:
    """Whether "the two leaders" may be holders of an office, told by its words: a president is a leader, a foreign minister is
    not. Where no office is told, nothing speaks against it."""
    if noun not in ("leader", "president", "premier") or not office:
        return True
    second = bool({"vice", "deputy"} & set(office))
    if noun == "president":
        return "president" in office and not second
    pairs = ({"prime", "minister"}, {"general", "secretary"})
    return not second and (bool(WORDS.leading & set(office)) or any(pair <= set(office) for pair in pairs))


def is_pair(token: Token) -> bool:
    """ "the two sides", "both ministers", "they", "both"; not "the two sides of the border"."""
    two = token.lower_ == "two" or any(child.lower_ in ("two", "both") for child in token.children)
    if not ((token.lemma_.lower() in WORDS.pair and two) or token.lower_ in ("they", "both")):
        return False
    return not any(child.dep_ == "prep" and child.lower_ in ("of", "from") for child in token.children)


def is_plural_of_sides(token: Token) -> bool:
    """ "the sides", "the parties", "the heads of state", "the leaders": nothing but the article before them."""
    if token.tag_ != "NNS" or token.lemma_.lower() not in WORDS.plural_sides:
        return False
    words = [child for child in token.children if child.i < token.i]
    of_state = [
        child
        for child in token.children
        if child.i > token.i and child.dep_ in ("prep", "relcl", "acl", "conj", "appos")
    ]
    plain = all(
        child.lower_ == "of" and any(obj.lower_ in ("state", "government") for obj in child.children)
        for child in of_state
    )
    return [child.lower_ for child in words] == ["the"] and plain


def is_quoted(doc: Doc, token: Token) -> bool:
    """Whether a quotation is open before the token."""
    return sum(t.text in _QUOTES for t in doc[: token.i]) % 2 == 1


def _gender(reading: Reading, person: Person) -> str:
    """ "she" or "he" after titles, honorifics and given names; "" where they tell nothing, or both."""
    words = gazetteer.genders()
    told = {head for title in person.titles for head in title.heads}
    for index, (start, _) in person.mentions:
        told |= {token.lower_ for token in reading.paragraphs[index].doc[max(0, start - 1) : start]}
    given = {form.split()[0] for form in person.forms if " " in form}
    she = bool(told & words.women_titles or given & words.women)
    he = bool(told & words.men_titles or given & words.men)
    return "" if she == he else "she" if she else "he"


def _position(mention: Mention) -> tuple[int, int]:
    return mention[0], mention[1][0]


def _top_of_name(token: Token) -> Token:
    while token.dep_ in ("compound", "appos", "flat", "nmod") and token.head.i != token.i:
        token = token.head
    return token


def _office_words(person: Person) -> set[str]:
    text = " ".join(title.text for title in person.titles if not title.former)
    have = set(re.findall(r"\w+", text.lower()))
    return have | {word for short in list(have) for word in SHORT.get(short, ())}
