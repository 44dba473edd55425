"""Agreements and undertakings in the wording of the news: whom they involve, who signs and proposes them, and who does not."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Article
from loaders.extract import extract

KINDS = frozenset({"SIGNED", "PROPOSED", "INVOLVES"})


def read(text: str) -> set[str]:
    found = extract(Article(text, None, date(2025, 6, 12)))
    return {f"{one.type} {one.source.entity.name} > {one.target.entity.name}" for one in found if one.type in KINDS}


GIVES = {
    "companies sign, their states are involved": (
        "Norway's Statoil and Mali's Sahel signed a contract on gas.",
        "SIGNED Statoil > contract on gas; SIGNED Sahel > contract on gas; INVOLVES contract on gas > Norway; "
        "INVOLVES contract on gas > Mali",
    ),
    "a company beside its kind": (
        "The Norwegian firm Statoil signed a contract with Iran.",
        "SIGNED Statoil > contract; SIGNED Iran > contract; INVOLVES contract > Norway",
    ),
    "a passive after talks": (
        "Norwegian Foreign Minister Ann Lee met Malian Foreign Minister Ali Toure.\n\nAfter the talks, a protocol on fishing "
        "was signed.",
        "INVOLVES protocol on fishing > Norway; INVOLVES protocol on fishing > Mali",
    ),
    "instruments exchanged": (
        "Norwegian Foreign Minister Ann Lee and Malian Foreign Minister Ali Toure exchanged ratification instruments of the "
        "Treaty of 2000.",
        "INVOLVES Treaty of 2000 > Norway; INVOLVES Treaty of 2000 > Mali",
    ),
    "a name with what it is": (
        "He denounced Norpact, the pact under which Norway and Chad are to supply Mali with boats.",
        "INVOLVES Norpact > Norway; INVOLVES Norpact > Chad; INVOLVES Norpact > Mali",
    ),
    "a capital that acts": (
        "Norway is lending Bamako $7 million under a memorandum concluded in 2010.",
        "INVOLVES memorandum > Norway; INVOLVES memorandum > Mali",
    ),
    "who refuses a proposal": (
        "Mali declined a Norwegian proposal for a joint commission of inquiry.",
        "PROPOSED Norway > joint commission of inquiry; INVOLVES joint commission of inquiry > Mali",
    ),
    "a proposal of two": ("They read a Franco-German proposal.", "PROPOSED France > Franco-German proposal"),
    "who observes what another proposed": (
        "Chad agreed to observe a ceasefire with Libya proposed by the African Union.",
        "INVOLVES ceasefire with Libya > Chad; INVOLVES ceasefire with Libya > Libya",
    ),
    "who is congratulated on signing": (
        "Norwegian Foreign Minister Ann Lee congratulated Mali on signing the Fishing Treaty.",
        "SIGNED Mali > Fishing Treaty",
    ),
    "a nuclear programme that is its own": (
        "Iran will not give up its nuclear program.",
        "INVOLVES nuclear program > Iran",
    ),
    "treaties among the documents": (
        "Norwegian President Ann Lee held talks with Malian President Ali Toure in Bamako.\n\nFollowing the talks 27 documents "
        "were signed, among them the Treaty on the State Border.",
        "INVOLVES Treaty on the State Border > Norway; INVOLVES Treaty on the State Border > Mali",
    ),
    "two presidents who watch": (
        "Norwegian President Ann Lee held talks with Malian President Ali Toure in Bamako.\n\nThe two presidents witnessed the "
        "signing of an agreement on tourism.",
        "INVOLVES agreement on tourism > Norway; INVOLVES agreement on tourism > Mali",
    ),
    "the ends of a pipe": (
        "The gas pipeline runs from Russia to Germany.",
        "INVOLVES gas pipeline > Russia; INVOLVES gas pipeline > Germany",
    ),
    "who is accused of breaking it": (
        "Mali accused Norway of violating the ceasefire.",
        "INVOLVES ceasefire > Norway; INVOLVES ceasefire > Mali",
    ),
    "a force that keeps the peace": (
        "The peacekeeping force in Mali will grow.",
        "INVOLVES peacekeeping force in Mali > Mali",
    ),
    "a dam": ("Laos broke ground on the Xayaburi dam.", "INVOLVES Xayaburi dam > Laos"),
    "a long and a short name of one thing": (
        "The Grand Ethiopian Renaissance Dam worries Egypt, which wants rules for the GERD.",
        "INVOLVES Grand Ethiopian Renaissance Dam > Ethiopia",
    ),
}
GIVES_NOT = {
    "a ministry is its state": ("Norway's Foreign Ministry signed a protocol with Mali.", "SIGNED Foreign Ministry"),
    "a pension fund is a body": ("He runs the Norwegian Pension Fund.", "INVOLVES"),
    "a treaty that someone signed once": (
        "Norwegian Foreign Minister Ann Lee met Malian Foreign Minister Ali Toure. Chad broke the treaty signed last year.",
        "INVOLVES",
    ),
    "an agreement that is only wished for": (
        "Norway and Mali underscored the importance of a lasting ceasefire.",
        "INVOLVES",
    ),
    "the treaty beside the agreement": (
        "They kept to the Vienna Convention and the Norway-Mali Agreement.",
        "INVOLVES Vienna Convention",
    ),
    "two presidents who watch do not sign": (
        "Norwegian President Ann Lee held talks with Malian President Ali Toure in Bamako.\n\nThe two presidents witnessed the "
        "signing of an agreement on tourism.",
        "SIGNED",
    ),
    "a road that runs nowhere": ("The road from Oslo was closed by Mali.", "INVOLVES"),
    "a force that keeps no peace": ("The rebel force in Mali will grow.", "INVOLVES"),
    "a place is no party": (
        "Norway discussed the trade agreement in Reykjavik, Iceland.",
        "INVOLVES",
    ),
    "a press conference is no undertaking": ("Norway and Mali held a press conference.", "INVOLVES"),
    "money offered is no undertaking": ("Norway offered 10 million dollars to Mali.", "PROPOSED"),
    "the guest does not invite himself": (
        "Norwegian Foreign Minister Ann Lee was sent an invitation to visit Oslo.",
        "PROPOSED Ann Lee",
    ),
}


@pytest.mark.parametrize("name", GIVES)
def test_gives(name: str) -> None:
    text, wanted = GIVES[name]
    assert set(wanted.split("; ")) <= read(text)


@pytest.mark.parametrize("name", GIVES_NOT)
def test_gives_not(name: str) -> None:
    text, unwanted = GIVES_NOT[name]
    assert [line for line in read(text) if line.startswith(unwanted)] == []
