"""The command line run in this process, and a folder of drafts to run it on."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from cli_drafts import GRAVE, KNOWN, MILD, QUIET, Command, Run

from iccpr_check import cli, running, since, versions


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Command:
    """Run the command line in this process, on small knowledge; ``stdin`` gives bytes to read."""
    monkeypatch.setattr(running, "load_knowledge", lambda *_: KNOWN)
    monkeypatch.setattr(since, "load_knowledge", lambda *_: KNOWN)
    monkeypatch.setattr(versions, "load_knowledge", lambda *_: KNOWN)
    monkeypatch.setattr(running, "_FEW", 1000)  # other processes would load all knowledge
    monkeypatch.setenv("ICCPR_CHECK_CACHE", str(tmp_path / "cache"))

    def command(*arguments: object, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "argv", ["iccpr-check", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return Run(int(ended.value.code or 0), out.decode(), err.decode())

    return command


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    """Make a folder with a draft of each weight."""
    folder = tmp_path / "laws"
    folder.mkdir()
    for name, text in {"quiet": QUIET, "mild": MILD, "grave": GRAVE}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder
