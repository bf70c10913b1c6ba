"""Documents dropped on an item: into `pages/files`, named under 已公开的内容, judged before they count."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from starlette.responses import Response

from generator.desk.web import Call, Upload
from generator.model.errors import SetupError
from generator.model.item import Item, Published
from generator.model.snapshot import PAGES
from generator.pipeline.attaching import judge_document
from generator.pipeline.drafting import edit_records, find_item, item_edit

FILES = "files/"
_PLACE = PAGES + FILES
_NOT_IN_NAMES = re.compile(r"[\s<>:\"'|?*#%\\/]+")


def add(call: Call) -> Response:
    """The documents of a drop, all or none."""
    item_id = call.path["id"]
    if not call.files:
        return call.go(f"/edit/item/{item_id}", "没有选文件。")
    desk = call.desk
    with desk.guard:
        found = find_item(desk.draft, item_id)
        if found is None:
            raise SetupError(f"目录里没有 {item_id}。")
        item, changes, names = found[2], dict[str, bytes | None](), []
        for upload in call.files:
            name = _free_name(upload, {**desk.draft.snapshot.files, **changes})
            problems = judge_document(FILES + name, upload.data)
            errors = [problem for problem in problems if problem.is_error]
            if errors:
                why = "；".join(f"{problem.message} {problem.fix}" for problem in errors[:3])
                raise SetupError(f"“{upload.name}”没有加进来：{why}")
            changes[_PLACE + name] = upload.data
            item = _named(item, name, upload.name, desk.today().isoformat())
            names.append(f"{name}（{_size(len(upload.data))}）")
        texts = edit_records(desk.draft, [item_edit(desk.draft, item_id, item)])
        desk.do(f"{item_id} 加文件 {'、'.join(names)}", {**changes, **texts})
    return call.go(f"/edit/item/{item_id}", f"加进来了：{'、'.join(names)}。标题、日期看一看，再保存。")


def _named(item: Item, name: str, original: str, today: str) -> Item:
    title = PurePosixPath(original.replace("\\", "/")).stem.strip()[:120] or name
    body = item.subject[0].body if item.subject else ""
    entry = Published(title if len(title) > 1 else f"文件{title}", FILES + name, today, body)
    return replace(item, published=(*item.published, entry), updated=today)


def _free_name(upload: Upload, known: object) -> str:
    """A name of its own under `files/`, that can stand in an address; what is the same file gets no second name."""
    path = PurePosixPath(upload.name.replace("\\", "/"))
    stem = _NOT_IN_NAMES.sub("-", path.stem).strip(".-") or "file"
    suffix = _NOT_IN_NAMES.sub("", path.suffix.lower())
    files = known if isinstance(known, dict) else {}
    taken = {name.lower() for name in files}
    number = 1
    while True:
        name = f"{stem[:80]}{'' if number == 1 else f'-{number}'}{suffix}"
        if (_PLACE + name).lower() not in taken or files.get(_PLACE + name) == upload.data:
            return name
        number += 1


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{max(1, count // 1000)} KB"
