"""Nasty files, each made in a folder when it is asked for; none is ever kept in the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

MB = 1024 * 1024
_LEVELS = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
BOMB = f"<!DOCTYPE d [<!ENTITY a0 'ha'>{_LEVELS}]>"
"""Ten entities, each ten times the one before."""
SECRET = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY n SYSTEM "http://127.0.0.1:9/x">]>'
"""Entities that ask for a file of the reader's, and for a connection."""
LAW = "LAW ON THE PRESS\n\nArticle 1. Scope\nThe law governs the press. Every person has the right to {}.\n"

Maker = Callable[[Path], list[str]]
"""Takes an empty folder; returns the paths to give to the command line."""
MAKERS: dict[str, Maker] = {}
"""Every case by its name, in the order in which the modules of cases are imported."""


def maker(name: str) -> Callable[[Maker], Maker]:
    """Register a case."""

    def keep(make: Maker) -> Maker:
        MAKERS[name] = make
        return make

    return keep


def one(name: str, file: str, content: Callable[[], bytes | str]) -> None:
    """Register a case of one file."""

    @maker(name)
    def make(folder: Path) -> list[str]:
        data = content()
        (folder / file).write_bytes(data.encode() if isinstance(data, str) else data)
        return [str(folder / file)]
