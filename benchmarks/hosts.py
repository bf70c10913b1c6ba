"""Sites for MkDocs alone: an empty one (what the host's own start costs) and the same items as Markdown (the peer)."""

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.peers.content import Record, Section

_SETTINGS = """\
site_name: 政务公开标准目录
docs_dir: docs
theme:
  name: material
  language: zh
  font: false
{theme}markdown_extensions: [admonition, attr_list, tables, {{toc: {{permalink: false}}}}]
plugins: {plugins}
{more}"""


def write_empty_site(folder: Path) -> Path:
    """One empty page in Material, its templates replaced by one line each; returns the settings file.

    Building it costs the interpreter, MkDocs' imports and settings, the theme's start and the copy of its assets:
    what our build pays to its host before doing anything of its own.
    """
    (folder / "docs").mkdir(parents=True)
    (folder / "theme").mkdir()
    (folder / "docs" / "index.md").write_text("", "utf-8")
    for name in ("main.html", "404.html"):
        (folder / "theme" / name).write_text("{{ page.content }}", "utf-8")
    return _write_settings(folder, "[]", theme="  custom_dir: theme\n")


def write_peer(folder: Path, sections: Iterable[Section], *, search: bool) -> Path:
    """Every item as a Markdown page out of the navigation, in Material as it comes; returns the settings file."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    links = ["# 目录", ""]
    for section in sections:
        place = docs / section.code
        place.mkdir()
        rows = [f"- [{one.title}]({one.number}.md)" for one in section.records]
        head = f"# {section.title}\n\n{section.introduction}\n\n"
        (place / "index.md").write_text(head + "\n".join(rows) + "\n", "utf-8")
        for one in section.records:
            (place / f"{one.number}.md").write_text(_markdown(one), "utf-8")
        links.append(f"- [{section.title}]({section.code}/index.md)")
    (docs / "index.md").write_text("\n".join(links) + "\n", "utf-8")
    plugins = "[{search: {lang: zh}}]" if search else "[]"
    return _write_settings(folder, plugins, more='nav: [index.md]\nnot_in_nav: "/*/*.md"\n')


def _write_settings(folder: Path, plugins: str, theme: str = "", more: str = "") -> Path:
    path = folder / "mkdocs.yml"
    path.write_text(_SETTINGS.format(theme=theme, plugins=plugins, more=more), "utf-8")
    return path


def _markdown(one: Record) -> str:
    """A page with the fields of our item page."""
    parts = (
        ("谁来公开", [f"{name} {phone}" for name, phone in one.who]),
        ("什么时候", one.when),
        ("在哪里看", one.where),
        ("公开什么", one.what),
        ("依据", [f"《{title}》{articles}（{state}）" for _, title, articles, state in one.laws]),
        ("谁能看", (one.scope, *one.more)),
        ("待核", (one.verify,) if one.verify else ()),
        ("相关事项", [f"[{title}](../{path}.md)" for path, title in one.related]),
    )
    facts = "\n\n".join(f"## {head}\n\n" + "\n".join(f"- {text}" for text in texts) for head, texts in parts if texts)
    table = "\n".join(f"| {label} | {text} |" for label, text in one.official)
    return (
        f"---\ntitle: {json.dumps(one.title, ensure_ascii=False)}\n"
        f"description: {json.dumps(one.summary, ensure_ascii=False)}\n---\n\n# {one.title}\n\n"
        f"编码 {one.id}，{one.domain}，{one.category}\n\n{one.summary}\n\n{facts}\n\n"
        f"## 标准目录原文\n\n| 要素 | 内容 |\n| --- | --- |\n{table}\n\n"
        f"## 调整记录\n\n- {one.updated} 最近核改\n\n## 把这一页带走\n\n![二维码：{one.title}]({one.url}qr.png)\n\n"
        f"{one.url}\n\n关键词：{'、'.join(one.keywords)}\n"
    )
