"""The same catalogue gives the same bytes, whoever builds it, wherever, and by whichever command."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model.errors import PublishError
from generator.pipeline.building import Site
from generator.pipeline.publishing import write_site
from tests.site.support import (
    DAY,
    ROOT,
    Built,
    build,
    differing,
    environment,
    gongkai,
    lay_out_small,
    read_catalogue,
    tree,
)

AWAY = {"PYTHONHASHSEED": "9", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}


def test_second_build_elsewhere_gives_the_same_bytes(shipped: Built, tmp_path: Path) -> None:
    """Other hash seed, zone, locale, folder, file times, hour, umask, home, one processor; no mkdocs.yml at hand."""
    catalog = tmp_path / "elsewhere" / "目录 of an office"
    shutil.copytree(shipped.repository / "catalog", catalog)
    for file in catalog.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    cwd = tmp_path / "somewhere"
    cwd.mkdir()
    away = environment(**AWAY, SOURCE_DATE_EPOCH=str(int(DAY.timestamp()) + 9 * 3600), HOME=str(tmp_path / "home"))
    site = tmp_path / "out" / "site"
    done = gongkai("build", "--catalog", catalog, "--site-dir", site, cwd=cwd, env=away, limit=_as_elsewhere)
    assert done.returncode == 0, done.stdout + done.stderr
    assert differing(tree(shipped.site), tree(tmp_path / "out" / "site")) == []
    assert list(cwd.iterdir()) == [], "a build leaves nothing in the folder it is called from"


def _as_elsewhere() -> None:
    """One processor, for whatever counts them to choose how many work; and a stricter umask."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.umask(0o077)


def test_build_over_an_old_site_gives_the_same_bytes(tmp_path: Path) -> None:
    """Also with settings of a version that kept made codes; beside the site only the ledger of ids is left."""
    catalog = lay_out_small(tmp_path)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        settings.replace("      catalog: catalog\n", "      catalog: catalog\n      cache: .gongkai-cache\n"), "utf-8"
    )
    before = {path.name for path in tmp_path.iterdir()}
    build(catalog, tmp_path / "site")
    first = tree(tmp_path / "site")
    build(catalog, tmp_path / "site")
    assert differing(first, tree(tmp_path / "site")) == []
    assert {path.name for path in tmp_path.iterdir()} == {*before, "site", ".gongkai-cache"}


def test_build_on_another_day_of_the_year_gives_the_same_bytes(small: Built, tmp_path: Path) -> None:
    """Pages hold no day of their making; only the calendar of three years moves, with the year."""
    later = str(int(DAY.timestamp()) + 20 * 86400)
    build(lay_out_small(tmp_path), tmp_path / "two", env=environment(SOURCE_DATE_EPOCH=later))
    assert differing(tree(small.site), tree(tmp_path / "two")) == []


def test_mkdocs_build_gives_the_same_bytes(small: Built, tmp_path: Path) -> None:
    lay_out_small(tmp_path)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert differing(tree(small.site), tree(tmp_path / "site")) == []


