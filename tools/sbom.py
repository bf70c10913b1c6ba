"""What the program is made of (软件物料清单): `python -m tools.sbom` writes docs/publishers/sbom.cdx.json (CycloneDX).

Every package of requirements.lock with its version, all hashes it may be installed with, and its licence as an SPDX
expression; and the one script of others that the site ships. No time, no machine, no path of one: the same lock gives
the same bytes. Licences are what the installed packages say of themselves; where they say it in words, `SAID` has the
expression, and a package that is in neither stops the writing.
"""

import json
import re
import sys
from hashlib import sha256
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

from generator.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
TARGET = ROOT / "docs" / "publishers" / "sbom.cdx.json"
COMMAND = "python -m tools.sbom"

SCRIPTS = {"lunr": ("2.3.9", "MIT", "generator/theme/assets/lunr.js")}
"""Scripts of others that the site ships: name → version, licence, file."""

SAID = {
    "colorama": "BSD-3-Clause",
    "chinesecalendar": "MIT",
    "editables": "MIT",
    "ghp-import": "Apache-2.0",
    "jinja2": "BSD-3-Clause",
    "mergedeep": "MIT",
    "obstore": "MIT",
    "pathspec": "MPL-2.0",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "segno": "BSD-3-Clause",
    "trove-classifiers": "Apache-2.0",
    "xlrd": "BSD-3-Clause",
}
"""Package → the expression for what its metadata say in words, read from its licence file."""

_PACKAGE = re.compile(r"^([a-z0-9][a-z0-9_.-]*)(?:\[[^\]]*\])?==([^ ;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+( (OR|AND|WITH) [A-Za-z0-9.+-]+)*")


def locked() -> dict[str, tuple[str, list[str]]]:
    """Package → version and the hashes of its files, from the lock."""
    found: dict[str, tuple[str, list[str]]] = {}
    name = ""
    for line in LOCK.read_text("utf-8").splitlines():
        if match := _PACKAGE.match(line):
            name = match[1]
            found[name] = (match[2], [])
        if name:
            found[name][1].extend(_HASH.findall(line))
    return found


def licence_of(name: str) -> str:
    """The SPDX expression of a package's licence.

    Raises:
        SystemExit: nobody knows.
    """
    if name in SAID:
        return SAID[name]
    facts = metadata(name)
    for said in (facts.get("License-Expression"), facts.get("License")):
        if said and _EXPRESSION.fullmatch(said.strip()) and said.strip() != "UNKNOWN":
            return said.strip()
    sys.exit(f"{name}: no SPDX licence in its metadata; read its licence file and add it to SAID in {COMMAND}")


def render() -> str:
    """The text of the list."""
    components = [_component(name, version, hashes) for name, (version, hashes) in sorted(locked().items())]
    components += [_script(name, *facts) for name, facts in sorted(SCRIPTS.items())]
    value = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"pkg:pypi/gongkai@{VERSION}",
                "name": "gongkai",
                "version": VERSION,
                "licenses": [{"expression": "MIT"}],
                "purl": f"pkg:pypi/gongkai@{VERSION}",
            }
        },
        "components": components,
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _component(name: str, version: str, hashes: list[str]) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in sorted(hashes)],
        "licenses": [{"expression": licence_of(name)}],
        "purl": purl,
    }


def _script(name: str, version: str, licence: str, file: str) -> dict[str, Any]:
    purl = f"pkg:npm/{name}@{version}"
    digest = sha256((ROOT / file).read_bytes()).hexdigest()
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "hashes": [{"alg": "SHA-256", "content": digest}],
        "licenses": [{"expression": licence}],
        "purl": purl,
    }


if __name__ == "__main__":
    TARGET.write_text(render(), "utf-8")
    print(f"已更新 {TARGET.relative_to(ROOT)}")
