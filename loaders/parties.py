"""Tokens -> actors: who a noun phrase stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from loaders import grammar
from loaders.coreference import PERSONS_OF_PAIR, STATES_OF_PAIR, Coreference, is_pair, is_plural_of_sides
from loaders.grammar import TITLES
from loaders.mentions.marks import Names
from loaders.reading import Actor, Paragraph, Person, Reading
from loaders.two_states import two_states

STATE_NOUNS = frozenset(
    """government ministry embassy army military navy force troop soldier police court parliament senate congress cabinet
    administration authority regime state side party delegation official leader leadership minister president premier ambassador
    envoy diplomat spokesman spokeswoman spokesperson team mission people government council house office department agency
    warplane jet missile airstrike warship coast guard border counterpart monarch king premier chancellor secretary lawmaker
    legislator representative security command commander general militia intelligence country nation republic citizen national
    mediator negotiator visitor guest""".split()
)
EVENT_NOUNS = frozenset(
    """agreement treaty accord pact memorandum deal contract protocol convention declaration communique mou attack strike raid
    bombing shelling invasion war aggression assault sanction embargo tariff ban restriction expulsion""".split()
)
LOCATIVE = ("in", "at", "near", "outside", "around", "from", "to", "for", "into")
TITLED_BODIES = frozenset(
    "bank company board party committee commission association union federation corporation chamber university".split()
)
BARE_TITLES = ("senator", "secretary", "minister", "ambassador", "envoy", "president", "premier", "congressman")
OUTSIDE = frozenset("relcl advcl conj cc appos punct".split())
MODIFIERS = ("amod", "compound", "poss", "nmod", "pobj", "nsubj", "dep", "appos")
INNER_PREPOSITIONS = frozenset("of by from against with to between on in among into for like including".split())
CLAUSE_PREPOSITIONS = ("with", "to", "against", "for", "from")
_BODY = re.compile(
    r"Ministry|Union|Organi[sz]ation|Council|Commission|Bank|Fund|Company|Corp|Group|Agency|Community|League|Alliance"
)
NAMED = ("Country", "Official", "Organization")


@dataclass
class Parties:
    """The actors of one paragraph. With `any_actor` every noun phrase is one (label "Other")."""

    reading: Reading
    paragraph: Paragraph
    names: Names
    coreference: Coreference
    any_actor: bool = False
    _known: dict[int, Actor | None] = field(default_factory=dict)
    _in_office: dict[int, Person] | None = None

    # ---- making actors

    def make(
        self,
        label: str,
        name: str,
        country: str | None,
        title: str | None,
        token: Token,
        a: int | None = None,
        b: int | None = None,
    ) -> Actor:
        """An actor mentioned by tokens a:b; without them from the left edge of the phrase to the token."""
        first = token.left_edge.i if a is None else a
        last = token.i + 1 if b is None else b
        span = self.paragraph.doc[first if first < last else token.i : last]
        base = self.paragraph.base or 0
        return Actor(label, name, country, title, base + span.start_char, base + span.end_char, token.i)

    def person(self, official: Person, token: Token, span: tuple[int, int] | None = None) -> Actor:
        """An official as the token (or the span) mentions him or her."""
        first, last = span or (token.i, token.i + 1)
        office = official.office
        return self.make(
            "Official", official.name, official.affiliation, office.text if office else None, token, first, last
        )

    def state(self, country: str | None, token: Token) -> Actor | None:
        """The state of that id, mentioned by the token; None where the id is no state."""
        place = self.names.state(country)
        return self.make("Country", place.name, place.id, None, token, token.i, token.i + 1) if place else None

    def organization(self, id: str, token: Token) -> Actor:
        """The organisation of that id, mentioned by the token."""
        return self.make("Organization", self.names.place(id).name, None, None, token, token.i, token.i + 1)

    def state_of(self, actor: Actor) -> Actor | None:
        """The state that an official acts for, with the official's mention."""
        place = self.names.state(actor.country)
        return Actor("Country", place.name, place.id, None, actor.start, actor.end, -1) if place else None

    def issuer(self, token: Token) -> Actor | None:
        """The state in whose name the article speaks."""
        issuer = self.state(self.reading.issuer, token)
        return replace(issuer, head=-1) if issuer else None

    def look_up(self, word: str) -> tuple[str, str] | None:
        """(kind, id) of a surface form of the gazetteer."""
        return self.names.fact(word)

    def named(self, actor: Actor | None) -> bool:
        """Whether an actor is a state, an official or an organisation."""
        return actor is not None and actor.label in NAMED

    def is_named(self, token: Token) -> bool:
        """Whether the token is a state, an official or an organisation."""
        return self.named(self.actor(token))

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
        if sides:
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
        """A name of the gazetteer; not a seat that only says where: "talks in Geneva"."""
        mark = self.paragraph.marks[token.i]
        place = self.names.place(mark.id)
        if place.label == "Organization":
            return self.make("Organization", place.name, None, None, token, mark.start, mark.end)
        where = token.dep_ == "pobj" and token.head.lower_ in LOCATIVE and token.head.head.pos_ != "VERB"
        if mark.kind == "seat" and where:
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
        if word in EVENT_NOUNS and not self.any_actor:
            return None
        if country and (word in STATE_NOUNS or word in TITLES or token.ent_type_ == "ORG"):
            state = self._as_state(country, token)
            return state or self.make("Organization", self.names.place(country).name, None, None, token)
        return self._body(token) or self._author(token)

    def _as_state(self, country: str | None, token: Token) -> Actor | None:
        place = self.names.state(country)
        return self.make("Country", place.name, place.id, None, token) if place else None

    def _is_of_a_body(self, token: Token) -> bool:
        return any(grammar.noun(obj) in TITLED_BODIES for obj in grammar.objects_of(token, "of"))

    def _body(self, token: Token) -> Actor | None:
        """A body that only the NER knows."""
        if token.ent_type_ != "ORG" or self.any_actor:
            return None
        span = next((e for e in self.paragraph.doc.ents if e.start <= token.i < e.end), None)
        if span is None or not _BODY.search(span.text):
            return None
        name = re.sub(r"^the ", "", span.text, flags=re.I)
        return self.make("Organization", name, None, None, token, span.start, span.end)

    def _author(self, token: Token) -> Actor | None:
        """ "the Secretary" in a government's own release: its first official of that office."""
        bare = not any(child.dep_ in ("prep", "compound", "amod") for child in token.children)
        the = any(child.lower_ == "the" for child in token.children)
        title = token.lower_ in BARE_TITLES and token.text[0].isupper() and token.tag_ not in ("NNS", "NNPS")
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
        described = head.lemma_.lower() in TITLES | STATE_NOUNS and head.i not in self.paragraph.persons
        return self.country_of(head, False) if token.dep_ == "appos" and described else None

    # ---- phrases

    def actors(self, token: Token, deep: bool = True, depth: int = 0, own: frozenset[str] = frozenset()) -> list[Actor]:
        """The actors of a noun phrase and its conjuncts; where the phrase is a thing and `deep`, the actors inside it."""
        out: list[Actor] = []
        for word in grammar.spread(token, self.paragraph.marks):
            out += self._of_word(word, deep, depth, own)
        return out

    def _of_word(self, word: Token, deep: bool, depth: int, own: frozenset[str]) -> list[Actor]:
        for whole in (self._plural_office, self.sides, self._hung_name, self._apposed):
            found = whole(word)
            if found:
                return found
        actor = self.actor(word)
        many = self._of_many(word, actor)
        if many:
            return many
        if actor is not None and not (actor.label == "Other" and deep):
            return [actor]
        if not deep or depth > 2:
            return []
        inner = self._inside(word, depth, own)
        return [*inner, actor] if actor is not None and self.any_actor else inner

    def _plural_office(self, word: Token) -> list[Actor]:
        """ "the foreign ministers": those whom the text has named by that office, where they are two to four."""
        plain = {"minister", "president", "leader", "secretary"}
        if word.tag_ not in ("NNS", "NNPS") or grammar.noun(word) not in plain or self.any_actor:
            return []
        if self.country_of(word, False):
            return []
        title = {child.lower_ for child in word.children if child.dep_ in ("compound", "amod")} | {grammar.noun(word)}
        if title - plain - {"prime", "foreign"}:
            return []
        many = [person for person in self.reading.officials if title <= self._title_words(person)]
        return [self.person(person, word) for person in many] if 1 < len(many) <= 4 else []

    def _title_words(self, person: Person) -> set[str]:
        return set(re.findall(r"\w+", " ".join(title.text for title in person.titles).lower()))

    def _hung_name(self, word: Token) -> list[Actor]:
        """A name that the parse hung into its own title."""
        if word.i in self.paragraph.persons or word.lemma_.lower() not in TITLES:
            return []
        doc = self.paragraph.doc
        for token in word.subtree:
            span = self.paragraph.persons.get(token.i)
            if span is None or span[1] - 1 != token.i or token.i <= word.i:
                continue
            tied = span[0] > 0 and doc[span[0] - 1].pos_ in ("PROPN", "NOUN")
            if tied and not any(t.is_punct or t.dep_ == "cc" for t in doc[word.i : token.i]):
                actor = self.actor(token)
                return [actor] if actor is not None else []
        return []

    def _apposed(self, word: Token) -> list[Actor]:
        """ "the minister, X": X."""
        if word.i in self.paragraph.persons:
            return []
        names = [child for child in word.children if child.dep_ == "appos" and child.i in self.paragraph.persons]
        found = [self.actor(token) for name in names for token in grammar.spread(name, self.paragraph.marks)]
        return [actor for actor in found if actor is not None]

    def _of_many(self, word: Token, actor: Actor | None) -> list[Actor]:
        """ "the foreign ministers of A, B and C": each of them."""
        if (
            actor is None
            or actor.label != "Country"
            or actor.end - actor.start <= 3
            or word.tag_ not in ("NNS", "NNPS")
        ):
            return []
        objects = grammar.objects_of(word, "of", "from")
        tokens = [
            t for obj in objects for t in grammar.spread(obj, self.paragraph.marks) if t.i in self.paragraph.marks
        ]
        found = [self.actor(token) for token in tokens]
        many = [one for one in found if one is not None]
        return many if len(many) > 1 else []

    def _inside(self, word: Token, depth: int, own: frozenset[str]) -> list[Actor]:
        """The actors inside a thing: "the U.S.-Kazakhstan agreement", "Russia's war against Ukraine"."""
        inner = [child for child in word.children if child.dep_ in ("poss", "compound", "amod", "nmod")]
        inner += grammar.objects_of(word, *INNER_PREPOSITIONS)
        clauses = [g for child in word.children if child.dep_ == "prep" for g in child.children if g.dep_ == "pcomp"]
        clauses += [child for child in word.children if child.dep_ == "acl"]
        for clause in clauses:
            for head in (clause, *(obj for obj in clause.children if obj.dep_ == "dobj")):
                inner += grammar.objects_of(head, *CLAUSE_PREPOSITIONS)
        got: list[Actor] = []
        for token in inner:
            got += self._hyphenated(token)
        for token in sorted(inner, key=lambda t: t.dep_ != "poss"):
            known = any(self.named(actor) and actor.country not in own for actor in got)
            if known and token.dep_ != "conj" and token.head.i != word.i and token.head.head.i != word.i:
                break
            if token.dep_ in ("compound", "amod", "nmod") and token.i not in self.paragraph.marks:
                continue
            got += [actor for actor in self.actors(token, True, depth + 1, own) if actor not in got]
        return got

    def _hyphenated(self, token: Token) -> list[Actor]:
        """ "U.S.-Kazakhstan", "Sino-Russian"."""
        parts = re.split(r"[-–/]", token.text)
        facts = [self.names.fact(part) for part in parts]
        if len(facts) != 2 or any(fact is None or fact[0] == "org" for fact in facts):
            return []
        found = [self.state(fact[1], token) for fact in facts if fact is not None]
        return [replace(actor, head=-1 - n) for n, actor in enumerate(found) if actor is not None]
