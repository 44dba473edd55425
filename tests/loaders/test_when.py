"""Each act gets its own day: the words nearest to it, else what its kind, tense and article suggest."""

from datetime import date

import pytest

from loaders import language
from loaders.modality import refine
from loaders.when import Act, Setting, said, suggested

THURSDAY = date(2019, 5, 16)
DAY = "2019-05-16"


def act(sentence: str, trigger: str, kind: str, status: str = "happened") -> Act:
    doc = language.pipeline()(sentence)
    token = next(t for t in doc if t.text == trigger)
    return Act(kind, status, token, token.sent)


def day_of(sentence: str, trigger: str, kind: str, status: str = "happened", **setting: object) -> str | None:
    one, frame = act(sentence, trigger, kind, status), Setting(THURSDAY, **setting)  # type: ignore[arg-type]
    told = said(one, frame)
    return told.value if told is not None else suggested(one, frame)


SAID = [
    ("Mr. Diop met Mr. Toure in Oslo on May 3.", "met", "MET_WITH", "2019-05-03"),
    ("On Tuesday Mr. Diop met Mr. Toure, who had visited Peru in March.", "met", "MET_WITH", "2019-05-14"),
    ("On Tuesday Mr. Diop met Mr. Toure, who had visited Peru in March.", "visited", "VISITED", "2019-03"),
    ("Norway on Tuesday condemned Mali.", "condemned", "ACCUSED", "2019-05-14"),
    ("Norway urged Mali to answer by Friday.", "urged", "REQUESTED", DAY),
    ("They signed the treaty of April 1987 on Monday.", "signed", "SIGNED", "2019-05-13"),
    ("Mr. Diop met Mr. Toure during a visit from May 3 to 6.", "met", "MET_WITH", "2019-05"),
    ("Mr. Diop met Mr. Toure last week.", "met", "MET_WITH", None),
    ("Mr. Diop met Mr. Toure on Sept. 3.", "met", "MET_WITH", "2018-09-03"),
    ("Mr. Diop held talks with Mr. Toure on Sept. 3.", "talks", "MET_WITH", "2018-09-03"),
    ("Mr. Diop announced a visit to Mali on Sept. 3.", "visit", "VISITED", "2019-09-03"),
    ("Norway on Friday denied plans for the meeting scheduled Monday with Mali.", "meeting", "MET_WITH", "2019-05-13"),
    ("The ministry said on Tuesday that Mr. Diop had met Mr. Toure on Sunday.", "met", "MET_WITH", "2019-05-12"),
]
SUGGESTED = [
    ("Mr. Diop met Mr. Toure.", "met", "MET_WITH", "happened", {}, DAY),
    ("Mr. Diop met Mr. Toure.", "met", "MET_WITH", "happened", {"lead": "2019-05-14"}, "2019-05-14"),
    ("Mr. Diop met Mr. Toure.", "met", "MET_WITH", "happened", {"trip": "2019-05-02"}, "2019-05"),
    ("Mr. Diop met Mr. Toure.", "met", "MET_WITH", "happened", {"trip": "2011-05-02"}, DAY),
    ("The two met in Oslo.", "met", "MET_WITH", "happened", {"previous": "2012-03-04"}, "2012-03-04"),
    ("Mr. Diop will meet Mr. Toure.", "meet", "MET_WITH", "planned", {}, None),
    ("Mr. Diop did not meet Mr. Toure.", "meet", "MET_WITH", "denied", {}, None),
    ("Mr. Diop has met Mr. Toure.", "met", "MET_WITH", "happened", {}, None),
    ("Mr. Diop has met Mr. Toure.", "met", "MET_WITH", "happened", {"first": True}, DAY),
    ("Mr. Diop had visited Mali.", "visited", "VISITED", "happened", {}, None),
    (
        "The ministry said on Tuesday that Mr. Diop had met Mr. Toure.",
        "met",
        "MET_WITH",
        "happened",
        {"lead": "2019-05-14"},
        None,
    ),
    ("The talks with Mali have run into difficulties.", "talks", "MET_WITH", "happened", {}, "2019-05"),
    ("The talks with Mali have ended.", "talks", "MET_WITH", "happened", {}, None),
    ("Mr. Diop spoke of his ongoing visit to Mali.", "visit", "VISITED", "happened", {}, "2019-05"),
    ("Mr. Diop spoke of his visit to Mali.", "visit", "VISITED", "happened", {}, None),
    ("Mr. Diop is visiting Mali.", "visiting", "VISITED", "happened", {}, "2019-05"),
    ("Norway condemns the attack.", "condemns", "ACCUSED", "happened", {}, DAY),
    ("Mr. Diop said Mali had rejected the plan.", "rejected", "REJECTED", "happened", {}, None),
    ("They signed the treaty.", "signed", "SIGNED", "happened", {}, DAY),
    ("Norway attacked Mali.", "attacked", "ASSAULTED", "happened", {}, None),
]


@pytest.mark.parametrize(("sentence", "trigger", "kind", "value"), SAID, ids=[f"{s[0]} {s[1]}" for s in SAID])
def test_the_nearest_words_date_an_act(sentence: str, trigger: str, kind: str, value: str | None) -> None:
    assert day_of(sentence, trigger, kind) == value


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind", "status", "setting", "value"), SUGGESTED, ids=[f"{s[0]} {s[4]}" for s in SUGGESTED]
)
def test_without_words_the_article_dates_an_act(
    sentence: str, trigger: str, kind: str, status: str, setting: dict[str, object], value: str | None
) -> None:
    assert day_of(sentence, trigger, kind, status, **setting) == value


STATUS = [
    ("Mr. Diop will travel to Peru to meet Mr. Toure.", "meet", "MET_WITH", None, "planned"),
    ("Mr. Diop looks forward to meeting Mr. Toure.", "meeting", "MET_WITH", None, "planned"),
    ("During her visit to Peru she will meet Mr. Toure.", "visit", "VISITED", None, "planned"),
    ("During her last visit to Peru she met Mr. Toure.", "visit", "VISITED", None, "happened"),
    ("Mr. Diop met Mr. Toure.", "met", "MET_WITH", "2019-05-14", "happened"),
    ("Mr. Diop meets Mr. Toure.", "meets", "MET_WITH", "2019-05-21", "planned"),
    ("Norway condemns the attack.", "condemns", "ACCUSED", None, "happened"),
]


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind", "value", "status"), STATUS, ids=[f"{s[0]} {s[1]}" for s in STATUS]
)
def test_tense_and_day_correct_a_status(sentence: str, trigger: str, kind: str, value: str | None, status: str) -> None:
    assert refine("happened", act(sentence, trigger, kind).trigger, kind, value, THURSDAY) == status


def test_a_planned_meeting_whose_day_is_past_happened_and_a_denied_one_stays_denied() -> None:
    trigger = act("Mr. Diop is to meet Mr. Toure.", "meet", "MET_WITH").trigger
    assert refine("planned", trigger, "MET_WITH", "2019-05-14", THURSDAY) == "happened"
    assert refine("planned", trigger, "MET_WITH", "2019-05", THURSDAY) == "planned"
    assert refine("denied", trigger, "MET_WITH", "2019-05-14", THURSDAY) == "denied"
