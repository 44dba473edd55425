"""Who takes part: everyone that a noun phrase names, the doers of a verb, the owners of a possessive."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders import grammar, lexicon
from loaders.events.scene import Scene, unique
from loaders.reading import Actor

WORDS = lexicon.words("participants.toml", "words")
LEADERS, STATE_BODIES = WORDS["leaders"], WORDS["state_bodies"]
TITLES = grammar.TITLES
TALKS = lexicon.words("meetings.toml", "words")["talks"]
LIST_REACH = 16  # tokens between two names of one list
LEADING = ("lead", "head")
ENVOYS = ("ambassador", "envoy", "representative")
FINITE = ("VBD", "VBZ", "MD", "VBP")
SUBJECTS = ("nsubj", "nsubjpass")


def phrase(token: Token) -> list[Token]:
    """The tokens of a noun phrase, in order, without its clauses and without what only places it in time or matter.

    "the talks with Mali in Oslo that began today" -> the talks with Mali
    """
    waiting, found = [token], []
    while waiting:
        word = waiting.pop()
        found.append(word)
        waiting += [child for child in word.children if not _ends_phrase(word, child)]
    return sorted(found, key=lambda word: word.i)


def _ends_phrase(word: Token, child: Token) -> bool:
    leads = word.lemma_ in LEADING  # "a delegation led by X"
    if child.dep_ in WORDS["clauses"] or (child.dep_ == "acl" and child.lemma_ not in LEADING):
        return True
    if child.dep_ == "conj" and grammar.noun(child) in TALKS:
        return True  # "the call with A and my talk with B"
    accredited = child.lower_ == "to" and word.lower_ in ENVOYS  # "ambassador to Mali"
    return child.dep_ in ("prep", "agent") and child.lower_ in WORDS["outer"] and not leads and not accredited


def crowd(scene: Scene, token: Token) -> list[Actor]:
    """Everyone that a noun phrase names: its officials, and the states or bodies that no named official stands for.

    "the foreign ministers of Mali, A. Diop, and Chad" -> Diop, Chad
    """
    inside = phrase(token)
    people = _officials(scene, token, inside)
    people = unique([*people, *_listed_after(scene, token, inside, bool(people))])
    stood_for = {actor.country for actor in people}
    everyone = list(people)
    for actor in [*_named(scene, token), *_states_of_leaders(scene, token, inside)]:
        known = actor.name in {other.name for other in everyone}
        represented = bool(actor.country) and actor.country in stood_for
        own_body = actor.label == "Organization" and any(other.country == actor.name for other in everyone)
        if not (known or represented or own_body):
            everyone.append(actor)
    return everyone


def _named(scene: Scene, token: Token) -> list[Actor]:
    return [actor for actor in scene.parties.actors(token) if scene.parties.named(actor)]


def _officials(scene: Scene, token: Token, inside: list[Token]) -> list[Actor]:
    """The officials named in a phrase; not the one whose envoy or deputy it is about ("Diop's envoy")."""
    persons, found, seen = scene.paragraph.persons, [], set()
    for word in inside:
        span = persons.get(word.i)
        if span is None or span in seen:
            continue
        owner = word.dep_ == "poss" and word.head.pos_ == "NOUN" and word.head.i not in persons and word.i != token.i
        if not owner and not _is_superior(scene, word, token):
            seen.add(span)
            found.append(scene.parties.actor(scene.doc[span[1] - 1]))
    return unique(found)


def _is_superior(scene: Scene, word: Token, token: Token) -> bool:
    """Whether a person only tells whose helper another is: "chief of staff for President Toure", "envoy of Toure"."""
    name = scene.doc[scene.paragraph.persons[word.i][1] - 1]
    preposition = name.head
    if name.dep_ != "pobj" or preposition.dep_ != "prep" or preposition.lower_ not in ("for", "of", "to"):
        return False
    helper = preposition.head
    singular = helper.tag_ in ("NN", "NNP") and grammar.noun(helper) in TITLES
    named = helper.dep_ == "appos" or scene.is_person(helper)
    titled = any(child.dep_ == "compound" and child.lower_ in TITLES for child in name.children)
    return singular and (named or titled) and helper.i >= token.left_edge.i


def _listed_after(scene: Scene, token: Token, inside: list[Token], has_people: bool) -> Iterator[Actor | None]:
    """The persons that go on a list which the parse has cut: "President A, Foreign Minister B and C"."""
    ends = [scene.paragraph.persons[word.i][1] for word in inside if scene.paragraph.persons.get(word.i)]
    if ends and has_people:
        at, first = max(ends), False
    elif grammar.noun(token) in TITLES:
        at, first = token.i + 1, not ends
    else:
        return
    while at < len(scene.doc):
        span = _next_person(scene, at, first)
        if span is None:
            return
        yield scene.parties.actor(scene.doc[span[1] - 1])
        at, first = span[1], False


def _next_person(scene: Scene, at: int, separated: bool) -> tuple[int, int] | None:
    """The span of the person that continues a list at a token: ", Foreign Minister B", "of X and C"."""
    for word in scene.doc[at : at + LIST_REACH]:
        span = scene.paragraph.persons.get(word.i)
        if span is not None:
            return span if separated and not _begins_clause(scene, span) else None
        if word.lower_ in WORDS["list_separators"]:
            separated = True
        elif not _fills_list(scene, word):
            return None
    return None


def _begins_clause(scene: Scene, span: tuple[int, int]) -> bool:
    after = scene.doc[span[1]] if span[1] < len(scene.doc) else None
    verb_follows = after is not None and after.pos_ in ("VERB", "AUX") and after.tag_ in FINITE
    return verb_follows or scene.doc[span[1] - 1].dep_ in SUBJECTS


def _fills_list(scene: Scene, word: Token) -> bool:
    if scene.mark(word) or word.lower_ in WORDS["list_fillers"] or word.lower_ in TITLES or word.pos_ == "PROPN":
        return True
    return word.text[:1].isupper() and word.pos_ in ("ADJ", "NOUN")


def _states_of_leaders(scene: Scene, token: Token, inside: list[Token]) -> Iterator[Actor]:
    """The states in "Malian and Chadian leaders", "representatives of Mali, Chad and Niger"."""
    for word in inside:
        plural = word.tag_ in ("NNS", "NNPS") and grammar.noun(word) in LEADERS and not scene.is_person(word)
        if not plural or not (word.i == token.i or word.dep_ == "conj"):
            continue
        for part in phrase(word):
            kind = scene.kind(part)
            alone = kind in ("name", "demonym", "org") and scene.heads_mark(part) and part.dep_ != "conj"
            joined = kind in ("name", "demonym") and part.dep_ == "conj" and scene.mark(part.head)
            if alone or joined:
                actor = scene.parties.actor(part)
                if actor is not None:
                    yield actor


def doers(scene: Scene, verb: Token) -> list[Actor]:
    """Everyone who does what the verb tells; of a parse without subject the person named right before the verb."""
    subjects = [subject for subject in grammar.subject(verb) if subject.lower_ not in ("it", "there")]
    found = unique(actor for subject in subjects for actor in crowd(scene, subject))
    bare = not any(child.dep_ in (*SUBJECTS, "agent") for child in verb.children)
    if not found and bare and verb.dep_ in ("ROOT", "ccomp"):
        at = verb.i - 1
        while at > verb.sent.start and scene.doc[at].pos_ in ("AUX", "ADV", "PART"):
            at -= 1
        span = scene.paragraph.persons.get(at)
        if span is not None and span[1] - 1 == at:
            found = unique([scene.parties.actor(scene.doc[at])])
    return found


def owners(scene: Scene, possessive: Token) -> list[Actor]:
    """Whom "his", "their", "our" or a possessive stands for; a bare title in a state's own release is that state."""
    low = possessive.lower_
    if low in ("his", "her"):
        return unique([scene.parties.pronoun(possessive)])
    if low == "their":
        return list(scene.reading.memory.sides(scene.paragraph, possessive))
    if low in ("our", "my"):
        return unique([scene.parties.first_person(possessive)])
    found = crowd(scene, possessive)
    if not found and not scene.is_person(possessive) and grammar.noun(possessive) in TITLES:
        found = unique([scene.state(scene.reading.issuer, possessive)])
    return found


