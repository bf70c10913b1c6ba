"""Text out of every kind of file that an office publishes: bytes in, texts with their places out.

What a file is is told by its content, not by the ending of its name. What cannot be read is told as a finding, never
raised; the limits are in `faults`.
"""

from generator.model.attached import AttachedText
from generator.model.diagnostic import Diagnostic
from generator.read.attached.faults import Found, UnreadableError, to_problems
from generator.read.attached.kinds import read_kind


def read_attached(name: str, data: bytes) -> tuple[list[AttachedText], list[Diagnostic]]:
    """Everything that can be read in a file, hidden parts too, and what stood in the way.

    Args:
        name: how messages call it; its ending says what it is meant to be.
        data: its bytes.

    Returns:
        Texts in the order of the file; findings GK511 to GK519.
    """
    try:
        found = read_kind(name, data)
    except UnreadableError as error:
        found = Found((), (error.remark,))
    return list(found.texts), to_problems(name, found.remarks)
