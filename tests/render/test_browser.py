"""The HTML report in a real browser: filters, deep links, keyboard, no script, dark mode, print, phone, accessibility.

Needs a Chromium, which `make browser` installs, and the Python packages playwright and axe-playwright-python of the dev
extra; skipped where they are absent.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.records import Report
from checker.render import render
from checker.render.viewing import view_of
from tests.render.fixtures import GAZETTE, story
from tests.render.hostile import hostile
from tests.render.large import apart, shared

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (make browser)"),
]
# the third is large enough for its map to be folded
FILES: dict[str, Report] = {"story": story(), "hostile": hostile(), "folded": shared(32)}


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


def until(page: Any, expression: str) -> None:
    """Wait for *expression*. The page's policy forbids playwright's own waiting, which evaluates text in the page."""
    for _ in range(400):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(25)
    raise AssertionError(expression)


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
    until(page, f"document.activeElement.id === 'g-{march()}'")
    page.click(f'details[data-group="{march()}"] .claim a >> nth=0')
    until(page, "document.activeElement.tagName === 'MARK'")
    page.click(f'.article a.ref[href="#g-{march()}"] >> nth=0')
    until(page, f"document.activeElement.id === 'g-{march()}'")


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
    until(page, "document.getElementById('shown').textContent.startsWith('7 of')")
    page.select_option("select[name=outlets]", label="Orle Gazette")
    gazette = {c.id for c in story().claims if c.article == GAZETTE.id}
    expected = {v.group.id for v in story().verdicts if gazette & set(v.group.claims)}
    assert shown(page) == expected
    assert page.locator(".article:visible").count() == 1
    page.click("button[type=reset]")
    page.fill("input[name=words]", "CABLES")
    until(page, "document.getElementById('shown').textContent.startsWith('2 of')")


def test_a_link_to_a_filtered_group_shows_it(page: Any) -> None:
    page.select_option("select[name=verdict]", "unique")
    page.evaluate(f"location.hash = '#g-{toll()}'")
    until(page, f"document.activeElement.id === 'g-{toll()}'")
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


@pytest.mark.parametrize(
    ("name", "scheme"),
    [("story", "light"), ("story", "dark"), ("hostile", "light"), ("hostile", "dark"), ("folded", "light")],
)
def test_accessible(browser: Any, folder: Path, name: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    # axe itself is a script, which the page's policy rightly keeps out
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto((folder / f"{name}.html").as_uri())
    page.click("#unfold")
    page.locator("details.more").evaluate_all("all => all.forEach(d => { d.open = true; })")
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


@pytest.mark.parametrize("report", [apart, shared], ids=["apart", "shared"])
def test_a_hundred_articles_open_in_two_seconds(browser: Any, tmp_path: Path, report: Callable[[], Report]) -> None:
    path = tmp_path / "large.html"
    path.write_text(render("html", report()), encoding="utf-8")
    page = browser.new_page()
    # time of the page's own thread: other work on the machine does not count
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    count = len(report().verdicts)
    until(page, f"document.getElementById('shown').textContent.startsWith('{count} of')")
    metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    page.close()
    assert 0 < metrics["TaskDuration"] < 2


def test_a_large_map_folds_its_later_rows_and_a_filter_unfolds_them(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    path.write_text(render("html", shared()), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    until(page, "document.getElementById('shown').textContent.startsWith('500 of')")
    assert not page.locator("details.more").evaluate("d => d.open")
    visible = page.locator("tr[data-group]:visible").count()
    assert 0 < visible < 100
    # the last outlet's groups stand in rows behind the fold too
    page.select_option("select[name=outlets]", label="Outlet 099")
    assert page.locator("tr[data-group]:visible").count() == 20
    page.select_option("select[name=verdict]", "conflicting")
    assert page.locator("tr[data-group]:visible").count() == 4
    page.close()


def test_a_deep_link_into_a_long_page_comes_to_its_group(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    report = shared()
    path.write_text(render("html", report), encoding="utf-8")
    last = view_of(report).entries[-1].verdict.group.id
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{path.as_uri()}#g-{last}")
    until(page, f"document.activeElement.id === 'g-{last}'")
    page.wait_for_timeout(500)  # what comes near the screen is laid out now and may push the group along
    assert 0 <= page.locator(f"#g-{last}").evaluate("d => d.getBoundingClientRect().top") < 900
    page.close()
