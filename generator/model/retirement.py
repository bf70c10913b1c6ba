"""What is asked when an id is to be retired, and the answer that it cannot be."""

from dataclasses import dataclass, field

from generator.model.diagnostic import Diagnostic
from generator.model.errors import GeneratorError
from generator.model.register import Destination


class RefusedError(GeneratorError):
    """The id cannot be retired so. `is_usage`: the command says something impossible, not the catalogue."""

    def __init__(self, message: str, *, is_usage: bool = True, problems: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.is_usage = is_usage
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be retired and what becomes of it. At most one of `into` and `moved_to` says something."""

    id: str
    reason: str
    into: tuple[str, ...] = ()
    moved_to: Destination = field(default_factory=Destination)
