"""The floor: one plain Python process, PyYAML's C loader, one compiled template, the same items to pages.

    python -m benchmarks.floor CATALOG OUT

No checking, no registers, no search, no codes, no theme, no cache. It is the least that Python can do for the same
items and the measure of everything in `benchmarks.run`. Its pages carry the fields of our item pages
(`floor.html`); what our pages take from a register or work out (phones, full names of laws, related items, the
picture of the code) they lack, so the floor is if anything too low.
"""

import os
import sys
from pathlib import Path

import yaml
from jinja2 import Environment


def write_pages(catalog: Path, out: Path) -> int:
    """Write one page an item; returns how many."""
    text = (Path(__file__).parent / "floor.html").read_text("utf-8")
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(text)
    pages = 0
    for path in sorted(catalog.glob("[0-9]*.yml")):  # the domains; registers have names
        with path.open("rb") as file:
            data = yaml.load(file, yaml.CSafeLoader)
        domain = data["domain"]
        for item in data["items"]:
            folder = f"{out}/{item['id'].replace('-', '/')}"
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103  the floor takes the cheapest way
            html = template.render(domain=domain, item=item, root="../..")
            with open(f"{folder}/index.html", "wb") as page:  # noqa: PTH123  as above
                page.write(html.encode())
            pages += 1
    return pages


if __name__ == "__main__":
    print(write_pages(Path(sys.argv[1]), Path(sys.argv[2])))
