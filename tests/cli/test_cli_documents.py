"""Bad documents among good ones: each is told in one line, and the others are checked."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cli_drafts import BENGALI, MILD, QUIET, SPANISH, VIETNAMESE, Command

BAD: dict[str, tuple[bytes, str]] = {
    "binary.txt": (bytes(range(256)) * 8, "binary.txt: "),
    "empty.txt": (b"", "empty.txt: empty"),
    "blank.txt": (b" \n\t\n", "blank.txt: empty"),
    "spanish.txt": (SPANISH.encode(), "spanish.txt: the text looks Spanish (es); rules exist for en, vi"),
    "bengali.txt": (BENGALI.encode(), "bengali.txt: the text looks Bengali (bn); rules exist for en, vi"),
    "scan.pdf": (b"%PDF-1.7\n%\xe2\xe3\n", "scan.pdf: a damaged PDF"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.doc: "),
    "page.html": (b"just words, and no markup at all in any of them", "page.html: not "),
}
GOOD: dict[str, bytes] = {
    "utf8.txt": VIETNAMESE.encode(),
    "utf16.txt": VIETNAMESE.encode("utf-16"),
    "bom.txt": b"\xef\xbb\xbf" + MILD.encode(),
    "cp1252.txt": MILD.replace("newspaper", "“newspaper”").encode("cp1252"),
    "law.md": f"# {MILD}".encode(),
    "deep/er/law.txt": MILD.encode(),
}


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    folder = tmp_path / "mixed"
    for name, data in {**{name: data for name, (data, _) in BAD.items()}, **GOOD}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / ".hidden.txt").write_text(MILD)
    (folder / "~$law.docx").write_bytes(b"\x05")
    (folder / "data.csv").write_text("a,b")
    return folder


def test_4_each_bad_document_is_one_line_and_the_others_are_checked(run: Command, mixed: Path) -> None:
    ended = run("check", mixed, "-f", "json")
    assert ended.code == 4
    assert len(ended.lines) == len(BAD)
    for name, (_, said) in BAD.items():
        assert [line for line in ended.lines if line.startswith(f"iccpr-check: {mixed}/{name}: ")], name
        assert f"{mixed}/{said}" in ended.err
    made = json.loads(ended.out)
    assert [d["path"] for d in made["documents"]] == sorted(str(mixed / name) for name in GOOD)
    assert {failure["path"] for failure in made["failures"]} == {str(mixed / name) for name in BAD}


def test_4_also_where_a_finding_would_give_1(run: Command, laws: Path) -> None:
    ended = run("check", laws / "grave.txt", laws / "none.txt")
    assert ended.code == 4
    assert len(ended.lines) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_draft_reads_the_same_in_these_encodings(run: Command, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "law.txt").write_bytes(VIETNAMESE.encode(encoding))
    (document,) = json.loads(run("check", tmp_path, "-f", "json").out)["documents"]
    assert document["title"] == "LUẬT BÁO CHÍ"
    assert [kind["id"] for kind in document["kinds"]] == ["press"]


def test_an_old_vietnamese_encoding_is_read_or_refused_and_never_garbled(
    run: Command, tmp_path: Path
) -> None:
    law = tmp_path / "law.txt"
    law.write_bytes("LUẬT BÁO CHÍ".replace("Ậ", "Â\u0323").replace("Í", "I\u0301").encode("cp1258"))
    ended = run("check", law, "--lang", "vi", "-f", "json")
    if ended.code == 0:
        assert json.loads(ended.out)["documents"][0]["title"] == "LUẬT BÁO CHÍ"
    else:
        assert (ended.code, len(ended.lines)) == (3, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_and_a_loop_of_links_are_refused_and_never_waited_for(
    run: Command, tmp_path: Path, laws: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    ended = run("check", tmp_path / "pipe.txt", tmp_path / "loop.txt", laws / "quiet.txt")
    assert ended.code == 4
    assert "pipe.txt: not a regular file" in ended.lines[0]
    assert "loop.txt: a link, not a file" in ended.lines[1]


def test_folders_that_link_to_each_other_end(run: Command, laws: Path) -> None:
    (laws / "again").symlink_to(laws)
    ended = run("check", laws, "-f", "json")
    assert len(json.loads(ended.out)["documents"]) == 3


@pytest.mark.parametrize("name", ["a" * 300, "a\nb.txt", "a\udcffb.txt", "\x1b[31mred.txt"])
def test_a_name_that_no_file_has_is_told_in_one_clean_line(run: Command, tmp_path: Path, name: str) -> None:
    ended = run("check", tmp_path / name, "-f", "json")
    assert (ended.code, len(ended.lines)) == (3, 1)
    assert "\x1b" not in ended.err
    json.loads(ended.out)


@pytest.mark.parametrize("name", ["a\nb.txt", "a|`b`.txt", "a\udcffb.txt", "tờ trình.txt", "- [x](y).md"])
def test_a_file_may_have_any_name(run: Command, tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / name).write_text(QUIET)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system does not take such a name")
    for choice in ("text", "markdown", "json"):
        assert run("check", tmp_path, "-f", choice).code == 0


def test_a_file_named_twice_or_inside_a_folder_named_too_is_read_once(
    run: Command, laws: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(laws)
    ended = run("check", "quiet.txt", "./quiet.txt", laws, "-f", "json")
    assert [Path(d["path"]).name for d in json.loads(ended.out)["documents"]] == [
        "quiet.txt",
        "grave.txt",
        "mild.txt",
    ]


def test_standard_input_is_a_draft_too(run: Command) -> None:
    ended = run("check", "-", "-f", "json", stdin=MILD.encode())
    (document,) = json.loads(ended.out)["documents"]
    assert (document["path"], document["title"]) == ("-", "LAW ON THE PRESS")


@pytest.mark.parametrize(("data", "said"), [(b"", "empty"), (b"%PDF-1.4\n", "a damaged PDF")])
def test_standard_input_that_is_no_draft_is_told(run: Command, data: bytes, said: str) -> None:
    ended = run("check", "-", "-f", "text", stdin=data)
    assert ended.code == 3
    assert ended.lines == [
        line for line in ended.lines if line.startswith(f"iccpr-check: standard input: {said}")
    ]


def test_a_kind_may_be_told_and_none_expects_nothing(run: Command, laws: Path) -> None:
    def omitted(*flags: str) -> set[str]:
        (document,) = json.loads(run("check", laws / "quiet.txt", "-f", "json", *flags).out)["documents"]
        return {finding["code"] for finding in document["findings"] if finding["code"].startswith("OMI")}

    assert omitted() == {"OMI01"}
    assert omitted("--kind", "auto") == {"OMI01"}
    assert omitted("--kind", "none") == set()
    assert omitted("--kind", "press,none") == {"OMI01"}


def test_the_report_speaks_the_language_asked_for(run: Command, laws: Path) -> None:
    assert "Báo cáo rà soát" in run("check", laws / "mild.txt", "--report-lang", "vi", "-f", "markdown").out


def test_evidence_is_written_when_asked_for(run: Command, laws: Path) -> None:
    (plain,) = json.loads(run("check", laws / "mild.txt", "-f", "json").out)["documents"]
    (full,) = json.loads(run("check", laws / "mild.txt", "-f", "json", "--evidence").out)["documents"]
    assert "evidence" not in plain
    assert [evidence["quote"] for evidence in full["evidence"]] == [
        "freedom of expression",
        "without a licence",
    ]


def test_quiet_keeps_standard_error_for_what_could_not_be_read(run: Command, laws: Path) -> None:
    assert run("check", laws / "grave.txt", "--quiet").err == ""
    assert len(run("check", laws / "grave.txt", laws / "none.txt", "--quiet").lines) == 1


def test_tracked_changes_are_read_as_accepted_or_left_out(run: Command, tmp_path: Path) -> None:
    changed = r"The court may{\deleted  not} decide{\revised  in camera}."
    (tmp_path / "law.rtf").write_text(rf"{{\rtf1 LAW ON COURTS\par Article 1. Hearings\par {changed}\par}}")

    def told(*flags: str) -> list[str]:
        (document,) = json.loads(run("check", tmp_path, "-f", "json", *flags).out)["documents"]
        return [skipped["why"].split(";")[0] for skipped in document["skipped"]]

    assert told() == told("--changes", "accepted") == ["taken as accepted"]
    assert told("--changes", "original") == ["left out"]
    assert run("check", tmp_path, "--changes", "both").code == 2
