"""Meetings, visits, signatures, proposals and things in robust English: what a text must give, and what it must not."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Article, Statement
from loaders.extract import extract

PUBLISHED = date(2025, 6, 12)
ROOM = frozenset({"MET_WITH", "VISITED", "SIGNED", "PROPOSED", "INVOLVES"})


def read(text: str) -> list[Statement]:
    return [one for one in extract(Article(text, None, PUBLISHED)) if one.type in ROOM]


def line(one: Statement) -> str:
    status = "" if one.status == "happened" else f" [{one.status}]"
    return f"{one.type} {one.source.entity.name} > {one.target.entity.name}{status}"


def turned(text: str) -> str:
    """A meeting told from the other side."""
    kind, _, rest = text.partition(" ")
    if kind != "MET_WITH":
        return text
    ends, bracket, status = rest.partition(" [")
    source, _, target = ends.partition(" > ")
    return f"{kind} {target} > {source}{bracket}{status}"


GIVES = {
    "a president receives": (
        "Malian President Ali Toure was received on Monday by Norwegian Prime Minister Ann Lee.",
        "MET_WITH Ann Lee > Ali Toure",
    ),
    "three ministers in one meeting": (
        "Norwegian Foreign Minister Ann Lee met with Malian Foreign Minister Ali Toure and Chadian Foreign Minister Moussa Deby.",
        "MET_WITH Ann Lee > Ali Toure; MET_WITH Ann Lee > Moussa Deby; MET_WITH Ali Toure > Moussa Deby",
    ),
    "unnamed ministers of two states": (
        "The foreign ministers of Norway and Mali met in Geneva on Monday.",
        "MET_WITH Norway > Mali",
    ),
    "talks between two states": ("Talks between Norway and Mali resumed on Monday.", "MET_WITH Norway > Mali"),
    "hyphenated states": ("The US-Japan talks on fishing began on Monday.", "MET_WITH United States > Japan"),
    "a scheduled meeting": (
        "Norwegian Prime Minister Ann Lee is scheduled to meet Malian President Ali Toure on June 20.",
        "MET_WITH Ann Lee > Ali Toure [planned]",
    ),
    "a meeting that did not take place": (
        "Norwegian Prime Minister Ann Lee did not meet Malian President Ali Toure.",
        "MET_WITH Ann Lee > Ali Toure [denied]",
    ),
    "cancelled talks": (
        "Norwegian Prime Minister Ann Lee cancelled talks with Malian President Ali Toure.",
        "MET_WITH Ann Lee > Ali Toure [denied]",
    ),
    "a visiting guest": (
        "Chinese Premier Li Qiang met with visiting Malian President Ali Toure.",
        "MET_WITH Li Qiang > Ali Toure; VISITED Ali Toure > China",
    ),
    "leaders abroad": (
        "Norwegian Foreign Minister Ann Lee met with senior officials from Mali.",
        "MET_WITH Ann Lee > Mali",
    ),
    "co-chairs": (
        "Norwegian Foreign Minister Ann Lee and Malian Foreign Minister Ali Toure co-chaired the dialogue.",
        "MET_WITH Ann Lee > Ali Toure",
    ),
    "a body's meeting": (
        "Norwegian Foreign Minister Ann Lee addressed a meeting of the African Union in Addis Ababa.",
        "MET_WITH Ann Lee > African Union",
    ),
    "a dinner attended by": (
        "The dinner was attended by Norwegian Foreign Minister Ann Lee and Malian Foreign Minister Ali Toure.",
        "MET_WITH Ann Lee > Ali Toure",
    ),
    "a pronoun": (
        "Norwegian Foreign Minister Ann Lee arrived in Bamako on Monday. She met Malian President Ali Toure.",
        "VISITED Ann Lee > Mali; MET_WITH Ann Lee > Ali Toure",
    ),
    "talks within an announced visit": (
        "Norwegian Foreign Minister Ann Lee will hold talks with Malian President Ali Toure during her visit to Mali.",
        "MET_WITH Ann Lee > Ali Toure [planned]; VISITED Ann Lee > Mali [planned]",
    ),
    "an itinerary": (
        "Norwegian Foreign Minister Ann Lee will travel to Tbilisi, Georgia; Baku, Azerbaijan; and Ankara from June 15 to 20.",
        "VISITED Ann Lee > Georgia [planned]; VISITED Ann Lee > Azerbaijan [planned]",
    ),
    "a capital named by its state": (
        "Norwegian Foreign Minister Ann Lee arrived in the Malian capital on Monday.",
        "VISITED Ann Lee > Mali",
    ),
    "expected": (
        "Norwegian Foreign Minister Ann Lee is expected in Mali on Friday for talks with Malian President Ali Toure.",
        "VISITED Ann Lee > Mali [planned]; MET_WITH Ann Lee > Ali Toure [planned]",
    ),
    "a programme": (
        "Norwegian Foreign Minister Ann Lee leaves on Monday. Her trip will include stops in Mali and Chad.",
        "VISITED Ann Lee > Mali [planned]; VISITED Ann Lee > Chad [planned]",
    ),
    "leaving": ("Norwegian Foreign Minister Ann Lee left Mali on Monday.", "VISITED Ann Lee > Mali"),
    "quoted at a meeting": (
        "Malian President Ali Toure was quoted as saying so at a meeting with visiting Norwegian Foreign Minister Ann Lee.",
        "MET_WITH Ali Toure > Ann Lee",
    ),
    "a delegation travels": ("A Norwegian delegation arrived in Mali on Monday.", "VISITED Norway > Mali"),
    "a postponed visit": (
        "Norwegian Foreign Minister Ann Lee postponed her visit to Mali.",
        "VISITED Ann Lee > Mali [denied]",
    ),
    "a purpose that the parse turns round": (
        "Norwegian Foreign Minister Ann Lee left on Monday for Mali to attend a conference.",
        "VISITED Ann Lee > Mali",
    ),
    "a meeting each on its day": (
        "Norwegian Foreign Minister Ann Lee met Malian President Ali Toure on Sunday and Chadian President Idriss Deby on Monday.",
        "MET_WITH Ann Lee > Ali Toure; MET_WITH Ann Lee > Idriss Deby",
    ),
    "a planned visit that the host cancels": (
        "Norway cancelled a planned visit by Malian President Ali Toure.",
        "VISITED Ali Toure > Norway [denied]",
    ),
    "an upcoming meeting": (
        "Chad welcomed the upcoming meeting between Norwegian Prime Minister Ann Lee and Malian President Ali Toure.",
        "MET_WITH Ann Lee > Ali Toure [planned]",
    ),
    "a cancelled meeting": (
        "Chad regretted the cancelled meeting between Norwegian Prime Minister Ann Lee and Malian President Ali Toure.",
        "MET_WITH Ann Lee > Ali Toure [denied]",
    ),
    "U.S without its second stop": (
        "German Foreign Minister Uta Stein met U.S Secretary of State John Miller on Monday.",
        "MET_WITH Uta Stein > John Miller",
    ),
    "with whom": (
        "Norwegian Prime Minister Ann Lee thanked Malian President Ali Toure, with whom she spoke by telephone yesterday.",
        "MET_WITH Ann Lee > Ali Toure",
    ),
    "in the course of": (
        "In the course of the conversation with Malian President Ali Toure the Norwegian Prime Minister Ann Lee praised Mali.",
        "MET_WITH Ann Lee > Ali Toure",
    ),
    "the heads of state": (
        "Norway and Mali held talks on Monday. The heads of state will hold a meeting in Oslo on June 20.",
        "MET_WITH Norway > Mali; MET_WITH Norway > Mali [planned]",
    ),
    "who is expected": (
        "Libya praised Malian President Ali Toure, who is expected in Tripoli shortly.",
        "VISITED Ali Toure > Libya [planned]",
    ),
    "a visit of, to the one other state": (
        "Mali said on the recent visit of Norwegian Foreign Minister Ann Lee that it was pleased.",
        "VISITED Ann Lee > Mali",
    ),
    "a visit that is planned": (
        "A visit of Malian President Ali Toure to Norway is planned for August 17.",
        "VISITED Ali Toure > Norway [planned]",
    ),
    "a city that is no seat": (
        "Norwegian Foreign Minister Ann Lee travelled to Casablanca and Istanbul.",
        "VISITED Ann Lee > Morocco; VISITED Ann Lee > Turkey",
    ),
    "both countries": (
        "Norway and Mali held talks. UN Secretary-General Antonio Guterres visited both countries in June.",
        "VISITED Antonio Guterres > Norway; VISITED Antonio Guterres > Mali",
    ),
    "leaves today": (
        "Norwegian Foreign Minister Ann Lee flies to Mali today.",
        "VISITED Ann Lee > Mali [planned]",
    ),
    "the guest goes on": (
        "Norwegian Prime Minister Tom Berg received Malian President Ali Toure. He will travel to Chad on Thursday.",
        "VISITED Ali Toure > Chad [planned]",
    ),
    "she and he": (
        "Norwegian Foreign Minister Anna Lee praised Chadian President Idriss Deby. He will travel to Peru on Thursday.",
        "VISITED Idriss Deby > Peru [planned]",
    ),
    "officials sign": (
        "Norwegian Foreign Minister Ann Lee and Malian Foreign Minister Ali Toure signed a fishing agreement in Oslo.",
        "SIGNED Ann Lee > fishing agreement; SIGNED Ali Toure > fishing agreement; "
        "INVOLVES fishing agreement > Norway; INVOLVES fishing agreement > Mali",
    ),
    "signed with": (
        "Norway signed a memorandum of understanding with Mali.",
        "SIGNED Norway > memorandum of understanding with Mali; SIGNED Mali > memorandum of understanding with Mali",
    ),
    "the first to sign": (
        "Mali is the first country to sign the fishing treaty.",
        "SIGNED Mali > fishing treaty",
    ),
    "signed by": (
        "The fishing treaty was signed by Norwegian Foreign Minister Ann Lee.",
        "SIGNED Ann Lee > fishing treaty; INVOLVES fishing treaty > Norway",
    ),
    "never signed": ("Norway never signed the fishing treaty.", "SIGNED Norway > fishing treaty [denied]"),
    "to be signed": ("Norway and Mali will sign a fishing treaty in July.", "SIGNED Norway > fishing treaty [planned]"),
    "the signing of": (
        "Chad welcomed the signing of a peace agreement between Norway and Mali.",
        "SIGNED Norway > peace agreement between Norway and Mali; SIGNED Mali > peace agreement between Norway and Mali",
    ),
    "a clause without its object": (
        "Norway praised the peace treaty that Mali and Chad signed in 1995.",
        "SIGNED Mali > peace treaty; SIGNED Chad > peace treaty",
    ),
    "an oral deal": (
        "Norway and Mali reached a deal on fishing.",
        "INVOLVES deal > Norway; INVOLVES deal > Mali",
    ),
    "an offer to mediate": (
        "Norway offered to mediate between Mali and Chad.",
        "PROPOSED Norway > mediation between Mali and Chad",
    ),
    "an invitation as a verb": (
        "Norwegian Prime Minister Ann Lee invited Malian President Ali Toure to visit Norway.",
        "PROPOSED Ann Lee > visit by Ali Toure to Norway",
    ),
    "an invitation as a noun": (
        "Malian President Ali Toure accepted an invitation from Norwegian Prime Minister Ann Lee to visit Norway.",
        "PROPOSED Ann Lee > visit by Ali Toure to Norway",
    ),
    "a plan put forward": ("Norway put forward a peace plan for Mali.", "PROPOSED Norway > peace plan for Mali"),
    "a pipeline between two states": (
        "The gas pipeline between Algeria and Niger will be built next year.",
        "INVOLVES gas pipeline between Algeria and Niger > Algeria; INVOLVES gas pipeline between Algeria and Niger > Niger",
    ),
    "a nuclear programme": ("They discussed Iran's nuclear programme.", "INVOLVES Iran's nuclear programme > Iran"),
}  # fmt: skip

GIVES_NOT = {
    "one delegation": (
        "Norwegian Prime Minister Ann Lee and Norwegian Foreign Minister Tom Berg met Malian President Ali Toure.",
        "MET_WITH Ann Lee > Tom Berg",
    ),
    "a proposed meeting": ("Norway proposed talks with Mali.", "MET_WITH Norway > Mali"),
    "proposed to meet": (
        "Norwegian Prime Minister Ann Lee proposed to meet Malian President Ali Toure.",
        "MET_WITH Ann Lee > Ali Toure",
    ),
    "a possible meeting": (
        "Norway spoke of a possible meeting with Malian President Ali Toure.",
        "MET_WITH Norway > Ali Toure",
    ),
    "separate talks": (
        "Norwegian Prime Minister Ann Lee held separate talks with Malian President Ali Toure and Chadian President Idriss Deby.",
        "MET_WITH Ali Toure > Idriss Deby",
    ),
    "met separately": (
        "Norwegian Prime Minister Ann Lee met Malian President Ali Toure and Chadian President Idriss Deby separately.",
        "MET_WITH Ali Toure > Idriss Deby",
    ),
    "several called": (
        "Norwegian Prime Minister Ann Lee spoke by phone with Malian President Ali Toure and Chadian President Idriss Deby.",
        "MET_WITH Ali Toure > Idriss Deby",
    ),
    "several meetings": (
        "Norwegian Prime Minister Ann Lee had meetings with Malian President Ali Toure and Chadian President Idriss Deby.",
        "MET_WITH Ali Toure > Idriss Deby",
    ),
    "a state that cancels its own visit": (
        "Mali cancelled a planned visit by Malian President Ali Toure.",
        "VISITED Ali Toure > Mali",
    ),
    "a call on someone to act": (
        "Libya called on Malian President Ali Toure, who is expected in Tripoli shortly, to mediate.",
        "MET_WITH Libya > Ali Toure",
    ),
    "two talks side by side": (
        "Norway noted the call of Malian President Ali Toure with Chadian President Idriss Deby and its talks with Peru.",
        "MET_WITH Ali Toure > Peru",
    ),
    "seen from afar": (
        "Norwegian Prime Minister Ann Lee saw Malian President Ali Toure as a friend.",
        "MET_WITH Ann Lee > Ali Toure",
    ),
    "a joint signing alone": (
        "Norwegian Foreign Minister Ann Lee and Malian Foreign Minister Ali Toure signed a fishing agreement.",
        "MET_WITH Ann Lee > Ali Toure",
    ),
    "people of a state": ("Norwegian Foreign Minister Ann Lee met with refugees from Mali.", "MET_WITH Ann Lee > Mali"),
    "the possibility of talks": (
        "Norway sees a possibility of talks with Mali.",
        "MET_WITH Norway > Mali",
    ),
    "a letter": ("Norway received a letter from Mali.", "MET_WITH Norway > Mali"),
    "an issue discussed": ("Norwegian Foreign Minister Ann Lee discussed Mali.", "MET_WITH Ann Lee > Mali"),
    "talks about others": (
        "Norwegian Foreign Minister Ann Lee spoke about preparations for the summit of the African Union.",
        "MET_WITH Ann Lee > African Union",
    ),
    "preparing a summit": (
        "Norwegian Foreign Minister Ann Lee addressed a UN-sponsored summit.",
        "MET_WITH Ann Lee > United Nations",
    ),
    "somebody's chief of staff": (
        "Norwegian Foreign Minister Ann Lee spoke with Omar Cisse, chief of staff for Malian President Ali Toure.",
        "MET_WITH Ann Lee > Ali Toure",
    ),
    "home again": ("Norwegian Foreign Minister Ann Lee returned to Norway.", "VISITED Ann Lee > Norway"),
    "the place of a meeting": (
        "Norwegian Foreign Minister Ann Lee met Chadian Foreign Minister Moussa Deby in Bamako, Mali.",
        "VISITED Ann Lee > Mali",
    ),
    "an invitation to visit": (
        "Norwegian Prime Minister Ann Lee invited Malian President Ali Toure to visit Norway.",
        "VISITED Ali Toure > Norway",
    ),
    "goods that arrive": ("A plane from Norway arrived in Mali.", "VISITED Norway > Mali"),
    "money that goes": ("The prize goes to Mali.", "VISITED Norway > Mali"),
    "the next phrase": (
        "During her trip to Mali, the Norwegian delegation under Foreign Minister Ann Lee will meet farmers.",
        "VISITED Ann Lee > Norway",
    ),
    "signing something else": ("Norwegian Foreign Minister Ann Lee signed the guest book.", "SIGNED Ann Lee > guest book"),
    "asked to sign": ("Norway urged Mali to sign the fishing treaty.", "SIGNED Mali > fishing treaty"),
    "close to signing": ("Norway and Mali are close to signing a trade deal.", "SIGNED Norway > trade deal"),
    "talks on signing": ("Norway and Mali held talks on signing a trade deal.", "SIGNED Norway > trade deal"),
    "a deal not yet signed": ("Norway and Mali hope to conclude a trade deal.", "SIGNED Norway > trade deal"),
    "offered condolences": ("Norway offered condolences to Mali.", "PROPOSED Norway > condolences"),
    "figures suggest": ("The figures suggest a decline in Mali.", "PROPOSED Mali > decline"),
    "the proposer of a mere offer": (
        "Norway offered to mediate between Mali and Chad.",
        "INVOLVES mediation between Mali and Chad > Norway",
    ),
    "any agreement": ("Norway said that Mali had broken any agreement.", "INVOLVES agreement > Mali"),
    "an embassy": ("The U.S. Mission in Mali celebrated.", "INVOLVES U.S. Mission in Mali > Mali"),
    "a border": ("The border between Norway and Mali is long.", "INVOLVES border > Mali"),
}  # fmt: skip


@pytest.mark.parametrize("name", GIVES)
def test_gives(name: str) -> None:
    text, wanted = GIVES[name]
    found = {line(one) for one in read(text)}
    found |= {turned(one) for one in found}
    assert [one for one in wanted.split("; ") if one not in found] == [], found


@pytest.mark.parametrize("name", GIVES_NOT)
def test_gives_not(name: str) -> None:
    text, unwanted = GIVES_NOT[name]
    found = {line(one).partition(" [")[0] for one in read(text)}
    assert unwanted not in found | {turned(one) for one in found}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Norwegian Foreign Minister Ann Lee met Malian President Ali Toure.", "in_person"),
        ("Norwegian Foreign Minister Ann Lee met virtually with Malian President Ali Toure.", "video"),
        ("Norwegian Foreign Minister Ann Lee spoke by telephone with Malian President Ali Toure.", "call"),
        ("Norwegian Foreign Minister Ann Lee had a phone call with Malian President Ali Toure.", "call"),
        ("Norwegian Foreign Minister Ann Lee held a video conference with Malian President Ali Toure.", "video"),
        ("Negotiations between Norway and Mali resumed.", "negotiation"),
        ("Chad welcomed the UN-brokered talks between Norway and Mali.", "mediation"),
        ("Norwegian Foreign Minister Ann Lee had lunch with Malian President Ali Toure.", "in_person"),
        ("Norwegian Foreign Minister Ann Lee spoke with Malian President Ali Toure.", None),
    ],
)
def test_how_they_met(text: str, mode: str | None) -> None:
    assert {one.mode for one in read(text) if one.type == "MET_WITH"} == {mode}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway and Mali signed a fishing treaty.", "treaty"),
        ("Norway and Mali signed a memorandum of understanding.", "memorandum"),
        ("Norway and Mali signed a joint declaration.", "declaration"),
        ("Norway and Mali signed a fishing agreement.", "agreement"),
        ("Norway and Mali signed a ceasefire.", "ceasefire"),
    ],
)
def test_what_they_signed(text: str, kind: str) -> None:
    assert {one.kind for one in read(text) if one.type == "SIGNED"} == {kind}


def test_the_place_is_in_the_words_of_the_text() -> None:
    met = read("Norwegian Foreign Minister Ann Lee met Malian President Ali Toure in Geneva.")
    went = read("Norwegian Foreign Minister Ann Lee travelled to Moscow.")
    assert [one.place for one in met if one.type == "MET_WITH"] == ["Geneva"]
    assert [one.place for one in went if one.type == "VISITED"] == ["Moscow"]


def test_pairs_of_one_meeting_share_its_event() -> None:
    met = read(GIVES["three ministers in one meeting"][0])
    assert len({one.event for one in met}) == 1
    assert {one.parties for one in met} == {3}
    assert met[0].event


def test_two_meetings_of_several_are_two_events() -> None:
    first = "Norwegian Minister Ann Lee, Malian Foreign Minister Ali Toure and Chadian Foreign Minister Moussa Deby met in {}."
    met = read(first.format("Oslo on May 2") + "\n\n" + first.format("Bamako on June 4"))
    assert len({one.event for one in met if one.type == "MET_WITH"}) == 2


def test_a_state_visit_is_told_as_one() -> None:
    went = read("Malian President Ali Toure will pay a state visit to Norway in July.")
    assert [one.mode for one in went if one.type == "VISITED"] == ["state"]


def test_a_second_memorandum_is_not_the_first() -> None:
    text = "Norway and Mali signed a memorandum on fishing. Norway and Chad signed a memorandum on mining."
    assert {line(one) for one in read(text) if one.type == "SIGNED"} >= {
        "SIGNED Mali > memorandum on fishing",
        "SIGNED Chad > memorandum on mining",
    }


def test_every_quote_stands_in_the_text() -> None:
    for text, _ in GIVES.values():
        for one in read(text):
            assert text[one.evidence.start : one.evidence.end] == one.evidence.quote


def test_each_of_several_meetings_of_a_verb_has_its_day() -> None:
    text, _ = GIVES["a meeting each on its day"]
    days = {one.target.entity.name: str(one.date and one.date.text) for one in read(text)}
    assert days == {"Ali Toure": "2025-06-08", "Idriss Deby": "2025-06-09"}
