"""The file a reviewer edits: their words, comments and order stay, what nobody decided follows the report."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from decided import HEAD, LICENCE, PRISON, checked, reported
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.decisions.review_file import updated, with_decision
from iccpr_check.decisions.reviews import Entry, read_reviews
from iccpr_check.model import Review

LAW = HEAD + PRISON + LICENCE
BY = Review(decision="dismiss", reason="counsel agreed", by="LD", date="2026-03-14")


def entries(text: str) -> list[Entry]:
    findings = reported(checked(text)).documents[0].findings
    return [
        Entry(
            unit=f.label, code=f.code, provisions=f.provisions, quote=f.quote, message=f.message,
            question=f.question, path="law.txt", fingerprint=f.fingerprint,
        )
        for f in findings
    ]  # fmt: skip


def written(text: str, file: str = "") -> str:
    return updated(file, entries(text), ["law.txt"], "en")[0]


def read(text: str, tmp_path: Path) -> list[Entry]:
    (tmp_path / "review.yaml").write_text(text, "utf-8")
    return [entry for entry, _ in read_reviews(tmp_path / "review.yaml")]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert read(written(LAW), tmp_path) == entries(LAW)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_it_says_how_to_fill_it_in(lang: str) -> None:
    text = updated("", entries(LAW), ["law.txt"], lang)[0]
    head = text[: text.index("review_version")]
    assert all(line.startswith("# ") for line in head.splitlines())
    assert all(one in head for one in ("accept", "dismiss", "fix", "open", "reason", "by", "date"))


def test_written_again_it_is_the_same_bytes() -> None:
    assert written(LAW, written(LAW)) == written(LAW)
    decided = with_decision(written(LAW), entries(LAW)[0], BY)
    assert written(LAW, decided) == decided


def test_a_decision_is_written_to_its_finding_and_to_no_other(tmp_path: Path) -> None:
    first, *others = read(with_decision(written(LAW), entries(LAW)[0], BY), tmp_path)
    assert first.review == BY
    assert [one.review for one in others] == [None] * len(others)


def test_words_comments_and_order_of_the_reviewer_stay() -> None:
    text = with_decision(written(LAW), entries(LAW)[0], BY)
    text = text.replace('reason: "counsel agreed"', "reason: >-\n      first line\n      second line")
    text = text.replace('by: "LD"', "by: me  # ask again")
    text = text.replace("decisions:\n", "decisions:\n  # of the meeting in March\n")
    again = written(LAW.replace("Council", "Minister"), text)
    for kept in ("first line\n", "by: me  # ask again", "# of the meeting in March", "decision: dismiss"):
        assert kept in again


def test_open_entries_follow_the_report_and_decided_ones_stay(tmp_path: Path) -> None:
    text = with_decision(written(LAW), entries(LAW)[0], BY)
    left = read(updated(text, entries(HEAD), ["law.txt"], "en")[0], tmp_path)
    assert [one.review for one in left if one.review is not None] == [BY]
    assert {one.fingerprint for one in left} == {
        entries(LAW)[0].fingerprint,
        *(one.fingerprint for one in entries(HEAD)),
    }


def test_an_entry_with_a_word_of_a_person_is_no_longer_ours_to_take_out(tmp_path: Path) -> None:
    text = written(LAW).replace('reason: ""', 'reason: "to be discussed"')
    assert {one.fingerprint for one in entries(LAW)} <= {
        one.fingerprint for one in read(written(HEAD, text), tmp_path)
    }


def test_a_draft_that_was_not_looked_at_keeps_its_entries() -> None:
    text, added, still_open = updated(written(LAW), [], ["other.txt"], "en")
    assert text == written(LAW)
    assert (added, still_open) == (0, len(entries(LAW)))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_any_words_come_back_as_they_were_written(words: str) -> None:
    """Also what YAML takes for a number, for no, for a comment."""
    review = Review(decision="accept", reason=words, by=words, date="")
    text = with_decision(written(HEAD + LICENCE), entries(HEAD + LICENCE)[0], review)
    with tempfile.TemporaryDirectory() as folder:
        first = read(text, Path(folder))[0]
    assert first.review is not None
    assert (first.review.by, first.review.reason) == (words, words.strip())


@pytest.mark.parametrize(
    "words", ["no", "1e3", "0x1F", "2026-03-14", "~", "# x", ": y", "- z", "“ngoặc”", "a: b"]
)
def test_words_that_yaml_reads_otherwise_stay_words(words: str, tmp_path: Path) -> None:
    made = entries(LAW)[0].model_copy(update={"quote": words, "unit": words})
    (found,) = read(updated("", [made], [], "en")[0], tmp_path)
    assert (found.quote, found.unit) == (words, words)
