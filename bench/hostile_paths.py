"""Paths that lead to no file: links, pipes, devices, folders without end; and names nobody would give."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from bench.hostile_cases import MB, maker


@maker("files: sparse, 200 MB and 1 TB")
def _sparse(folder: Path) -> list[str]:
    for name, size in (("a.txt", 200 * MB), ("b.txt", 1024 * 1024 * MB)):
        with (folder / name).open("wb") as file:
            file.truncate(size)
    return [str(folder / "a.txt"), str(folder / "b.txt")]


@maker("files: sparse, 99 MB")
def _sparse_small(folder: Path) -> list[str]:
    with (folder / "a.txt").open("wb") as file:
        file.truncate(99 * MB)
    return [str(folder / "a.txt")]


@maker("files: links, loops, pipes, sockets, devices")
def _irregular(folder: Path) -> list[str]:
    (folder / "link.txt").symlink_to("/etc/hostname")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    os.mkfifo(folder / "pipe.txt")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(folder / "socket.txt"))
    server.close()
    return [
        *map(str, sorted(folder.iterdir())),
        "/dev/zero",
        "/dev/tty",
        "/proc/self/mem",
        str(folder / "none.txt"),
    ]


@maker("files: names nobody would give")
def _names(folder: Path) -> list[str]:
    names = [
        b"two\nlines.txt",
        b"\x1b[31mred.txt",
        b"\xff\xfe.txt",
        "\u202etxt.moc".encode(),
        b"-- .txt",
        b"a" * 251 + b".txt",
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"\x89PNG\r\n\x1a\n")
    return [str(folder), "x" * 5000, "a\nb"]


@maker("files: a folder of 100,000 and links in circles")
def _folder(folder: Path) -> list[str]:
    for number in range(100_000):
        (folder / f"{number}.bin").touch()
    (folder / "deep").mkdir()
    (folder / "deep" / "up").symlink_to(folder)
    return [str(folder)]


@maker("files: folders 1,200 deep")
def _deep(folder: Path) -> list[str]:
    here = os.open(folder, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("d", dir_fd=here)
        after = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = after
    os.close(here)
    return [str(folder)]
