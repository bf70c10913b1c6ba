"""What a person put into a file's properties: whether an author's name is a name."""

import re

from generator.read.attached.faults import GK516, Remark

_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}")
_LATIN_NAME = re.compile(r"[A-Z][a-z]{1,12}(?: [A-Z][a-z]{1,12}){1,2}")
_NOBODY = re.compile(
    r"微软|用户|系统|管理员|匿名|作者|未知|办公|文印|打印|电脑|"
    r"microsoft|windows|office|user|admin|wps|kingsoft|lenovo|dell|python|openpyxl|apache|adobe|acrobat|typst",
    re.IGNORECASE,
)
_BODY = re.compile(r".*(?:[局办科县市区镇乡省村委会院室处站队部厅府校所馆社司]|中心|单位|机关)")


def is_name(text: str) -> bool:
    """Whether this may be a person's name, not a program's, a computer's or a body's."""
    text = text.strip()
    if _NOBODY.search(text):
        return False
    return bool(_LATIN_NAME.fullmatch(text)) or bool(_HAN_NAME.fullmatch(text) and not _BODY.fullmatch(text))


PROPERTIES = {
    "creator": "作者",
    "author": "作者",
    "lastModifiedBy": "上次修改的人",
    "last_author": "上次修改的人",
    "initial-creator": "最初的作者",
    "printed-by": "打印的人",
    "manager": "管理者",
    "Manager": "管理者",
    "Company": "单位",
    "title": "标题",
    "subject": "主题",
    "description": "备注",
    "keywords": "标记",
    "category": "类别",
    "Author": "作者",
    "Creator": "作者",
}
"""Element or key of a property → its word in the office programs."""

OF_PEOPLE = frozenset(
    {"creator", "lastModifiedBy", "author", "Author", "initial-creator", "printed-by", "manager", "Manager"}
)


def named(key: str, value: str) -> Remark | None:
    """The remark about a property that names a person, without the whole name."""
    if key not in OF_PEOPLE or not is_name(value):
        return None
    shown = f"{value.strip()[0]}**"
    return (GK516.number, f"文件属性里写着个人姓名：{PROPERTIES.get(key, key)}“{shown}”", "")
