"""JSON: what programs may rely on, word for word as ``docs/schema/report.schema.json`` says it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from report_drafts import LAW, read, reported

from iccpr_check.model import (
    Confidence,
    Effect,
    Expected,
    NonDerogable,
    ProngState,
    ProvisionClass,
    Severity,
    UnitKind,
    Verdict,
)
from iccpr_check.report.json import as_json, render_json
from iccpr_check.report.words import LANGUAGES

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "docs" / "schema" / "report.schema.json").read_text("utf-8")
)


def _objects(schema: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object with named keys in the schema, with its place."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield at, schema
        for key, value in schema.items():
            yield from _objects(value, f"{at}/{key}")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("evidence", [False, True])
def test_what_is_written_agrees_with_the_schema(lang: str, evidence: bool) -> None:
    made = json.loads(render_json(reported(lang), evidence=evidence))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(made)] == []


def test_the_schema_is_a_schema_and_closed_everywhere() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for at, one in _objects(SCHEMA):
        assert one["additionalProperties"] is False, at
        optional = set(one["properties"]) - set(one["required"])
        assert optional <= {"evidence"}, at


def test_every_key_of_the_schema_is_written() -> None:
    """Together with the closed schema: the schema's keys are those that are written, no more and no fewer."""
    made = as_json(reported(), evidence=True)
    document = made["documents"][0]
    samples = {
        "document": document, "unit": document["units"][0], "reference": document["references"][0],
        "engagement": document["engagements"][0], "quote": document["engagements"][0]["evidence"][0],
        "provision": document["provisions"][0], "finding": document["findings"][0],
        "point": document["points"][0], "skipped": document["skipped"][0],
        "evidence": document["evidence"][0],
    }  # fmt: skip
    for name, sample in samples.items():
        assert list(sample) == list(SCHEMA["$defs"][name]["properties"]), name
    assert list(made) == list(SCHEMA["properties"])


@pytest.mark.parametrize(
    ("at", "values"),
    [
        (("severity", "enum"), get_args(Severity)),
        (("confidence", "enum"), get_args(Confidence)),
        (("unit", "properties", "kind", "enum"), get_args(UnitKind)),
        (("engagement", "properties", "effect", "enum"), get_args(Effect)),
        (("provision", "properties", "class", "enum"), get_args(ProvisionClass)),
        (("provision", "properties", "non_derogable", "enum"), get_args(NonDerogable)),
        (("provision", "properties", "expected", "enum"), get_args(Expected)),
        (("provision", "properties", "verdict", "enum"), get_args(Verdict)),
        (("finding", "properties", "prongs", "additionalProperties", "enum"), get_args(ProngState)),
    ],
)
def test_the_schema_knows_the_words_of_the_model(at: tuple[str, ...], values: tuple[str, ...]) -> None:
    found: Any = SCHEMA["$defs"]
    for key in at:
        found = found[key]
    assert set(found) == set(values)


def _places(made: Any) -> Iterator[dict[str, Any]]:
    if isinstance(made, dict):
        if "quote" in made:
            yield made
        for value in made.values():
            yield from _places(value)
    elif isinstance(made, list):
        for value in made:
            yield from _places(value)


@pytest.mark.parametrize("media", ["text/plain", "text/markdown"])
def test_start_and_end_are_code_points_of_the_text_and_line_and_column_of_the_file(media: str) -> None:
    text = f"\U0001d538 two-unit letter, and e\u0302\u0300.\n{LAW}"
    made = as_json(reported().model_copy(update={"documents": (read(text, media=media),)}), evidence=True)
    places = list(_places(made["documents"]))
    assert len(places) > 10
    lines = text.split("\n")
    for place in places:
        assert text[place["start"] : place["end"]] == place["quote"]
        assert lines[place["line"] - 1][place["column"] - 1 :].startswith(place["quote"].split("\n")[0])


def test_there_is_a_row_for_every_provision() -> None:
    for document in as_json(reported())["documents"]:
        assert len(document["provisions"]) == len(reported().knowledge.treaty.provisions)


def test_the_summary_counts_what_is_there() -> None:
    made = as_json(reported())
    findings = [finding for document in made["documents"] for finding in document["findings"]]
    assert sum(made["summary"]["findings"].values()) == len(findings)
    assert made["summary"]["documents"] == len(made["documents"])
    assert made["summary"]["failed"] == len(made["failures"]) == 1


def test_names_refer_to_what_is_there() -> None:
    for document in as_json(reported())["documents"]:
        units = {unit["id"] for unit in document["units"]}
        assert {unit["parent"] for unit in document["units"]} <= {*units, None}
        assert {row["unit"] for row in document["engagements"]} <= units
        assert {finding["unit"] for finding in document["findings"]} <= {*units, None}
        for point in document["points"]:
            assert all(0 <= index < len(document["findings"]) for index in point["findings"])


def test_the_same_report_gives_the_same_bytes_in_letters_that_people_read() -> None:
    assert render_json(reported("vi")) == render_json(reported("vi"))
    assert "Điều 19(2)" in render_json(reported("vi"))
    assert render_json(reported()).endswith("}\n")
