"""The pinned pipeline made quicker, to the same annotations: matrix products by numpy, part-of-speech rules remembered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

RULER = "attribute_ruler"
IN_PAIRS = frozenset({"ai", "gon", "got", "let", "c'm", "y", "y'"})  # "gonna", "let's": rules over two words


def quicken(nlp: Language) -> Language:
    """The pipeline with quicker products and remembered rules; its annotations are the same."""
    products = _Products()
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            layer.ops = products
    after = nlp.pipe_names[nlp.pipe_names.index(RULER) - 1]
    ruler: Any = nlp.remove_pipe(RULER)[1]
    Language.component("remembered_rules", func=Remembered(ruler))
    nlp.add_pipe("remembered_rules", after=after)
    return nlp


@contextmanager
def one_thread() -> Iterator[None]:
    """Inside it matrix products keep to one core: they are small, and several threads only wait for each other."""
    with _threads().limit(limits=1, user_api="blas"):
        yield


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


class _Products(NumpyOps):  # type: ignore[misc]
    """Matrix products by numpy's library: the pipeline's own falls back to plain loops on processors it does not know."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


class Rules(NamedTuple):
    """What the rules set on a token: hashes; a lemma of 0 is left to the lemmatizer."""

    tag: int
    dep: int
    pos: int
    morph: int
    lemma: int


class Remembered:
    """The pipeline's rules for parts of speech, run once for each kind of token.

    What a rule over one word looks at is the key: tag, dependency, the word where a rule names it, white space, and
    whether the word before is an expletive ("there is"). A text with a word of IN_PAIRS goes through the rules whole.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self.ruler = ruler
        self.words = frozenset(_named(ruler))
        self.known: dict[tuple[int, int, int, bool, bool], Rules] = {}
        strings = ruler.vocab.strings
        self.pairs = frozenset(strings.add(word) for word in IN_PAIRS)
        self.expletive = strings.add("expl")

    def __call__(self, doc: Doc) -> Doc:
        keys = self._keys(doc)
        if keys is None:
            return self.ruler(doc)
        if any(key not in self.known for key in keys):
            doc = self.ruler(doc)
            for token, key in zip(doc, keys, strict=True):
                self.known.setdefault(key, Rules(token.tag, token.dep, token.pos, token.morph.key, token.lemma))
            return doc
        for token, key in zip(doc, keys, strict=True):
            rules = self.known[key]
            token.pos, token.lemma = rules.pos, rules.lemma
            token.set_morph(rules.morph)
            if key[3]:
                token.tag, token.dep = rules.tag, rules.dep
        return doc

    def _keys(self, doc: Doc) -> list[tuple[int, int, int, bool, bool]] | None:
        keys, after_expletive = [], False
        for token in doc:
            word, dep = token.lower, token.dep
            if word in self.pairs:
                return None
            keys.append((token.tag, dep, word if word in self.words else 0, token.is_space, after_expletive))
            after_expletive = dep == self.expletive
        return keys


def _named(ruler: AttributeRuler) -> Iterator[int]:
    """The words that a rule names, as hashes."""
    for rule in ruler.patterns:
        for token in (token for pattern in rule["patterns"] for token in pattern):
            wanted = token.get("LOWER", ())
            words = (wanted,) if isinstance(wanted, str) else wanted.get("IN", ()) if wanted else ()
            yield from (ruler.vocab.strings.add(word) for word in words)
