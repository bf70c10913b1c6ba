"""Ten more messy tables, each with its items written down before it was read: FRESH is (file, bytes) → expected items.

An item is (title, category, content, laws, time limit, bodies, channels, audience, method, level).
"""

from collections.abc import Callable
from typing import NamedTuple

from tests.read.tables.make import Formatted, Struck, cell, deleted, docx, paragraph, row, run, table, xls, xlsx

# fmt: off


class Wanted(NamedTuple):
    """What one row says. Channels are standard words; an office's own name stands behind a colon."""

    title: str
    category: str
    content: tuple[str, ...]
    laws: tuple[str, ...]
    limit: str
    subject: tuple[str, ...]
    channel: tuple[str, ...]
    audience: tuple[str, ...]
    method: tuple[str, ...]
    level: tuple[str, ...]


Case = tuple[str, bytes, tuple[Wanted, ...]]
ALL, PRO, REQ = ("全社会",), ("主动公开",), ("依申请公开",)
C, CT, CTV = ("县级",), ("县级", "乡级"), ("县级", "乡级", "村级")
TWENTY = "信息形成或者变更之日起20个工作日内"
BOARD = "社区/企事业单位/村公示栏（电子屏）"
INFO = "政府信息公开条例"
REGULATION = "《政府信息公开条例》"


def internal_columns() -> Case:
    """Columns of the office's own beside and between the official ones; a telephone of a person."""
    rows = [["序号", "一级事项", "经办人及电话", "二级事项", "公开内容", "公开依据", "公开时限", "责任单位", "内部意见", "公开渠道", "公开对象", "公开方式", "公开层级", "审核意见", "联系人"],
        [1, "政策文件", "张三 0000-1234567", "低保政策", "政策原文,解读", REGULATION, TWENTY, "县民政局", "缓发", "政府网站、政务服务窗口", "全社会", "主动公开", "县级", "同意", "李四"],
        [2, None, "张三", "低保标准", "标准金额", "《社会救助暂行办法》", TWENTY, "县民政局", "涉密再议", "公示栏", "社会公众", "主动", "县级、乡级", "同意", "王五"]]
    return "internal.xlsx", xlsx({"社会救助": {"rows": rows, "merges": ["B2:B3"]}}), (
        Wanted("低保政策", "政策文件", ("政策原文,解读",), (INFO,), TWENTY, ("县民政局",), ("政府网站", "政务服务中心:政务服务窗口"), ALL, PRO, C),
        Wanted("低保标准", "政策文件", ("标准金额",), ("社会救助暂行办法",), TWENTY, ("县民政局",), (BOARD,), ALL, PRO, CT))


def class_is_method() -> Case:
    """公开类别 says how a thing is published; the category stands in a column of its own."""
    rows = [["社会保险领域基层政务公开事项"], ["编号", "公开类别", "一级目录", "公开事项名称", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "公开层级"],
        [1, "主动公开", "参保登记", "企业参保登记", "1.事项名称 2.办理依据 3.办理流程", "《社会保险法》第五十七条", TWENTY, "县人力资源和社会保障局", "■政府网站 □政府公报 ■政务服务中心", "社会公众", "县级"],
        [2, "依申请公开", "参保登记", "个人参保记录", "缴费记录", "《社会保险法》第七十四条", "收到申请之日起20个工作日内", "县人力资源和社会保障局", "■入户/现场", "参保人员", "县级、乡级"]]
    return "class.xlsx", xlsx({"Sheet1": {"rows": rows, "merges": ["A1:K1"]}}), (
        Wanted("企业参保登记", "参保登记", ("事项名称", "办理依据", "办理流程"), ("社会保险法",), TWENTY, ("县人力资源和社会保障局",), ("政府网站", "政务服务中心"), ALL, PRO, C),
        Wanted("个人参保记录", "参保登记", ("缴费记录",), ("社会保险法",), "收到申请之日起20个工作日内", ("县人力资源和社会保障局",), ("入户/现场",), ("参保人员",), REQ, CT))


def csv_plain() -> Case:
    """CSV in UTF-8 with a mark, quoted breaks, commas inside text, a total."""
    text = '''\ufeff序号,一级事项,二级事项,公开内容(要素),公开依据,公开时限,公开主体,公开渠道,公开对象,公开方式,公开层级
1,环境监测,空气质量,"PM2.5,PM10,臭氧",《环境保护法》第五十四条,每日更新,县生态环境局,政府网站;两微一端,全社会,主动公开,县级
2,环境监测,水源水质,"1.监测点位
2.监测结果",《水污染防治法》,每季度,县生态环境局,"政府网站,村务公开栏",全社会,主动公开,"县级、乡、村级"
合计,,2项,,,,,,,,
'''
    return "env.csv", text.encode("utf-8"), (
        Wanted("空气质量", "环境监测", ("PM2.5,PM10,臭氧",), ("环境保护法",), "每日更新", ("县生态环境局",), ("政府网站", "两微一端"), ALL, PRO, C),
        Wanted("水源水质", "环境监测", ("监测点位", "监测结果"), ("水污染防治法",), "每季度", ("县生态环境局",), ("政府网站", f"{BOARD}:村务公开栏"), ALL, PRO, CTV))


