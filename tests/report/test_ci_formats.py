"""What CI servers are given: SARIF, GitHub's annotations and summary, GitLab's code quality, JUnit."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from report_drafts import LAW, NASTY, read, reported

from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.report import Format, written
from iccpr_check.report.github import render_github, render_github_summary
from iccpr_check.report.gitlab import render_gitlab
from iccpr_check.report.junit import render_junit
from iccpr_check.report.sarif import as_sarif, render_sarif

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8")
)
"""The official schema, as OASIS publishes it in oasis-tcs/sarif-spec."""
CI_FORMATS = (Format.SARIF, Format.GITHUB, Format.GITHUB_SUMMARY, Format.GITLAB, Format.JUNIT)


def changed(report: Report, **update: object) -> Report:
    """Return the report with every finding changed alike."""
    return report.model_copy(
        update={
            "documents": tuple(
                d.model_copy(update={"findings": tuple(f.model_copy(update=update) for f in d.findings)})
                for d in report.documents
            )
        }
    )


def findings(report: Report) -> list[tuple[DocumentReport, Finding]]:
    return [(d, f) for d in report.documents for f in d.findings]


def results(report: Report) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = as_sarif(report)["runs"][0]["results"]
    return made


# --- all of them ------------------------------------------------------------------------------------


@pytest.mark.parametrize("choice", CI_FORMATS)
def test_what_is_waived_or_known_is_no_matter_for_ci(choice: Format) -> None:
    whole = written(reported(), choice)
    for update in ({"waived": "a reason"}, {"known": True}):
        quiet = written(changed(reported(), **update), choice)
        assert len(quiet) < len(whole)
        assert "RES05" in whole
        assert "RES05" not in quiet


@pytest.mark.parametrize("choice", CI_FORMATS)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_nothing_steers_a_terminal(choice: Format, lang: str) -> None:
    assert "\x1b" not in written(reported(lang), choice)


# --- SARIF ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_sarif_agrees_with_the_official_schema(lang: str) -> None:
    made = json.loads(render_sarif(reported(lang)))
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(made)] == []


def test_the_official_schema_refuses_what_is_not_sarif() -> None:
    made = as_sarif(reported())
    made["runs"][0]["results"][0]["level"] = "serious"
    assert list(Draft7Validator(SCHEMA).iter_errors(made))


def test_sarif_has_a_result_for_each_finding_at_its_place() -> None:
    report = reported()
    told = results(report)
    assert len(told) == len(findings(report))
    for result, (document, finding) in zip(told, findings(report), strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (finding.line, finding.column)
        lines = document.draft.document.text.split("\n")
        if region["startLine"] == region["endLine"]:
            words = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
            assert words == finding.quote
        assert result["partialFingerprints"] == {"iccprCheckUnitWords/v1": finding.fingerprint}


def test_sarif_names_files_as_references_that_browsers_take() -> None:
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results(reported())}
    assert uris == {"a%20%60b%60%20%7C%20c.txt", "plain.txt"}


def test_sarif_tells_what_could_not_be_read() -> None:
    (invocation,) = as_sarif(reported())["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 1


def test_sarif_describes_each_code_once() -> None:
    made = as_sarif(reported())["runs"][0]
    ids = [rule["id"] for rule in made["tool"]["driver"]["rules"]]
    assert ids == sorted(set(ids))
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in made["results"])


# --- GitHub -----------------------------------------------------------------------------------------


def test_an_annotation_says_file_line_code_and_unit() -> None:
    line = next(
        line for line in render_github(reported()).splitlines() if "plain.txt" in line and "RES05" in line
    )
    assert line.startswith("::")
    assert "file=plain.txt,line=" in line
    assert "title=RES05 Article 2 (1)" in line or "title=RES05 art. 2(1)" in line


def test_an_annotation_is_one_line_whatever_a_draft_says() -> None:
    told = render_github(reported()).splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in told)


def test_a_level_has_ten_annotations_at_most_and_the_last_counts_the_rest() -> None:
    many = reported().model_copy(update={"documents": reported().documents * 30})
    told = render_github(many).splitlines()
    for level in ("error", "warning", "notice"):
        own = [line for line in told if line.startswith(f"::{level} ") and "title=iccpr-check" not in line]
        read_errors = sum("bad`.pdf" in line for line in own)
        assert len(own) - read_errors <= 10
    assert "more of this level" in "\n".join(told)


def test_the_summary_stays_below_what_github_takes() -> None:
    many = reported().model_copy(update={"documents": reported().documents * 200})
    made = render_github_summary(many)
    assert len(made.encode()) < 1024 * 1024
    assert "left out" in made


def test_the_summary_escapes_what_a_draft_says() -> None:
    assert "<script>" not in render_github_summary(reported())


# --- GitLab -----------------------------------------------------------------------------------------


def test_gitlab_has_what_it_asks_for_and_no_fingerprint_twice() -> None:
    twice = reported().model_copy(update={"documents": reported().documents * 2})
    issues = json.loads(render_gitlab(twice))
    assert len(issues) == len(findings(twice))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1


def test_gitlab_knows_a_finding_again_after_lines_moved() -> None:
    def prints(text: str) -> set[str]:
        report = reported().model_copy(update={"documents": (read(text),)})
        return {issue["fingerprint"] for issue in json.loads(render_gitlab(report))}

    plain = LAW.replace(NASTY, "")
    assert prints(plain) == prints(plain.replace("Article 2.", "\n\nArticle 2."))


# --- JUnit ------------------------------------------------------------------------------------------


def test_junit_has_a_suite_for_each_draft_and_a_case_for_each_article() -> None:
    suites = ET.fromstring(render_junit(reported()))
    plain = next(suite for suite in suites if suite.get("name") == "plain.txt")
    names = [case.get("name") for case in plain]
    assert names[:3] == ["Article 1", "Article 2", "Article 3"]


def test_junit_fails_what_fails_the_build_and_nothing_else() -> None:
    suites = ET.fromstring(render_junit(reported()))
    assert next(suites.iter("failure"), None) is None
    suites = ET.fromstring(render_junit(changed(reported(), fails=True)))
    for suite in suites:
        assert int(suite.get("failures", "")) == len(
            [case for case in suite if case.find("failure") is not None]
        )
    assert next(suites.iter("failure"), None) is not None


def test_junit_says_what_could_not_be_read_as_an_error() -> None:
    suites = ET.fromstring(render_junit(reported()))
    assert [suite.get("errors") for suite in suites if suite.get("name") == "bad`.pdf"] == ["1"]
