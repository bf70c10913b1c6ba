"""The compiled, autoescaping environment of the site's templates.

A template sees two things beside its constants: `view`, the value it prints; `root`, the way from its page to the
site's root. Catalogue text is data, never markup (design, decision 5).
"""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.model.columns import HEADING_OF
from generator.resources import TEMPLATE_DIR, THEME_DIR

CONSTANTS: Mapping[str, object] = {"headings": HEADING_OF}
"""All that templates know without being told: the headings of the official table."""


@cache
def site_environment() -> Environment:
    """One a process: to compile the templates takes as long as to render a small site."""
    environment = Environment(
        loader=FileSystemLoader([TEMPLATE_DIR, THEME_DIR]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.clear()
    environment.globals.update(CONSTANTS)
    return environment
