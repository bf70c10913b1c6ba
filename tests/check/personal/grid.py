"""The grid of personal data: 15 kinds × 100 placements, and clean texts. Invented: no such region, numbers computed.

Other tests put the same texts into files: `cells()` gives (kind, text, placement), the same on every run.
"""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
REGION = "359999"
NAMES = (
    "林示例", "张三", "李四", "王小明", "欧阳示例", "陈样本", "赵六", "司马样例", "刘建国", "周例", "吴示范", "孙样", "何小样", "邓例例",
)  # fmt: skip


class Cell(NamedTuple):
    """One text of the grid."""

    kind: str
    text: str
    placement: str


def id_number(rng: random.Random, *, years: tuple[int, int] = (1940, 2018), region: str = REGION) -> str:
    """18 places with a right check character."""
    day = f"{rng.randint(*years)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    body = f"{region}{day}{rng.randint(0, 999):03}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def mobile(rng: random.Random) -> str:
    return f"1{rng.randint(3, 9)}{rng.randint(0, 999_999_999):09}"


def card(rng: random.Random, length: int = 19, prefix: str = "62") -> str:
    """A card number with a right check digit by Luhn."""
    body = prefix + "".join(rng.choice("0123456789") for _ in range(length - len(prefix) - 1))
    total = 0
    for index, digit in enumerate(reversed(body)):
        value = int(digit) * (1 if index % 2 else 2)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def plain_id(rng: random.Random) -> str:
    return id_number(rng)


def old_id(rng: random.Random) -> str:
    number = id_number(rng, years=(1940, 1980))
    old = number[:6] + number[8:17]
    words = ("身份证号", "身份证号码：", "居民身份证 ", "公民身份号码:", "身份证件号码为", "原身份证")
    return rng.choice(words) + old if rng.random() < 0.7 else rng.choice(NAMES) + rng.choice(("，", " ", "")) + old


SEPARATORS = (
    " ", "  ", "-", "－", "–", "—", "―", "‐", "‑", "‒", "−", ".", "．", "·", "・", "•", "。", "\u00a0", "\u3000", "\u2009", "\t", "\n", "\r\n",
    "/", "\\", ",", "，", "、", "(", ")", "（", "）", "[", "]", "【", "】", "〔", "〕", "_", ":", "：", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060", "'", "“", "”",
)  # fmt: skip
SCRIPTS = (
    "０１２３４５６７８９", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "⓪①②③④⑤⑥⑦⑧⑨", "⓿❶❷❸❹❺❻❼❽❾", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡", "𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "OI23456789", "ol23456789", "0l23456789", "零一二三四五六七八九",
    "〇壹貳叁肆伍陸柒捌玖", "○一二三四五六七八九",
)  # fmt: skip


def spell(number: str, script: str) -> str:
    return "".join(script[int(char)] if char.isdigit() else char for char in number)


def split(rng: random.Random, number: str) -> str:
    """The number with separators: at its joints, at every place, or at a few places."""
    sign = rng.choice(SEPARATORS)
    if len(number) == 11:
        joints = rng.choice(([3, 7], list(range(1, 11)), [3, 7]))
    else:
        joints = rng.choice(([6, 14], [6, 10, 14], list(range(1, 18)), sorted(rng.sample(range(1, 18), 3))))
    pieces = [number[a:b] for a, b in zip([0, *joints], [*joints, len(number)], strict=True)]
    return sign.join(pieces)


def disguised_id(rng: random.Random) -> str:
    number = id_number(rng)
    way = rng.randrange(4)
    if way == 0:
        return split(rng, number)
    if way == 1:
        return spell(number, rng.choice(SCRIPTS))
    if way == 2:
        return number + rng.choice("ABCDEFGHabcd") if number[-1] != "X" else number.replace("X", rng.choice("xｘＸ×Х"))
    return split(rng, spell(number, SCRIPTS[rng.choice((0, 7, 8, 3))]))


def mistyped_id(rng: random.Random) -> str:
    """One place wrong: the check character, or with words beside any other."""
    number = id_number(rng, years=(1940, 2005))
    if rng.random() < 0.5:
        last = rng.choice([c for c in "0123456789" if c != number[-1]])
        return number[:-1] + last
    place = rng.choice((0, 1, 6, 7, 10, 12, 15, 16))
    wrong = rng.choice([c for c in "0123456789" if c != number[place]])
    return rng.choice(("身份证号", "身份证号码：", "公民身份号码 ")) + number[:place] + wrong + number[place + 1 :]


def half_masked(rng: random.Random) -> str:
    number = id_number(rng)
    sign = rng.choice("*＊×Xx●○#_■□★☆※△▲◆?？")
    if rng.random() < 0.25:
        return number[:6] + number[6:10] + sign * 6 + number[16:].replace("X", "1")  # the birth year left open
    hidden = rng.randint(1, 4)
    start = rng.choice((14, 12, 10, 8, 15)) if hidden > 2 else rng.randint(6, 16)
    start = min(start, 18 - hidden)
    return number[:start] + sign * hidden + number[start + hidden :]


