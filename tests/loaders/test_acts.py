"""What the acts make of English: who does it, to whom, and whether it happened at all."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Article
from loaders.extract import extract

VISITS = ("MET_WITH", "VISITED", "SIGNED", "PROPOSED", "INVOLVES", "REPRESENTS")


def acts(text: str) -> set[str]:
    """The acts of a text, as "TYPE source > target", a status behind where it is not "happened"."""
    found = set()
    for one in extract(Article(text=text, published=date(2020, 5, 14))):
        if one.type not in VISITS:
            status = "" if one.status == "happened" else f" [{one.status}]"
            found.add(f"{one.type} {one.source.entity.name} > {one.target.entity.name}{status}")
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # doers
        ("Mali was criticised by Niger.", {"ACCUSED Niger > Mali"}),
        ("Niger, which has accused Mali of arming rebels, closed a road.", {"ACCUSED Niger > Mali"}),
        ("Niger and Chad condemned Mali.", {"ACCUSED Niger > Mali", "ACCUSED Chad > Mali"}),
        ("Many nations -- Niger, Chad and Benin -- condemned Mali.", {f"ACCUSED {x} > Mali" for x in ("Niger", "Chad", "Benin")}),
        ("Niger passed a resolution criticising Mali.", {"ACCUSED Niger > Mali"}),
        ("Niger joined Chad in calling on Mali to free the crew.", {"REQUESTED Niger > Mali", "REQUESTED Chad > Mali"}),
        ("Niger's decision to help Mali was welcome.", {"AGREED_WITH Niger > Mali"}),
        ("Norway said it would help Mali.", {"AGREED_WITH Norway > Mali"}),
        ("Niger thanked Norway for its aid to Chad.", {"SUPPORTED Niger > Norway", "AIDED Norway > Chad"}),
        ("Visiting Russian President Vladimir Putin gave a warning to Slovakia.", {"THREATENED Vladimir Putin > Slovakia"}),
        ("Polish students condemned Vietnam.", set()),
        # recipients
        ("Niger condemned the decision of the Malian court.", {"ACCUSED Niger > Mali"}),
        ("Niger condemned the sanctions imposed by Mali.", {"ACCUSED Niger > Mali"}),
        ("Niger condemned Malian attacks on civilians.", {"ACCUSED Niger > Mali"}),
        ("Niger held Mali responsible for the blast.", {"ACCUSED Niger > Mali"}),
        ("Niger described Mali's decision as unjustified.", {"ACCUSED Niger > Mali"}),
        ("Niger said that Mali had not lived up to the treaty.", {"ACCUSED Niger > Mali"}),
        ("Niger replied that the Malian accusations were unfounded.", {"REJECTED Niger > Mali"}),
        ("Niger reaffirmed its commitment to supporting Mali in the face of Chad's war.", {"SUPPORTED Niger > Mali"}),
        ("The Malian sanctions it imposed hurt trade.", set()),
        # what it counts as
        ("Niger refused to help Mali.", {"REJECTED Niger > Mali"}),
        ("Niger did not help Mali.", {"REJECTED Niger > Mali"}),
        ("Niger will help Mali.", {"AGREED_WITH Niger > Mali"}),
        ("Niger agreed to help Mali.", {"AGREED_WITH Niger > Mali"}),
        ("Niger threatened to attack Mali.", {"THREATENED Niger > Mali"}),
        ("Niger will attack Mali.", {"THREATENED Niger > Mali"}),
        ("Niger said that Mali must withdraw.", {"REQUESTED Niger > Mali"}),
        ("Niger said that Mali would face sanctions.", {"THREATENED Niger > Mali"}),
        ("Niger lifted the embargo on Mali.", {"YIELDED_TO Niger > Mali"}),
        ("Niger increased its aid to Mali.", {"AIDED Niger > Mali"}),
        # what did not happen
        ("Niger may attack Mali.", set()),
        ("If Niger attacks Mali, Chad will suffer.", set()),
        ("Niger denied that it attacked Mali.", {"ASSAULTED Niger > Mali [denied]"}),
        ("Niger considered attacking Mali.", set()),
        ("Niger discussed efforts to urge Mali to negotiate.", set()),
        ("Niger stands ready to help Mali.", set()),
        ("Chad fears the risk of an attack by Niger on Mali.", set()),
        ("Talks can begin only after Niger frees the Malian soldiers.", set()),
        ("Niger signed a pact to acknowledge Mali.", set()),
        # mutual acts
        ("Niger and Mali agreed to reopen the road.", {"AGREED_WITH Niger > Mali"}),
        ("Niger and Mali agreed on the need for calm.", set()),
        ("Niger and Mali clashed.", {"ASSAULTED Niger > Mali", "ASSAULTED Mali > Niger"}),
        ("The war between Niger and Mali was long.", {"ASSAULTED Niger > Mali", "ASSAULTED Mali > Niger"}),
        ("Niger and Mali fought the flood.", set()),
    ],
)  # fmt: skip
def test_acts_of_a_sentence(text: str, wanted: set[str]) -> None:
    assert acts(text) == wanted


def test_nobody_acts_on_the_own_state() -> None:
    assert acts("The Malian president condemned the Malian army.") == set()


def test_modes_and_plover_classes() -> None:
    def coded(text: str) -> set[tuple[str, str | None, str | None]]:
        return {(one.type, one.mode, one.plover) for one in extract(Article(text=text, published=date(2020, 5, 14)))}

    assert ("SANCTIONED", "expel", "SANCTION") in coded("Niger expelled two Malian diplomats.")
    assert ("SANCTIONED", "embargo", "COERCE") in coded("Niger imposed sanctions on Mali.")
    assert ("YIELDED_TO", "ease_sanctions", "YIELD") in coded("Niger eased sanctions against Mali.")
    assert ("AIDED", "military", "AID") in coded("Niger supplied weapons to Mali.")
    assert ("ASSAULTED", "war", "ASSAULT") in coded("Niger invaded Mali.")
    assert ("SUPPORTED", "recognise", "SUPPORT") in coded("Niger recognised Kosovo.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Niger came to Mali's aid.", {"AIDED Niger > Mali"}),
        ("Niger delivered a note of protest to Mali.", {"ACCUSED Niger > Mali"}),
        ("Niger rejected as absurd the Malian offer.", {"REJECTED Niger > Mali"}),
        ("Niger decided to sever relations with Mali.", {"SANCTIONED Niger > Mali"}),
        ("Niger is to give Mali a loan.", {"AGREED_WITH Niger > Mali"}),
        ("It will be recalled that Niger attacked Mali.", {"ASSAULTED Niger > Mali"}),
        ("The commitment of Niger to Mali is unwavering.", {"SUPPORTED Niger > Mali"}),
        ("Niger called on the president of Mali in May.", set()),
        ("Niger backed the Paris agreements.", set()),
        ("Niger and Mali are neighbours. Niger recalled its ambassador.", {"SANCTIONED Niger > Mali"}),
        ("Niger, Chad and Mali are neighbours. Niger recalled its ambassador.", set()),
        ("Niger recalled its ambassador.", set()),
        ("Two Malian diplomats were expelled from Niger.", {"SANCTIONED Niger > Mali"}),
        ("Two Malian ships were attacked near Niger.", set()),
        ("Niger dropped its objections to the Malian plan.", {"YIELDED_TO Niger > Mali"}),
        ("Niger has never accepted Kosovo's declaration of independence.", {"REJECTED Niger > Kosovo"}),
        ("The Niger-led invasion of Mali began.", {"ASSAULTED Niger > Mali"}),
        ("Niger seized a Malian-flagged tanker.", {"COERCED Niger > Mali"}),
        ("Chadian missile strikes on Mali shook the town.", {"ASSAULTED Chad > Mali"}),
        ("Two Malian soldiers were killed in a Chadian attack.", {"ASSAULTED Chad > Mali"}),
        ("A Malian student was killed in a Chadian bar.", set()),
        ("Niger and Mali exchanged prisoners.", {"COOPERATED_WITH Niger > Mali"}),
        ("Niger staged an attack on Mali.", {"ASSAULTED Niger > Mali"}),
        ("Niger hoped to help Mali.", set()),
    ],
)  # fmt: skip
def test_acts_in_other_words(text: str, wanted: set[str]) -> None:
    assert acts(text) == wanted


def test_an_office_before_and_is_its_own_holder() -> None:
    text = "Secretary of State Ann Lee met Malian Foreign Minister Abdou Diop in Oslo.\n\n"
    assert acts(text + "The Secretary and Minister Diop condemned Niger.") == {
        "ACCUSED Ann Lee > Niger",
        "ACCUSED Abdou Diop > Niger",
    }
