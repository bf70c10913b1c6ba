"""Build hook: the guide's site goes into the wheel, built from docs/ as the wheel is; nothing generated is committed.

An editable install has none: there `gongkai guide` builds it from the checkout when it is asked for.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GuideHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `_shipped/guide` to a wheel, and the pictures that its texts show."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from generator.guide.build import build_guide, read_sources
            from generator.guide.sources import pictures_of
        finally:
            sys.path.pop(0)
        docs = Path(self.root, "docs")
        self.folder = tempfile.TemporaryDirectory()
        build_guide(docs, Path(self.folder.name, "guide"))
        build_data["force_include"][str(Path(self.folder.name, "guide"))] = "generator/_shipped/guide"
        for picture in pictures_of(read_sources(docs)):
            build_data["force_include"][str(docs / picture)] = f"generator/_shipped/docs/{picture}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()
