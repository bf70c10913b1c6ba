"""Every relative link in the documentation leads to a file, every anchor to a heading."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.support import anchors_of, links_of, markdown_files, name_of
from tools.docs import ROOT

FOREIGN_PATHS = ("/home/", "/Users/", "C:\\")


@pytest.mark.parametrize("path", markdown_files(), ids=name_of)
def test_relative_links_lead_somewhere(path: Path) -> None:
    for link in links_of(path):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        target, _, anchor = unquote(link).partition("#")
        file = (path.parent / target).resolve() if target else path
        assert file.is_relative_to(ROOT) and file.exists(), f"{name_of(path)}: {link} leads nowhere"
        if anchor:
            assert anchor in anchors_of(file), f"{name_of(path)}: {link} names no heading"


@pytest.mark.parametrize("path", markdown_files(), ids=name_of)
def test_no_path_of_somebodys_machine(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not [found for found in FOREIGN_PATHS if found in text]


def test_the_guides_are_reached_from_the_readme() -> None:
    for readme in ("README.md", "README.zh-CN.md"):
        links = {link.partition("#")[0] for link in links_of(ROOT / readme)}
        assert {"docs/editors/index.md", "docs/publishers/index.md", "docs/developers/architecture.md"} <= links
