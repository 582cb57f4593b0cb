"""The speed bench: its arithmetic, its table and the law it is given. Nothing here is timed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.speed.__main__ import main
from bench.speed.law import TONGUES, articles, made_law, small_laws
from bench.speed.many import imported
from bench.speed.processes import Failed, Used, check, run
from bench.speed.table import Row, growth, most_above, ratio, table
from iccpr_check.detect import detect
from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.pipeline import read
from iccpr_check.settings import Settings

LANGS = sorted(TONGUES)


# --- the table ----------------------------------------------------------------


def test_a_row_stands_beside_its_goal() -> None:
    rows = [
        Row("a page", 1.25, bound=1.3, against="`import x`", said="0.5 s"),
        Row("two processes", 1.5, bound=1.7, least=True, against="one"),
        Row("memory", 151.4, "MB", bound=150),
        Row("first run", 3.456, against="`import x`"),
        Row("imports of x", 0, "", bound=0),
    ]
    assert table(rows).splitlines() == [
        "| what | goal | measured | |",
        "|---|---|---|---|",
        "| a page | ≤ 1.3 × `import x` | 1.25 × (0.5 s) | met |",
        "| two processes | ≥ 1.7 × one | 1.5 × | **missed** |",
        "| memory | ≤ 150 MB | 151 MB | **missed** |",
        "| first run | – | 3.46 × `import x` |  |",
        "| imports of x | ≤ 0 | 0 | met |",
    ]


def test_a_figure_on_its_bound_is_met() -> None:
    assert Row("a", 1.5, bound=1.5).met
    assert Row("a", 1.5, bound=1.5, least=True).met
    assert Row("a", 1.5).met is None


def test_growth_is_cost_per_word_beside_the_shortest() -> None:
    ratios = growth({1: (2.0, 100), 2: (4.0, 200), 4: (8.8, 400), 8: (12.8, 800)})
    assert ratios == pytest.approx({1: 1.0, 2: 1.0, 4: 1.1, 8: 0.8})
    assert most_above(ratios.values()) == pytest.approx(10)
    assert most_above([1.0, 0.8]) == 0


def test_nothing_is_measured_against_nothing() -> None:
    assert ratio(3, 2) == 1.5
    with pytest.raises(ValueError, match="nothing to measure against"):
        ratio(1, 0)


def test_of_several_runs_each_figure_is_the_least() -> None:
    assert Used(cpu=1, clock=4, peak=90).least(Used(cpu=2, clock=3, peak=80)) == Used(1, 3, 80)


def test_imports_are_counted_by_package() -> None:
    said = (
        "import time: self [us] | cumulative | imported package\n"
        "import time:       750 |      20353 |   spacy\n"
        "import time:       750 |      20353 |     spacy.tokens\n"
        "import time:       750 |      20353 |   spacyish\n"
        "import time:       750 |      20353 | thespacy\n"
    )
    assert imported("spacy", said) == 2


# --- the law ------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_a_made_law_has_the_words_asked_for(lang: str) -> None:
    longest = max(len(" ".join(one.lines).split()) for one in articles(lang)) + 200
    for words in (250, 3_000):
        assert words <= len(made_law(lang, words).split()) < words + longest


@pytest.mark.parametrize("lang", LANGS)
def test_a_made_law_is_the_same_each_time_and_another_with_another_seed(lang: str) -> None:
    assert made_law(lang, 1_000) == made_law(lang, 1_000)
    assert made_law(lang, 1_000) != made_law(lang, 1_000, seed=1)


@pytest.mark.parametrize("lang", LANGS)
def test_articles_that_return_have_other_words(lang: str) -> None:
    law = made_law(lang, 12_000)
    bodies = [part.split("\n", 1)[1] for part in law.strip().split("\n\n")[1:]]
    assert len(bodies) > 2 * len(articles(lang))
    assert len(set(bodies)) == len(bodies)


@pytest.mark.parametrize("lang", LANGS)
def test_the_tool_reads_the_made_law_as_it_was_made(lang: str, tmp_path: Path) -> None:
    law = made_law(lang, 5_000)
    numbers = [int(number) for number in re.findall(r"^(?:Article|Điều) (\d+)\. ", law, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    path = tmp_path / "law.txt"
    path.write_text(law, encoding="utf-8")
    knowledge = load_knowledge(None, "iccpr")
    draft = read(str(path), Settings(), knowledge)
    assert draft.document.language == lang
    assert sum(re.fullmatch(r"(?:Article|Điều) \d+", unit.label) is not None for unit in draft.units) == len(
        numbers
    )
    a_thousand = 1_000 * len(detect(draft, knowledge).evidence) / len(law.split())
    assert 40 < a_thousand < 120, "neither empty of what rules find nor crowded with it, as real laws are"


def test_small_laws_differ(tmp_path: Path) -> None:
    size = small_laws(tmp_path / "laws", 6)
    texts = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "laws").iterdir())]
    assert len(set(texts)) == 6
    assert ["Điều 1." in text for text in texts] == [False, True] * 3
    assert size == sum(len(text.encode()) for text in texts)


# --- runs ---------------------------------------------------------------------


def test_a_run_that_did_not_work_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="exit code 2"):
        run(check("--no-such-flag"), tmp_path)
    assert run(("-c", "pass"), tmp_path).peak > 1


@pytest.mark.parametrize("flags", [["--laws", "0"], ["--law", "no-such.txt"], ["--only", "all"]])
def test_a_flag_that_means_nothing_is_refused(flags: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(flags)
    assert stop.value.code == 2
    assert flags[0] in capsys.readouterr().err
