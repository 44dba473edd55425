"""Noun phrases -> actors: everyone that a phrase and its conjuncts stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from loaders import grammar
from loaders.grammar import TITLES
from loaders.nouns import WORDS, Nouns
from loaders.reading import Actor, Person


@dataclass
class Parties(Nouns):
    """Who the noun phrases of one paragraph stand for."""

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
        inner += grammar.objects_of(word, *WORDS.inner_prepositions)
        clauses = [g for child in word.children if child.dep_ == "prep" for g in child.children if g.dep_ == "pcomp"]
        clauses += [child for child in word.children if child.dep_ == "acl"]
        for clause in clauses:
            for head in (clause, *(obj for obj in clause.children if obj.dep_ == "dobj")):
                inner += grammar.objects_of(head, *WORDS.clause_prepositions)
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