def word_merged() -> Case:
    """DOCX: vertical merges, a tracked deletion, words broken over lines, a note below."""
    head = row(*(cell(word) for word in ("序号", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式", "公开层级")))
    one = row(cell("1"), cell("救助政策", down="restart"), cell("临时救助\n政策"), cell("●救助对象\n●救助标准"), cell("《社会救助暂行办法》第四十七条", down="restart"), cell(TWENTY), cell("县民政局"), cell("☑政府网站 □公报 ☑公示栏"), cell("全社会"), cell("主动公开"), cell("县、乡、村级"))
    two = row(cell("2"), cell("", down="continue"), cell(raw=f"<w:p>{run('救助结果')}{deleted('删掉的')}</w:p>"), cell("姓名；金额"), cell("", down="continue"), cell("审批后10个工作日内"), cell("乡镇人民政府"), cell("公示栏"), cell("全社会"), cell("主动公开"), cell("乡级"))
    return "help.docx", docx(paragraph("社会救助领域基层政务公开标准目录"), table(head, one, two), paragraph("注：解释权归县民政局。")), (
        Wanted("临时救助政策", "救助政策", ("救助对象", "救助标准"), ("社会救助暂行办法",), TWENTY, ("县民政局",), ("政府网站", BOARD), ALL, PRO, CTV),
        Wanted("救助结果", "救助政策", ("姓名", "金额"), ("社会救助暂行办法",), "审批后10个工作日内", ("乡镇人民政府",), (BOARD,), ALL, PRO, ("乡级",)))


def old_sheet() -> Case:
    """XLS: two head rows, ticks, a struck row, a number under a format with its unit."""
    rows = [["序号", "公开事项", "", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "", "公开方式", "", "公开层级", ""],
        ["", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群体", "主动", "依申请", "县级", "乡级"],
        [1, "就业服务", "岗位信息", "单位名称、岗位、人数", "《就业促进法》", Formatted(20, '"信息形成之日起"0"个工作日内"'), "县就业局", "■政府网站 ■便民服务站", "√", "", "√", "", "√", "√"],
        [2, "", "补贴名单", "姓名；金额", "同上", "公示5个工作日", "县就业局", "■公示栏 □其他", "", "申领人", "√", "√", "√", ""]]
    merges = [(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4), (1, 5, 2, 5), (1, 6, 2, 6), (1, 7, 2, 7), (1, 8, 2, 8), (1, 9, 1, 10), (1, 11, 1, 12), (1, 13, 1, 14), (3, 2, 4, 2)]
    return "job.xls", xls("就业", rows, merges), (
        Wanted("岗位信息", "就业服务", ("单位名称、岗位、人数",), ("就业促进法",), "信息形成之日起20个工作日内", ("县就业局",), ("政府网站", "便民服务站"), ALL, PRO, CT),
        Wanted("补贴名单", "就业服务", ("姓名", "金额"), ("就业促进法",), "公示5个工作日", ("县就业局",), (BOARD,), ("申领人",), (*PRO, *REQ), C))


def ditto_marks() -> Case:
    """同上, 〃 and an empty cell in a merged group; a title line, the office, a date, signatures."""
    rows = [["附件2"], ["某某县公共文化服务领域基层政务公开标准目录"], [],
        ["序号", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式", "公开层级"],
        [1, "一、公共服务", "（1）免费开放", "开放时间；地址", "《公共文化服务保障法》第三十一条", TWENTY, "县文化馆", "政府网站", "全社会", "主动公开", "县级"],
        [2, "同上", "（2）活动预告", "活动名称；时间；地点", "〃", "活动前3日", "同上", "〃", "同上", "〃", "〃"],
        ["填表人：", None, "审核人："], ["2026年3月1日"]]
    return "culture.xlsx", xlsx({"文化": {"rows": rows}}), (
        Wanted("免费开放", "公共服务", ("开放时间", "地址"), ("公共文化服务保障法",), TWENTY, ("县文化馆",), ("政府网站",), ALL, PRO, C),
        Wanted("活动预告", "公共服务", ("活动名称", "时间", "地点"), ("公共文化服务保障法",), "活动前3日", ("县文化馆",), ("政府网站",), ALL, PRO, C))


def channel_each() -> Case:
    """A column a channel, one of the office's own; 备注 kept; a struck-out and a hidden row."""
    rows = [["序号", "公开事项", None, "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", None, None, "公开对象", "公开方式", "公开层级", "备注"],
        [None, "一级事项", "二级事项", None, None, None, None, "政府网站", "区档案馆", "公示栏", None, None, None, None],
        [1, "规划", "村庄规划", "规划文本\n规划图", "《城乡规划法》第八条", "批准后20个工作日内", "县自然资源局", "√", None, "√", "全社会", "主动公开", "县级、乡级", "随文件公开"],
        [2, "规划", Struck("草稿事项"), "旧内容", "《城乡规划法》", TWENTY, "县自然资源局", "√", None, None, "全社会", "主动公开", "县级", None],
        [3, "规划", "秘密事项", "绝密", "《城乡规划法》", TWENTY, "县自然资源局", "√", None, None, "全社会", "主动公开", "县级", None],
        [4, "许可", "用地许可", "许可结果", "《城乡规划法》第三十八条", "7个工作日内", "县自然资源局", "√", "√", None, "全社会", "主动公开", "县级", None]]
    return "plan.xlsx", xlsx({"规划": {"rows": rows, "merges": ["B1:C1", "H1:J1"], "hidden_rows": [5]}}), (
        Wanted("村庄规划", "规划", ("规划文本", "规划图"), ("城乡规划法",), "批准后20个工作日内", ("县自然资源局",), ("政府网站", BOARD), ALL, PRO, CT),
        Wanted("用地许可", "许可", ("许可结果",), ("城乡规划法",), "7个工作日内", ("县自然资源局",), ("政府网站", "公开查阅点:区档案馆"), ALL, PRO, C))


def two_sheets() -> Case:
    """Two sheets of two domains and a cover; a formula's result; full-width signs; blanks in words."""
    head = ["序号", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式", "公开层级"]
    return "two.xlsx", xlsx({"封面": {"rows": [["基层政务公开标准目录"]]},
        "税收管理": {"rows": [head, [1, "权力 责任", "纳 税 人 权利", "权利内容", "《税收征收管理法》", "长 期 公 开", "县税务局", "办税服务厅、微信公众号", "全社会", "主动公开", "县级"]]},
        "食品药品监管": {"rows": [head, ["１", "行政处罚", "处罚决定书", "文书号；违法事实；处罚结果", "《行政处罚法》第48条", "作出决定之日起７个工作日内", "县市场监管局", "政府网站／两微一端", "社 会 公 众", "主动公开", "县级"]]}}), (
        Wanted("纳税人权利", "权力责任", ("权利内容",), ("税收征收管理法",), "长期公开", ("县税务局",), ("政务服务中心:办税服务厅", "两微一端:微信公众号"), ALL, PRO, C),
        Wanted("处罚决定书", "行政处罚", ("文书号", "违法事实", "处罚结果"), ("行政处罚法",), "作出决定之日起7个工作日内", ("县市场监管局",), ("政府网站", "两微一端"), ALL, PRO, C))


def word_ticks() -> Case:
    """DOCX: a head of two rows with spans, ticks in columns, no number column."""
    top = row(cell("公开事项", across=2), cell("公开内容", down="restart"), cell("公开依据", down="restart"), cell("公开时限", down="restart"), cell("公开主体", down="restart"), cell("公开渠道", down="restart"), cell("公开对象", across=2), cell("公开方式", across=2), cell("公开层级", across=2))
    low = row(cell("一级事项"), cell("二级事项"), *(cell("", down="continue") for _ in range(5)), *(cell(word) for word in ("全社会", "特定群众", "主动", "依申请公开", "县级", "乡、村级")))
    one = row(*(cell(word) for word in ("危房改造", "认定结果", "户主；房屋等级；补助金额", "《政府信息公开条例》第十九条", "认定后10个工作日内", "县住房和城乡建设局、乡镇人民政府", "■政府网站■公示栏", "√", "", "√", "", "√", "√")))
    return "house.docx", docx(paragraph("农村危房改造领域"), table(top, low, one)), (
        Wanted("认定结果", "危房改造", ("户主", "房屋等级", "补助金额"), (INFO,), "认定后10个工作日内", ("县住房和城乡建设局", "乡镇人民政府"), ("政府网站", BOARD), ALL, PRO, CTV),)


def gbk_semicolons() -> Case:
    """CSV by semicolons in GBK, heads in other words, a group written once."""
    text = '''序号;公开类目;事项名称;具体内容;设定依据;时间要求;责任部门;发布渠道;受众;公开属性;层级
1;救灾救助;灾情信息;受灾人口、经济损失;《自然灾害救助条例》第二十条;及时公开;县应急管理局;广播电视、两微一端;社会公众;主动公开;县级
2;;物资发放;物资名称、数量;《自然灾害救助条例》;发放后5个工作日内;县应急管理局;村公示栏;受灾群众;主动公开;乡级
'''
    return "disaster.csv", text.encode("gb18030"), (
        Wanted("灾情信息", "救灾救助", ("受灾人口、经济损失",), ("自然灾害救助条例",), "及时公开", ("县应急管理局",), ("广播电视", "两微一端"), ALL, PRO, C),
        Wanted("物资发放", "救灾救助", ("物资名称、数量",), ("自然灾害救助条例",), "发放后5个工作日内", ("县应急管理局",), (f"{BOARD}:村公示栏",), ("受灾群众",), PRO, ("乡级",)))


FRESH: tuple[Callable[[], Case], ...] = (
    internal_columns, class_is_method, csv_plain, word_merged, old_sheet, ditto_marks, channel_each, two_sheets, word_ticks, gbk_semicolons,
)
