"""Where the time of a build goes: one build in this process, with the pipeline's calls timed.

    python -m benchmarks.phases OUT     (in a folder with mkdocs.yml and catalog/; prints JSON)

Each call is timed in processor seconds, without the timed calls inside it. What no timed call covers is shown apart:
the interpreter with the imports, and MkDocs with the filling of shells. The timing itself costs a little, so phases are
for comparing with each other only.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

CALLS = (
    ("read", "generator.pipeline.pathchecks", "read_source"),
    ("read", "generator.pipeline.documents", "read_located"),
    ("validate", "generator.pipeline.judging", "Validator.check"),
    ("check", "generator.pipeline.judging", "list_texts"),
    ("assemble", "generator.pipeline.checking", "assemble_catalogue"),
    ("check", "generator.pipeline.checking", "check_catalogue"),
    ("derive", "generator.pipeline.building", "Site._derive"),
    ("derive", "generator.pipeline.building", "derive_outputs"),
    ("derive search", "generator.pipeline.building", "derive_search"),
    ("qr", "generator.pipeline.building", "encode"),
    ("qr", "generator.pipeline.building", "render_svg"),
    ("qr", "generator.pipeline.building", "render_png"),
    ("views", "generator.pipeline.building", "SiteViews.item"),
    ("views", "generator.pipeline.building", "SiteViews.domain"),
    ("views", "generator.pipeline.building", "SiteViews.category"),
    ("views", "generator.pipeline.building", "SiteViews.letters"),
    ("views", "generator.pipeline.building", "SiteViews.laws"),
    ("views", "generator.pipeline.building", "SiteViews.bodies"),
    ("views", "generator.pipeline.building", "SiteViews.tombstone"),
    ("render pages", "generator.pipeline.building", "SiteRenderer.page"),
    ("render search", "generator.pipeline.building", "render_search"),
    ("render data", "generator.pipeline.building", "Downloads"),
    ("guard", "generator.pipeline.gate", "find_in_site"),
    ("write", "generator.pipeline.publishing", "write_file"),
    ("write", "generator.pipeline.publishing", "switch"),
)
"""Phase, module, name in it. A name that is gone stops the benchmark, so that no phase is lost silently."""


class Clock:
    """Processor seconds by phase, each call without the timed calls inside it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inside: list[float] = []

    def timed(self, phase: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same call, timed; an iterator is run to its end."""

        def run(*arguments: Any, **named: Any) -> Any:
            self._inside.append(0.0)
            start = time.process_time()
            try:
                result = call(*arguments, **named)
                return iter(list(result)) if isinstance(result, Iterator) else result
            finally:
                spent = time.process_time() - start
                inner = self._inside.pop()
                self.seconds[phase] = self.seconds.get(phase, 0.0) + spent - inner
                if self._inside:
                    self._inside[-1] += spent

        return run


def measure_build(arguments: list[str]) -> dict[str, float]:
    """Processor seconds by phase of `gongkai ARGUMENTS`, the rest and the total included.

    Raises:
        RuntimeError: the command failed.
    """
    clock = Clock()
    for phase, module, name in CALLS:
        owner: Any = importlib.import_module(module)
        *path, last = name.split(".")
        for part in path:
            owner = getattr(owner, part)
        setattr(owner, last, clock.timed(phase, getattr(owner, last)))
    from generator.cli.main import main

    start = time.process_time()
    code = main(arguments)
    if code:
        raise RuntimeError(f"gongkai {' '.join(arguments)} ended with {code}")
    total = time.process_time()
    rest = total - start - sum(clock.seconds.values())
    return {**clock.seconds, "start, imports": start, "MkDocs, the rest": rest, "total": total}


if __name__ == "__main__":
    print(json.dumps(measure_build(["build", "--quiet", "--site-dir", sys.argv[1]])))
