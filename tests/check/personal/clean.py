"""Clean texts: what county portals publish and what holds no personal data. Tables most of all: false alarms come from there."""

import random
from collections.abc import Callable, Iterator

from tests.check.personal.grid import digits

COUNTIES = ("示例县", "样本区", "某某市", "示范旗")
BODIES = (
    "财政局",
    "教育局",
    "自然资源局",
    "住房和城乡建设局",
    "民政局",
    "总工会",
    "公共资源交易中心",
    "人民政府办公室",
    "卫生健康局",
)
FIRMS = (
    "示例建设集团有限公司",
    "样本环保科技有限公司",
    "示例县供销合作社",
    "样本苗木经营部",
    "示范药店",
    "平安物业服务有限公司",
)
VILLAGES = ("东村", "西庄村", "南屯村", "上湾村", "石门村", "黄家营村")
THINGS = (
    "道路硬化",
    "饮水安全巩固提升",
    "危房改造",
    "高标准农田建设",
    "学校食堂改造",
    "污水管网",
    "路灯亮化",
    "村卫生室",
)


def money(rng: random.Random) -> str:
    value = rng.choice((rng.randint(1, 9999), rng.randint(10_000, 99_999_999), rng.randint(10**8, 10**10)))
    return rng.choice(
        (f"{value}", f"{value:,}", f"{value}.{rng.randint(0, 99):02}", f"{value:,}.{rng.randint(0, 99):02}")
    )


def day(rng: random.Random) -> str:
    year, month, date = rng.randint(2008, 2026), rng.randint(1, 12), rng.randint(1, 28)
    return rng.choice(
        (
            f"{year}-{month:02}-{date:02}",
            f"{year}年{month}月{date}日",
            f"{year}.{month}.{date}",
            f"{year}{month:02}{date:02}",
            f"{year}/{month}/{date}",
        )
    )


def tenders(rng: random.Random) -> Iterator[str]:
    yield rng.choice(
        ("序号\t招标编号\t项目名称\t中标单位\t中标价（元）\t日期", "序号\t项目编号\t项目名称\t中标人\t金额\t开标时间")
    )
    for index in range(12):
        code = rng.choice(
            (
                f"{rng.randint(130, 199)}-{rng.randint(2019, 2026)}-{rng.randint(1, 9999):04}", f"HBXT-{rng.randint(2019, 2026)}-{digits(rng, 4)}",
                f"1305{digits(rng, 2)}2024{rng.randint(1, 12):02}{rng.randint(1, 28):02}{digits(rng, 4)}", f"E1305000001{digits(rng, 9)}", f"JS{digits(rng, 11)}",
                f"1{rng.randint(3, 9)}{digits(rng, 9)}", f"2403-130528-04-01-{digits(rng, 6)}",
            )
        )  # fmt: skip
        yield "\t".join(
            (
                str(index + 1),
                code,
                rng.choice(VILLAGES) + rng.choice(THINGS) + "工程",
                rng.choice(FIRMS),
                money(rng),
                day(rng),
            )
        )


def figures(rng: random.Random) -> Iterator[str]:
    """Budgets and statistics: rows of figures, parted in every way tables come out of files."""
    sign = rng.choice(("\t", " ", "  ", ",", " | ", "|", "，", "、"))
    yield sign.join(("科目", "名称", "预算数", "决算数", "比上年增减"))
    for _ in range(14):
        size = rng.choice((3, 4, 5, 6))
        values = [
            rng.choice(
                (
                    str(rng.randint(1, 9999)),
                    str(rng.randint(100, 1999)),
                    money(rng),
                    f"{rng.randint(0, 99)}.{rng.randint(0, 9)}%",
                )
            )
            for _ in range(size)
        ]
        yield sign.join((str(rng.randint(201, 234)) + digits(rng, rng.choice((0, 2, 4))), rng.choice(THINGS), *values))


