"""Facts of an office → JSON, kept between builds by content address. The other way: `read.officefacts`."""

import json
from dataclasses import asdict

from generator.model.officefacts import OfficeFacts

FORMAT = 1


def render_facts(facts: OfficeFacts) -> bytes:
    """The same bytes for the same facts."""
    return json.dumps({"format": FORMAT, **asdict(facts)}, ensure_ascii=False, separators=(",", ":")).encode()
