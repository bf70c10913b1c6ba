"""`gongkai new item`: the next free id and a filled template, put into the text so that comments stay."""

from pathlib import Path

import click

from generator.cli import exits
from generator.clock import build_day
from generator.model.catalogue import Catalogue, Domain
from generator.model.errors import SetupError
from generator.pipeline.checking import check_folder

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
      - law: 政府信息公开条例
        articles: [第二十六条]
    stage: 结果
    nature: 长期
    power: 其他行政权力
    keywords: []
    updated: "{today}"
"""


def run_new_item(folder: Path, name: str, title: str, category: str, *, quiet: bool) -> int:
    """Add an item to a domain and register its id."""
    if not folder.is_dir():
        raise click.UsageError(f"没有“{folder}”这个文件夹")
    catalogue = check_folder(folder, folder.as_posix(), build_day()).catalogue
    domain = _find_domain(catalogue, name)
    chosen = _find_category(domain, category)
    item_id = next_id(catalogue, domain.code)
    shown = title or "待填写"
    entry = _TEMPLATE.format(
        id=item_id, title=quote(shown), category=quote(chosen), authority=quote(domain.authority), today=build_day()
    )
    file = folder / Path(domain.file).name
    text = file.read_text("utf-8-sig")
    line = _line_after(domain, chosen, text)
    _write(file, insert_before(text, line, entry))
    _register(folder / "permalinks.yml", item_id, shown)
    if quiet:
        click.echo(item_id)
    else:
        click.echo(f"已新增 {item_id}：{file}。把“待填写”的地方写好，再运行 gongkai check。")
    return exits.OK


def _find_domain(catalogue: Catalogue, name: str) -> Domain:
    for domain in catalogue.domains:
        if name in (domain.code, domain.code.lstrip("0"), domain.title, Path(domain.file).name, Path(domain.file).stem):
            return domain
    known = "、".join(f"{domain.code} {domain.title}" for domain in catalogue.domains)
    raise click.UsageError(f"没有领域“{name}”。可选：{known}")


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
    known = {item.id for item in catalogue.items} | set(register.issued) | {entry.id for entry in register.retired}
    serials = [int(i[3:]) for i in known if i.startswith(f"{code}-") and i[3:].isdecimal()]
    return f"{code}-{max(serials, default=0) + 1:03d}"


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
    while line > 0 and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
        line -= 1
    return line


def insert_before(text: str, line: int, entry: str) -> str:
    """Put an entry before a line, with one blank line around it."""
    lines = text.split("\n")
    head, tail = "\n".join(lines[:line]).rstrip("\n"), "\n".join(lines[line:]).lstrip("\n")
    return f"{head}\n\n{entry}" + (f"\n{tail}" if tail else "")


def _register(file: Path, item_id: str, title: str) -> None:
    line = f"  {item_id}: {quote(title)}"
    if not file.is_file():
        _write(file, f"issued:\n{line}\n")
        return
    lines = file.read_text("utf-8-sig").split("\n")
    start = next((i for i, text in enumerate(lines) if text.startswith("issued:")), None)
    if start is None:
        raise SetupError(f"{file} 里没有 issued，请手工登记编码 {item_id}。")
    if "{" in lines[start]:
        lines[start] = "issued:"
    at = start + 1
    for index in range(start + 1, len(lines)):
        key = lines[index].strip()[:6]
        if lines[index] and not lines[index].startswith((" ", "#")):
            break
        if lines[index].startswith(" ") and key < item_id:
            at = index + 1
    lines.insert(at, line)
    _write(file, "\n".join(lines))


def _write(file: Path, text: str) -> None:
    temporary = file.with_name(f".{file.name}.new")
    temporary.write_text(text, "utf-8", newline="\n")
    temporary.replace(file)