def test_mkdocs_build_tells_errors_in_the_data_in_chinese_and_writes_nothing(tmp_path: Path) -> None:
    catalog = lay_out_small(tmp_path)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (file,) = catalog.glob("04-*.yml")
    file.write_text(file.read_text("utf-8").replace("stage: ", "stagge: ", 1), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 1
    assert re.search(r"04-[\w-]+\.yml:\d+:\d+: 错误 GK", done.stderr), done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalog", "mkdocs.yml"]


def test_build_says_where_the_site_is_and_counts_it(tmp_path: Path) -> None:
    catalog = lay_out_small(tmp_path)
    said = build(catalog, tmp_path / "web")
    items = len(read_catalogue(catalog).items)
    assert "1 个领域" in said
    assert f"{items} 个事项" in said
    assert str(tmp_path / "web") in said
    quiet = gongkai("build", "--quiet", "--catalog", catalog, "--site-dir", tmp_path / "web", cwd=tmp_path)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_office_address_decides_what_codes_and_canonical_tags_say(tmp_path: Path) -> None:
    """At the top of a server and under a path: nothing else of a page changes."""
    sites = []
    for name, address in (("top", "https://gk.example.gov.cn/"), ("deep", "https://www.example.gov.cn/zwgk/jczwgk/")):
        catalog = lay_out_small(tmp_path / name)
        office = catalog / "office.yml"
        office.write_text(office.read_text("utf-8").replace("https://www.example.gov.cn/gk/", address), "utf-8")
        build(catalog, tmp_path / name / "site")
        sites.append((address, tmp_path / name / "site"))
    texts = []
    for address, site in sites:
        page = (site / "04" / "001" / "index.html").read_text("utf-8")
        assert f'<link rel="canonical" href="{address}04/001/">' in page
        assert json.loads((site / "build.json").read_text("utf-8"))["site_url"] == address
        texts.append(re.sub(r"<svg.*?</svg>", "", page.replace(address, "")))
        lost = (site / "404.html").read_text("utf-8")
        root = "/" + address.split("/", 3)[3]
        assert f'href="{root}az/"' in lost
        assert f'href="{root}assets/gongkai/site.css"' in lost
        assert 'href="//' not in lost
        assert 'src="//' not in lost
    assert texts[0] == texts[1]


# ----- what is counted before it is published


def test_renderer_that_gave_no_shell_stops_the_build(shipped: Built, tmp_path: Path) -> None:
    site = Site(shipped.catalogue, DAY.year)
    with pytest.raises(PublishError, match="01 没有页面外壳"):
        write_site(site, {}, tmp_path, [], None)


def test_shell_without_its_slots_stops_the_build(shipped: Built, tmp_path: Path) -> None:
    site = Site(shipped.catalogue, DAY.year)
    shells = {domain.code: "<html></html>" for domain in shipped.catalogue.domains}
    with pytest.raises(PublishError, match="01 的页面外壳里没有内容位置"):
        write_site(site, shells, tmp_path, [], None)


def test_pages_the_host_did_not_write_stop_the_build(shipped: Built, tmp_path: Path) -> None:
    """A renderer that ignores plugins says nothing; the count does."""
    site = Site(shipped.catalogue, DAY.year)
    shell = "<html><!--gongkai:head-->m<!--gongkai:body-->t</html>"
    with pytest.raises(PublishError, match=r"少了 \d+ 个文件"):
        write_site(site, {domain.code: shell for domain in shipped.catalogue.domains}, tmp_path, [], None)


# ----- outside the repository


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A machine with the wheel and its dependencies and nothing of this repository: (bin folder, environment)."""
    base = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(base / "dist"), str(ROOT)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    (wheel,) = (base / "dist").glob("*.whl")
    venv = base / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True, timeout=60)
    (packages,) = venv.glob("lib/python*/site-packages")
    (installed,) = Path(sys.prefix).glob("lib/python*/site-packages")
    dependencies = base / "dependencies"  # what is installed here, without our own editable install
    dependencies.mkdir()
    for entry in installed.iterdir():
        if "gongkai" not in entry.name and entry.suffix != ".pth":
            (dependencies / entry.name).symlink_to(entry)
    (packages / "dependencies.pth").write_text(f"{dependencies}\n")
    install = ["install", "--no-deps", "--no-index", "--no-warn-script-location", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(venv / "bin" / "python"), *install, str(wheel)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    env = environment(PATH=f"{venv / 'bin'}:/usr/bin:/bin")
    env.pop("PYTHONPATH", None)
    return venv / "bin", env


def test_wheel_alone_makes_a_repository_and_a_site_in_an_empty_folder(
    office: tuple[Path, dict[str, str]], shipped: Built, tmp_path: Path
) -> None:
    programs, env = office

    def run(*arguments: str, cwd: Path) -> str:
        done = subprocess.run(
            [str(programs / "gongkai"), *arguments],
            cwd=cwd,
            env=env,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    where = [str(programs / "python"), "-c", "import generator; print(generator.__file__)"]
    module = subprocess.run(where, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=True).stdout
    assert module.startswith(str(programs.parent)), "the test would test the checkout"
    run("init", "x", cwd=tmp_path)
    made = tmp_path / "x"
    for name in ("mkdocs.yml", "README.md", ".gitignore", ".gitlab-ci.yml", ".github/workflows/check.yml"):
        assert (made / name).is_file(), name
    run("check", cwd=made)
    run("build", cwd=made)
    names = {path.relative_to(made / "site").as_posix() for path in (made / "site").rglob("*") if path.is_file()}
    expected = {path.relative_to(shipped.site).as_posix() for path in shipped.site.rglob("*") if path.is_file()}
    assert expected - names == {"01/900/index.html", "01/900/feed.xml", "search/gone.js"}, (
        "only the withdrawn id that these tests add may be missing"
    )
    assert names - expected == set()


def test_mkdocs_finds_the_plugin_of_the_wheel(office: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    programs, env = office
    lay_out_small(tmp_path)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    done = subprocess.run(
        [str(programs / "python"), "-m", "mkdocs", "build", "--quiet"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "04" / "001" / "index.html").is_file()


def test_init_leaves_a_folder_with_content_alone(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "notes.txt").write_text("mine")
    done = gongkai("init", "x", cwd=tmp_path)
    assert done.returncode == 2
    assert "已经有内容" in done.stderr
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["notes.txt"]


def test_init_puts_the_offices_own_name_in(tmp_path: Path) -> None:
    done = gongkai("init", "x", "--name", "某某县", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    site = Site(read_catalogue(tmp_path / "x" / "catalog"), DAY.year)
    home = f"{site.frame('.')} {site.frame_pages()[0]}"
    assert "某某县政务公开标准目录" in home
    assert "示例县" not in home
