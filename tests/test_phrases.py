"""The little language of phrases, and the automaton that finds what it says without writing it out."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from small import draft
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from iccpr_check.detect.automaton import Automaton, Phrase
from iccpr_check.detect.index import TextIndex
from iccpr_check.detect.phrase import PhraseFinder
from iccpr_check.detect.tables import Phrases
from iccpr_check.fold import fold_phrase
from iccpr_check.phrases import MOST, PhraseError, can_be_empty, count, expand, read_phrase

WORDS = ("press", "law", "no", "may", "tù", "hoà", "a", "(")


def _braced(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    choice = st.lists(inner | st.just(""), min_size=1, max_size=3).map(
        lambda alternatives: "{" + "|".join(alternatives) + "}"
    )
    return st.lists(inner | choice, min_size=1, max_size=4).map(" ".join)


PHRASES = st.recursive(st.sampled_from(WORDS), _braced, max_leaves=8)


@pytest.mark.parametrize(
    ("phrase", "wordings"),
    [
        ("national security", ["national security"]),
        ("{a|an} order", ["a order", "an order"]),
        ("without {a|} warrant", ["without a warrant", "without warrant"]),
        ("{arrest|{take|hold} in custody} him", ["arrest him", "take in custody him", "hold in custody him"]),
        ("{a|a} law", ["a law"]),
        ("  spaced   {out | wide } ", ["spaced out", "spaced wide"]),
    ],
)
def test_a_phrase_stands_for_its_wordings(phrase: str, wordings: list[str]) -> None:
    assert list(expand(phrase)) == wordings


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("{a|b", "not closed"),
        ("a|b", "unbalanced"),
        ("a} b", "unbalanced"),
        ("{a|}", "nothing at all"),
        ("", "nothing at all"),
        (" ".join(["{a|b|c|d|e|f|g|h|i|j}"] * 6), f"more than {MOST}"),
    ],
)
def test_a_phrase_that_cannot_be_meant_is_refused(phrase: str, why: str) -> None:
    with pytest.raises(PhraseError, match=why):
        expand(phrase)


def _readable(phrase: str) -> bool:
    try:
        return count(read_phrase(phrase)) <= 200
    except PhraseError:
        return False


@given(PHRASES)
def test_every_wording_and_nothing_shorter_is_accepted_exactly(phrase: str) -> None:
    assume(_readable(phrase))
    automaton = Automaton(read_phrase(Phrase.of(phrase).folded))
    wordings = {fold_phrase(wording) for wording in expand(phrase)}
    for wording in wordings:
        assert automaton.end(wording, 0, len(wording)) == len(wording)
        for short in range(len(wording)):
            longest = max(
                (len(w) for w in wordings if w == wording[: len(w)] and len(w) <= short), default=None
            )
            assert automaton.end(wording, 0, short) == longest


@given(PHRASES, st.lists(st.sampled_from(WORDS), max_size=8))
def test_what_is_accepted_is_a_wording(phrase: str, text: list[str]) -> None:
    assume(_readable(phrase))
    folded = fold_phrase(" ".join(text))
    end = Automaton(read_phrase(Phrase.of(phrase).folded)).end(folded, 0, len(folded))
    wordings = {fold_phrase(wording) for wording in expand(phrase)}
    assert end is None or folded[:end] in wordings


@given(PHRASES)
def test_an_anchor_stands_in_every_wording_within_the_lead(phrase: str) -> None:
    assume(_readable(phrase))
    sought = Phrase.of(phrase)
    least, most = sought.lead
    for wording in map(fold_phrase, expand(phrase)):
        assert wording[0] in Automaton(read_phrase(sought.folded)).begins
        assert any(
            wording[at : at + len(anchor)] == anchor
            for anchor in (tuple(anchor.split(" ")) for anchor in sought.anchors)
            for at in range(least, most + 1)
        )


@given(
    st.lists(PHRASES, min_size=1, max_size=4, unique=True),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=25),
)
def test_the_finder_finds_what_a_naive_search_finds(phrases: list[str], text: list[str]) -> None:
    assume(all(map(_readable, phrases)))
    index = TextIndex(draft(" ".join(text)))
    finder = PhraseFinder(Phrases.of(phrases))
    hits = {
        (phrase, hit.first, hit.last)
        for block in index.blocks
        for number, phrase in enumerate(phrases)
        for hit in finder.find(index, block).any([number])
    }
    naive = set()
    for phrase in phrases:
        wordings = {fold_phrase(wording) for wording in expand(phrase)}
        for first in range(len(index.folded)):
            ends = [first + len(w) for w in wordings if tuple(index.folded[first : first + len(w)]) == w]
            ends = [end for end in ends if index.sentence[end - 1] == index.sentence[first]]
            if ends:
                naive.add((phrase, first, max(ends)))
    assert hits == naive


def test_emptiness_is_told() -> None:
    assert can_be_empty(())
    assert not can_be_empty(read_phrase("{a|} b"))


@given(
    st.lists(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), min_size=1, max_size=6, unique_by=tuple
    ),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=25),
)
def test_the_tree_of_words_finds_what_another_matcher_finds(wanted: list[list[str]], text: list[str]) -> None:
    """spaCy's PhraseMatcher, a search that others keep, is the judge."""
    vocab = Vocab()
    matcher = PhraseMatcher(vocab, attr="ORTH")
    phrases = list(dict.fromkeys(" ".join(fold_phrase(" ".join(words))) for words in wanted))
    for phrase in phrases:
        matcher.add(phrase, [Doc(vocab, words=phrase.split(" "))])
    index = TextIndex(draft(" ".join(text)))
    finder = PhraseFinder(Phrases.of(phrases))
    for block in index.blocks:
        words = index.folded[block.first : block.last]
        judged = {
            (vocab.strings[key], block.first + first, block.first + last)
            for key, first, last in matcher(Doc(vocab, words=words))
            if len({index.sentence[block.first + at] for at in range(first, last)}) == 1
        }
        found = finder.find(index, block)
        hits = {(phrase, hit.first, hit.last) for n, phrase in enumerate(phrases) for hit in found.any([n])}
        assert hits == judged