def crowd_after(scene: Scene, head: Token, *prepositions: str) -> list[Actor]:
    """Everyone named in a word's own prepositional phrases."""
    phrases = [child for child in head.children if child.dep_ in ("prep", "agent") and child.lower_ in prepositions]
    guests = [visitor(inner) for child in phrases for inner in child.children]
    tokens = grammar.objects_of(head, *prepositions) + [guest for guest in guests if guest is not None]
    return [actor for token in tokens for actor in crowd(scene, token)]


def visitor(visiting: Token) -> Token | None:
    """The noun that a misread "visiting" describes: its object, where it follows its own head at once."""
    if (
        visiting.lower_ != "visiting"
        or visiting.dep_ not in ("advcl", "pcomp", "xcomp")
        or visiting.i != visiting.head.i + 1
    ):
        return None
    return next((child for child in visiting.children if child.dep_ == "dobj"), None)


def awaited(verb: Token) -> list[Token]:
    """The subject of "A is expected in Mali", "A is due in Mali", "A, who is expected in Mali", who has not yet gone."""
    if verb.lemma_ in ("expect", "schedule", "slate"):
        found = [child for child in verb.children if child.dep_ == "nsubjpass"]
        return [verb.head if child.lower_ == "who" and verb.dep_ == "relcl" else child for child in found]
    due = any(child.dep_ == "acomp" and child.lower_ == "due" for child in verb.children)
    return grammar.subject(verb) if verb.lemma_ == "be" and due else []
