"""The page in a real Chromium: both texts shown, filters, keyboard, phone width; no request, no complaint."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import Report
from iccpr_check.pipeline import check
from iccpr_check.report.html import render_html
from iccpr_check.settings import Settings

pytestmark = pytest.mark.browser

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LAPTOP, PHONE = (1366, 768), (390, 844)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if BROWSER is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write a page of one draft in each language, and one of two drafts."""
    folder = tmp_path_factory.mktemp("pages")
    knowledge = load_knowledge()
    made = {
        (path.suffix, lang): check(path.name, Settings(report_lang=lang), knowledge, data=path.read_bytes())
        for path in (EXAMPLES / "public-gatherings.md", EXAMPLES / "luat-thong-tin-mang.txt")
        for lang in ("en", "vi")
    }
    chosen = {
        "en": ("en", [made[".md", "en"]]),
        "vi": ("vi", [made[".txt", "vi"]]),
        "both": ("en", [made[".md", "en"], made[".txt", "en"]]),
    }
    for name, (lang, documents) in chosen.items():
        report = Report(tool_version="0", knowledge=knowledge, lang=lang, documents=tuple(documents))
        (folder / f"{name}.html").write_text(render_html(report), "utf-8")
    return {name: folder / f"{name}.html" for name in chosen}


class Reader:
    """A tab, and all that went wrong in it."""

    def __init__(self, browser: Any, path: Path, size: tuple[int, int] = LAPTOP, **more: Any) -> None:
        self.context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **more)
        self.tab = self.context.new_page()
        self.wrong: list[str] = []
        self.tab.on("console", lambda message: self.wrong.append(message.text))
        self.tab.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.tab.on("request", lambda request: self._asked(request.url))
        self.tab.goto(path.as_uri())

    def _asked(self, url: str) -> None:
        if not url.startswith(("file:", "data:")):
            self.wrong.append(url)

    def seen(self, selector: str) -> bool:
        """Tell whether the first such element lies in the window, and in its pane."""
        return bool(
            self.tab.evaluate(
                """(selector) => {
                    const element = document.querySelector(selector);
                    if (!element) return false;
                    const box = element.getBoundingClientRect();
                    const pane = element.closest(".pane").getBoundingClientRect();
                    return box.height > 0 && box.top >= Math.max(pane.top, 0) - 1
                        && box.top < Math.min(pane.bottom, innerHeight);
                }""",
                selector,
            )
        )

    def settle(self) -> None:
        """Wait until the panes have come to rest."""
        self.tab.evaluate(
            """async () => {
                for (let n = 0; n < 10; n += 1) await new Promise((done) => requestAnimationFrame(done));
            }"""
        )

    def sees_both(self) -> None:
        self.settle()
        lead = self.tab.locator(".card.chosen .open").get_attribute("href")
        assert self.tab.locator(f".draft .m.chosen{lead}").count() == 1
        assert self.seen(lead)
        assert self.seen(".card.chosen h5")
        assert self.tab.locator(".card.chosen .more").is_visible()
        group = self.tab.locator(".provision:has(.card.chosen) .words blockquote").first
        assert group.is_visible()

    def close(self) -> None:
        self.context.close()
        assert self.wrong == []


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_finding_chosen_shows_both_texts(
    browser: Any, pages: dict[str, Path], lang: str, size: tuple[int, int]
) -> None:
    reader = Reader(browser, pages[lang], size)
    reader.tab.locator(".points a.go").first.click()
    reader.sees_both()
    first = reader.tab.locator(".card.chosen").get_attribute("id")
    other = reader.tab.locator(".card[data-s=warning] .open").last
    other.click()
    reader.sees_both()
    assert reader.tab.locator(".card.chosen").count() == 1
    assert reader.tab.locator(".card.chosen").get_attribute("id") != first
    reader.close()


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_marked_words_lead_to_their_finding(browser: Any, pages: dict[str, Path], lang: str) -> None:
    reader = Reader(browser, pages[lang])
    mark = reader.tab.locator(".draft .m.restricts[data-f]").last
    mark.click()
    reader.sees_both()
    wanted = (mark.get_attribute("data-f") or "").split()[0]
    assert reader.tab.locator(".card.chosen").get_attribute("data-n") == wanted
    reader.close()


