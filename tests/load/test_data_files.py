"""Standards, safeguards, codes and countries: a name that nothing knows is told with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small import codes, says, treaty, vocabulary

from iccpr_check.errors import DataError
from iccpr_check.load.codes import load_codes
from iccpr_check.load.countries import load_country
from iccpr_check.load.definitions import load_definitions
from iccpr_check.load.references import names_of
from iccpr_check.load.rules import load_rule
from iccpr_check.load.safeguards import load_safeguards
from iccpr_check.load.standards import load_standards, pointers, standard_codes
from iccpr_check.model import CodeForm, LawKind

NAMES = names_of(treaty(), vocabulary(), [LawKind(id="press", name={"en": "press"})], codes())
RULES = [says("grounds.abuse", "abuse", ground="abuse")]

STANDARD = """standards:
  - id: BRT01
    provisions: ["9(3)"]
    name: {en: custody}
    severity: warning
    measure: {en: "48 hours {or two days}"}
    parameter: {en: hours}
    fires: {en: custody}
    silent: {en: a court before}
    source: [GC35/32, GC35/33]
guidance:
  - provision: "9(3)"
    says: {en: A judge sees the person soon.}
    source: [GC35/33]
"""
SAFEGUARD = """safeguards:
  - code: SAF02
    provision: "9(1)"
    powers: [measure.detention]
    of: ["9(1)"]
    located_by: [safeguard.time_limit]
    named: {en: a limit of time}
    kinds: [press]
    source: {cite: GC35/12}
"""
COUNTRY = """id: XXX
name: {en: X}
languages: [en]
constitution:
  name: {en: Constitution}
  source: the text itself
  articles:
    - {article: "10", title: {en: speech}, provisions: ["19(2)"]}
  limitations:
    - {article: "10(2)", grounds: [NS], of: ["19(2)"], note: {en: One ground.}}
formulas:
  - {rule: grounds.abuse, found_in: {en: Code}, note: {en: Wide.}, verified: false, source: recalled}
groups:
  - {id: women, name: {en: women}, holders: [women], tailored: [safeguard.tailored], source: CEDAW}
recommendations:
  - id: X-1
    document: CCPR/C/X/CO/1
    year: 2020
    verified: false
    source: recalled
    provisions: ["19(2)"]
    subject: {en: press}
    ask: {en: Free it.}
    touches: ["restricts.19(2)"]
"""


def _standards(path: Path) -> Any:
    return load_standards(path, treaty())


def _safeguards(path: Path) -> Any:
    return load_safeguards(path, NAMES)


def _country(path: Path) -> Any:
    return load_country(path, NAMES, vocabulary(), RULES)


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("load", "name", "text"),
    [(_standards, "s.yaml", STANDARD), (_safeguards, "g.yaml", SAFEGUARD), (_country, "XXX.yaml", COUNTRY)],
)
def test_a_whole_file_is_read(tmp_path: Path, load: Callable[[Path], Any], name: str, text: str) -> None:
    assert load(_write(tmp_path, name, text))


@pytest.mark.parametrize(
    ("load", "text", "old", "new", "line", "said"),
    [
        (_standards, STANDARD, 'provisions: ["9(3)"]', 'provisions: ["9(9)"]', 3, "'9(9)' is no provision"),
        (_standards, STANDARD, 'provision: "9(3)"', 'provision: "9(9)"', 12, "'9(9)' is no provision"),
        (_standards, STANDARD, "[GC35/33]", "[GC35]", 14, "'GC35' is not written as GC35/33"),
        (_standards, STANDARD, "id: BRT01", "id: BRT1", 2, "standards.0.id: "),
        (_safeguards, SAFEGUARD, "SAF02", "SAF99", 2, "'SAF99' is no code"),
        (_safeguards, SAFEGUARD, "measure.detention", "measure.arresting", 4, "is no meaning that rules"),
        (_safeguards, SAFEGUARD, "kinds: [press]", "kinds: [presses]", 8, "'presses' is no kind of law"),
        (_country, COUNTRY, "id: XXX\n", "id: YYY\n", 1, "'YYY' should be 'XXX', as the file is named"),
        (_country, COUNTRY, 'provisions: ["19(2)"]}', 'provisions: ["19(9)"]}', 8, "is no provision"),
        (_country, COUNTRY, "grounds: [NS]", "grounds: [XX]", 10, "'XX' is no ground"),
        (_country, COUNTRY, "grounds.abuse", "grounds.misuse", 12, "'grounds.misuse' is no rule"),
        (_country, COUNTRY, "holders: [women]", "holders: [wives]", 14, "'wives' is no holder"),
        (_country, COUNTRY, "restricts.19(2)", "restricts.19(8)", 24, "is no meaning that rules"),
        (_country, COUNTRY, "    ask: {en: Free it.}\n", "", 16, "ask: this key is required and missing"),
    ],
)
def test_what_nothing_knows_is_told_with_its_line(
    tmp_path: Path, load: Callable[[Path], Any], text: str, old: str, new: str, line: int, said: str
) -> None:
    assert text.count(old) == 1
    path = _write(tmp_path, "XXX.yaml", text.replace(old, new))
    with pytest.raises(DataError) as refused:
        load(path)
    assert str(refused.value).startswith(f"{path}:{line}: ")
    assert said in str(refused.value)


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    twice = STANDARD.replace("guidance:", STANDARD.split("\n", 1)[1].split("guidance:")[0] + "guidance:")
    with pytest.raises(DataError, match="the id 'BRT01' stands twice"):
        _standards(_write(tmp_path, "s.yaml", twice))


def test_a_bright_line_becomes_a_code_in_the_form_that_all_share(tmp_path: Path) -> None:
    standards, _ = _standards(_write(tmp_path, "s.yaml", STANDARD))
    form = CodeForm(message={"en": "{loc}: {words}. {measure} ({source})"}, question={"en": "Why?"})
    (code,) = standard_codes(standards, form)
    said = code.message["en"].format(loc="s. 1", words="three days")
    assert said == "s. 1: three days. 48 hours {or two days} (GC35/32, 33)"


def test_a_form_in_a_language_that_a_standard_lacks_is_refused(tmp_path: Path) -> None:
    standards, _ = _standards(_write(tmp_path, "s.yaml", STANDARD))
    form = CodeForm(message={"en": "{measure}", "vi": "{measure}"}, question={"en": "Why?"})
    with pytest.raises(DataError, match="BRT01: measure has no words in 'vi'"):
        standard_codes(standards, form)


def test_pointers_to_one_comment_stand_together() -> None:
    assert pointers(["GC35/32", "GC35/33", "GC32/34"]) == "GC35/32, 33; GC32/34"


def test_a_code_cannot_be_undecided_too(tmp_path: Path) -> None:
    text = """codes:
  - {id: A01, name: {en: a}, severity: info, message: {en: a}, question: {en: a}}
