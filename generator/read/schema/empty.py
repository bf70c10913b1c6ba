"""GK205, which more than one module gives: a text or a list with nothing, too little or too much in it."""

from generator.model.diagnostic import Code

GK205 = Code(
    "GK205",
    "空的，太短或者太长",
    "这一栏没有写内容，或者短得说不清，或者长得没法看。",
    "填写{label:这一栏}{example:-}。",
    {
        "group": "列表、分组是空的｜填写{label:这一栏}。{example:-}",
        "short": "太短｜写完整{example:-}。",
        "long": "太长｜写短一些，或者分成几条。",
        "remark": "# 后面的字被当成了备注｜# 是名称、内容的一部分，把整段文字放进一对英文双引号：{text:内容}。",
        "blank": "只有符号或者空格｜写上真实的内容。",
    },
)