def bare_figures(rng: random.Random) -> Iterator[str]:
    """Figures without a word in their row, as PDF tables are read."""
    yield rng.choice(("乡镇 户数 人口 耕地面积（亩）", "年份 产量 产值 面积", "序号 数量 单价 合计"))
    for index in range(10):
        yield " ".join(
            (
                str(index + 1),
                *(
                    str(rng.choice((rng.randint(100, 199), rng.randint(1000, 9999), rng.randint(1, 99))))
                    for _ in range(rng.choice((3, 4, 6)))
                ),
            )
        )


def parcels(rng: random.Random) -> Iterator[str]:
    yield "宗地编号\t不动产单元号\t面积（平方米）\t坐标\t出让年限"
    for _ in range(10):
        unit = f"13{digits(rng, 4)}{digits(rng, 3)}{digits(rng, 3)}GB{digits(rng, 5)}{rng.choice(('W00000000', 'F' + digits(rng, 8)))}"
        place = f"{rng.randint(113, 119)}.{digits(rng, rng.choice((6, 8, 11)))},{rng.randint(36, 42)}.{digits(rng, rng.choice((6, 8, 11)))}"
        yield "\t".join(
            (
                f"示例县({rng.randint(2015, 2026)})-{rng.randint(1, 99)}号",
                unit,
                f"{rng.randint(100, 99999)}.{digits(rng, 2)}",
                place,
                "2019—2059",
            )
        )
    yield f"四至：X={digits(rng, 7)}.{digits(rng, 3)}，Y={digits(rng, 8)}.{digits(rng, 3)}。代码{digits(rng, 28)}"


def enterprises(rng: random.Random) -> Iterator[str]:
    yield "企业名称\t统一社会信用代码\t注册号\t许可证编号\t法定代表人\t有效期"
    for _ in range(10):
        credit = (
            rng.choice(("91", "92", "93", "11", "12", "51", "52"))
            + "1305"
            + digits(rng, 2)
            + rng.choice(("MA0", "000", "7" + digits(rng, 2)))
            + digits(rng, 6)
            + rng.choice("0123456789ABCDEX")
        )
        number = "1305" + digits(rng, 2) + rng.choice("0123456") + digits(rng, 8)
        yield "\t".join(
            (
                rng.choice(FIRMS),
                credit,
                number,
                rng.choice(("JY", "SC", "D", "冀")) + digits(rng, 14),
                "王某某",
                f"{day(rng)}至{day(rng)}",
            )
        )
    yield f"证件号码：1305{digits(rng, 11)}（{rng.choice(FIRMS)}营业执照注册号）"
    yield f"{rng.choice(FIRMS)}，证件类型：营业执照，证件号码：91130528{digits(rng, 10)}"


def accounts(rng: random.Random) -> Iterator[str]:
    """The office's own accounts and what stands beside accounts."""
    body = rng.choice(COUNTIES) + rng.choice(BODIES)
    number = rng.choice(("62" + digits(rng, 17), digits(rng, 16), digits(rng, 19), digits(rng, 22)))
    yield rng.choice(
        (
            f"收款单位：{body}\n开户行：示例银行示例县支行\n账号：{number}", f"户名：{body}，开户银行：示例银行，账号：{number}。", f"投标保证金账户：户名 {body} 账号 {number}",
            f"{body}非税收入专户账号：{number}", f"缴款至{body}账户（账号{number}）", f"户名：{rng.choice(FIRMS)} 账号：{number}",
        )
    )  # fmt: skip
    yield f"基本存款账户，开户许可证核准号：J{digits(rng, 13)}，许可证编号：{digits(rng, 16)}"


