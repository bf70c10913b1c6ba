"""Writes the parts of docs/ that are said elsewhere already: `python -m tools.docs`.

- docs/editors/fields.md from the titles, descriptions and examples of `schema/*.json`;
- docs/editors/error-codes.md from the codes at the head of the modules that give them;
- schema/overlay.schema.json, for text editors, from schema/domain.schema.json;
- docs/developers/modules.md from the first line of each module's docstring and its imports.

The texts are committed; `tests/docs/test_generated.py` fails when one is stale. For
modules.md the modules are parsed, never imported.
"""

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.model.diagnostic import Code
from generator.model.kinds import KINDS
from generator.pipeline.explaining import all_codes, by_group
from generator.read.schema.overlaid import overlay_schema
from generator.resources import SCHEMA_DIR

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"
COMMAND = "python -m tools.docs"

_FILES = (
    *(
        (kind.name, "01-….yml 到 13-….yml" if kind.name == "domain" else kind.file, kind.label)
        for kind in KINDS.values()
    ),
    ("offices", "offices.yml", "各单位清单"),
)


def render_all() -> dict[str, str]:
    """Path from the repository's root → text, of every generated file."""
    return {
        "docs/editors/fields.md": render_fields(),
        "docs/editors/error-codes.md": render_codes(),
        "docs/developers/modules.md": render_modules(),
        "schema/overlay.schema.json": render_overlay_schema(),
    }


def _note(source: str) -> str:
    return f"<!-- 自动生成，不要手改。来源：{source}；改完来源后运行 {COMMAND} -->\n"


def render_overlay_schema() -> str:
    """The schema of an overlay's domain file, as text editors take it; the program makes its own of the same parts."""
    schema = json.loads((SCHEMA_DIR / "domain.schema.json").read_text("utf-8"))
    made = overlay_schema(schema, KINDS["domain"]) | {"$id": schema["$id"].replace("domain", "overlay")}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


# --- fields -----------------------------------------------------------------------------------------------


def render_fields() -> str:
    """The guide to all fields of all catalogue files, a table a group."""
    parts = [
        "# 字段说明\n",
        _note("schema/*.json"),
        "catalog 文件夹里每种文件有哪些字段，怎样写。编辑器装了 YAML 插件的，写字段时也会显示同样的说明。\n",
        "\n".join(f"- [{file}](#{slug(_heading(file, title))})：{title}" for _, file, title in _FILES) + "\n",
    ]
    for kind, file, title in _FILES:
        schema = json.loads((SCHEMA_DIR / f"{kind}.schema.json").read_text("utf-8"))
        parts.append(f"## {_heading(file, title)}\n\n{schema['description']}\n")
        parts.extend(_tables(schema))
    return "\n".join(parts)


def _heading(file: str, title: str) -> str:
    return f"{title} {file}"


def slug(heading: str) -> str:
    """Anchor of a heading as code forges make it: lower case, blanks to hyphens, other punctuation dropped."""
    kept = "".join(char for char in heading.lower() if char.isalnum() or char in " -_")
    return kept.replace(" ", "-")


def _tables(schema: Any) -> Iterator[str]:
    """One table a group of fields, outermost first; a group used twice (公开依据) gets one table."""
    waiting: list[tuple[str, Any]] = [("", schema)]
    done: set[str] = set()
    while waiting:
        heading, group = waiting.pop(0)
        if heading in done:
            continue
        done.add(heading)
        if heading:
            yield f"### {heading}\n\n{group.get('description', '')}\n"
        rows = ["| 字段 | 名称 | 必写 | 怎样写 | 例子 |", "| --- | --- | --- | --- | --- |"]
        for name, raw in group["properties"].items():
            field = _resolve(schema, raw)
            inner = [(f"{part.get('title', field['title'])} {name}", part) for part in _groups(schema, field)]
            waiting.extend(inner)
            must = "必写" if name in group.get("required", ()) else ""
            how = "<br>".join(filter(None, (field["description"], *_limits(schema, field))))
            more = "".join(f"<br>见“[{title}](#{slug(title)})”" for title, _ in inner)
            rows.append(f"| `{name}` | {field['title']} | {must} | {how}{more} | {_examples(field)} |")
        yield "\n".join(rows) + "\n"


def _resolve(root: Any, schema: Any) -> Any:
    while "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        schema = target
    return schema


def _groups(root: Any, field: Any) -> Iterator[Any]:
    """The groups of fields inside a field: its own, that of its list's entries, or of its longer form."""
    for option in (field, field.get("else", {})):
        if "properties" in option:
            yield {"title": field["title"], "description": field["description"], **option}
        if "items" in option:
            yield from _groups(root, _resolve(root, option["items"]))