def amount(rng: random.Random) -> str:
    return rng.choice(("3000.00元", "500元", "1,200.00元", "12000元"))


def masked_beside(rng: random.Random) -> str:
    """A masked number beside a full name and a sum, run together or not."""
    number = id_number(rng)
    gap = rng.choice(("", " ", "\t", "，", "、"))
    masked = number[:6] + rng.choice("*＊×●") * 8 + number[14:]
    when = rng.choice(("2024年3月", "2024年3月1日", "2024-03", ""))
    return rng.choice(NAMES) + gap + masked + gap + when + gap + amount(rng)


def disability(rng: random.Random) -> str:
    number = id_number(rng)
    return rng.choice(("", "残疾人证号", "残疾证：")) + number + str(rng.randint(1, 7)) + str(rng.randint(1, 4))


def phone(rng: random.Random) -> str:
    number = mobile(rng)
    way = rng.randrange(8)
    if way == 0:
        return rng.choice(("+86", "0086", "86", "86-", "+86 ", "0086-", "0", "(86)", "（+86）")) + number
    if way == 1:
        return (
            split(rng, number)
            .replace("\t", "-")
            .replace(",", "-")
            .replace("，", "-")
            .replace("、", "-")
            .replace("  ", " ")
        )
    if way == 2:
        return spell(number, rng.choice(SCRIPTS))
    if way == 3:
        return number + rng.choice("ABCDXabx")
    if way == 4:
        return (
            rng.choice(
                ("2024-03-01 ", "2024-03-01", "20240301", "2024.3.1 ", "2024年3月1日", "2024/03/01", "2024年3月")
            )
            + number
        )
    if way == 5:
        return rng.choice(("手机", "电话：", "联系方式 ", "微信", "张三")) + number
    return number


def account(rng: random.Random) -> str:
    way = rng.randrange(4)
    if way == 0:
        return card(rng, rng.choice((16, 19, 19)))
    if way == 1:
        number = card(rng)
        return " ".join(number[i : i + 4] for i in range(0, 19, 4))
    words = ("账号", "银行卡号：", "卡号 ", "一卡通账号", "惠农一卡通：", "开户行：示例县农村信用社 账号：", "存折账号")
    if way == 2:
        return rng.choice(words) + digits(rng, rng.choice((12, 15, 16, 17, 18, 19, 21, 23)))
    name = rng.choice(NAMES)
    return f"户名：{name}，开户行：示例县信用联社，账号：{digits(rng, rng.choice((17, 19, 22, 23)))}"


def run_together(rng: random.Random) -> str:
    number, dial, name = id_number(rng), mobile(rng), rng.choice(NAMES)
    return rng.choice(
        (
            number + dial, dial + number, name + number + dial, number + dial + "20240301", number + "20240301", number + "3000.00元",
            name + number + "2024年3月3000.00元", dial + "20240301", name + dial + "3000.00元", number + number, dial + dial,
            number + card(rng), name + number + card(rng), number + "2024" + "03" + dial, "20240301" + number + dial, number + " " + dial,
        )
    )  # fmt: skip


def home(rng: random.Random) -> str:
    a, b, c = rng.randint(1, 30), rng.randint(1, 4), rng.randint(101, 1204)
    return rng.choice(
        (
            f"示例镇样本村{rng.randint(1, 9)}组{a}号", f"示例小区{a}号楼{b}单元{c}室", f"幸福家园{a}栋{b}单元{c}", f"和谐花园{a}幢{c}室", f"家住样本村第{b}村民小组{a}号",
            f"示例县样本街道平安社区{a}号楼{b}单元{c}号", "样本村三组十二号", "示例小区三号楼二单元五〇一室", f"家庭住址：示例县振兴路{a}号", f"示例苑{a}-{b}-{c}室",
            f"样本新村{a}号楼{b}单元{c}室",
        )
    )  # fmt: skip


def plate(rng: random.Random) -> str:
    gap = rng.choice(("", "·", " ", "-", "•", "．"))
    letter = rng.choice("ABCDEFGH")
    own = rng.choice(
        (digits(rng, 5), "D" + digits(rng, 5), digits(rng, 4) + "K", "F" + digits(rng, 5), "AB" + digits(rng, 3))
    )
    return rng.choice(("", "车牌号", "车辆：")) + rng.choice("冀京晋蒙宁") + letter + gap + own