def test_the_keyboard_is_enough(browser: Any, pages: dict[str, Path]) -> None:
    reader = Reader(browser, pages["en"])
    reader.tab.keyboard.press("Tab")
    assert reader.tab.evaluate("document.activeElement.className") == "skip"
    reader.tab.locator(".card .open").nth(2).focus()
    for key in ("Enter", "Space"):
        reader.tab.keyboard.press("Tab")
        reader.tab.keyboard.press("Shift+Tab")
        reader.tab.keyboard.press(key)
        reader.settle()
        opened = reader.tab.locator(".card.chosen").count()
        assert opened == (1 if key == "Enter" else 0)
    reader.tab.locator(".draft .m.restricts").nth(1).focus()
    reader.tab.keyboard.press("Space")
    reader.sees_both()
    assert reader.tab.evaluate("document.activeElement.closest('.card.chosen') !== null")
    assert reader.tab.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    assert reader.tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    reader.close()


def test_filters_show_what_was_asked_and_say_how_many(browser: Any, pages: dict[str, Path]) -> None:
    reader = Reader(browser, pages["vi"])
    tab = reader.tab
    count = tab.locator(".card").count()
    for box in ("warning", "notice", "info"):
        tab.locator(f"input[value={box}]").uncheck()
    serious = tab.locator(".card[data-s=serious]").count()
    assert 0 < serious < count
    assert tab.locator(".card:visible").count() == serious
    assert tab.locator("output").inner_text() == f"đang hiện {serious}/{count} dấu hiệu"
    assert tab.locator("output").get_attribute("aria-live") == "polite"
    tab.locator("button[type=reset]").click()
    reader.settle()
    assert tab.locator(".card:visible").count() == count

    tab.locator("select[name=provision]").select_option("17")
    shown = tab.locator(".card:visible")
    assert 0 < shown.count() < count
    assert all("17" in (card.get_attribute("data-p") or "").split() for card in shown.all())
    assert tab.locator(".draft .m[data-f]:not(.off)").count() < tab.locator(".draft .m[data-f]").count()
    tab.locator("button[type=reset]").click()
    reader.settle()

    option = tab.locator("select[name=unit] option", has_text="Điều 10.").get_attribute("value")
    tab.locator("select[name=unit]").select_option(option)
    labels = tab.locator(".card:visible .where").all_inner_texts()
    assert labels
    assert all(label.startswith("Điều 10") for label in labels)
    tab.locator("input[value=missing]").uncheck()
    assert tab.locator(".card[data-k=missing]:visible").count() == 0
    reader.close()


def test_the_next_button_walks_through_what_is_shown(browser: Any, pages: dict[str, Path]) -> None:
    reader = Reader(browser, pages["en"])
    reader.tab.locator("select[name=provision]").select_option("21")
    seen = []
    for _ in range(reader.tab.locator(".card:visible").count()):
        reader.tab.locator("[data-step='1']").click()
        reader.settle()
        seen.append(reader.tab.locator(".card.chosen").get_attribute("id"))
    assert len(set(seen)) == len(seen) > 5
    reader.close()


def test_a_cell_of_the_heat_map_leads_to_its_place(browser: Any, pages: dict[str, Path]) -> None:
    reader = Reader(browser, pages["en"])
    reader.tab.locator(".heat td.s-serious a").first.click()
    reader.sees_both()
    assert reader.tab.locator(".card.chosen").get_attribute("data-s") == "serious"
    reader.close()