def _limits(root: Any, field: Any) -> Iterator[str]:
    entry = _resolve(root, field["items"]) if "items" in field else field
    short = _resolve(root, entry.get("then", entry))
    if "enum" in short:
        yield f"可以写：{'、'.join(short['enum'])}"
    if "maxLength" in short:
        each = "每条 " if entry is not field else ""
        yield f"{each}{short.get('minLength', 1)}—{short['maxLength']} 字"
    if "maxItems" in field:
        yield f"最多 {field['maxItems']} 条"


def _examples(field: Any) -> str:
    found = [text for example in field.get("examples", ())[:2] if (text := _example(example))]
    return "<br>".join(dict.fromkeys(found)).replace("|", "\\|")


def _example(value: Any) -> str:
    """An example as it is typed; groups have tables of their own."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str):
        return f"`{_typed(value)}`"
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return "<br>".join(f"`- {_typed(entry)}`" for entry in value)
    if isinstance(value, dict) and all(isinstance(entry, str) for entry in value.values()):
        return "<br>".join(f"`{key}: {_typed(entry)}`" for key, entry in value.items())
    return ""


def _typed(text: str) -> str:
    """A text as it stands in YAML: what looks like a number or a date is quoted."""
    return f'"{text}"' if re.fullmatch(r"[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}|0[0-9]*-[0-9]{4,}", text) else text


# --- codes ------------------------------------------------------------------------------------------------


def render_codes() -> str:
    """The guide to all codes, a section each."""
    parts = [
        "# 检查提示说明\n",
        _note("各检查模块开头的 Code"),
        "`gongkai check` 的每条提示都有一个 GK 开头的编号。这里说明每个编号查的是什么、为什么、怎样改。\n",
        "不上网也能看：`gongkai explain GK404`，可以写几个编号；不写就列出全部。\n",
        "- **错误**：改好才能生成网站。\n- **警告**：可以生成网站，但最好改掉；加 `--strict` 时也算不通过。\n",
        "提示里会写明具体的名称、编码；这里用“…”或者一个说法代替。\n",
    ]
    for heading, codes in by_group(all_codes()):
        parts.append(f"## {heading}\n")
        parts += [_section(code) for code in codes]
    return "\n".join(parts)


def _section(code: Code) -> str:
    remedies = [_as_text(one) for one in code.guide()]
    mends = f"怎样改：{remedies[0]}"
    if len(remedies) > 1:
        mends = "\n".join(["怎样改：\n", *(f"- {one}" for one in remedies)])
    return f"### {code.number} {code.title}\n\n{code.label}。{code.explanation}\n\n{mends}\n"


def _as_text(remedy: str) -> str:
    """A remedy, which is plain text, in Markdown."""
    return re.sub(r"([<\[*_])", r"\\\1", remedy.replace("&", "&amp;"))


# --- modules ----------------------------------------------------------------------------------------------


def render_modules() -> str:
    """Every module with the first sentence of its docstring and the packages of ours it imports."""
    parts = [
        "# Modules\n",
        f"<!-- Generated from the modules' docstrings and imports. Do not edit; run {COMMAND} -->\n",
        "What each module answers for, in its own words, and which packages of ours it imports.",
        "The contract behind the last column is the table in [architecture.md](architecture.md).\n",
    ]
    folder = None
    for path in _modules():
        tree = ast.parse(path.read_text("utf-8"))
        docstring = ast.get_docstring(tree)
        if docstring is None and path.name == "__init__.py":
            continue
        if path.parent != folder:
            folder = path.parent
            name = folder.relative_to(ROOT).as_posix()
            parts.append(f"\n## {name}\n\n| Module | What it is for | Imports of ours |\n| --- | --- | --- |")
        first = " ".join((docstring or "").split("\n\n")[0].split()).replace("|", "\\|")
        parts.append(f"| `{path.stem}` | {first} | {', '.join(_imports(tree))} |")
    return "\n".join(parts) + "\n"


def _modules() -> list[Path]:
    paths = (path for path in PACKAGE.rglob("*.py") if "_shipped" not in path.parts and "starter" not in path.parts)
    return sorted(paths, key=lambda path: (path.parent.as_posix(), path.name))


def _imports(tree: ast.Module) -> list[str]:
    """Packages (or single modules) of ours that a module imports, wherever the import stands."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator."):
            names.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            names.update(alias.name.split(".")[1] for alias in node.names if alias.name.startswith("generator."))
    return sorted(names)


# --- writing ----------------------------------------------------------------------------------------------


def main() -> int:
    """Write what changed and say so."""
    if not (ROOT / "docs").is_dir():
        sys.stderr.write("这里没有 docs 文件夹：这个命令只在代码仓库里用。\n")
        return 2
    for name, text in render_all().items():
        path = ROOT / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            sys.stdout.write(f"已更新 {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
