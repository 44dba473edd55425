"""Paragraphs keep every letter at its place; datelines are cut, capitals lowered, wrapped lines joined."""

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.sentences import LONGEST, LONGEST_RUN, in_ordinary_case, is_shouting, paragraphs

NOTHING: frozenset[str] = frozenset()


def bodies(text: str) -> list[str]:
    return [part for _, part in paragraphs(text, NOTHING)[0]]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AbC dE.,:\n-—()é19'İß", max_size=300))
def test_every_letter_stays_at_its_place(text: str) -> None:
    for base, part in paragraphs(text, NOTHING)[0]:
        original = text[base : base + len(part)]
        assert len(original) == len(part)
        for printed, parsed in zip(original, part, strict=True):
            assert printed == parsed or printed.isspace() or parsed == " " or printed.lower() == parsed.lower()


def test_a_dateline_is_cut_and_kept() -> None:
    text = "ANKARA, March 14 (AFP) -- Turkey and Greece resumed their talks on Thursday, officials said here."
    (part,), lines = paragraphs(text, NOTHING)
    assert part == (26, "Turkey and Greece resumed their talks on Thursday, officials said here.")
    assert lines == [("ANKARA", ", March 14")]


def test_a_sentence_that_only_begins_in_capitals_is_no_dateline() -> None:
    assert bodies("NATO: a history.") == ["NATO: a history."]


def test_capitals_are_lowered_except_for_names() -> None:
    text = (
        "THE VISITORS FROM NORWAY MET OLAV BERG IN OSLO. THEY DISCUSSED FACTORIES AND TRADE WITH THE U.S. AND THE EEC."
    )
    low = in_ordinary_case(text, frozenset({"norway", "oslo"}))
    assert low == (
        "The visitors from Norway met Olav Berg in Oslo. They discussed factories and trade with the U.S. and the EEC."
    )
    assert is_shouting(text)
    assert not is_shouting(low)


def test_a_wrapped_line_is_joined_and_a_new_paragraph_is_not() -> None:
    assert bodies("The ministers of\n\nthe two states met.\n\nThey parted.") == [
        "The ministers of  the two states met.",
        "They parted.",
    ]


def test_a_speakers_label_in_capitals_is_a_name() -> None:
    assert bodies("SECRETARY MILLER: We thank Norway for all that it has done.") == [
        "Secretary Miller: We thank Norway for all that it has done."
    ]


def test_a_paragraph_without_end_is_cut_at_white_space() -> None:
    text = "word " * 20_000
    parts = paragraphs(text, NOTHING)[0]
    assert max(len(part) for _, part in parts) <= LONGEST
    assert "".join(part for _, part in parts) == text
    assert all(text[base : base + len(part)] == part for base, part in parts)


def test_a_sentence_without_end_is_cut_into_pieces_that_can_be_parsed() -> None:
    text = f"{'Norway and Mali and ' * 500}met. They parted."
    parts = paragraphs(text, NOTHING)[0]
    assert max(len(part) for _, part in parts) <= LONGEST_RUN
    assert "".join(part for _, part in parts) == text
    assert bodies("They met in Oslo. " * 300) == ["They met in Oslo. " * 300]