standard: {message: {en: a}, question: {en: a}}
undecided:
  - {id: A01, name: {en: a}, why: {en: a}}
"""
    with pytest.raises(DataError, match=r":5: undecided\.0\.id: 'A01' is a code"):
        load_codes(_write(tmp_path, "codes.yaml", text))


@pytest.mark.parametrize(
    ("code", "standard", "where"),
    [
        (", recommendation: {en: a}", "", r":2: codes\.0\.recommendation: needs words .*: en, vi"),
        ("", ", recommendation: {en: a}", r":3: standard\.recommendation: needs words .*: en, vi"),
    ],
)
def test_a_recommendation_speaks_the_languages_of_the_question(
    tmp_path: Path, code: str, standard: str, where: str
) -> None:
    both = "{en: a, vi: b}"
    text = f"""codes:
  - {{id: A01, name: {both}, severity: info, message: {both}, question: {both}{code}}}
standard: {{message: {both}, question: {both}{standard}}}
undecided: []
"""
    with pytest.raises(DataError, match=where):
        load_codes(_write(tmp_path, "codes.yaml", text))


def test_braces_of_a_defining_word_are_checked(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r":3: between\.en\.0: a '\{' is not closed"):
        load_definitions(_write(tmp_path, "d.yaml", "between:\n  en:\n    - '{means|is'\n"))


RULE = """
id: press.gap
kind: {kind}
means: {{frame: scope}}
source: {{cite: "GC34/13"}}
{words}
examples:
  - {{lang: en, text: "[[A newspaper]] closes."}}
counterexamples:
  - {{lang: en, text: "A shop closes.", why: no newspaper}}
"""


@pytest.mark.parametrize(
    ("kind", "words", "line", "at"),
    [
        ("phrase", "phrases: {en: [a newspaper … closes]}", 5, r"phrases\.en\.0"),
        ("near", "terms:\n  - phrases: {en: [newspaper]}\n  - phrases: {en: [is ... closed]}", 7,
         r"terms\.1\.phrases\.en\.0"),
    ],
)  # fmt: skip
def test_a_gap_where_none_is_met_is_refused(
    tmp_path: Path, kind: str, words: str, line: int, at: str
) -> None:
    path = _write(tmp_path, "press/gap.yaml", RULE.format(kind=kind, words=words).lstrip())
    with pytest.raises(DataError, match=rf":{line}: {at}: a gap"):
        load_rule(path, tmp_path)