def paper(rng: random.Random) -> str:
    return rng.choice(
        (
            "护照E" + digits(rng, 8), "护照号码：G" + digits(rng, 8), "护照号 EA" + digits(rng, 7), "港澳通行证C" + digits(rng, 8), "往来港澳通行证号码：C" + digits(rng, 8),
            "台胞证" + digits(rng, 8), "台湾居民来往大陆通行证 " + digits(rng, 8), "军官证：军字第" + digits(rng, 7) + "号", "军官证号" + digits(rng, 8), "回乡证H" + digits(rng, 10),
            "士兵证 " + digits(rng, 8), "Passport No. E" + digits(rng, 8),
        )
    )  # fmt: skip


def illness(rng: random.Random) -> str:
    name = rng.choice(NAMES)
    word = rng.choice(
        (
            "尿毒症",
            "白血病",
            "精神残疾",
            "肺癌",
            "艾滋病",
            "肢体残疾二级",
            "低保",
            "特困供养",
            "孤儿",
            "糖尿病",
            "重度残疾",
        )
    )
    return rng.choice(
        (
            f"{name}患{word}", f"{name}，{word}", f"{name}（{word}）", f"{name} {word}", f"{name}，男，{word}", f"{name}因{word}致贫", f"低保户{name}",
            f"患者{name}，{word}", f"特困人员：{name}", f"姓名：{name}，致贫原因：{word}", f"{name}\t{word}", f"{name}享受{word}",
        )
    )  # fmt: skip


def minor(rng: random.Random) -> str:
    name = rng.choice(NAMES)
    school = rng.choice(
        (
            "示例县第一小学三年级二班",
            "示例镇中心幼儿园大班",
            "样本中学初一（2）班",
            "示例小学2年级（3）班",
            "样本县实验中学高二5班",
        )
    )
    return rng.choice(
        (
            f"{name}，{school}",
            f"{name}（{school}）",
            f"{school}{name}",
            f"{school}学生{name}",
            f"学生{name}就读于{school}",
            f"{name} {school}",
            f"{name}\t{school}",
        )
    )


def birth(rng: random.Random) -> str:
    name = rng.choice(NAMES)
    year, month, day = rng.randint(1940, 2015), rng.randint(1, 12), rng.randint(1, 28)
    if rng.random() < 0.3:
        word = rng.choice(("低保", "临时救助", "特困供养", "医疗救助", "残疾补贴", "危房改造"))
        return rng.choice(
            (
                f"关于{name}{word}的公示",
                f"关于给予{name}{word}的决定",
                f"关于{name}等3人{word}的公示",
                f"关于{name}申请{word}的公示",
            )
        )
    when = rng.choice(
        (f"{year}年{month}月{day}日", f"{year}-{month:02}-{day:02}", f"{year}.{month}.{day}", f"{year}/{month}/{day}")
    )
    return rng.choice(
        (
            f"{name}，男，{when}出生",
            f"{name}，{when}生",
            f"{name}（{when}出生）",
            f"{name} 出生日期：{when}",
            f"姓名：{name}，出生年月日：{when}",
            f"{name}，女，汉族，{when}出生",
            f"{name}生于{when}",
        )
    )


KINDS: dict[str, Callable[[random.Random], str]] = {
    "身份证号": plain_id, "十五位身份证号": old_id, "变形的身份证号": disguised_id, "错一位的身份证号": mistyped_id, "半遮的身份证号": half_masked,
    "姓名、遮号和金额": masked_beside, "残疾人证号": disability, "手机号": phone, "银行卡和账号": account, "几样连写": run_together, "家庭住址": home, "车牌": plate,
    "护照等证件": paper, "病情、困难、未成年人": lambda rng: rng.choice((illness, minor))(rng), "出生日期、标题里的姓名": birth,
}  # fmt: skip

_BEFORE = {
    "句首": "", "句中": "经公示，", "冒号后": "公示如下：", "换行后": "公示内容\n", "列表": "- ", "编号列表": "1. ", "中文编号": "（一）", "括号": "（", "引号": "“", "标题": "## ",
    "引用": "> ", "注释": "<!-- ", "制表符": "备注\t", "逗号格": "备注,", "竖线格": "| ", "全角空格": "\u3000\u3000", "粗体": "**", "字段": "note: ", "日期后": "2024年3月1日，", "分号后": "已核对；",
}  # fmt: skip
_AFTER = {"末尾": "", "句号": "。", "逗号后有话": "，请核对。", "换行": "\n以上公示。", "制表符后": "\t合格"}
PLACEMENTS = {f"{a}·{b}": (before, after) for a, before in _BEFORE.items() for b, after in _AFTER.items()}


def cells(kinds: tuple[str, ...] = (), seed: int = 9) -> Iterator[Cell]:
    """15 kinds × 100 placements, each with a value of its own."""
    for kind, make in KINDS.items():
        if kinds and kind not in kinds:
            continue
        rng = random.Random(f"{seed} {kind}")
        for placement, (before, after) in PLACEMENTS.items():
            yield Cell(kind, before + make(rng) + after, placement)
