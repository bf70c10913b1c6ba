"""`gongkai serve`: an edit shows in the open page; a mistake leaves the last good page and is told."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.support import build, environment, lay_out_small

SERVE = [sys.executable, "-m", "generator", "serve", "--addr"]


class Serving:
    """A running `gongkai serve` or `mkdocs serve` of a small repository."""

    def __init__(self, catalog: Path, command: list[str]) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.catalog = catalog
        self.url = f"http://127.0.0.1:{port}/"
        self.log = catalog.parent / "serve.log"
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [*command, f"127.0.0.1:{port}"],
                cwd=catalog.parent,
                env=environment(PYTHONUNBUFFERED="1"),
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        self.wait(lambda: self.get("") is not None)

    def get(self, path: str) -> str | None:
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                text: str = answer.read().decode()
                return text
        except urllib.error.HTTPError as error:
            error.close()
            return None
        except (OSError, urllib.error.URLError):
            return None

    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")

    def wait(self, is_so: Callable[[], bool], seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while not is_so():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.1)

    def edit(self, old: str, new: str) -> None:
        (file,) = self.catalog.glob("04-*.yml")
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture(scope="module", params=["gongkai", "mkdocs"])
def serving(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One for all tests, each of which leaves a catalogue without faults, served as it stands."""
    folder = tmp_path_factory.mktemp(request.param)
    catalog = lay_out_small(folder)
    (folder / "mkdocs.yml").write_bytes((Path(__file__).parents[2] / "mkdocs.yml").read_bytes())
    command = {
        "gongkai": SERVE,
        "mkdocs": [sys.executable, "-m", "mkdocs", "serve", "--dev-addr"],
    }
    running = Serving(catalog, command[request.param])
    yield running
    running.close()


def test_edit_reloads_the_page_and_a_mistake_keeps_the_last_good_one(serving: Serving, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    try:
        page.goto(serving.url + "04/001/")
        title = page.locator("h1").text_content() or ""

        serving.edit(f"title: {title}", f"title: {title}改过一次")
        page.wait_for_function(
            "t => document.querySelector('h1').textContent === t", arg=title + "改过一次", timeout=30_000
        )

        before = len(serving.said())
        serving.edit("stage: ", "stagge: ")
        serving.wait(lambda: "stagge" in serving.said()[before:])
        said = serving.said()[before:]
        assert re.search(r"04-[\w-]+\.yml:\d+:\d+: 错误 GK\d+ .*stagge", said), said
        assert "Traceback" not in said
        assert f"{title}改过一次" in (serving.get("04/001/") or ""), "the last good page is still there"

        serving.edit("stagge: ", "stage: ")
        serving.edit(f"{title}改过一次", f"{title}改过两次")
        page.wait_for_function(
            "t => document.querySelector('h1').textContent === t", arg=title + "改过两次", timeout=30_000
        )
        assert serving.get("04/") is not None
    finally:
        context.close()


def test_file_that_is_no_yaml_keeps_the_last_good_page_too(serving: Serving) -> None:
    (file,) = serving.catalog.glob("04-*.yml")
    good = file.read_bytes()
    title = re.search("<h1>(.*?)</h1>", serving.get("04/001/") or "")
    assert title is not None
    before = len(serving.said())
    file.write_bytes(b"domain: [[[\n\t: x")
    serving.wait(lambda: "错误 GK" in serving.said()[before:])
    assert "Traceback" not in serving.said()[before:]
    assert title[0] in (serving.get("04/001/") or "")
    file.write_bytes(good.replace(title[1].encode(), (title[1] + "好了").encode(), 1))
    serving.wait(lambda: f"<h1>{title[1]}好了</h1>" in (serving.get("04/001/") or ""))


def test_served_site_is_the_built_one(serving: Serving, tmp_path: Path) -> None:
    """But for the host's reload script and the address of the office, which the preview does not have."""
    build(serving.catalog, tmp_path / "built")
    for path in ("", "04/", "04/001/", "04/c1/", "az/", "about/", "search/names.js", "catalogue.json", "04/001/qr.svg"):
        file = tmp_path / "built" / path
        built = (file / "index.html" if file.is_dir() else file).read_text("utf-8")
        served = serving.get(path)
        assert served is not None, path
        assert (
            re.sub(r"(?s)<script[^>]*>(?:(?!</script>).)*livereload.*?</script>", "", served).strip() == built.strip()
        ), path


def test_address_in_use_is_told_without_a_traceback(tmp_path: Path) -> None:
    catalog = lay_out_small(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [*SERVE, f"127.0.0.1:{taken.getsockname()[1]}", "--catalog", str(catalog)],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1:99999", "127.0.0.1:abc"])
def test_address_that_is_none_is_wrong_usage(tmp_path: Path, address: str) -> None:
    catalog = lay_out_small(tmp_path)
    done = subprocess.run(
        [*SERVE, address, "--catalog", str(catalog)],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode in (2, 3), done.stderr
    assert "Traceback" not in done.stderr
    assert "程序自己出错了" not in done.stderr
