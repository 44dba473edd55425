"""One noun or pronoun -> the actor it stands for by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from loaders import grammar, lexicon
from loaders.actors import Actors
from loaders.coreference import PERSONS_OF_PAIR, STATES_OF_PAIR, is_pair, is_plural_of_sides, may_mean
from loaders.grammar import TITLES
from loaders.mentions.marks import body_alone
from loaders.reading import Actor, Person
from loaders.two_states import two_states


@dataclass(frozen=True, slots=True)
class Words:
    """The word classes of parties.toml, where they are explained."""

    state_nouns: frozenset[str]
    event_nouns: frozenset[str]
    locative: frozenset[str]
    addressed: frozenset[str]
    titled_bodies: frozenset[str]
    bare_titles: frozenset[str]
    inner_prepositions: frozenset[str]
    clause_prepositions: frozenset[str]


WORDS = lexicon.classes("parties.toml", "words", Words)
OUTSIDE = frozenset("relcl advcl conj cc appos punct".split())
MODIFIERS = ("amod", "compound", "poss", "nmod", "pobj", "nsubj", "dep", "appos")
BODY = re.compile(
    r"Ministry|Union|Organi[sz]ation|Council|Commission|Bank|Fund|Company|Corp|Group|Agency|Community|League|Alliance"
)


@dataclass
class Nouns(Actors):
    """Who the nouns of one paragraph stand for, each by itself."""

    # ---- pronouns

    def pronoun(self, token: Token) -> Actor | None:
        """ "he", "his": an official named before."""
        person = self.coreference.pronoun(self.paragraph, token)
        return self.person(person, token) if person else None

    def first_person(self, token: Token) -> Actor | None:
        """ "we", "I", "our": the speaker, or the state in whose name is spoken."""
        found = self.coreference.first_person(self.paragraph, token)
        if isinstance(found, Person):
            return self.person(found, token)
        if found is None:
            return None
        place = self.names.place(found)
        country = place.id if place.label == "Country" else None
        return self.make(place.label, place.name, country, None, token, token.i, token.i + 1)

    def speaker(self, token: Token) -> Actor | None:
        """The official who says "we" under a transcript's label."""
        person = self.coreference.speaker(self.paragraph, token)
        return self.person(person, token) if person else None

    def sides(self, token: Token) -> list[Actor]:
        """ "the two sides", "both ministers", "they": those whom the text has set against each other."""
        if is_plural_of_sides(token):
            return self.reading.memory.sides(self.paragraph, token)
        if not is_pair(token) or any(self._specifies(child) for child in token.children):
            return []
        word = token.lemma_.lower()
        sides = self.reading.memory.sides(self.paragraph, token)
        if sides and all(may_mean(word, (actor.title or "").lower().split()) for actor in sides):
            states = [state for actor in sides if (state := self.state_of(actor)) is not None]
            if word not in STATES_OF_PAIR:
                return sides
            if len({state.name for state in states}) == 2:
                return [self._remembered(state, token, n) for n, state in enumerate(states)]
        if word in PERSONS_OF_PAIR or token.lower_ == "two":
            pair = self.coreference.last_two(self.paragraph, token)
            return [self._remembered(self.person(p, token), token, n) for n, p in enumerate(pair)]
        found = [self.state(key, token) for key in two_states(self.reading, self.names, self.paragraph, token)]
        return [self._remembered(state, token, n) for n, state in enumerate(found) if state]

    def _specifies(self, child: Token) -> bool:
        """ "the two southern sides": not the sides of the talks."""
        return (child.dep_ == "amod" or child.i in self.paragraph.marks) and child.lower_ not in (
            "two",
            "both",
            "other",
        )

    def _remembered(self, actor: Actor, token: Token, n: int) -> Actor:
        at = self.make(actor.label, actor.name, actor.country, actor.title, token)
        return replace(at, head=-1 - n)

    # ---- one noun

    def actor(self, token: Token) -> Actor | None:
        """Who a noun stands for by itself; None where for nobody."""
        if token.i not in self._known:
            self._known[token.i] = None  # no circle
            self._known[token.i] = self._actor(token)
        return self._known[token.i]

    def is_named(self, token: Token) -> bool:
        """Whether the token is a state, an official or an organisation."""
        return self.named(self.actor(token))

    def _actor(self, token: Token) -> Actor | None:
        marks = self.paragraph.marks
        person = self._named_person(token)
        if person is not None:
            return person
        mark = marks.get(token.i)
        if token.lower_ in ("he", "she", "him") or (token.lower_ == "her" and token.dep_ in ("dobj", "pobj", "dative")):
            return self.pronoun(token)
        if mark is not None:
            return self._marked(token)
        if token.lower_ in ("our", "my"):
            return self.first_person(token) if token.dep_ == "poss" and token.lower_ == "our" else None
        if token.lower_ in ("we", "us", "i", "me"):
            return self.first_person(token)
        return self._described(token) or self._anyone(token)

    def _named_person(self, token: Token) -> Actor | None:
        span = self.paragraph.persons.get(token.i)
        if span is not None:
            person = self.reading.by_span.get((self.paragraph.index, span))
            return self.person(person, token, span) if person is not None else None
        holder = self._office_heads().get(token.i)
        if holder is None:
            return None
        for (index, name), person in self.reading.by_span.items():
            if index == self.paragraph.index and person is holder and name[0] >= token.i:
                return self.person(person, token, name)
        return self.person(holder, token)

    def _office_heads(self) -> dict[int, Person]:
        """Tokens of an office that the parse made the head of the phrase: "[Prime Minister] X"."""
        if self._in_office is None:
            self._in_office = {}
            doc = self.paragraph.doc
            for span in sorted(set(self.paragraph.persons.values())):
                person = self.reading.by_span.get((self.paragraph.index, span))
                if person is None or not self.coreference.is_official(person):
                    continue
                for title in person.titles:
                    if title.doc == self.paragraph.index and title.end == span[0] and title.heads:
                        for i in range(title.start, title.end):
                            head = doc[i].head.i
                            if (head < title.start or head >= span[1]) and i not in self.paragraph.persons:
                                self._in_office[i] = person
        return self._in_office

    def _marked(self, token: Token) -> Actor | None:
        """A name of the gazetteer; not a seat that only says where: "talks in Geneva", "a flight to Geneva", but "a protest
        to Tokyo"."""
        mark = self.paragraph.marks[token.i]
        place = self.names.place(mark.id)
        if place.label == "Organization":
            return self.make("Organization", place.name, None, None, token, mark.start, mark.end)
        where = token.dep_ == "pobj" and token.head.lower_ in WORDS.locative and token.head.head.pos_ != "VERB"
        told = where and token.head.lower_ in ("from", "to") and grammar.noun(token.head.head) in WORDS.addressed
        if mark.kind == "seat" and where and not told:
            return None
        return self.make("Country", place.name, place.id, None, token, mark.start, mark.end)

    def _described(self, token: Token) -> Actor | None:
        """ "the minister", "the French side", "Russian forces", "the trade ministry"."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return None
        word = grammar.noun(token)
        country = self.country_of(token, deep=False)
        if word in TITLES and self._is_of_a_body(token):  # "the head of the party"
            return self._as_state(country, token)
        person = self.coreference.titled(self.paragraph, token, country)
        if person is not None:
            return self.person(
                person, token, (token.left_edge.i if token.left_edge.i < token.i else token.i, token.i + 1)
            )
        if word in WORDS.event_nouns and not self.any_actor:
            return None
        if country and (word in WORDS.state_nouns or word in TITLES or token.ent_type_ == "ORG"):
            state = self._as_state(country, token)
            return state or self.make("Organization", self.names.place(country).name, None, None, token)
        return self._body(token) or self._author(token)

    def _as_state(self, country: str | None, token: Token) -> Actor | None:
        place = self.names.state(country)
        return self.make("Country", place.name, place.id, None, token) if place else None

    def _is_of_a_body(self, token: Token) -> bool:
        return any(grammar.noun(obj) in WORDS.titled_bodies for obj in grammar.objects_of(token, "of"))

    def _body(self, token: Token) -> Actor | None:
        """A body that only the NER knows."""
        if token.ent_type_ != "ORG" or self.any_actor:
            return None
        span = next((e for e in self.paragraph.doc.ents if e.start <= token.i < e.end), None)
        if span is None or not BODY.search(span.text):
            return None
        span = body_alone(span, BODY)
        name = re.sub(r"^the ", "", span.text, flags=re.I)
        return self.make("Organization", name, None, None, token, span.start, span.end)

    def _author(self, token: Token) -> Actor | None:
        """ "the Secretary" in a government's own release: its first official of that office."""
        bare = not any(child.dep_ in ("prep", "compound", "amod") for child in token.children)
        the = any(child.lower_ == "the" for child in token.children)
        title = token.lower_ in WORDS.bare_titles and token.text[0].isupper() and token.tag_ not in ("NNS", "NNPS")
        issuer = self.reading.issuer
        if not (title and the and bare and issuer):
            return None
        own = [
            person
            for person in self.reading.officials
            if person.affiliation == issuer and any(token.lower_ in title.heads for title in person.titles)
        ]
        own.sort(key=lambda person: person.mentions[0])
        return self.person(own[0], token) if own else None

    def _anyone(self, token: Token) -> Actor | None:
        if self.any_actor and token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            return self.make("Other", token.text, None, None, token)
        return None

    def country_of(self, token: Token, deep: bool = True) -> str | None:
        """The id of the state or body that a noun phrase belongs to, from its modifiers: "the French minister", "the minister
        of France". `deep` looks into appositions too."""
        found = []
        todo = [child for child in token.children if child.dep_ not in OUTSIDE]
        while todo:
            child = todo.pop(0)
            mark = self.paragraph.marks.get(child.i)
            if mark is not None and child.dep_ in MODIFIERS and not (mark.kind == "seat" and child.dep_ == "pobj"):
                found.append((mark.kind == "org", child.i, mark.id))
            belongs = child.dep_ == "prep" and child.lower_ in ("of", "for", "from", "to")
            if child.dep_ in ("compound", "amod", "nmod", "poss", "pobj") or belongs:
                todo += [inner for inner in child.children if inner.dep_ not in OUTSIDE]
        if found:
            return found[0][2]
        if not deep:
            return None
        for child in token.children:
            if child.dep_ == "appos":
                return self.country_of(child, False)
        head = token.head
        described = head.lemma_.lower() in TITLES | WORDS.state_nouns and head.i not in self.paragraph.persons
        return self.country_of(head, False) if token.dep_ == "appos" and described else None
