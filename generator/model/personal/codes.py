"""The codes of personal data, GK501 to GK509: what each is called, and how it is mended.

What is looked for is told where it is found, beside this module, and in `check.rules.privacy`.
"""

from generator.model.diagnostic import Code

GK501 = Code(
    "GK501",
    "像是身份证号",
    "这里有一串数字，位数、地区、生日符合身份证号的规则；中间有空格、横线、换行，用全角、汉字数字，"
    "或者错了一位的也算。提示里只显示前三位。",
    "删掉；确实要区分同名的人，只留后四位，或者隐去中间八位（出生年月日）。{source:-}",
    {
        "rename": "在文件名里｜给文件换一个名称。",
        "made": "在要公布的文件里｜改源头（目录文件、pages 里的文字或者附件），再生成一次。",
    },
)
GK502 = Code(
    "GK502",
    "像是个人手机号",
    "这里有一个 11 位手机号。office.yml、bodies.yml 的 phone 是公开的办公电话，不在此列。",
    "删掉；要留联系电话的，写单位的固定电话，放在 office.yml、bodies.yml 的 phone 里。{source:-}",
    GK501.remedies,
)
GK503 = Code(
    "GK503",
    "像是银行卡号或者个人账号",
    "这里有一串符合银行卡校验规则的数字，或者“账号”“卡号”“一卡通”后面的数字，旁边没有写明是单位的账户。",
    "删掉，或者只留后四位；收款账户属于单位的，把户名写在账号前面。{source:-}",
    GK501.remedies,
)
GK504 = Code(
    "GK504",
    "身份证号没有遮够",
    "遮了几位，但还看得出 14 位以上，或者看得出出生年份，或者和姓名、金额写在一起。别人可以推算出其余的数字。",
    "把出生年月日也隐去，最多留前六位和后四位；姓名和金额同时公开的，身份证号不写。{source:-}",
    GK501.remedies,
)
GK505 = Code(
    "GK505",
    "像是残疾人证、护照、通行证或者军人证件号码",
    "残疾人证号是身份证号加两位；护照、港澳台通行证、军官证的号码写在证件名称后面。",
    "删掉证件号码。{source:-}",
    GK501.remedies,
)
GK506 = Code(
    "GK506",
    "像是具体到门牌的家庭住址",
    "这里的住址写到了单元、房间，或者村里的组和门牌号。单位的办公地址不在此列。",
    "只写到村、社区或者小区，不写门牌。{source:-}",
    GK501.remedies,
)
GK507 = Code(
    "GK507",
    "像是车牌号",
    "这里有一个车牌号（GA 36），顺着它能找到车主。",
    "删掉，或者隐去后几位。{source:-}",
    GK501.remedies,
)
GK508 = Code(
    "GK508",
    "姓名连着病情、残疾、困难情况或者学校班级",
    "这里一个人的全名和疾病、残疾、低保等困难情况写在一起，或者孩子的姓名和学校、班级写在一起，或者信访、处罚、补助等事项的标题里写着当事人。这些是敏感个人信息。",
    "姓名写成“张某某”，或者不写病情、残疾、困难原因和学校班级。{source:-}",
    GK501.remedies,
)
GK509 = Code(
    "GK509",
    "姓名连着出生日期",
    "这里一个人的全名和完整的出生日期写在一起。",
    "删掉出生日期，需要的写年龄段。{source:-}",
    GK501.remedies,
)

PERSONAL = {code.number: code for code in (GK501, GK502, GK503, GK504, GK505, GK506, GK507, GK508, GK509)}
"""Number, as the detector gives it, → code."""

WHY = "《政府信息公开条例》第十五条、《个人信息保护法》第二十八条"
