"""The schema of an overlay, made of the schema of what it changes: nothing is said twice.

Of an entry only its key is needed, of a group inside it nothing; a list may be an edit of the list below (`add`,
`remove`); `not_applicable` and `reason` may stand in an item. What an overlay adds is whole, so it has the schema of
the kind itself without the rest of the file.
"""

from collections.abc import Mapping
from typing import Any

from generator.model.kinds import FileKind
from generator.model.overlay import ADD, EXTENDS, NOT_APPLICABLE, REASON, REMOVE
from generator.read.schema.schemas import resolve

_WORDS = "{title}是文字。只有数字的，或者 true、false、null 这样的，两边要加英文双引号。"
_LIST = "{title}要写成列表：每条一行，前面加短横线和空格，或者写在方括号里。"
_CODE = "^(0[1-9]|[1-9][0-9])$"


def _text(title: str, description: str, example: str, **limits: Any) -> dict[str, Any]:
    return {
        "title": title,
        "description": description,
        "examples": [example],
        "errorMessage": _WORDS.format(title=title),
        "type": "string",
        **limits,
    }


_EXTENDS = _text(
    "在哪个领域上改",
    "上级目录的领域编号，两位数字，加引号。写了它，这个文件只写和上级目录不同的地方。",
    "01",
    pattern=_CODE,
    patternErrorMessage="领域编号写法不对。两位数字，加引号。例如 01。",
)
_OWN: Mapping[str, Any] = {
    NOT_APPLICABLE: _text(
        "本地不适用的原因",
        "上级目录的这一项在本地用不上，写明原因。写了它，这一项的别的字段都不写；原因会上网页。",
        "本县没有国有林场。",
        minLength=4,
        maxLength=200,
    ),
    REASON: _text(
        "放宽的理由",
        "时限比上级目录长、渠道或者公开内容比上级目录少、对象比上级目录窄、不再主动公开的，写明理由和依据。理由会上网页。",
        "县级没有政府公报，改在公开查阅点查阅。",
        minLength=4,
        maxLength=200,
    ),
}


def overlay_schema(schema: Any, kind: FileKind) -> Any:
    """The schema of a file that changes entries of the catalogue below."""
    entry = _entry(schema, kind)
    made = {key: value for key, value in schema.items() if key not in ("required", "properties")}
    if kind.name == "domain":
        domain = schema["properties"]["domain"]
        categories = resolve(schema, domain["properties"]["categories"])
        head = _partial(schema, domain, ())
        head["properties"] = {key: value for key, value in head["properties"].items() if key != "code"}
        partial = _partial(schema, categories["items"], ("id",))
        head["properties"]["categories"] = {**categories, "items": partial}
        changed = {**_partial(schema, entry, (kind.key,))}
        changed["properties"] = {**changed["properties"], **_OWN}
        properties = {EXTENDS: _EXTENDS, "domain": head, "items": _listed(schema, "items", changed)}
        return {
            **made,
            "title": "叠加目录（一个领域）",
            "description": "建立在上级目录一个领域上的目录：只写本地增加的、改动的、不适用的事项，其余的照上级目录。",
            "required": [EXTENDS],
            "properties": properties,
        }
    changed = _partial(schema, entry, (kind.key,))
    listed = _listed(schema, kind.entries, changed)
    return {**made, "required": [], "properties": {**schema["properties"], kind.entries: listed}}


def added_schema(schema: Any, kind: FileKind) -> Any:
    """The schema of what an overlay adds: whole entries, without the rest of the file."""
    return {**schema, "required": [kind.entries]}


def _entry(schema: Any, kind: FileKind) -> Any:
    return resolve(schema, resolve(schema, schema["properties"][kind.entries])["items"])


def _listed(schema: Any, key: str, entry: Any) -> Any:
    listed = resolve(schema, schema["properties"][key])
    return {**{name: value for name, value in listed.items() if name != "minItems"}, "items": entry}


def _partial(root: Any, group: Any, needed: tuple[str, ...]) -> Any:
    """A group of fields of which only some are needed, and whose lists may be edits."""
    properties = {key: _field(root, value, key in needed) for key, value in group["properties"].items()}
    return {**group, "required": list(needed), "properties": properties}


def _field(root: Any, raw: Any, is_key: bool) -> Any:
    value = resolve(root, raw)
    if is_key:
        return raw
    if value.get("type") == "object" and "properties" in value:
        return _partial(root, value, ())
    if value.get("type") == "array":
        return _edited(value)
    return raw


def _edited(listed: Any) -> Any:
    """A list, or an edit of the one below."""
    title = listed["title"]
    limits = {key: value for key, value in listed.items() if key in ("minItems", "maxItems", "uniqueItems", "items")}
    words = {key: value for key, value in listed.items() if key not in (*limits, "type")}
    add = {
        "title": f"增加的{title}",
        "description": f"在上级目录的{title}后面增加，写法和{title}一样。",
        "examples": listed["examples"],
        "errorMessage": _LIST.format(title=f"增加的{title}"),
        "type": "array",
        "minItems": 1,
        "uniqueItems": True,
        "items": listed["items"],
    }
    remove = {
        "title": f"去掉的{title}",
        "description": f"上级目录的{title}里要去掉的，照抄原文；机构、渠道、法规写名称。",
        "examples": [["上级目录里的一条"]],
        "errorMessage": _LIST.format(title=f"去掉的{title}"),
        "type": "array",
        "minItems": 1,
        "uniqueItems": True,
        "items": _text(f"去掉的一条{title}", "照抄上级目录的原文。", "上级目录里的一条", minLength=1, maxLength=300),
    }
    return {
        **words,
        "type": ["array", "object"],
        "if": {"type": "array"},
        "then": limits,
        "else": {"additionalProperties": False, "minProperties": 1, "properties": {ADD: add, REMOVE: remove}},
    }
