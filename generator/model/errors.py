"""Faults that are not in anybody's data: the machine's, or our own. Trouble in data is a `Diagnostic`."""


class GeneratorError(Exception):
    """Root of our exceptions; the message is Chinese and meant for the user."""


class SetupError(GeneratorError):
    """Something on the machine is missing or failed (exit code 3)."""


class PublishError(GeneratorError):
    """The site could not be written whole; what was published before is untouched (exit code 3)."""
