"""Sites for MkDocs alone: an empty one (what the host's own start costs) and the same items as Markdown (the peer)."""

import json
from pathlib import Path
from typing import Any

import yaml

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


def write_peer(folder: Path, catalog: Path, *, search: bool) -> Path:
    """Every item as a Markdown page out of the navigation, in Material as it comes; returns the settings file."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    links = ["# 目录", ""]
    for path in sorted(catalog.glob("[0-9]*.yml")):  # the domains; registers have names
        data = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        code = data["domain"]["code"]
        (docs / code).mkdir()
        rows = [f"- [{item['title']}]({item['id'][3:]}.md)" for item in data["items"]]
        head = f"# {data['domain']['title']}\n\n{data['domain']['introduction']}\n\n"
        (docs / code / "index.md").write_text(head + "\n".join(rows) + "\n", "utf-8")
        for item in data["items"]:
            (docs / code / f"{item['id'][3:]}.md").write_text(_markdown(item), "utf-8")
        links.append(f"- [{data['domain']['title']}]({code}/index.md)")
    (docs / "index.md").write_text("\n".join(links) + "\n", "utf-8")
    plugins = "[{search: {lang: zh}}]" if search else "[]"
    return _write_settings(folder, plugins, more='nav: [index.md]\nnot_in_nav: "/*/*.md"\n')


def _write_settings(folder: Path, plugins: str, theme: str = "", more: str = "") -> Path:
    path = folder / "mkdocs.yml"
    path.write_text(_SETTINGS.format(theme=theme, plugins=plugins, more=more), "utf-8")
    return path


def _markdown(item: dict[str, Any]) -> str:
    """A page with the fields of our item page."""
    rows = [
        ("一级事项", item["category"]),
        ("公开依据", "；".join(f"《{b['law']}》{'、'.join(b.get('articles', ()))}" for b in item["basis"])),
        ("公开时限", _limits(item["time_limit"])),
        ("责任主体", "、".join(_named(entry, "body") for entry in item["subject"])),
        ("责任主体原文", item.get("official_subject", "")),
        ("公开渠道", "、".join(_named(entry, "name") for entry in item["channel"])),
        *((label, "、".join(item["scope"][key])) for key, label in _SCOPE),
        *((label, item.get(key, "")) for key, label in _PLAIN),
    ]
    table = "\n".join(f"| {label} | {text} |" for label, text in rows if text)
    content = "\n".join(f"1. {part}" for part in item["content"])
    return (
        f"---\ntitle: {json.dumps(item['title'], ensure_ascii=False)}\n---\n\n# {item['title']}\n\n"
        f"编码 {item['id']}\n\n{item['summary']}\n\n## 公开内容\n\n{content}\n\n"
        f"## 标准目录原文\n\n| 要素 | 内容 |\n| --- | --- |\n{table}\n\n关键词：{'、'.join(item['keywords'])}\n"
    )


_SCOPE = (("method", "公开方式"), ("audience", "公开对象"), ("level", "公开层级"))
_PLAIN = (
    ("stage", "五公开"),
    ("nature", "公开性质"),
    ("power", "权力类型"),
    ("how_to_apply", "怎样申请"),
    ("privacy", "隐私处理"),
    ("verify", "待核事项"),
    ("updated", "最近核改"),
)


def _named(entry: Any, key: str) -> str:
    return entry if isinstance(entry, str) else f"{entry[key]}（{entry.get('level', '')}{entry.get('note', '')}）"


def _limits(value: Any) -> str:
    return value if isinstance(value, str) else "；".join(f"{e.get('applies_to', '')}：{e['text']}" for e in value)
