"""Tiny sites put into a place, without renderer and catalogue."""

from collections.abc import Mapping
from pathlib import Path

from generator.pipeline.composing import Wishes, read_built
from generator.pipeline.releasing import Published, publish
from generator.publish.place import LocalPlace
from generator.publish.release import OF_RELEASE, Release
from generator.publish.signing import Signer
from tests.publish.sites import release as build

MADE = "2026-11-30T08:00:00Z"


def send(
    root: Path, site: Path, signer: Signer | None = None, made: str = MADE, at_least: int = 0, **wishes: object
) -> Published:
    """Publish a built folder into a place."""
    decided = Wishes(**wishes)  # type: ignore[arg-type]
    built = read_built(site, with_foreign=decided.with_foreign)
    return publish(LocalPlace(root), built, Release(0, made, ""), signer, decided, at_least)


def build_and_send(root: Path, site: Path, files: Mapping[str, bytes], **more: object) -> Published:
    """Build a site of these files, and publish it."""
    build(site, files)
    return send(root, site, **more)  # type: ignore[arg-type]


def served(root: Path) -> dict[str, bytes]:
    """Path → bytes of what is served, without what a release says of itself."""
    place = root / "current"
    found = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name not in OF_RELEASE}
