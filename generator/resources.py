"""Where the files shipped with the program stand: beside the package in a wheel, at the top of a checkout otherwise."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _find(name: str) -> Path:
    shipped = _PACKAGE / "_shipped" / name
    return shipped if shipped.exists() else _PACKAGE.parent / name


SCHEMA_DIR = _find("schema")
NATIONAL_CATALOG_DIR = _find("catalog")
HOST_CONFIG = _find("mkdocs.yml")
THEME_DIR = _PACKAGE / "theme"
SCRIPTS_DIR = _PACKAGE / "scripts"
TEMPLATE_DIR = _PACKAGE / "render" / "site" / "templates"
WORD_DIR = _PACKAGE / "render" / "word"
TYPST_DIR = _PACKAGE / "render" / "typst"
STARTER_DIR = _PACKAGE / "starter"
DOCS_DIR = _find("docs")
GUIDE_DIR = _PACKAGE / "_shipped" / "guide"
"""The guide as built with the wheel; in a checkout there is none."""
LOCK = _find("requirements.lock")
CHECKLIST_DIR = _PACKAGE / "checklists"