def notices(rng: random.Random) -> Iterator[str]:
    county, body = rng.choice(COUNTIES), rng.choice(BODIES)
    yield f"{county}{body}关于{rng.choice(THINGS)}的公告（国办发〔{rng.randint(2000, 2026)}〕{rng.randint(1, 99)}号）"
    yield f"咨询电话：0{rng.randint(310, 319)}-{digits(rng, 7)}、0{rng.randint(310, 319)}－{digits(rng, 7)}/{digits(rng, 7)}，服务热线12345、400-{digits(rng, 3)}-{digits(rng, 4)}，监督电话 (0319) {digits(rng, 7)}"
    yield f"地址：{county}振兴路{rng.randint(1, 200)}号政务服务中心{rng.randint(1, 9)}号楼{rng.randint(1, 9)}楼{rng.randint(101, 909)}室"
    yield f"网址：https://www.example.gov.cn/art/{rng.randint(2019, 2026)}/3/1/art_{digits(rng, rng.choice((5, 8, 11, 13)))}_{digits(rng, 7)}.html?id=1{digits(rng, 10)}"
    yield f"冀ICP备{digits(rng, 8)}号 冀公网安备 1305{digits(rng, 10)}号 网站标识码1305{digits(rng, 6)}"
    yield f"投资项目代码：{digits(rng, 4)}-130528-{digits(rng, 2)}-01-{digits(rng, 6)}，总投资{money(rng)}万元，工期{day(rng)}至{day(rng)}。"
    yield f"ISBN 978-7-{digits(rng, 4)}-{digits(rng, 4)}-{digits(rng, 1)}，GB/T {digits(rng, 5)}-2020，DB13/T {digits(rng, 4)}.{digits(rng, 1)}-2021，{rng.randint(1990, 2010)}-{rng.randint(2011, 2026)}年"
    yield f"李某某，359999********{digits(rng, 4)}，138****{digits(rng, 4)}。低保对象{rng.randint(10, 999)}户{rng.randint(10, 999)}人，特困人员{digits(rng, 2)}人，残疾人两项补贴{money(rng)}元。"
    yield f"{rng.choice(VILLAGES)}{rng.randint(1, 9)}组{rng.choice(THINGS)}，{rng.randint(1, 9)}号地块，幸福小区{rng.randint(1, 20)}号楼外墙保温。附件{rng.randint(1, 9)}.docx"
    yield f"行政处罚决定书（示例）罚决字〔2024〕第{digits(rng, rng.choice((4, 11)))}号，案号：({rng.randint(2019, 2026)})冀{digits(rng, 4)}行初{digits(rng, 3)}号，批准文号：国药准字H{digits(rng, 8)}"


def words(rng: random.Random) -> Iterator[str]:
    """Sentences that speak of hardship, illness and schools in general."""
    yield from rng.sample(
        (
            "高龄津贴、低保和特困人员救助供养的申请条件、审批程序和补助标准。", "符合低保条件的困难家庭，经民主评议、公示后享受救助。", "严重精神障碍患者救治救助工作。", "孤儿基本生活保障、事实无人抚养儿童保障。",
            "示例县第一小学一年级招生范围，三年级二班获得先进班集体。", "对李某某的行政处罚决定", "关于张同志任职的通知", "关于印发低保审核确认办法的通知", "残疾等级一级、二级的重度残疾人护理补贴。", "尿毒症、白血病等重大疾病医疗救助。",
            "农村危房改造对象认定，特困户、低保户优先。", "方案明确，任务到人，残疾人就业保障金征收使用情况。", "马上就办，困难群众临时救助。", "余额退还，低保资金结余。", "黄河流域残疾儿童康复救助。", "白内障患者免费手术。", "安全教育平台，高中二年级学业水平考试。",
            "公开孤儿认定程序，石漠化治理，林地管理，段落格式。", "社区矫正、戒毒康复人员帮扶。", "时限：低保每月公示，临时救助随时公示。", "温馨提示：特困人员供养金按月发放。", "万元以上补贴，大病救助封顶。", "任何单位和个人不得截留低保资金。",
        ),
        6,
    )  # fmt: skip


MAKERS: tuple[Callable[[random.Random], Iterator[str]], ...] = (
    tenders, figures, bare_figures, parcels, enterprises, accounts, notices, words,
)  # fmt: skip


def clean_texts(characters: int, seed: int = 4) -> Iterator[str]:
    """Texts of together so many characters, the same on every run."""
    rng = random.Random(seed)
    while characters > 0:
        text = "\n".join(rng.choice(MAKERS)(rng))
        characters -= len(text)
        yield text
