"""`gongkai new item`: the next free id and a filled template, put into the text so that comments stay."""

from pathlib import Path
from textwrap import dedent, indent

import click

from generator.cli import exits
from generator.cli.ids import need_domain
from generator.cli.report import write_text
from generator.clock import build_day
from generator.model.address import ITEM_ID
from generator.model.catalogue import Catalogue, Domain
from generator.model.errors import SetupError
from generator.pipeline.checking import check_folder, read_domain
from generator.pipeline.retiring import scalar

LAST_SERIAL = 999

_TEMPLATE = """\
  - id: {id}
    title: {title}
    category: {category}
    summary: 待填写
    content:
      - 待填写
    subject:
      - {authority}
    time_limit: 信息形成或者变更之日起20个工作日内
    channel:
      - 政府网站
    scope:
      method: [主动公开]
      audience: [全社会]
      level: [县级]
    basis:
      - law: {law}
        articles: [第二十六条]
    stage: 结果
    nature: 长期
    power: 其他行政权力
    keywords: []
    updated: "{today}"
"""


def run_new_item(folder: Path, name: str, title: str, category: str, *, quiet: bool) -> int:
    """Add an item to a domain and register its id. Nothing is written unless the result can be read back."""
    if not folder.is_dir():
        raise click.UsageError(f"没有“{folder}”这个文件夹")
    checked = check_folder(folder, folder.as_posix(), build_day())
    unreadable = [problem for problem in checked.problems if problem.code < "GK2"]
    if unreadable:  # an id could be given twice
        click.echo(write_text(unreadable))
        click.echo("先改好上面的问题，再新增事项。", err=True)
        return exits.DATA
    catalogue = checked.catalogue
    domain = need_domain(catalogue, name)
    chosen = _find_category(domain, category)
    item_id = next_id(catalogue, domain.code)
    shown = title.strip() or "待填写"
    file = folder / Path(domain.file).name
    text = _read(file)
    entry = _TEMPLATE.format(
        id=item_id,
        title=quote(shown),
        category=quote(chosen),
        authority=quote(domain.authority),
        law=quote(_general_law(catalogue)),
        today=build_day(),
    )
    written = insert_before(text, _line_after(domain, chosen, text), indent(dedent(entry), " " * _indent(domain)))
    if item_id not in _ids(file.name, written):
        raise SetupError(f"{file} 的排列方式特殊，没法自动加。请照别的事项手工加一条，编码用 {item_id}。")
    register = folder / "permalinks.yml"
    registered = _registered(register, item_id, f"{build_day()} {shown}")
    _write(file, written)
    _write(register, registered)
    if quiet:
        click.echo(item_id)
    else:
        click.echo(f"已新增 {item_id}：{file}。把“待填写”的地方写好，再运行 gongkai check。")
    return exits.OK


def _ids(name: str, text: str) -> set[str]:
    """Ids of the items in a domain file's text; none when it is no longer right."""
    return {item.id for item in read_domain(name, text).items}


def _indent(domain: Domain) -> int:
    """Columns before the dash of the domain's items."""
    return max(domain.items[-1].place.column - 3, 0) if domain.items else 2


def _general_law(catalogue: Catalogue) -> str:
    """Key of the regulation every disclosure rests on, as this office registers it."""
    title = "中华人民共和国政府信息公开条例"
    return next((law.key for law in catalogue.laws.values() if law.title == title), "信息公开条例")


def _find_category(domain: Domain, name: str) -> str:
    names = [category.name for category in domain.categories]
    if not name and names:
        return names[-1]
    if name not in names:
        raise click.UsageError(f"“{domain.title}”没有一级事项“{name}”。可选：{'、'.join(names)}")
    return name


def next_id(catalogue: Catalogue, code: str) -> str:
    """The first serial of a domain above all that were ever given out."""
    register = catalogue.permalinks
    known = {item.id for item in catalogue.items} | register.known
    serials = [int(i[3:]) for i in known if ITEM_ID.match(i) and i.startswith(f"{code}-")]
    serial = max(serials, default=0) + 1
    if serial > LAST_SERIAL:
        raise SetupError(f"领域 {code} 的编码已经用到 {LAST_SERIAL}，没有新编码可用。")
    return f"{code}-{serial:03d}"


def quote(text: str) -> str:
    """A text as a YAML double-quoted scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _line_after(domain: Domain, category: str, text: str) -> int:
    """Line (from 0) before which the new item goes: behind the last item of its category."""
    members = [index for index, item in enumerate(domain.items) if item.category == category]
    position = members[-1] + 1 if members else len(domain.items)
    lines = text.split("\n")
    if position >= len(domain.items):
        return len(lines)
    line = domain.items[position].place.line - 1
    while line > 0 and not lines[line].lstrip().startswith("-"):
        line -= 1
    while line > 0 and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
        line -= 1
    return line


def insert_before(text: str, line: int, entry: str) -> str:
    """Put an entry before a line, with one blank line around it."""
    lines = text.split("\n")
    head, tail = "\n".join(lines[:line]).rstrip("\n"), "\n".join(lines[line:]).lstrip("\n")
    return f"{head}\n\n{entry}" + (f"\n{tail}" if tail else "")


def _registered(file: Path, item_id: str, title: str) -> str:
    """The register's text with one line more, in order of the ids. `title`: first day and title."""
    line = f"  {item_id}: {scalar(title)}"
    if not file.is_file():
        return f"issued:\n{line}\n"
    lines = _read(file).split("\n")
    start = next((i for i, text in enumerate(lines) if text.startswith("issued:")), None)
    if start is not None and lines[start].split("#", 1)[0].replace(" ", "") == "issued:{}":
        lines[start] = "issued:"
    if start is None or lines[start].split("#", 1)[0].strip() != "issued:":
        raise SetupError(f"{file} 里的 issued 不是一行一个编码，请手工登记 {item_id}。没有新增事项。")
    at = start + 1
    for index in range(start + 1, len(lines)):
        if lines[index].strip() and not lines[index].startswith((" ", "#")):
            break
        if lines[index].startswith(" ") and lines[index].strip().strip("\"'")[:6] < item_id:
            at = index + 1
    lines.insert(at, line)
    return "\n".join(lines)


def _read(file: Path) -> str:
    return file.read_text("utf-8-sig")


def _write(file: Path, text: str) -> None:
    """Put a new text in the place of a file, with the line ends the file had."""
    ends = "\r\n" if file.is_file() and b"\r\n" in file.read_bytes() else "\n"
    temporary = file.with_name(f".{file.name}.new")
    temporary.write_text(text, "utf-8", newline=ends)
    temporary.replace(file)
