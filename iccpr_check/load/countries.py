"""mappings/countries/XXX.yaml -> what is known of one State."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iccpr_check.load.references import Names, Unknown, repeated
from iccpr_check.load.yamls import build, read_yaml
from iccpr_check.model import Country, Rule, Vocabulary


def load_countries(
    folder: Path, names: Names, vocabulary: Vocabulary, rules: Sequence[Rule]
) -> tuple[Country, ...]:
    """Read every country's file. Raises DataError, a line for each mistake found."""
    return tuple(load_country(path, names, vocabulary, rules) for path in sorted(Path(folder).glob("*.yaml")))


def load_country(path: Path, names: Names, vocabulary: Vocabulary, rules: Sequence[Rule]) -> Country:
    """Read one country's file; ``rules`` are those that its formulas may name. Raises DataError."""
    meanings = names.meanings | {f"treaty.{rule.means.treaty}" for rule in rules if rule.means.treaty}
    source = read_yaml(path)
    country = build(Country, source)
    unknown = Unknown(source)
    if country.id != path.stem:
        unknown.note(("id",), f"'{country.id}' should be '{path.stem}', as the file is named")
    for place, reservation in enumerate(country.reservations):
        unknown.look(
            ("reservations", place, "provisions"), reservation.provisions, names.provisions, "provision"
        )
    if country.constitution is not None:
        at = ("constitution",)
        for place, article in enumerate(country.constitution.articles):
            unknown.look(
                (*at, "articles", place, "provisions"), article.provisions, names.provisions, "provision"
            )
        grounds = vocabulary.get("ground", {})
        for place, formula in enumerate(country.constitution.limitations):
            unknown.look((*at, "limitations", place, "grounds"), formula.grounds, grounds, "ground")
            unknown.look((*at, "limitations", place, "of"), formula.of, names.provisions, "provision")
    for place, wording in enumerate(country.formulas):
        unknown.look(("formulas", place, "rule"), (wording.rule,), (rule.id for rule in rules), "rule")
    for place, group in enumerate(country.groups):
        unknown.look(
            ("groups", place, "holders"),
            group.holders,
            vocabulary.get("holder", {}),
            "holder in vocabulary.yaml",
        )
        unknown.look(("groups", place, "tailored"), group.tailored, meanings, "meaning that rules can have")
    for place, name in repeated(one.id for one in country.recommendations):
        unknown.note(("recommendations", place, "id"), f"the id '{name}' stands twice")
    for place, asked in enumerate(country.recommendations):
        at_record = ("recommendations", place)
        unknown.look((*at_record, "provisions"), asked.provisions, names.provisions, "provision")
        unknown.look((*at_record, "kinds"), asked.kinds, names.kinds, "kind of law")
        for key in ("touches", "against", "answers"):
            unknown.look((*at_record, key), getattr(asked, key), meanings, "meaning that rules can have")
    unknown.refuse()
    return country
