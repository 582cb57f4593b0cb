"""How a draft is read as tokens: sentences, units, and which sentences are one clause."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from small import draft

from iccpr_check.detect.index import TextIndex

LIST = """Article 4. Prohibited acts
No person shall—
(a) publish a newspaper without a licence;
(b) hold a meeting. Meetings of ten persons are free;
(c) leave the country,
and a person who does so commits an offence. The court decides.
Article 5. Appeals
An appeal lies to the court.
"""


def _sentences(text: str, lang: str = "en") -> list[str]:
    """Return the sentences as they stand in the text, on one line each."""
    index = TextIndex(draft(text, lang))
    spans = [(index.sentence.index(number), end) for number, end in enumerate(index.sentence_ends)]
    return [" ".join(text[index.starts[first] : index.ends[last - 1]].split()) for first, last in spans]


def _of(index: TextIndex, words: str) -> int:
    """Return the sentence in which the words begin."""
    return index.sentence[index.starts.index(index.draft.document.text.index(words))]


def test_stops_semicolons_and_questions_end_sentences() -> None:
    text = "The press is free; nobody is asked why. Is that so? Nobody knows."
    assert _sentences(text) == [
        "The press is free;", "nobody is asked why.", "Is that so?", "Nobody knows.",
    ]  # fmt: skip


def test_abbreviations_numbers_and_initials_end_none() -> None:
    for text in (
        "Subject to s. 12 and art. 19 of the Act, the press is free.",
        "A fine of 1.500.000 dong is imposed.",
        "The report of J. Smith et al. is kept.",
        "The authority, i.e. the Council, decides.",
    ):
        assert _sentences(text) == [text]


def test_sentences_never_cross_units() -> None:
    index = TextIndex(draft(LIST))
    units_of = {}
    for sentence, unit in zip(index.sentence, index.unit, strict=True):
        units_of.setdefault(sentence, set()).add(unit)
    assert all(len(units) == 1 for units in units_of.values())


def test_every_token_knows_the_finest_unit_that_holds_it() -> None:
    index = TextIndex(draft(LIST))
    units = index.draft.units
    for start, end, unit in zip(index.starts, index.ends, index.unit, strict=True):
        assert units[unit].span.start <= start < end <= units[unit].span.end
        finer = [u for u in units if u.parent == units[unit].id and u.span.start <= start < u.span.end]
        assert not finer


def test_an_item_of_a_list_is_one_clause_with_its_lead_in() -> None:
    index = TextIndex(draft(LIST))
    for words in ("publish", "hold", "leave"):
        assert index.same_clause(_of(index, words), _of(index, "No person"))


def test_an_item_is_one_clause_with_the_words_after_the_list_but_not_with_the_next_sentence() -> None:
    index = TextIndex(draft(LIST))
    assert index.same_clause(_of(index, "publish"), _of(index, "and a person"))
    assert not index.same_clause(_of(index, "publish"), _of(index, "The court decides"))


def test_items_of_a_list_are_not_one_clause_with_each_other() -> None:
    index = TextIndex(draft(LIST))
    assert not index.same_clause(_of(index, "publish"), _of(index, "hold"))


def test_headings_are_marked_and_frame_nothing_by_themselves() -> None:
    index = TextIndex(draft(LIST))
    heading = _of(index, "Prohibited")
    assert {index.folded[t] for t, head in enumerate(index.heading) if head} >= {"prohibited", "appeals"}
    assert not index.same_clause(_of(index, "publish"), heading)


def test_an_article_is_one_block_and_blocks_do_not_overlap() -> None:
    index = TextIndex(draft(LIST))
    labels = [index.draft.units[block.unit].label for block in index.blocks]
    assert [label for label in labels if "4" in label or "5" in label] == labels[-2:]
    ends = 0
    for block in index.blocks:
        assert ends <= block.first <= block.last
        ends = block.last


def test_vietnamese_points_are_read_with_the_opening_of_their_clause() -> None:
    text = (
        "Điều 8. Các hành vi bị nghiêm cấm\n1. Nghiêm cấm các hành vi sau đây:\n"
        "a) Tổ chức hội họp không phép;\nb) Xuất bản báo không phép.\n2. Chính phủ quy định chi tiết.\n"
    )
    index = TextIndex(draft(text, "vi"))
    assert index.same_clause(_of(index, "Xuất bản"), _of(index, "Nghiêm cấm"))
    assert not index.same_clause(_of(index, "Chính phủ"), _of(index, "Nghiêm cấm"))


LINES = st.lists(
    st.sampled_from(
        [
            "Article 1. Scope", "Article 2. Bans", "Chapter I", "1. The press is free.", "2. No person may",
            "(a) publish;", "(b) meet, and", "(i) leave.", "Words without a number. More!", "", "Schedule",
            "Điều 3. Phạm vi", "Khoản này", "a) báo chí;",
        ]
    ),
    max_size=14,
)  # fmt: skip


@given(LINES)
def test_whatever_the_text_tokens_are_read_once_and_in_order_within_a_block(lines: list[str]) -> None:
    index = TextIndex(draft("\n".join(lines)))
    assert len(set(index.starts)) == len(index.starts)
    assert index.starts == sorted(index.starts)
    assert sum(block.last - block.first for block in index.blocks) == len(index.folded)
    assert index.sentence == sorted(index.sentence)
    assert len(index.linked) == len(index.sentence_ends) == len(set(index.sentence))


def test_the_words_after_a_list_belong_to_every_level_of_it() -> None:
    index = TextIndex(
        draft(
            "Article 7. Offences\n(1) A person who—\n(a) publishes a newspaper; or\n(b) being a resident—\n"
            "(i) holds a meeting; or\n(ii) leaves the country,\ncommits an offence.\n(2) The court sits.\n"
        )
    )
    tail = _of(index, "commits")
    assert all(
        index.same_clause(_of(index, words), tail) for words in ("publishes", "holds", "leaves", "A person")
    )
    assert not index.same_clause(_of(index, "The court"), tail)


def test_words_that_stand_in_a_chapter_outside_its_articles_are_read_too() -> None:
    index = TextIndex(
        draft(
            "Chapter I\nGENERAL\nThis chapter binds the State.\n"
            "Article 1. Scope\nThe press.\nArticle 2. More\nX y.\n"
        )
    )
    read = [" ".join(index.folded[block.first : block.last]) for block in index.blocks]
    assert any("binds the state" in words for words in read)
