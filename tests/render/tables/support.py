"""Official tables to be laid out: rows of every length."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2

from generator.model.sheets import OfficialGroup, OfficialLine, OfficialTable
from generator.render.tables.layout import LEAVES
from tests.site.support import lacking

LONG = "本级人民政府及其所属部门依照法律、法规和规章应当主动公开的各类政府信息目录及其更新情况说明"


def line(number: int, **cells: tuple[str, ...]) -> OfficialLine:
    """A row; what is not given is as most rows are. Each text ends in signs of its own, to be found again."""
    usual: dict[str, tuple[str, ...]] = {
        "ordinal": (str(number),),
        "title": (f"事项{number}名称终{number}题",),
        "content": tuple(f"{part}. 要素{part}的名称终{number}内{part}" for part in range(1, 4)),
        "basis": (f"《中华人民共和国政府信息公开条例》第二十条终{number}据",),
        "time_limit": (f"信息形成或者变更之日起20个工作日内终{number}限",),
        "subject": (f"县自然资源局终{number}体",),
        "channel": (
            "■政府网站",
            "□政府公报",
            "□两微一端",
            "■社区/企事业单位/村公示栏（电子屏）",
            f"■其他（终{number}道）",
        ),
        "everyone": ("√",),
        "proactive": ("√",),
        "county": ("√",),
    }
    return OfficialLine(f"01-{number:03}", {key: cells.get(key, usual.get(key, ())) for key in LEAVES})


def tall(number: int, parts: int = 40) -> OfficialLine:
    """A row higher than a page."""
    content = tuple(f"{part}. {LONG}{LONG}终{number}内{part}" for part in range(1, parts + 1))
    return line(number, content=content)


def table(*groups: tuple[str, tuple[OfficialLine, ...]], code: str = "01") -> OfficialTable:
    made = tuple(OfficialGroup(name, lines) for name, lines in groups)
    return OfficialTable(
        code, f"领域{code}", f"某县领域{code}基层政务公开标准目录", "注：■ 是采用的渠道。", "2026-11-30", made
    )


def mixed() -> OfficialTable:
    """Short and long rows, rows higher than Excel shows, a name longer than its rows, a group longer than a page."""
    long_basis = tuple(f"《{LONG}的通知》第{part}条终9据{part}" for part in range(1, 31))
    wide_title = line(
        8, title=(LONG[:36] + "终8题",), subject=tuple(f"县某某局（{LONG[:20]}）终8体{n}" for n in range(6))
    )
    many_notes = line(10, channel=tuple(f"■其他（{LONG}第{n}处终10道）" for n in range(12)))
    one_paragraph = line(11, content=(LONG * 16 + "终11内",))
    return table(
        ("征地管理政策", tuple(line(number) for number in range(1, 8))),
        ("名称特别长的一级事项要占好几行才写得完还要再长一点", (wide_title,)),
        ("依据很多", (line(9, basis=long_basis), many_notes, one_paragraph)),
        ("比一页高", (tall(12), line(13))),
        ("比一页长", tuple(line(number) for number in range(14, 40))),
    )


def print_with_libreoffice(folder: Path, name: str, data: bytes) -> list[str]:
    """The texts of the pages, without blanks."""
    office = shutil.which("soffice")
    if office is None:
        lacking("没有 LibreOffice：运行 sh tests/prepare.sh")
        raise AssertionError
    (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    document = pypdfium2.PdfDocument(folder / f"{Path(name).stem}.pdf")
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]
