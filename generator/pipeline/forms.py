"""A template of the catalogue → its empty form, as a Word file or CSV."""

import io
import zipfile
from collections.abc import Callable, Mapping

from generator.model.template import Template
from generator.pipeline.book import ZIP_DAY
from generator.render.tables.form import render_form_csv, render_form_docx


def make_docx(template: Template) -> bytes:
    """The same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in render_form_docx(template):
            part = zipfile.ZipInfo(name, ZIP_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            package.writestr(part, content)
    return out.getvalue()


FORMS: Mapping[str, Callable[[Template], bytes]] = {".docx": make_docx, ".csv": render_form_csv}
"""Ending of a file → what makes it."""
