"""How accuracy is counted: what is a hit, a miss, a false alarm and noise."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.accuracy import citations, constitutions, recorded
from bench.accuracy.baselines import ranked
from bench.accuracy.baselines.extractors import on_coordinates
from bench.accuracy.gold import Article, Charter, Clause, Label, LawGold, LawUnit
from bench.accuracy.leave_one_out import law_of, only, rules_by_law
from bench.accuracy.run import Engagement, Read, Reference, article
from bench.accuracy.score import Outcome, Share, Status, Tally, found_by_tool, judge, noise, stands_in, tally


def a_unit(*labels: Label, unit: str = "Section 2", line: int | None = 3, end: int | None = 5) -> LawUnit:
    return LawUnit("law.txt", "en", unit, line, end, labels)


def engaged(provision: str, effect: str, *lines: int, unit: str = "Section 2", rule: str = "a") -> Engagement:
    return Engagement(unit, provision, effect, lines, frozenset({rule}))


def a_read(*engagements: Engagement, path: str = "law.txt", rules: frozenset[str] = frozenset()) -> Read:
    return Read(path, engagements, (), {}, rules)


def found(*pairs: tuple[str, str]) -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    return {("law.txt", "Section 2"): frozenset(pairs)}


CLEAR = Label("19", "restricts", clear=True)
ARGUABLE = Label("19", "restricts", clear=False)


# --- laws ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("labels", "got", "status"),
    [
        ([CLEAR], [("19", "restricts")], Status.HIT),
        ([CLEAR], [], Status.MISS),
        ([], [("19", "restricts")], Status.FALSE),
        ([ARGUABLE], [("19", "restricts")], Status.ARGUABLE),
        ([ARGUABLE, CLEAR], [("19", "restricts")], Status.HIT),
        ([ARGUABLE, CLEAR], [], Status.MISS),
    ],
    ids=["clear, found", "clear, not", "no label", "arguable, found", "both, found", "both, not"],
)
def test_a_label_and_a_find_make_one_outcome(
    labels: list[Label], got: list[tuple[str, str]], status: Status
) -> None:
    (outcome,) = judge([a_unit(*labels)], found(*got))
    assert outcome.status is status


def test_an_arguable_label_that_is_not_found_is_nothing() -> None:
    assert judge([a_unit(ARGUABLE)], found()) == []


def test_a_hit_on_an_arguable_label_is_no_false_alarm_and_no_merit() -> None:
    counts = tally(judge([a_unit(ARGUABLE)], found(("19", "restricts"))))
    assert counts == Tally(arguable=1)
    assert counts.precision == 1
    assert tally(judge([a_unit(ARGUABLE), a_unit(CLEAR, unit="Section 3")], found())).recall == 0


def test_the_other_effect_on_the_same_article_is_a_miss_and_a_false_alarm() -> None:
    counts = tally(judge([a_unit(CLEAR)], found(("19", "implements"))))
    assert counts == Tally(miss=1, false=1)


def test_figures_follow_from_the_counts() -> None:
    counts = Tally(hit=6, arguable=2, miss=2, false=2)
    assert counts.precision == pytest.approx(0.8)
    assert counts.recall == pytest.approx(0.75)
    assert counts.f1 == pytest.approx(2 * 0.8 * 0.75 / 1.55)


def test_noise_is_a_restriction_where_nothing_at_all_is_labelled() -> None:
    units = [a_unit(), a_unit(ARGUABLE, unit="Section 3"), a_unit(unit="Section 4")]
    loud = {
        ("law.txt", "Section 2"): frozenset({("17", "restricts")}),
        ("law.txt", "Section 3"): frozenset({("17", "restricts")}),
        ("law.txt", "Section 4"): frozenset({("17", "implements")}),
    }
    assert noise(units, loud, "en") == Share(1, 2)
    assert noise(units, loud, "vi") == Share(0, 0)


def test_what_is_found_is_brought_to_units_by_line_and_folded_to_articles() -> None:
    gold = LawGold(Path(), (a_unit(CLEAR), a_unit(unit="Section 3", line=6, end=8)))
    read = a_read(
        engaged("19(2)", "restricts", 4), engaged("14(3)(d)", "implements", 8), engaged("9", "cites", 4)
    )
    assert found_by_tool(gold, {"law.txt": read}) == {
        ("law.txt", "Section 2"): frozenset({("19", "restricts")}),
        ("law.txt", "Section 3"): frozenset({("14", "implements")}),
    }


def test_a_file_that_was_not_read_has_nothing_found() -> None:
    assert found_by_tool(LawGold(Path(), (a_unit(CLEAR),)), {}) == {("law.txt", "Section 2"): frozenset()}


@pytest.mark.parametrize(
    ("said", "labelled", "same"),
    [("s. 12", "Section 12", True), ("Điều 12", "điều 12", True), ("Section 1", "Section 12", False)],
)
def test_where_a_file_has_no_lines_labels_decide(said: str, labelled: str, same: bool) -> None:
    unit = a_unit(unit=labelled, line=None, end=None)
    assert stands_in(engaged("19", "restricts", unit=said), unit) is same


def test_the_article_of_a_provision_is_what_stands_before_its_brackets() -> None:
    assert [article(one) for one in ("14(3)(d)", "26")] == ["14", "26"]


# --- constitutions ---------------------------------------------------------------------


def a_charter() -> Charter:
    clause = Clause("s 5(2)", "2. Torture is forbidden.", ("7",))
    rights = Article(
        "s 5", "5. Liberty", "1. All are free.\n2. Torture is forbidden.", ("9", "7"), (clause,), False
    )
    office = Article("s 6", "6. Seat", "The seat is the capital.", (), (), True)
    return Charter("Ours", "en", (rights, office), present=("9",), absent=("8",))


def test_a_charter_is_written_with_its_articles_numbered_anew_and_their_headings_whole() -> None:
    draft = constitutions.write(a_charter())
    lines = draft.text.split("\n")
    assert [lines[place.first - 1] for place in (*draft.articles, *draft.institutional)] == [
        "Article 1. Liberty",
        "Article 2. Seat",
    ]
    assert lines[draft.clauses[0].first - 1] == "2. Torture is forbidden."


def test_a_clause_counts_only_on_its_own_lines() -> None:
    draft = constitutions.write(a_charter())
    body = draft.articles[0].first + 1
    read = Read(
        "x", (engaged("9(1)", "implements", body), engaged("7", "implements", body)), (), {}, frozenset()
    )
    outcomes = {(one.effect, one.article): one.status for one in constitutions.judge(draft, read)}
    assert outcomes[constitutions.ARTICLES, "7"] is Status.HIT
    assert outcomes[constitutions.CLAUSES, "7"] is Status.MISS
    assert outcomes[constitutions.INSTITUTIONAL, "none"] is Status.HIT


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ({"8(1)": "silent", "8(2)": "silent", "8": "not_expected"}, True),
        ({"8(1)": "silent", "8(2)": "addressed"}, False),
        ({"8(1)": "not_expected"}, False),
        ({"18": "silent"}, False),
    ],
    ids=["all parts silent", "one addressed", "not expected", "another provision"],
)
def test_a_provision_is_said_absent_when_all_that_is_said_of_it_is_silence(
    verdicts: dict[str, str], said: bool
) -> None:
    assert constitutions.silent("8", verdicts) is said


def test_saying_that_a_present_provision_is_absent_is_false() -> None:
    draft = constitutions.write(a_charter())
    read = Read("x", (), (), {"8": "silent", "9": "silent"}, frozenset())
    score = constitutions.CharterScore(tuple(constitutions.judge(draft, read)))
    assert score.omissions == Tally(hit=1, false=1)


# --- citations ---------------------------------------------------------------------


def a_sentence() -> citations.Sentence:
    text, wanted = citations.unmark("See [[iccpr:6,7|articles 6 and 7]] of the ICCPR and the [[~udhr|UDHR]].")
    return citations.Sentence(1, "en", "own", text, wanted)


def test_marks_become_references_with_the_places_of_their_words() -> None:
    sentence = a_sentence()
    assert [(one.instrument, one.provision) for one in sentence.wanted] == [
        ("iccpr", "6"),
        ("iccpr", "7"),
        ("udhr", None),
    ]
    assert {sentence.text[one.start : one.end] for one in sentence.wanted} == {"articles 6 and 7", "UDHR"}


def test_a_reference_to_another_instrument_is_a_miss_a_false_one_and_a_wrong_instrument() -> None:
    sentence = a_sentence()
    first, *others = sentence.wanted
    said = [Reference("echr", "6", first.start, first.end), others[1]]
    score = citations.score([sentence], {1: said})
    assert score.pairs == Tally(hit=1, miss=2, false=1)
    assert score.instruments == Share(1, 3)


def test_a_coordinate_reader_is_forgiven_what_it_finds_elsewhere_and_halfway() -> None:
    text, wanted = citations.unmark("Section 4: [[iccpr:14(3)|article 14, paragraph 3]], of the ICCPR")
    place = wanted[0]
    halfway = Reference("own", "14", place.start, place.end)
    wrong = Reference("own", "15", place.start, place.end)
    elsewhere = Reference("own", "4", 0, 9)
    sentence = citations.Sentence(1, "en", "own", text, wanted)
    score = on_coordinates("x", lambda _: [halfway, wrong, elsewhere], [sentence])
    assert score.tally == Tally(miss=1, false=1)


# --- baselines ---------------------------------------------------------------------


class ByLetter:
    name = "by letter"

    def scores(self, texts: list[str], lang: str) -> list[dict[str, float]]:
        return [{"19": float(text.count("x")), "21": 0.0} for text in texts]


def test_a_baseline_gets_the_threshold_that_is_best_for_it() -> None:
    units = [a_unit(CLEAR), a_unit(unit="Section 3")]
    texts = {("law.txt", "Section 2"): "xxx is prohibited", ("law.txt", "Section 3"): "x is prohibited"}
    figures = ranked.on_laws(ByLetter(), units, texts)
    assert figures.restricts == Tally(hit=1)
    assert figures.noise == Share(0, 1)


def test_a_baseline_that_finds_nothing_has_found_nothing() -> None:
    figures = ranked.on_laws(ByLetter(), [a_unit(CLEAR)], {("law.txt", "Section 2"): "is prohibited"})
    assert figures.restricts == Tally(miss=1)
    assert figures.restricts.f1 == 0


# --- the record ---------------------------------------------------------------------


def an_outcome(status: Status, unit: str = "Section 2") -> Outcome:
    return Outcome("law.txt", unit, "en", "19", "restricts", status)


@pytest.mark.parametrize(
    ("before", "after", "gained", "lost"),
    [
        (Status.MISS, Status.HIT, 1, 0),
        (Status.HIT, Status.MISS, 0, 1),
        (Status.FALSE, None, 1, 0),
        (None, Status.FALSE, 0, 1),
        (None, Status.HIT, 0, 0),
        (Status.HIT, None, 0, 0),
        (Status.HIT, Status.HIT, 0, 0),
    ],
)
def test_gains_and_losses(before: Status | None, after: Status | None, gained: int, lost: int) -> None:
    was, _ = recorded.statuses([an_outcome(before)] if before else [], hidden=False)
    now, names = recorded.statuses([an_outcome(after)] if after else [], hidden=False)
    found = recorded.changes(was, now, names)
    assert (len(found.gained), len(found.lost)) == (gained, lost)


def test_hidden_parts_are_recorded_as_digests_and_still_told_by_name() -> None:
    was, _ = recorded.statuses([an_outcome(Status.HIT)], hidden=True)
    now, names = recorded.statuses([an_outcome(Status.MISS)], hidden=True)
    assert "law.txt" not in "".join(was)
    assert recorded.changes(was, now, names).lost == ("law.txt | Section 2 | 19 | restricts",)


def test_parts_that_were_not_run_keep_their_record(tmp_path: Path) -> None:
    path = tmp_path / "recorded.json"
    recorded.save({"laws": {"a": "hit"}, "frozen": {"b": "miss"}}, path)
    recorded.save({"frozen": {"b": "hit"}}, path)
    assert recorded.load(path) == {"laws": {"a": "hit"}, "frozen": {"b": "hit"}}


# --- leave one out ---------------------------------------------------------------------


def test_a_translation_of_the_same_law_is_no_other_law() -> None:
    reads = [
        a_read(path="c/press.txt", rules=frozenset({"a", "b"})),
        a_read(path="c/press-en.html", rules=frozenset({"a"})),
        a_read(path="c/roads.txt", rules=frozenset({"b"})),
    ]
    met = rules_by_law(reads)
    assert met["a"] == {law_of("c/press.txt")}
    assert met["b"] == {law_of("c/press.txt"), law_of("c/roads.txt")}


def test_an_engagement_stays_when_any_of_its_rules_is_shared() -> None:
    own, shared = engaged("19", "restricts", 3, rule="own"), engaged("21", "restricts", 3, rule="shared")
    assert only(a_read(own, shared), {"shared"}).engagements == (shared,)