@pytest.mark.parametrize("name", ["en", "vi", "both"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_wider_than_a_phone(browser: Any, pages: dict[str, Path], name: str, theme: str) -> None:
    reader = Reader(browser, pages[name], PHONE, color_scheme=theme)
    for _ in range(2):
        assert reader.tab.evaluate("document.documentElement.scrollWidth") == PHONE[0]
        for pane in (".draft", ".covenant"):
            wide = f"(() => {{ const p = document.querySelector('.document:not([hidden]) {pane}');"
            assert reader.tab.evaluate(f"{wide} return p.scrollWidth - p.clientWidth; }})()") <= 0
        reader.tab.locator(".document:visible .filter summary").click()
        reader.tab.locator(".document:visible .card .open").first.click()
    reader.close()


def test_of_several_documents_one_is_shown(browser: Any, pages: dict[str, Path]) -> None:
    reader = Reader(browser, pages["both"])
    assert reader.tab.locator(".document:visible").count() == 1
    reader.tab.locator(".chooser a").nth(1).click()
    reader.settle()
    assert reader.tab.locator(".document:visible").get_attribute("id") == "d2"
    reader.tab.locator("#d2 .points a.go").first.click()
    reader.settle()
    assert reader.tab.locator("#d2 .card.chosen .more").is_visible()
    reader.close()


def test_an_address_opens_its_finding(browser: Any, pages: dict[str, Path]) -> None:
    reader = Reader(browser, pages["both"])
    address = f"{pages['both'].as_uri()}#d2-f3"
    reader.tab.goto("about:blank")
    reader.tab.goto(address)
    reader.settle()
    assert reader.tab.locator("#d2-f3.chosen .more").is_visible()
    reader.close()


def test_without_a_script_everything_is_readable(browser: Any, pages: dict[str, Path]) -> None:
    reader = Reader(browser, pages["both"], java_script_enabled=False)
    tab = reader.tab
    assert tab.locator(".document:visible").count() == 2
    assert tab.locator(".card .more:visible").count() == tab.locator(".card").count() > 50
    assert tab.locator("form:visible").count() == 0
    tab.locator("#d1 .points a.go").first.click()
    assert "#d1-f" in tab.url
    reader.close()


def test_paper_shows_the_findings_and_no_controls(browser: Any, pages: dict[str, Path]) -> None:
    reader = Reader(browser, pages["en"])
    reader.tab.emulate_media(media="print")
    assert reader.tab.locator(".card .more:visible").count() == reader.tab.locator(".card").count()
    for control in ("form", "button", ".draft", ".skip"):
        assert reader.tab.locator(f"{control}:visible").count() == 0, control
    reader.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser: Any, pages: dict[str, Path], theme: str) -> None:
    """Every text has the contrast that WCAG 2 asks of small letters."""
    reader = Reader(browser, pages["vi"], color_scheme=theme)
    reader.tab.locator(".points a.go").first.click()
    weak = reader.tab.evaluate(
        """() => {
            const parts = (text) => text.match(/[\\d.]+/g).map(Number);
            const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
                .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const ground = (element) => {
                for (let at = element; at; at = at.parentElement) {
                    const colour = parts(getComputedStyle(at).backgroundColor);
                    if (colour.length < 4 || colour[3] > 0) return colour;
                }
            };
            const weak = [];
            let looked = 0;
            for (const element of document.querySelectorAll("main *, body > header *, body > footer *")) {
                const own = [...element.childNodes].filter((node) => node.nodeType === 3);
                if (!own.some((node) => node.data.trim())) continue;
                if (!element.checkVisibility() || element.closest("option, .sr")) continue;
                const [one, other] = [light(parts(getComputedStyle(element).color)), light(ground(element))];
                const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
                looked += 1;
                if (contrast < 4.5) weak.push(`${element.className} ${contrast}`);
            }
            if (looked < 300) weak.push(`looked at ${looked} only`);
            return weak;
        }"""
    )
    assert weak == []
    reader.close()
