"""The HTML report in a real browser: filters, deep links, keyboard, no script, dark mode, print, phone, accessibility.

Needs a Chromium, which `make browser` installs, and the Python packages playwright and axe-playwright-python of the dev
extra; skipped where they are absent.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker.records import Report
from checker.render import render
from tests.render.fixtures import GAZETTE, article, claim, group, hostile, story

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (make browser)"),
]
FILES: dict[str, Report] = {"story": story(), "hostile": hostile()}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html")
    for name, report in FILES.items():
        (path / f"{name}.html").write_text(render("html", report), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Any, folder: Path) -> Iterator[Any]:
    opened = browser.new_page()
    faults: list[str] = []
    opened.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda e: faults.append(str(e)))
    opened.on("request", lambda r: faults.append(r.url) if not r.url.startswith("file:") else None)
    opened.on("dialog", lambda d: (faults.append(d.message), d.dismiss()))
    opened.goto((folder / "story.html").as_uri())
    yield opened
    opened.close()
    assert faults == []


def toll() -> str:
    return next(v.group.id for v in story().verdicts if any(e.rule == "death-toll" for e in v.evidence))


def march() -> str:
    return next(v.group.id for v in story().verdicts if v.label == "corroborated")


def shown(page: Any) -> set[str]:
    return set(page.eval_on_selector_all("details[data-group]:not([hidden])", "all => all.map(d => d.dataset.group)"))


def test_a_click_in_the_map_opens_the_group(page: Any) -> None:
    details = page.locator(f'details[data-group="{march()}"]')
    assert not details.evaluate("d => d.open")
    page.click(f'table a[href="#g-{march()}"]')
    assert details.evaluate("d => d.open")
    page.wait_for_function(f"document.activeElement.id === 'g-{march()}'")
    page.click(f'details[data-group="{march()}"] .claim a >> nth=0')
    page.wait_for_function("document.activeElement.tagName === 'MARK'")
    page.click(f'.article a.ref[href="#g-{march()}"] >> nth=0')
    page.wait_for_function(f"document.activeElement.id === 'g-{march()}'")


def test_a_deep_link_opens_its_group(browser: Any, folder: Path) -> None:
    page = browser.new_page()
    page.goto(f"{(folder / 'story.html').as_uri()}#g-{march()}")
    assert page.locator(f'details[data-group="{march()}"]').evaluate("d => d.open")
    page.close()


def test_a_deep_link_opens_its_group_without_script(browser: Any, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{(folder / 'story.html').as_uri()}#g-{march()}")
    assert page.locator(f"#g-{march()}").is_visible()
    assert not page.locator("#filters").is_visible()
    assert "Twenty-one people died" in page.locator("main").inner_text()
    context.close()


def test_filters(page: Any) -> None:
    every = {v.group.id for v in story().verdicts}
    assert shown(page) == every
    page.select_option("select[name=verdict]", "conflicting")
    assert len(shown(page)) == 2
    assert page.locator("#shown").inner_text() == "2 of 7 groups shown"
    assert page.locator("tr[data-group]:visible").count() == 2
    page.select_option("select[name=kinds]", "number")
    assert shown(page) == {toll()}
    page.click("button[type=reset]")
    page.wait_for_function("document.getElementById('shown').textContent.startsWith('7 of')")
    page.select_option("select[name=outlets]", label="Orle Gazette")
    gazette = {c.id for c in story().claims if c.article == GAZETTE.id}
    expected = {v.group.id for v in story().verdicts if gazette & set(v.group.claims)}
    assert shown(page) == expected
    assert page.locator(".article:visible").count() == 1
    page.click("button[type=reset]")
    page.fill("input[name=words]", "CABLES")
    page.wait_for_function("document.getElementById('shown').textContent.startsWith('2 of')")


def test_a_link_to_a_filtered_group_shows_it(page: Any) -> None:
    page.select_option("select[name=verdict]", "unique")
    page.evaluate(f"location.hash = '#g-{toll()}'")
    page.wait_for_function(f"document.activeElement.id === 'g-{toll()}'")
    assert page.locator(f"#g-{toll()}").is_visible()


def test_keyboard_alone(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    before = page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is not before


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(browser: Any, folder: Path, name: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    # axe itself is a script, which the page's policy rightly keeps out
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto((folder / f"{name}.html").as_uri())
    page.click("#unfold")
    found = axe.Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found] == []
    context.close()


def test_policy_blocks_other_scripts(browser: Any, folder: Path) -> None:
    text = (
        (folder / "story.html")
        .read_text(encoding="utf-8")
        .replace("</main>", "<script>document.title='x'</script></main>")
    )
    (folder / "injected.html").write_text(text, encoding="utf-8")
    page = browser.new_page()
    page.goto((folder / "injected.html").as_uri())
    assert page.title() != "x"
    page.close()


@pytest.mark.parametrize("name", FILES)
def test_a_phone_scrolls_down_only(browser: Any, folder: Path, name: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto((folder / f"{name}.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_print_shows_everything(page: Any) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(f"#g-{march()}").is_visible()
    assert not page.locator("#filters").is_visible()


def test_a_hundred_articles_open_in_two_seconds(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    path.write_text(render("html", large()), encoding="utf-8")
    page = browser.new_page()
    # time of the page's own thread: other work on the machine does not count
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    page.wait_for_function("document.getElementById('shown').textContent.startsWith('2000 of')")
    metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    page.close()
    assert 0 < metrics["TaskDuration"] < 2


def large() -> Report:
    """100 articles with 20 claims each, every claim a group of its own."""
    articles, claims, verdicts = [], [], []
    base = story().verdicts[0]
    for i in range(100):
        lines = [f"Mayor {i} said the road number {j} of district {i} would be mended by autumn." for j in range(20)]
        item = article(f"Outlet {i:03}", "\n".join(lines), "2026-05-02", f"a{i}.txt")
        own = [claim(item, f"Mayor {i}", "said", f"the road number {j} of district {i} would be mended by autumn", None)
               for j in range(20)]  # fmt: skip
        articles.append(item)
        claims += own
        verdicts += [replace(base, label="unique", group=group(c), evidence=(), origins=((item.id,),)) for c in own]
    return Report(tuple(articles), tuple(claims), tuple(verdicts))
