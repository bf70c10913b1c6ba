"""The old Excel formats (.xls, .et, .xlsb) by calamine, and what the streams hold beside the cells. In `child` only."""

from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from generator.model.attached import AttachedText
from generator.read.attached.faults import Found, damaged, hidden, locked
from generator.read.attached.headings import Headings
from generator.read.attached.oldoffice import MAGIC, runs, streams
from generator.read.attached.sheets import letters_of, number_text


def read_old_sheets(data: bytes) -> Found:
    """Cells by sheet, then runs of text that are no cell's (comments, deleted strings, properties).

    Raises:
        UnreadableError: damaged or encrypted.
    """
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise locked() from error
    except CalamineError as error:
        raise damaged("文件坏了，或者没有传完") from error
    texts: list[AttachedText] = []
    remarks = []
    for meta in book.sheets_metadata:
        is_hidden = meta.visible != SheetVisibleEnum.Visible
        words = "（隐藏的工作表）" if is_hidden else ""
        found = _sheet(book, meta.name, words)
        texts += found
        if is_hidden and found:
            remarks.append(hidden("隐藏的工作表"))
    known = {one.text for one in texts}
    if data.startswith(MAGIC):
        rest = dict.fromkeys(run for _, stream in streams(data) for run in runs(stream))
        texts += [AttachedText(run, "单元格以外的文字") for run in rest if run not in known]
    return Found(tuple(texts), tuple(remarks))


def _sheet(book: CalamineWorkbook, name: str, words: str) -> list[AttachedText]:
    sheet = book.get_sheet_by_name(name)
    start = sheet.start or (0, 0)
    headings = Headings()
    texts = []
    for number, values in enumerate(sheet.to_python(skip_empty_area=True), start[0] + 1):
        row = tuple(_text(value) for value in values)
        names = headings.take(row)
        for index, text in enumerate(row):
            if text:
                heading = names[index] if index < len(names) else ""
                where = f"工作表“{name}”{letters_of(start[1] + index + 1)}{number}{words}"
                texts.append(AttachedText(text, where, 1, 1, heading, row))
    return texts


def _text(value: object) -> str:
    return number_text(repr(value)) if isinstance(value, float) else str(value).strip()
