"""The frames of the acts: which word tells which act, and where the other party stands; read from the lexicons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from loaders import lexicon
from loaders.lexicon import Rule

SHARED = "acts.toml"
FILES = (
    "verbal_cooperation.toml",
    "voiced_support.toml",
    "promises.toml",
    "requests.toml",
    "verbal_conflict.toml",
    "refusals.toml",
    "material_cooperation.toml",
    "concessions.toml",
    "material_conflict.toml",
    "pressure.toml",
    "coercion.toml",
)

SECTIONS = ("verbs", "objects", "phrases", "adjectives", "nouns")

VERBAL = frozenset({"SUPPORTED", "REQUESTED", "ACCUSED", "THREATENED", "REJECTED"})
MATERIAL = frozenset({"AIDED", "MOBILIZED", "SANCTIONED", "COERCED", "ASSAULTED", "YIELDED_TO"})
FRIENDLY = frozenset({"AIDED", "SUPPORTED", "COOPERATED_WITH", "YIELDED_TO", "AGREED_WITH"})
HARMFUL = frozenset({"SANCTIONED", "MOBILIZED", "COERCED", "ASSAULTED", "THREATENED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Rule):
    """One sense of its words. The keys are explained in acts.toml."""

    type: str
    slots: tuple[str, ...]
    words: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    having: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    mode: str = ""
    carried: bool = False
    material: bool = False
    state: bool = False
    speaker: bool = False
    turned: bool = False
    whole: bool = False
    named: bool = False
    infinitive: bool = False
    joint: bool = False
    unsaid: bool = False


@cache
def verbs() -> Mapping[str, tuple[Frame, ...]]:
    """Verb, or verb+particle, or verb+preposition -> its frames; those with most conditions come first."""
    return _index("verbs", lambda frame: frame.words, _laxity)


@cache
def nouns() -> Mapping[str, tuple[Frame, ...]]:
    """Singular noun -> its frames."""
    return _index("nouns", lambda frame: frame.words)


@cache
def objects() -> Mapping[str, tuple[Frame, ...]]:
    """ "verb+noun" -> the frames of a verb with that noun as its object."""
    return _index("objects", lambda frame: (f"{verb}+{noun}" for verb in frame.verbs for noun in frame.nouns))


@cache
def phrases() -> Mapping[str, tuple[Frame, ...]]:
    """ "verb+preposition" -> the frames of a verb with one of their nouns under that preposition."""
    return _index("phrases", lambda frame: (f"{verb}+{name}" for verb in frame.verbs for name in frame.by))


@cache
def adjectives() -> Mapping[str, tuple[Frame, ...]]:
    """Adjective, or noun, after "be" -> its frames."""
    return _index("adjectives", lambda frame: frame.words)


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """The noun classes that conditions name."""
    return lexicon.words(SHARED, "classes")


@cache
def carriers() -> Mapping[str, frozenset[str]]:
    """Verb -> the ways in which it carries a noun of act: say, do, announce, end, not."""
    return _inverted("carriers")


@cache
def governors() -> Mapping[str, frozenset[str]]:
    """Verb -> what it makes of the act in its complement; "noun_…" are the same for nouns."""
    return _inverted("governors")


def _index(
    section: str, keys: Callable[[Frame], Iterable[str]], order: Callable[[Frame], int] = lambda _: 0
) -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for file in FILES:
        lexicon.only(file, *SECTIONS)
        if section in lexicon.sections(file):
            for frame in lexicon.rules(file, section, Frame).values():
                for key in keys(frame):
                    found.setdefault(key, []).append(frame)
    return {key: tuple(sorted(frames, key=order)) for key, frames in found.items()}


def _laxity(frame: Frame) -> int:
    """The fewer the conditions, the larger."""
    return -sum(map(bool, (frame.needs, frame.having, frame.means, frame.infinitive)))


def _inverted(section: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, members in lexicon.words(SHARED, section).items():
        for word in members:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
