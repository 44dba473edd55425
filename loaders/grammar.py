"""What English does, as functions over the tokens of a dependency parse. They know no actors and no gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from spacy.tokens import Token

from loaders import lexicon


@dataclass(frozen=True, slots=True)
class Words:
    """The word classes of grammar.toml, where they are explained."""

    titles: frozenset[str]
    modals: frozenset[str]
    controlling: frozenset[str]
    judging: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frames:
    """Verbs or nouns by what they make of the act below them; see grammar.toml."""

    SAY: frozenset[str]
    REQUESTED: frozenset[str]
    WISH: frozenset[str]
    AGREED_WITH: frozenset[str]
    REJECTED: frozenset[str]
    THREATENED: frozenset[str]


def _by_word(classes: Frames) -> dict[str, str]:
    return {word: field.name for field in fields(classes) for word in getattr(classes, field.name)}


WORDS = lexicon.classes("grammar.toml", "words", Words)
VERBS = lexicon.classes("grammar.toml", "verb_frames", Frames)
VERB_FRAMES = _by_word(VERBS)
NOUN_FRAMES = _by_word(lexicon.classes("grammar.toml", "noun_frames", Frames))
TITLES, MODALS, JUDGING, SAYING = WORDS.titles, WORDS.modals, WORDS.judging, VERBS.SAY
CONTROLLING = VERBS.REQUESTED | WORDS.controlling
RELATIVE = ("who", "which", "that")
TEMPORAL = ("after", "since", "upon")
DEEPEST = 6


def lemma(verb: Token) -> str:
    """The lemma of a verb with its particle: "called off" is "call+off"."""
    particle = next((child for child in verb.children if child.dep_ == "prt"), None)
    base: str = verb.lemma_.lower()
    return f"{base}+{particle.lower_}" if particle is not None else base


def noun(token: Token) -> str:
    """The singular of a noun, of a proper one too: "Foreign Ministers" is "minister" at its head."""
    word: str = token.lemma_.lower()
    return word[:-1] if token.tag_ == "NNPS" and word.endswith("s") else word


def spread(token: Token, marks: Mapping[int, object]) -> list[Token]:
    """A noun and its conjuncts: "Algeria, Sudan and Mali" are three, though the parse may call the second an apposition."""
    out, todo = [], [token]
    while todo:
        at = todo.pop(0)
        out.append(at)
        for child in at.children:
            listed = child.dep_ == "appos" and at.i in marks and child.i in marks
            titled = child.dep_ == "nmod" and child.lower_ in TITLES and any(g.dep_ == "cc" for g in child.children)
            if listed or titled:
                todo.append(child)
        todo += [
            child for child in at.children if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ")
        ]
    return out


def is_passive(verb: Token) -> bool:
    """ "was signed", "the treaty signed by": the grammatical subject is the object."""
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ == "acl"
    )


def objects_of(head: Token, *prepositions: str) -> list[Token]:
    """The objects of the prepositions that stand under a word: "talks with Egypt" gives Egypt for "with"; for "whom" the one
    that it stands for."""
    return [
        antecedent(obj) for child in head.children if child.dep_ in ("prep", "agent") and child.lower_ in prepositions
        for obj in child.children if obj.dep_ == "pobj"
    ]  # fmt: skip


def antecedent(token: Token) -> Token:
    """The word for which "whom" stands after a preposition: "X, with whom he spoke" X; every other word is itself."""
    if token.lower_ != "whom":
        return token
    verb = token.head.head
    if verb.dep_ == "relcl":
        return verb.head
    at = token.head.i - 1
    while at > token.sent.start and token.doc[at].is_punct:
        at -= 1
    return token.doc[at]


def subject(verb: Token, depth: int = 0) -> list[Token]:
    """The tokens of the doer of a verb, whatever the clause: "signed by X" X; "X, who met Y" X; "X agreed to meet Y" X;
    "X urged Y to leave" Y; "X came and met Y" X; "after meeting Y, X left" X. Empty for a passive without "by"."""
    if depth > DEEPEST:
        return []
    children = list(verb.children)
    agent = [obj for child in children if child.dep_ == "agent" for obj in child.children if obj.dep_ == "pobj"]
    if agent:
        return agent
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in children):
        return []
    own = [child for child in children if child.dep_ == "nsubj"]
    if own:
        return _antecedent(verb, own)
    misread = [
        obj for child in children if child.dep_ == "csubj" and child.lower_ == "visiting" for obj in child.children
    ]
    if misread:  # "Visiting Prime Minister X said"
        return [obj for obj in misread if obj.dep_ == "dobj"]
    clause = _SUBJECT_OF.get(verb.dep_)
    return clause(verb, depth) if clause else []


def _antecedent(verb: Token, own: list[Token]) -> list[Token]:
    """ "who" is the noun that the clause hangs on; "it said that it would" is the subject above."""
    first = own[0]
    if first.lower_ in RELATIVE and verb.dep_ == "relcl":
        return [verb.head]
    if first.lower_ in ("it", "he", "she", "they", "we") and verb.dep_ in ("ccomp", "conj", "advcl"):
        over = verb.head
        while over.dep_ == "conj" and not any(child.dep_ == "nsubj" for child in over.children):
            over = over.head
        above = [child for child in over.children if child.dep_ == "nsubj" and child.i != first.i]
        if above and over.pos_ == "VERB":
            return above
    return own


def _of_adnominal(verb: Token, depth: int) -> list[Token]:
    """ "the minister visiting X" the minister; "his decision to visit X" his."""
    head = verb.head
    if verb.tag_ == "VBN" or head.head.i == head.i:
        return [] if verb.tag_ != "VBG" else [head]
    if verb.tag_ == "VBG":
        return [head]
    return subject(head.head if head.dep_ in ("dobj", "attr") else head, depth + 1)


def _of_relative(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    return subject(head.head, depth + 1) if head.dep_ == "attr" and verb.tag_ == "VB" else [head]


def _of_complement(verb: Token, depth: int) -> list[Token]:
    """ "agreed to meet": who agreed; "urged Y to leave": Y; "is due to visit": who is due; "was told to leave": who was."""
    head = verb.head
    if head.dep_ == "acomp":
        return subject(head.head, depth + 1)
    obj = [child for child in head.children if child.dep_ == "dobj"]
    if lemma(head) in CONTROLLING and obj:
        return obj
    found = subject(head, depth + 1)
    raised = verb.dep_ == "xcomp" and not is_passive(verb) and head.lemma_ not in ("ask", "invite", "urge", "request")
    if not found and raised:
        return [child for child in head.children if child.dep_ == "nsubjpass"]
    return found


def _of_conjunct(verb: Token, depth: int) -> list[Token]:
    """ "came and met" who came; "X, accompanied by Y, arrived", which the parse reads as two verbs: X."""
    beside = list(verb.head.children)
    own = [child for child in beside if child.dep_ == "nsubj"]
    reduced = bool(own) and verb.head.tag_ == "VBN" and any(child.dep_ == "agent" for child in beside)
    return own if reduced else subject(verb.head, depth + 1)


def _of_gerund(verb: Token, depth: int) -> list[Token]:
    """ "after meeting X, Y left": Y; "Y was quoted as saying": Y."""
    head = verb.head
    while head.dep_ in ("prep", "pobj", "dobj", "pcomp", "prt") and head.head.i != head.i:
        head = head.head
    if head.pos_ not in ("VERB", "AUX"):
        return []
    if lemma(head) in JUDGING and verb.head.lower_ in ("for", "of", "on", "from"):
        judged = [child for child in head.children if child.dep_ in ("dobj", "nsubjpass")]
        if judged:  # "thanked X for coming": X
            return judged
    quoted = verb.head.lower_ == "as" and verb.head.head.i == head.i
    return subject(head, depth + 1) or [child for child in head.children if quoted and child.dep_ == "nsubjpass"]


_SUBJECT_OF = {
    "acl": _of_adnominal,
    "relcl": _of_relative,
    "xcomp": _of_complement,
    "ccomp": _of_complement,
    "conj": _of_conjunct,
    "advcl": _of_conjunct,
    "pcomp": _of_gerund,
}


def slot(verb: Token, names: Iterable[str]) -> Iterator[Token]:
    """The tokens in the slots of a verb, slot by slot: "obj" (the subject of a passive), "dative", "clause" (the subject of
    the complement), or a preposition, also under the object: "signed a treaty with X"."""
    for name in names:
        yield from _SLOTS[name](verb) if name in _SLOTS else _prepositional(verb, name)


def _object(verb: Token) -> list[Token]:
    if is_passive(verb):
        found = [child for child in verb.children if child.dep_ == "nsubjpass"]
        found = found or ([verb.head] if verb.dep_ == "acl" else [])
        pronouns: tuple[str, ...] = RELATIVE
    else:
        found = [child for child in verb.children if child.dep_ in ("dobj", "attr", "oprd")]
        pronouns = ("whom", "which", "that")
    return [verb.head if token.lower_ in pronouns and verb.dep_ == "relcl" else token for token in found]


def _dative(verb: Token) -> list[Token]:
    datives = [child for child in verb.children if child.dep_ == "dative"]
    found = [child for child in datives if child.pos_ != "ADP"]
    found += [obj for child in datives for obj in child.children if obj.dep_ == "pobj"]
    if is_passive(verb):
        found += [child for child in verb.children if child.dep_ == "nsubjpass"]
    return found


def _clause(verb: Token) -> list[Token]:
    clauses = [child for child in verb.children if child.dep_ in ("ccomp", "xcomp")]
    return [token for clause in clauses for token in clause.children if token.dep_ in ("nsubj", "nsubjpass")]


def _prepositional(verb: Token, name: str) -> list[Token]:
    found = []
    for child in verb.children:
        if child.dep_ in ("prep", "dative", "prt", "advmod") and child.lower_ == name:
            found += [antecedent(obj) for obj in child.children if obj.dep_ == "pobj"]
        elif child.dep_ == "prep":
            found += objects_of(child, name)
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            found += objects_of(child, name)
    return found


_SLOTS = {"obj": _object, "dative": _dative, "clause": _clause}


def governor(token: Token) -> tuple[Token | None, str | None]:
    """The verb above a noun and how the noun hangs there: its own dependency, or the preposition. (None, None) where none
    stands within four steps: "held talks" (held, "dobj"), "spoke during talks" (spoke, "during")."""
    at, how = token, None
    for _ in range(4):
        head = at.head
        if head.i == at.i:
            return None, None
        if head.pos_ in ("VERB", "AUX"):
            return head, how or at.dep_
        how = how or (head.lower_ if head.dep_ == "prep" and at.dep_ == "pobj" else None)
        at = head
    return None, None


def modality(verb: Token) -> tuple[str, str | None, Token | None]:
    """(status, frame, governing verb) of an act, from its auxiliaries and the verbs above it: "will meet" planned; "did not
    meet" denied; "agreed to meet" planned under AGREED_WITH; "refused to meet" denied under REJECTED; "hopes to meet" planned."""
    status, at = "happened", verb
    for _ in range(DEEPEST):
        children = list(at.children)
        if any(child.dep_ == "neg" or child.lower_ == "never" for child in children):
            status = "denied"
        elif status == "happened" and any(child.dep_ == "aux" and child.lower_ in MODALS for child in children):
            status = "planned"
        head = at.head
        if at.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
            free = any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in children)
            at = head
            if free:
                while at.dep_ == "conj" and at.head.i != at.i:
                    at = at.head
                if at.dep_ not in ("ccomp", "xcomp"):
                    break
            continue
        if at.dep_ == "pcomp" and head.dep_ == "prep":
            if head.lower_ in TEMPORAL:  # "did not speak after meeting X": they met
                later = status == "happened" and modality(head.head)[0] == "planned"
                return "planned" if later else status, None, None
            head = head.head
        elif at.dep_ not in ("xcomp", "ccomp", "acl") or head.i == at.i:
            break
        frame = NOUN_FRAMES.get(head.lemma_.lower()) if at.dep_ == "acl" else _frame(head)
        if at.dep_ == "acl" and frame is None:
            break
        if status == "happened" and _is_scheduled(head, children):
            status = "planned"
        if frame in (None, "SAY"):
            if head.pos_ not in ("VERB", "AUX", "ADJ"):
                break
        elif frame == "WISH":
            status = "planned" if status == "happened" else status
        else:
            if frame == "REJECTED" or any(child.dep_ == "neg" for child in head.children):
                status = "denied"
            elif status == "happened":
                status = "planned"
            return status, frame, head
        at = head
    return status, None, None


