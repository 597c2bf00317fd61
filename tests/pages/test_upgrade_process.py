"""M1: a page that was open over an upgrade runs the old script for ever. It notices, and loads itself anew, once.

Against real gateways: this tree, and a copy of it that says another version, on the same port and the same log.
"""

import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route, expect

from edge_gateway.screens.password import CODE_FILE, PasswordFile
from shelf.version import VERSION
from tests.edge_gateway.conftest import free_port

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("contract", "shelf", "backups", "command_line", "site_plan", "pages", "edge_gateway")
PLAN = ROOT / "site_plan/plans/serang.toml"
PASSWORD = "sandi yang panjang"
NEXT = "99.0.1"
LOOKS_MS = 20_000  # each 5 s, on a busy machine
pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass
class Gateway:
    """A gateway's folder and port, on which one version or another is started."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, version: str) -> None:
        """Start a version in the place of the one that runs."""
        self.stop()
        words = ["run", "--data", self.folder / "data", "--plan", PLAN, "--broker", "127.0.0.1:9"]
        words += ["--http", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "edge_gateway", *map(str, words)],
            cwd=ROOT if version == VERSION else self._tree(version),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout is not None
        assert f'"version": "{version}"' in self.process.stdout.readline()

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.communicate(timeout=20)

    def _tree(self, version: str) -> Path:
        tree = self.folder / version
        if not tree.exists():
            for part in PARTS:
                shutil.copytree(ROOT / part, tree / part)
            (tree / "shelf/version.py").write_text(f'VERSION = "{version}"\n')
        return tree


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[Gateway]:
    """Give a gateway that runs in this version, with a password."""
    made = Gateway(tmp_path)
    made.start(VERSION)
    data = tmp_path / "data"
    PasswordFile(data).set_up((data / CODE_FILE).read_text(), PASSWORD)
    yield made
    made.stop()


WITHOUT = {
    "cloud_api/web/templates/rebuilding.html": "it asks for itself again each ten seconds",
    "cloud_api/recap/templates/recap.html": "a document",
    "pages/static/starting.html": "a file on the television's own disk",
}


async def test_every_page_says_of_which_version_it_is() -> None:
    """A page that is added says it too, or here why not."""
    found = [path for part in (*PARTS, "cloud_api") for path in (ROOT / part).rglob("*.html")]
    pages = {str(path.relative_to(ROOT)): path.read_text() for path in found if "<head>" in path.read_text()}
    silent = {name for name, text in pages.items() if 'name="lawang-version"' not in text}
    assert silent == set(WITHOUT)
    assert all("upgrade-desk.js" in pages[name] or "pages/static" in name for name in pages.keys() - silent)


async def test_the_gateway_says_its_version_wherever_it_is_asked(gateway: Gateway) -> None:
    for path, said in (
        ("/v1/version", VERSION),
        ("/health", VERSION),
        ("/metrics", f'version="{VERSION}"'),
        ("/", VERSION),
    ):
        try:
            answer = urllib.request.urlopen(gateway.url + path, timeout=5)
        except urllib.error.HTTPError as e:
            answer = e  # no broker: 503
        with answer:
            assert answer.headers["Lawang-Version"] == VERSION
            assert said in answer.read().decode()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser) -> Page:
    return await (await browser.new_context()).new_page()


async def loaded(page: Page, url: str) -> Callable[[], int]:
    """Open a page, and return a function that says how often it has been loaded since."""
    loads: list[str] = []
    await page.goto(url)
    page.on("load", lambda page: loads.append(page.url))
    return lambda: len(loads)


async def version_of(page: Page) -> str | None:
    return await page.get_attribute('meta[name="lawang-version"]', "content")


async def is_of(page: Page, version: str) -> None:
    await expect(page.locator(f'meta[name="lawang-version"][content="{version}"]')).to_have_count(1, timeout=LOOKS_MS)


async def test_open_pages_load_themselves_anew_once_and_nothing_typed_is_lost(gateway: Gateway, page: Page) -> None:
    """M1: wall, boards, login; an admin page that somebody has typed in waits and says so.

    A server that is started again in the same version changes nothing.
    """
    await page.goto(gateway.url + "/login")
    await page.fill('[name="who"]', "Sari")
    await page.fill('[name="password"]', PASSWORD)
    await page.click("main button")
    await page.goto(gateway.url + "/admin")
    await page.locator('input[name="count"]').fill("17")
    others = {path: await page.context.new_page() for path in ("/?lang=en", "/board/a", "/login")}
    loads = {path: await loaded(other, gateway.url + path) for path, other in others.items()}
    for version, times in ((VERSION, 0), (NEXT, 1)):
        gateway.start(version)
        for one in (page, *others.values()):
            await one.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # desks ask each minute
        for path, other in others.items():
            await is_of(other, version)
            assert other.url == gateway.url + path
        await page.wait_for_timeout(5_000)  # twice as long as it takes to look
        assert {path: count() for path, count in loads.items()} == dict.fromkeys(others, times)
    await expect(page.locator("#upgraded")).to_contain_text("Lawang sudah diperbarui", timeout=LOOKS_MS)
    assert await page.locator('input[name="count"]').input_value() == "17"
    assert await version_of(page) == VERSION


async def test_two_versions_behind_one_address_make_no_loop(gateway: Gateway, page: Page) -> None:
    """The page that comes may be of the version before (a cache, two servers): then nothing is loaded at all."""
    loads = await loaded(page, gateway.url + "/")
    gateway.start(NEXT)

    async def older(route: Route) -> None:
        answer = await route.fetch()
        await route.fulfill(response=answer, body=(await answer.text()).replace(NEXT, VERSION))

    await page.route(gateway.url + "/", older)
    await page.wait_for_timeout(6_000)
    assert loads() == 0
    await page.unroute(gateway.url + "/")
    await is_of(page, NEXT)
    gateway.start(VERSION)  # back again: within ten minutes it is not followed
    await page.wait_for_timeout(6_000)
    assert (loads(), await version_of(page)) == (1, NEXT)
