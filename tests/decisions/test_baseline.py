"""The baseline: what stood there before fails no build, until somebody rewords it."""

from __future__ import annotations

from pathlib import Path

import pytest
from decided import HEAD, LICENCE, PRISON, by_code, checked, decided, reported
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.decisions import settle
from iccpr_check.decisions.baseline import (
    Baseline,
    Entry,
    entry_of,
    read_baseline,
    without,
    write_baseline,
)
from iccpr_check.errors import ConfigError
from iccpr_check.model import DocumentReport, Report

WAIVER = {"code": "RES06", "unit": "Article 2", "reason": "agreed", "by": "MoJ", "until": "2026-12-31"}


def baseline_of(*documents: DocumentReport) -> Baseline:
    return Baseline(findings=tuple(entry_of(d.draft.document.path, f) for d in documents for f in d.findings))


def settled(document: DocumentReport, baseline: Baseline, **files: object) -> tuple[Report, list[Entry]]:
    report, stale, _ = settle(reported(document), decided(baseline=baseline, **files), lambda _: "serious")
    return report, stale


def fails(report: Report) -> int:
    return sum(f.fails for d in report.documents for f in d.findings)


def prison_code() -> str:
    """Return the code of the finding that fails a build for ``PRISON``."""
    report, _ = settled(checked(HEAD + PRISON), Baseline())
    (code,) = {f.code for d in report.documents for f in d.findings if f.fails}
    return code


# --- what is known again ----------------------------------------------------------------------------


def test_a_finding_in_the_baseline_fails_no_build() -> None:
    law = checked(HEAD + PRISON)
    assert fails(settled(law, Baseline())[0]) == 1
    report, stale = settled(law, baseline_of(law))
    assert fails(report) == 0
    assert stale == []
    assert all(f.known for d in report.documents for f in d.findings)


@pytest.mark.parametrize(
    "later",
    [
        "\n\n\n" + HEAD + "\n" + PRISON,  # lines moved
        HEAD + LICENCE.replace("3", "2") + PRISON.replace("2", "3"),  # another number
        (HEAD + PRISON).replace("\n", "\r\n"),
        (HEAD + PRISON).replace("is punished", "is\npunished"),
    ],
)
def test_moved_lines_and_new_numbers_do_not_fire_again(later: str) -> None:
    report, _ = settled(checked(later), baseline_of(checked(HEAD + PRISON)))
    assert [f.known for f in by_code(report, prison_code())] == [True]
    assert fails(report) == 0


def test_a_renamed_file_does_not_fire_again() -> None:
    report, _ = settled(checked(HEAD + PRISON, "new/name.txt"), baseline_of(checked(HEAD + PRISON)))
    assert fails(report) == 0


def test_a_reworded_clause_fires() -> None:
    later = checked((HEAD + PRISON).replace("a newspaper", "a newspaper or a leaflet"))
    report, stale = settled(later, baseline_of(checked(HEAD + PRISON)))
    assert fails(report) == 1
    assert prison_code() in {entry.code for entry in stale}


def test_the_same_words_twice_need_two_lines() -> None:
    twice = checked(HEAD + PRISON + PRISON.replace("2", "3"))
    assert fails(settled(twice, baseline_of(checked(HEAD + PRISON)))[0]) == 1
    assert fails(settled(twice, baseline_of(twice))[0]) == 0


# --- ignores beside the baseline: nine cases -------------------------------------------------------------

IN_BOTH, NEW, GONE = "in both", "new", "gone"


@pytest.mark.parametrize(
    ("when", "waived", "failing", "stale"),
    [
        (IN_BOTH, "no", 0, 0),
        (IN_BOTH, "yes", 0, 1),  # set aside by a person: the line of the baseline is not needed
        (IN_BOTH, "expired", 0, 0),  # the baseline still knows it
        (NEW, "no", 1, 0),
        (NEW, "yes", 0, 0),
        (NEW, "expired", 1, 0),
        (GONE, "no", 0, 1),
        (GONE, "yes", 0, 1),
        (GONE, "expired", 0, 1),
    ],
)
def test_ignores_beside_the_baseline(when: str, waived: str, failing: int, stale: int) -> None:
    code = prison_code()
    old = checked(HEAD if when == NEW else HEAD + PRISON)
    new = checked(HEAD if when == GONE else HEAD + PRISON)
    known = Baseline(findings=tuple(e for e in baseline_of(old).findings if e.code == code))
    until = "2025-01-01" if waived == "expired" else "2026-12-31"
    waivers = () if waived == "no" else (({**WAIVER, "code": code, "until": until}, "w.yaml:1"),)
    report, gone = settled(new, known, waivers=waivers)
    assert (fails(report), len(gone)) == (failing, stale)


# --- staleness ---------------------------------------------------------------------------------------


def test_a_draft_that_was_not_looked_at_makes_nothing_stale(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("x")
    baseline = baseline_of(checked(HEAD + PRISON, "other.txt"))
    law = checked(HEAD, str(tmp_path / "law.txt"))
    _, stale = settled(law, baseline, folder=tmp_path)
    assert stale == []
    (tmp_path / "other.txt").unlink()
    _, stale = settled(law, baseline, folder=tmp_path)
    assert [entry.code for entry in stale] == [prison_code()]


def test_an_update_takes_out_and_never_adds() -> None:
    old, new = checked(HEAD + PRISON), checked(HEAD + LICENCE)
    before = baseline_of(old)
    _, stale = settled(new, before)
    after = without(before, stale)
    assert set(after.findings) < set(before.findings)
    assert settled(new, after)[1] == []


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_taking_out_keeps_order_and_takes_each_line_once(held: list[str], gone: list[str]) -> None:
    entries = [Entry(path="p", unit="u", code="c", provisions=(), fingerprint=name) for name in held]
    taken = [entry for entry in entries if entry.fingerprint in gone][: len(gone)]
    left = without(Baseline(findings=tuple(entries)), taken).findings
    assert len(left) == len(entries) - len(taken)
    rest = iter(entries)
    assert all(entry in rest for entry in left)


# --- the file -----------------------------------------------------------------------------------------


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    made = baseline_of(checked(HEAD + PRISON + LICENCE))
    (tmp_path / "b.json").write_text(write_baseline(made), "utf-8")
    assert read_baseline(tmp_path / "b.json") == made
    assert write_baseline(made).count("\n") == len(made.findings) + 5


@pytest.mark.parametrize(
    ("text", "said"),
    [("{", "b.json:1: not JSON"), ('{"findings": 3}', "b.json:1: findings"), ("[]", "b.json:1: ")],
)
def test_a_damaged_baseline_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "b.json").write_text(text)
    with pytest.raises(ConfigError, match=said):
        read_baseline(tmp_path / "b.json")


def test_a_baseline_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"b\.json:1: no such baseline; write it"):
        read_baseline(tmp_path / "b.json")
