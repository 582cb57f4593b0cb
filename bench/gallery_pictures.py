"""Pictures for the gallery: a report's page on a laptop and a phone, and the report in a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from iccpr_check.model import Report
from iccpr_check.report import Format, Look, written

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LAPTOP, PHONE = (1366, 768), (390, 844)
PICTURES = ("laptop.png", "both-texts.png", "phone.png", "terminal.png")
COLUMNS, ROWS = 96, 44
COLOURS = 255
"""Of a picture: as many as a small PNG can have, so that pale marks keep their colour."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PAPER, _INK = (24, 26, 31), (225, 228, 232)
_SHADES = [
    (72, 78, 88), (255, 107, 107), (126, 211, 133), (245, 196, 94),
    (110, 168, 254), (214, 142, 230), (92, 207, 216), (225, 228, 232),
]  # fmt: skip
"""A terminal's eight colours, each plain to read on its paper."""
_SCREEN = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; background: {background}; color: {foreground}; }}
pre {{ margin: 0; padding: 16px 20px; width: max-content; font: 15px/1.35 "Noto Sans Mono", monospace; }}
{stylesheet}</style><pre>{code}</pre>"""


class NoBrowserError(Exception):
    """There is nothing to take pictures with."""


def take(reports: Sequence[tuple[Path, Report]]) -> None:
    """Write the pictures of each report into its folder, which has its page already."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise NoBrowserError("playwright is not installed") from error
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if program is None:
        raise NoBrowserError("no Chromium on this machine")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for folder, report in reports:
            _of_the_page(browser, folder)
            _of_the_terminal(browser, folder, report)
        browser.close()


def _of_the_page(browser: Browser, folder: Path) -> None:
    """Take its beginning, and on either screen the first point with both texts."""
    address = (folder / "report.html").as_uri()
    laptop = _tab(browser, LAPTOP)
    laptop.goto(address)
    _save(laptop.screenshot(), folder / "laptop.png")
    for size, name in ((LAPTOP, "both-texts.png"), (PHONE, "phone.png")):
        tab = _tab(browser, size)
        tab.goto(address)
        tab.locator(".points a.go").first.click()
        tab.mouse.move(0, 0)
        tab.wait_for_timeout(500)  # until the panes have come to rest
        _save(tab.screenshot(), folder / name)


def _of_the_terminal(browser: Browser, folder: Path, report: Report) -> None:
    text = written(report, Format.TEXT, Look(width=COLUMNS, colour=True))
    tab = _tab(browser, LAPTOP)
    tab.set_content(terminal(text))
    _save(tab.locator("pre").screenshot(), folder / "terminal.png")


def terminal(text: str) -> str:
    """Return a page that looks like the first rows of a terminal with this text, colours included."""
    from rich.console import Console
    from rich.terminal_theme import TerminalTheme
    from rich.text import Text

    theme = TerminalTheme(_PAPER, _INK, _SHADES)
    screen = Console(file=StringIO(), record=True, width=COLUMNS, force_terminal=True, highlight=False)
    screen.print(Text.from_ansi("\n".join(text.splitlines()[:ROWS])))
    return screen.export_html(theme=theme, code_format=_SCREEN)


def _tab(browser: Browser, size: tuple[int, int]) -> Page:
    return browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme="light")


def _save(picture: bytes, path: Path) -> None:
    """Write a picture with few colours where Pillow is installed, else as it is."""
    try:
        from PIL import Image
    except ImportError:
        path.write_bytes(picture)
        return
    full = Image.open(BytesIO(picture)).convert("RGB")
    few = full.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
