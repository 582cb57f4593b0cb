"""``review``: a file a person edits, or questions on a terminal; ``check`` takes the decisions up."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli_drafts import MILD, Command

import iccpr_check

pexpect = pytest.importorskip("pexpect")

PENALTY = "Article 3. Penalties\nWhoever prints is liable to imprisonment.\n"


@pytest.fixture
def folder(run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with a draft and its report, and stand in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "law.txt").write_text(MILD + PENALTY)
    run("check", "law.txt", "-f", "json", "-o", "report.json")
    return tmp_path


def entries(folder: Path, name: str = "review.yaml") -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = yaml.safe_load((folder / name).read_text("utf-8"))["decisions"]
    return made


def edited(folder: Path, old: str, new: str, count: int = -1) -> None:
    place = folder / "review.yaml"
    place.write_text(place.read_text("utf-8").replace(old, new, count), "utf-8")


# --- the file ------------------------------------------------------------------------------------------


def test_without_a_terminal_it_writes_the_file(run: Command, folder: Path) -> None:
    ended = run("review", "report.json")
    assert ended.code == 0
    findings = json.loads((folder / "report.json").read_text())["documents"][0]["findings"]
    told = {f["fingerprint"] for f in findings if f["severity"] != "info"}
    assert {one["fingerprint"] for one in entries(folder)} == told
    assert ended.lines == [f"iccpr-check: review.yaml: {len(told)} findings added, {len(told)} open"]
    assert {one["decision"] for one in entries(folder)} == {"open"}


def test_decisions_are_taken_up_without_being_named(run: Command, folder: Path) -> None:
    assert run("check", "law.txt").code == 1
    run("review", "report.json")
    edited(folder, 'decision: open\n    reason: ""', 'decision: dismiss\n    reason: "as agreed"')
    ended = run("check", "law.txt")
    assert ended.code == 0
    assert "as agreed" in ended.out


def test_a_flag_or_a_configuration_names_another_file(run: Command, folder: Path) -> None:
    run("review", "report.json", "-o", "ours.yaml")
    text = (
        (folder / "ours.yaml").read_text().replace('open\n    reason: ""', 'dismiss\n    reason: "as agreed"')
    )
    (folder / "ours.yaml").write_text(text)
    assert run("check", "law.txt").code == 1
    assert run("check", "law.txt", "--review", "ours.yaml").code == 0
    (folder / "iccpr-check.yaml").write_text("review: ours.yaml\n")
    assert run("check", "law.txt").code == 0


def test_another_tools_file_of_that_name_is_left_alone_until_it_is_named(run: Command, folder: Path) -> None:
    (folder / "review.yaml").write_text("reviewers: [x]\n")
    assert run("check", "law.txt").code == 1
    ended = run("check", "law.txt", "--review", "review.yaml")
    assert ended.code == 2
    assert ended.lines == ["iccpr-check: review.yaml:1: reviewers: unknown key"]
    ended = run("review", "report.json")
    assert ended.code == 2
    assert (folder / "review.yaml").read_text() == "reviewers: [x]\n"


def test_what_was_fixed_is_done_and_what_was_reworded_is_suspect(run: Command, folder: Path) -> None:
    run("review", "report.json")
    edited(folder, 'decision: open\n    reason: ""', 'decision: fix\n    reason: "by the ministry"')
    law = (folder / "law.txt").read_text()
    (folder / "law.txt").write_text(law[: law.index("Article 3")].replace("the Council", "the Minister"))
    ended = run("check", "law.txt")
    assert "to be fixed, and no longer located" in ended.out
    assert "review suspect: law.txt" in ended.err
    assert "done" not in ended.err


def test_a_mistake_in_the_file_is_told_and_nothing_is_written(run: Command, folder: Path) -> None:
    run("review", "report.json")
    edited(folder, "decision: open", "decision: maybe", 1)
    before = (folder / "review.yaml").read_bytes()
    for arguments in (("check", "law.txt"), ("review", "report.json")):
        ended = run(*arguments)
        assert ended.code == 2
        assert ended.lines[0].startswith("iccpr-check: review.yaml:")
        assert "decision" in ended.lines[0]
    assert (folder / "review.yaml").read_bytes() == before


def test_what_is_no_report_is_one_line(run: Command, folder: Path) -> None:
    for arguments in (("review", "law.txt"), ("check", "law.txt", "--since-report", "law.txt")):
        ended = run(*arguments)
        assert ended.code == 2
        assert len(ended.lines) == 1 and "not a JSON report of iccpr-check" in ended.err


def test_the_report_says_what_is_new_since_an_earlier_one(run: Command, folder: Path) -> None:
    with (folder / "law.txt").open("a") as law:
        law.write("Article 4. More\nWhoever reads is punished with imprisonment.\n")
    ended = run("check", "law.txt", "-f", "json", "--since-report", "report.json")
    findings = json.loads(ended.out)["documents"][0]["findings"]
    assert {f["label"] for f in findings if f["new"]} == {"Article 4"}


# --- the terminal --------------------------------------------------------------------------------------


def session(folder: Path, *arguments: str) -> Any:
    """Run the real command on a terminal of its own."""
    environment = {
        **os.environ, "PYTHONPATH": str(Path(iccpr_check.__file__).parents[1]), "TERM": "dumb",
        "SOURCE_DATE_EPOCH": "1773446400", "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
    command = ["-m", "iccpr_check", "review", "report.json", *arguments]
    return pexpect.spawn(
        sys.executable, command, cwd=str(folder), env=environment, encoding="utf-8", timeout=30,
        dimensions=(50, 100),
    )  # fmt: skip


def answer(terminal: Any, key: str, reason: str | None = None) -> None:
    terminal.expect(r"\[q\]uit")
    terminal.send(key)
    if reason is not None:
        terminal.expect(r"(like|back\)): ")
        terminal.sendline(reason)


def ended(terminal: Any) -> int:
    terminal.expect(pexpect.EOF)
    terminal.close()
    code: int = terminal.exitstatus
    return code


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
class TestOnATerminal:
    def test_it_shows_words_treaty_and_question_and_writes_each_answer(self, folder: Path) -> None:
        terminal = session(folder)
        terminal.expect("Your name")
        terminal.sendline("Lê Thị A")
        terminal.expect("1/")
        answer(terminal, "d", "Chỉ là đăng ký")
        shown = terminal.before
        assert shown is not None
        terminal.expect("2/")
        first = entries(folder)[0]
        assert (first["decision"], first["reason"], first["by"], str(first["date"])) == (
            "dismiss", "Chỉ là đăng ký", "Lê Thị A", "2026-03-14",
        )  # fmt: skip
        answer(terminal, "a", "")
        answer(terminal, "q")
        assert ended(terminal) == 0
        assert [one["decision"] for one in entries(folder)][:3] == ["dismiss", "accept", "open"]

    def test_what_is_shown(self, folder: Path) -> None:
        terminal = session(folder, "--by", "A")
        terminal.expect(r"\[q\]uit")
        shown = " ".join(terminal.before.split())
        assert "“No newspaper shall be published without a licence from the Council.”" in shown or (
            "imprisonment" in shown
        )
        assert "The Covenant: 19(2) “2. Everyone shall have the right to freedom of expression" in shown
        assert "To answer:" in shown
        assert "law.txt" in shown
        terminal.send("q")
        assert ended(terminal) == 0

    def test_it_resumes_where_it_stopped(self, folder: Path) -> None:
        terminal = session(folder, "--by", "A")
        answer(terminal, "a", "")
        answer(terminal, "q")
        assert ended(terminal) == 0
        of = len(entries(folder))
        terminal = session(folder, "--by", "A")
        terminal.expect(f"1/{of - 1} ")
        answer(terminal, "q")
        ended(terminal)

    @pytest.mark.parametrize("while_typing", [False, True])
    def test_nothing_is_lost_on_an_interrupt(self, folder: Path, while_typing: bool) -> None:
        terminal = session(folder, "--by", "A")
        answer(terminal, "f", "name the aim")
        terminal.expect(r"\[q\]uit")
        if while_typing:
            terminal.send("d")
            terminal.expect(r"back\)")
            terminal.send("half a rea")
        terminal.send("\x03")
        terminal.expect(pexpect.EOF)
        assert "Traceback" not in terminal.before
        terminal.close()
        assert terminal.exitstatus == 130
        assert [one["decision"] for one in entries(folder)][:2] == ["fix", "open"]

    def test_a_dismissal_without_a_reason_is_none_and_one_can_go_back(self, folder: Path) -> None:
        terminal = session(folder, "--by", "A")
        answer(terminal, "d", "")
        answer(terminal, "a", "")
        answer(terminal, "b")
        terminal.expect("1/")
        answer(terminal, "f", "name the aim")
        answer(terminal, "q")
        assert ended(terminal) == 0
        assert entries(folder)[0]["decision"] == "fix"

    def test_what_a_person_writes_into_the_file_meanwhile_is_kept(self, folder: Path) -> None:
        terminal = session(folder, "--by", "A")
        terminal.expect(r"\[q\]uit")
        edited(folder, "decisions:\n", "decisions:\n  # of the meeting\n")
        terminal.send("a")
        terminal.expect("like: ")
        terminal.sendline("")
        answer(terminal, "q")
        assert ended(terminal) == 0
        text = (folder / "review.yaml").read_text("utf-8")
        assert "# of the meeting" in text and "decision: accept" in text

    def test_an_earlier_decision_on_other_words_is_shown(self, run: Command, folder: Path) -> None:
        terminal = session(folder, "--by", "A")
        while terminal.expect([r"Article 2 .*RES05", r"\[q\]uit"]):
            terminal.send("s")
        answer(terminal, "d", "fireworks only")
        answer(terminal, "q")
        ended(terminal)
        law = (folder / "law.txt").read_text()
        (folder / "law.txt").write_text(law.replace("the Council", "the Minister"))
        run("check", "law.txt", "-f", "json", "-o", "report.json")
        terminal = session(folder, "--by", "A")
        while terminal.expect([r"Decided before, on other words: dismissed: fireworks only", r"\[q\]uit"]):
            terminal.send("s")
        answer(terminal, "q")
        ended(terminal)

    def test_edit_asks_nothing(self, folder: Path) -> None:
        terminal = session(folder, "--edit")
        assert ended(terminal) == 0
        assert entries(folder)

    def test_a_draft_that_steers_terminals_does_not(self, run: Command, folder: Path) -> None:
        law = (folder / "law.txt").read_text()
        (folder / "law.txt").write_text(law.replace("newspaper", "\x1b]0;gone\x07 [red]newspaper"))
        run("check", "law.txt", "-f", "json", "-o", "report.json")
        terminal = session(folder, "--by", "A")
        while terminal.expect([r"\[red\]newspaper", r"\[q\]uit"]):
            assert "\x1b]0" not in terminal.before
            terminal.send("s")
        assert "\x07" not in terminal.before
        answer(terminal, "q")
        ended(terminal)
