"""Readers and the parser under a coverage-guided fuzzer: nothing but DraftError may come out.

    python -m bench.fuzz [--only WORD] [--seconds 60]

Needs ``pip install atheris`` (Linux and macOS); elsewhere the hypothesis tests of the readers and the
parser do the same without guidance. Each format starts from the small law of the tests. A finding is
printed with its traceback, its bytes are kept in a temporary folder, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests" / "load"
_MAIN_PART = "word/document.xml"


def seeds() -> dict[str, bytes]:
    """Return the small law in every format; of Word files the main part, which is what changes."""
    sys.path.insert(0, str(TESTS))
    from same_law import ENGLISH, FORMATS

    made = {name: make(ENGLISH) for name, make in FORMATS.items()}
    return {name: main_part(data) if name.endswith(".docx") else data for name, data in made.items()}


def main_part(data: bytes) -> bytes:
    """Return the main part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        return whole.read(_MAIN_PART)


def word_file(main: bytes) -> bytes:
    """Return a Word file around a main part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(_MAIN_PART, main)
    return buffer.getvalue()


def fuzz(name: str, folder: str, seconds: int) -> None:
    """Fuzz one format in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["iccpr_check"]):
        from iccpr_check.errors import DraftError
        from iccpr_check.load.documents import load_document
        from iccpr_check.parse import parse

    def read(data: bytes) -> None:
        try:
            parse(load_document(name, data=word_file(data) if name.endswith(".docx") else data))
        except DraftError as error:
            if len(str(error).splitlines()) != 1:
                raise AssertionError("an error of several lines") from error

    limits = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=3000", "-max_len=20000"]
    atheris.Setup([sys.argv[0], folder, f"-artifact_prefix={folder}/found-", "-verbosity=0", *limits], read)
    atheris.Fuzz()


def main() -> int:
    """Fuzz the formats one after the other, each in a process of its own."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--only", default="", help="formats whose name holds this")
    options.add_argument("--seconds", type=int, default=60, help="for each format")
    options.add_argument("--here", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("atheris is not installed: nothing was fuzzed; run pytest tests/load tests/parse instead")
        return 0
    if chosen.here:
        fuzz(chosen.here[0], chosen.here[1], chosen.seconds)
    failed = 0
    for name, seed in seeds().items():
        if chosen.only not in name:
            continue
        folder = Path(tempfile.mkdtemp(prefix="iccpr-check-fuzz-"))
        (folder / "seed").write_bytes(seed)
        command = [sys.executable, "-m", "bench.fuzz", "--seconds", str(chosen.seconds), "--here", name]
        ended = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False)
        inputs = sum(1 for _ in folder.iterdir())
        found = sorted(folder.glob("found-*"))
        print(f"{name}: {inputs - len(found)} inputs of new coverage, {len(found)} findings", flush=True)
        if ended.returncode:
            failed = 1
            print(f"{folder}\n{ended.stderr[-4000:]}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
