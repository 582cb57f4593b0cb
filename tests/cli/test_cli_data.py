"""Explain, the lists, and validate: mistakes in data files as path and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_drafts import Command, Run

from iccpr_check import running


@pytest.mark.parametrize("name", ["19(3)", "iccpr:9(3)", "25", "RES05", "res05", "BRT43a", "SAF02", "PAR01"])
def test_explain_says_what_a_name_stands_for(run: Command, name: str) -> None:
    ended = run("explain", name)
    assert ended.code == 0
    assert len(ended.out.splitlines()) > 3


@pytest.mark.parametrize("command", ["treaties", "kinds", "rules", "countries"])
def test_lists_are_text_for_people_and_json_for_programs(run: Command, command: str) -> None:
    rows = json.loads(run(command, "--format", "json").out)
    assert [line.split("  ")[0] for line in run(command).out.splitlines()] == [row["id"] for row in rows]


RULE = """id: press.ban
kind: phrase
means: {measure: ban}
source: {cite: made for this test}
phrases:
  en: [no newspaper]
examples:
  - {lang: en, text: "There is [[no newspaper]] here."}
counterexamples:
  - {lang: en, text: "A newspaper.", why: not forbidden}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("kind: phrase", "kind: phrases", 2, "kind: 'phrases' is no kind of rule"),
        ("measure: ban", "measure: banning", 3, "means: 'measure.banning' is not in vocabulary.yaml"),
        ("en: [no newspaper]", "en: ['{no|any newspaper']", 6, "phrases.en.0: a '{' is not closed"),
        ("  en: [no", "  gap: 3\n  en: [no", 6, "phrases.gap: "),
        ("[[no newspaper]]", "no newspaper", 8, "examples.0: an example marks what must be found"),
        (
            "[[no newspaper]] here",
            "no newspaper [[here]]",
            8,
            "examples.0: marked “here”, found “no newspaper”",
        ),
        ('"A newspaper."', '"No newspaper."', 10, "counterexamples.0: found “No newspaper”"),
        ("kind: phrase\n", "kind: phrase\nkind: near\n", 3, "the key 'kind' stands twice"),
        ("means: {measure", "means: }{measure", 3, "not readable as YAML"),
    ],
)
def test_validate_tells_mistakes_as_path_and_line(
    run: Command, tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    path = tmp_path / "press" / "ban.yaml"
    path.parent.mkdir()
    path.write_text(RULE.replace(old, new, 1))
    ended = run("validate", path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"{path}:{line}: ")
    assert said in ended.err


def test_validate_finds_no_mistake_in_a_rule_that_is_right(run: Command, tmp_path: Path) -> None:
    path = tmp_path / "press" / "ban.yaml"
    path.parent.mkdir()
    path.write_text(RULE)
    assert run("validate", path) == Run(0, f"{path}: no mistakes\n", "")


def test_a_broken_rule_among_the_data_stops_a_check_with_path_and_line(
    run: Command, laws: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from iccpr_check.load.data import data_root
    from iccpr_check.load.knowledge import load_knowledge

    for name in ("treaties", "mappings"):
        (tmp_path / name).mkdir()
        for file in (data_root() / name).rglob("*.yaml"):
            if "wording" not in file.parts:
                place = tmp_path / file.relative_to(data_root())
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.read_bytes())
    broken = tmp_path / "mappings" / "wording" / "press" / "ban.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text(RULE.replace("kind: phrase", "kind: phrases"))
    monkeypatch.setattr(running, "load_knowledge", lambda *_: load_knowledge(tmp_path))
    ended = run("check", laws / "quiet.txt")
    assert (ended.code, ended.out) == (2, "")
    assert len(ended.lines) == 1
    assert ended.err.startswith(
        f"iccpr-check: {broken}:2: kind: 'phrases' is no kind of rule; there are phrase"
    )
    assert run("validate", tmp_path).code == 2


def test_explain_tells_words_limits_what_the_committee_says_and_constitutions(run: Command) -> None:
    told = run("explain", "9(3)").out
    languages = ("English (authentic)", "Spanish (authentic)", "Vietnamese (working translation")
    for part in (*languages, "prompt_judge:", "GC35/33", "BRT01:"):
        assert part in told
    assert told.count("Viet Nam: ") == 1
    assert "may be limited (19(3)) only for: " in run("explain", "19(2)").out


def test_what_no_text_decides_is_explained_as_such(run: Command) -> None:
    assert "not told from a text" in run("explain", "PAR01").out


def test_the_page_of_codes_and_rules_is_what_the_program_writes(run: Command) -> None:
    page = Path(__file__).parents[2] / "docs" / "rules.md"
    assert page.read_text("utf-8") == run("rules", "--format", "markdown").out, (
        "the data changed: iccpr-check rules --format markdown > docs/rules.md"
    )


def test_explain_is_a_page_of_its_own_in_the_readers_language(run: Command, tmp_path: Path) -> None:
    page = tmp_path / "19.html"
    assert run("explain", "19", "--format", "html", "--report-lang", "vi", "--output", page).code == 0
    assert page.read_text("utf-8").startswith('<!doctype html>\n<html lang="vi">')


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["19.3"], "did you mean 19(3)?"),
        (["19(3)", "--format", "pdf"], "--format pdf: it can be text, markdown, html, json"),
        (["19(3)", "--report-lang", "fr"], "--report-lang fr: it can be en, vi"),
    ],
)
def test_explain_meets_a_mistake_with_one_line(run: Command, arguments: list[str], said: str) -> None:
    ended = run("explain", *arguments)
    assert ended.code == 2
    assert said in ended.err
    assert len(ended.err.splitlines()) == 1