def _frame(head: Token) -> str | None:
    return VERB_FRAMES.get(lemma(head)) or VERB_FRAMES.get(head.lemma_.lower())


def _is_scheduled(head: Token, children: list[Token]) -> bool:
    """ "is to meet", "is scheduled to meet", "is due to meet"."""
    to = any(child.lower_ == "to" and child.dep_ == "aux" for child in children)
    if any(child.dep_ == "attr" for child in head.children):  # "is the first country to sign"
        return False
    return to and lemma(head) in ("be", "have", "expect", "schedule", "set", "due", "likely", "certain")


def finite(token: Token) -> Token:
    """The verb that a word hangs under, or the root."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def path_up(token: Token) -> list[Token]:
    """The token and all that it hangs under, up to the root."""
    out = [token]
    while token.head.i != token.i:
        token = token.head
        out.append(token)
    return out


def tense(verb: Token) -> str:
    """ "future", "pluperfect", "perfect", "past", "present" or "base", from the verb's auxiliaries or those it leans on."""
    at = verb
    for _ in range(5):
        auxiliaries = [child for child in at.children if child.dep_ in ("aux", "auxpass")]
        if any(child.lower_ in MODALS for child in auxiliaries):
            return "future"
        if any(
            child.lower_ in ("have", "has", "had", "'ve", "’ve", "having") and child.dep_ == "aux"
            for child in auxiliaries
        ):
            return "pluperfect" if any(child.lower_ in ("had", "'d") for child in auxiliaries) else "perfect"
        tags = {at.tag_, *(child.tag_ for child in auxiliaries)}
        if "VBD" in tags:
            return "past"
        if tags & {"VBZ", "VBP"}:
            return "present"
        if at.dep_ not in ("conj", "xcomp", "ccomp", "advcl", "pcomp", "acl") or at.head.i == at.i:
            break
        at = finite(at.head)
    return "base"
