"""The list of what the program is made of: fresh, whole, and of nobody's machine."""

import json
import re

from tools import sbom

TREE = json.loads(sbom.TARGET.read_text("utf-8"))


def test_the_list_is_fresh() -> None:
    assert sbom.TARGET.read_text("utf-8") == sbom.render(), f"run {sbom.COMMAND}"


def test_every_locked_package_is_in_it_with_hash_and_licence() -> None:
    listed = {one["name"]: one for one in TREE["components"]}
    assert set(sbom.locked()) | set(sbom.SCRIPTS) == set(listed)
    for name, (version, hashes) in sbom.locked().items():
        assert listed[name]["version"] == version
        assert {one["content"] for one in listed[name]["hashes"]} == set(hashes) != set()
    for one in TREE["components"]:
        assert re.fullmatch(r"[A-Za-z0-9.+-]+( (OR|AND) [A-Za-z0-9.+-]+)*", one["licenses"][0]["expression"])
        assert all(re.fullmatch("[0-9a-f]{64}", digest["content"]) for digest in one["hashes"])


def test_nothing_of_it_is_of_a_machine() -> None:
    text = sbom.TARGET.read_text("utf-8")
    assert not re.search(r"/(work|home|root|usr|tmp|opt)/|file:|https?://", text)
