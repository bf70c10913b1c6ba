"""read → check, over what was made: nothing with personal data in it leaves for the public or the printer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.check.site_personal import find_public, judge, may_hold
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place, sort_key
from generator.model.errors import PersonalDataError
from generator.pipeline.warm import Warm
from generator.publish.manifest import entry_of
from generator.read.attached import read_attached
from generator.read.attached.quick import QuickReader
from generator.read.snapshot import GK104
from generator.read.tree import is_plain, list_tree, read_bytes

_SHOWN = 20
_NOTHING: frozenset[str] = frozenset()


Judged = Callable[[str, bytes | None], bool]
"""Whether the file at a path was judged before: by its path alone (no bytes), or by its bytes."""


def _unjudged(_path: str, _data: bytes | None) -> bool:
    return False


def find_in_site(
    root: Path, catalogue: Catalogue | None = None, name: str = "", judged: Judged = _unjudged
) -> list[Diagnostic]:
    """Personal data in every file of a folder, sorted by place; what can't be read is told too.

    Args:
        root: the folder of a built site, or any other.
        catalogue: whose public telephones may stand there.
        name: how messages call the folder.
        judged: what is known to hold nothing of the kind.
    """
    public = find_public(catalogue) if catalogue is not None else _NOTHING
    prefix = f"{name.rstrip('/')}/" if name else ""
    quick = QuickReader()
    problems: list[Diagnostic] = []
    for path, is_file in list_tree(root):
        if is_file and not judged(path, None):
            data = read_bytes(root, path)
            problems += _find_in_file(path, data, quick, public, prefix) if not judged(path, data) else []
        elif is_file:
            continue
        else:
            problems.append(_say_special(prefix + path))
    return sorted(problems, key=sort_key)


def _say_special(name: str) -> Diagnostic:
    return GK104.at(Place(name), "这是链接或者特殊文件，没有检查")


def find_in_file(path: Path, catalogue: Catalogue | None = None, name: str = "") -> list[Diagnostic]:
    """The same for one file."""
    if not is_plain(path):
        return [_say_special(name or path.name)]
    public = find_public(catalogue) if catalogue is not None else _NOTHING
    texts, problems = read_attached(name or path.name, read_bytes(path.parent, path.name))
    return sorted(judge(name or path.name, texts, public) + problems, key=sort_key)


def _find_in_file(path: str, data: bytes, quick: QuickReader, public: frozenset[str], prefix: str) -> list[Diagnostic]:
    texts = quick.read(path, data)
    suspects = [one for one in texts or () if may_hold(one, public)]
    if texts is not None and not suspects:
        return []
    pieces, problems = read_attached(path, data)
    found = judge(prefix + path, pieces, public)
    if suspects and not found:  # the slow reader cuts the text otherwise
        found = judge(prefix + path, [replace(one, where="网页的文字里") for one in suspects], public)
    return found + [replace(problem, place=replace(problem.place, file=prefix + path)) for problem in problems]


def guard_site(root: Path, catalogue: Catalogue, warm: Warm | None = None) -> str:
    """What a staged site was judged by, where it holds no personal data. What is only told (warnings) stops nobody.

    `warm`: what the last release left; bytes that went out with it by the same measure are not read again.

    Raises:
        PersonalDataError: it does; the message lists the files, kinds and places.
    """
    gate = warm.gate(find_public(catalogue)) if warm is not None else ""
    judged = _judged_by(warm, gate) if warm is not None else _unjudged
    _refuse(find_in_site(root, catalogue, judged=judged), "没有发布，原来的网站没有改动。")
    return gate


def _judged_by(warm: Warm, gate: str) -> Judged:
    """What a record of the last release vouches for: the same bytes at the same path, judged by the same measure."""
    present = warm.present
    known = present.record.files if present.record.gate == gate else {}

    def judged(path: str, data: bytes | None) -> bool:
        kept = known.get(path)
        if kept is None:
            return False
        return path in present.shared if data is None else entry_of(data) == kept.entry

    return judged


def guard_prints(files: Mapping[Path, bytes], catalogue: Catalogue) -> None:
    """The same for what goes to the printer, before it is written.

    Raises:
        PersonalDataError: there is personal data in one of the files.
    """
    public = find_public(catalogue)
    found = [problem for path, data in files.items() for problem in _find_in_print(path.name, data, public)]
    _refuse(found, "没有生成文件。")


def _find_in_print(name: str, data: bytes, public: frozenset[str]) -> list[Diagnostic]:
    """A PDF that was just made is nobody's bomb: it is read here, a thousand of them in the time of some processes."""
    if data.startswith(b"%PDF"):
        from generator.read.attached.pdf import read_pdf

        return judge(name, read_pdf(data, 0).texts, public)
    texts, problems = read_attached(name, data)
    return judge(name, texts, public) + problems


def _line(one: Diagnostic) -> str:
    source = f"（{one.place.words}）" if one.place.words else ""
    return f"  {one.place.file}:{one.place.line}:{one.place.column} {one.code} {one.message}{source}"


def _refuse(problems: Iterable[Diagnostic], consequence: str) -> None:
    errors = [problem for problem in problems if problem.is_error]
    if not errors:
        return
    lines = [_line(one) for one in errors]
    more = [f"  ……还有 {len(lines) - _SHOWN} 处"] if len(lines) > _SHOWN else []
    head = f"要公布的文件里有个人信息，或者有不能检查的文件，共 {len(errors)} 处，{consequence}"
    raise PersonalDataError("\n".join([head, *lines[:_SHOWN], *more, "  " + errors[0].fix]))
