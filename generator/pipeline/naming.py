"""How the place of a new office is called: whether that has to be asked, and where the answer is written."""

import re

from generator.derive.search.readings import ask_reading
from generator.model.search import ReadingQuestion

_SPELLED = re.compile(r"[a-z]+( [a-z]+)*")


def ask_name(name: str) -> ReadingQuestion | None:
    """What has to be asked of a place's name before anything is written of it; None: it is known."""
    return ask_reading(name, {})


def is_reading_of(name: str, spelled: str) -> bool:
    """Whether it is a reading as words.yml has it: one small syllable a character, parted by blanks."""
    return _SPELLED.fullmatch(spelled) is not None and len(spelled.split()) == len(name)


def add_reading(words: str, name: str, spelled: str) -> str:
    """The text of words.yml with a corrected reading more, in front of the others."""
    line = f"  {name}: {spelled}\n"
    head, mark, rest = words.partition("\nreadings:\n")
    return head + mark + line + rest if mark else f"{words.rstrip()}\nreadings:\n{line}"
