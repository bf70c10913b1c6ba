"""The codes that more than one rule about ids gives: of items (`rules.identity`) and of domains (`rules.codes`)."""

from generator.model.diagnostic import Code

GK403 = Code(
    "GK403",
    "发出过的编码不见了",
    "permalinks.yml 里登记过的事项、一级事项或者领域，目录里没有了。二维码可能已经贴在公示栏上，扫出来会打不开。"
    "见[撤销、合并、改名](index.md#撤销合并改名)。",
    "恢复这个{kind:事项}；确实不要了，运行 gongkai retire {id:编码} --reason 原因（有替代的加 --into 编码）；"
    "从没生成过、只是写错的，删掉这一行。",
    {
        "domain": "一整个领域｜把{kind:领域}的文件找回来；确实不要了，也要先找回来，逐个登记它的事项的去向，"
        "再运行 gongkai retire {id:编码} --reason 原因（有替代的加 --into 编码）。"
    },
)
GK404 = Code(
    "GK404",
    "编码被挪作他用",
    "已经失效的编码又用上了，或者编码还在、内容却换成了另一件事。旧二维码会把群众带到不相干的事项。"
    "一级事项和领域的编号也一样；换个叫法不算另一件事。",
    "另一件事用新编码；只是改名的，把 permalinks.yml 里登记的名称一起改掉。",
    {"retired": "已经失效的编码｜换一个新编码，失效的编码永不重用。"},
)
GK405 = Code(
    "GK405",
    "编码还没有登记",
    "事项、一级事项和领域的编码都要在 permalinks.yml 里登记，以后才能发现它丢了或者被挪用了。"
    "用 `gongkai new item` 新增的事项会自动登记。",
    "在 permalinks.yml 的 {section:issued、categories 或者 domains} 里加一行“{id:编码}: {day:日期} {title:名称}”"
    "（首次发布的日期和名称）。",
    {
        "registered": "登记的是另一个编码｜把编码改回“{registered:登记的编码}”：它已经印成了二维码。"
        "确实是另一个事项的，换一个分得清的名称，再登记。",
        "section": "permalinks.yml 里没有这一段｜"
        "加一段 {section:categories 或者 domains}，一行一个，例如“{id:编码}: {day:日期} {title:名称}”。",
    },
    may_warn=True,
)
GK413 = Code(
    "GK413",
    "没有这个事项",
    "群众常问、首页“常查”、调整记录、负面清单这一类或者失效编码的去向，写了一个不存在的编码，点开会是空的。",
    "改成现有的{kind:-}编码。",
)
