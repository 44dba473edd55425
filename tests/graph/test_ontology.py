"""The ontology: complete, coded, and the only judge."""

from __future__ import annotations

from dataclasses import replace

import pytest
from strategies import POOL, read

from graph import ontology
from graph.errors import OntologyError
from graph.model import Article, DateSpan, Entity, Label
from graph.ontology import LAYERS, judge, relation_type, types

GOOD = read(Article("#8 VISITED #2 2025 happened 90 null null 2."))[0]


def test_it_knows_the_twenty_types_of_the_gold_set() -> None:
    assert (
        list(types())
        == (
            "REPRESENTS INVOLVES MET_WITH VISITED SIGNED PROPOSED AGREED_WITH SUPPORTED COOPERATED_WITH AIDED YIELDED_TO "
            "REQUESTED ACCUSED REJECTED THREATENED PROTESTED SANCTIONED MOBILIZED COERCED ASSAULTED"
        ).split()
    )


@pytest.mark.parametrize("kind", types().values(), ids=list(types()))
def test_every_type_is_whole(kind: ontology.RelationType) -> None:
    assert kind.meaning
    assert kind.source
    assert kind.target
    assert kind.layer in LAYERS
    assert (kind.code is None) == (kind.plover is None) == (not kind.dated)
    codes = [*kind.modes.values(), *([kind.code] if kind.code else [])]
    assert all(-10 <= code.goldstein <= 10 and code.cameo.isdigit() and code.cameo[0] in "012" for code in codes)
    if kind.symmetric:
        assert kind.source == kind.target


def test_only_meetings_agreement_and_cooperation_are_symmetric() -> None:
    assert [name for name, kind in types().items() if kind.symmetric] == ["MET_WITH", "AGREED_WITH", "COOPERATED_WITH"]


def test_a_mode_without_code_has_the_types() -> None:
    kind = relation_type("MET_WITH")
    assert kind.coded("call") != kind.code
    assert kind.coded("unheard of") == kind.coded(None) == kind.code


def test_an_unknown_type_is_answered_with_the_known_ones() -> None:
    with pytest.raises(OntologyError, match="'HUGGED' is no relation type: choose one of REPRESENTS, "):
        relation_type("HUGGED")


def test_what_may_stand_may_stand() -> None:
    judge(GOOD)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"type": "HUGGED"}, "is no relation type"),
        ({"type": "SIGNED"}, "target 'Pakistan' is a Country: it takes Agreement"),
        ({"source": replace(GOOD.source, entity=POOL[28])}, "source 'Karachi steel mill' is a Project"),
        ({"source": GOOD.target}, "stands on both sides"),
        ({"type": "REPRESENTS"}, "REPRESENTS has no date, but one is given: 2025"),
        ({"confidence": 0.0}, "confidence 0.0 is not in"),
        ({"confidence": 1.5}, "confidence 1.5 is not in"),
        ({"source": replace(GOOD.source, entity=Entity("other:x", Label.OTHER, "a cat"))}, "'a cat' is a Other"),
    ],
)
def test_what_may_not_stand_is_named(change, reason: str) -> None:
    with pytest.raises(OntologyError, match=reason):
        judge(replace(GOOD, **change))


def test_a_date_on_structure_is_refused_and_none_is_fine() -> None:
    judge(replace(GOOD, type="REPRESENTS", date=None))
    with pytest.raises(OntologyError):
        judge(replace(GOOD, type="REPRESENTS", date=DateSpan("2025")))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('colour = "red"\nlayer = "meetings"', "types.X has unknown keys: colour"),
        ('layer = "sky"', "types.X.layer is 'sky': choose one of structure"),
        ("layer = 3", "types.X.layer is 3: write a str"),
    ],
)
def test_an_ontology_with_a_fault_is_refused(text: str, reason: str) -> None:
    import tomllib

    with pytest.raises(OntologyError, match=reason):
        ontology._read("X", tomllib.loads(text))
