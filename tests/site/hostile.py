"""A catalogue with something nasty in every field that takes free text, of every file."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

PAYLOADS = {
    "script": "<script>window.pwned=1</script>",
    "template": "{{ 7*7 }}",
    "statement": "{% raw %}",
    "address": "javascript:window.pwned=1",
    "handler": '" autofocus onfocus="window.pwned=1" onmouseover="window.pwned=1',
    "apostrophe": "' onfocus='window.pwned=1' autofocus='",
    "backslash": "\\\"\\'\\u003cscript\\u003e\\x3c\\n\\",
    "entity": "&lt;script&gt;&amp;&#60;b&#62;&quot;",
    "section": "]]><!-- --!> -->",
    "title": "</title><script>window.pwned=1</script>",
    "image": "<img src=x onerror=window.pwned=1>",
    "elements": "</textarea></script></style></svg><svg onload=window.pwned=1>",
    "markdown": "[x](javascript:pwned=1) **b** ![x](x){onerror=pwned=1} `c` <b>",
    "slots": "<!--gongkai:body--><!--gongkai:head-->",
    "separators": "#01=x|?@020 =|=",
    "prototype": "__proto__ constructor toString",
    "formats": "%s %(x)s {0} $1 $& \\1 ${x}",
}
Text = Callable[[str, int], str]
"""What stands in a field: (name of the field, longest length) → text."""


LONGER = "及时公开，" + "凑满长度" * 13
WHOLE = (
    "专项督导结束后督导报告向社会公布（综合督导也是，通用20个工作日）；"
    "责任督学每学期不少于2次，情况写成报告，挂牌长期公示"
)
"""Make time limits long whatever else stands in them: the second item's are cut, the first's can't be."""


def plain(name: str, length: int) -> str:
    """A harmless text of the same kind: a digit, so that telephones are links as with the payloads."""
    return ("甲" + name + "1")[:length]


def hostile(payload: str) -> Text:
    """The payload behind what keeps lists in order and telephones links; short fields get its beginning."""
    return lambda name, length: ("甲" + name + "1" + payload)[:length]


def phone(text: Text) -> str:
    """A telephone with the payload where words may stand: in brackets, of which it has none itself."""
    return f"0000-0000001（{re.sub('[()（）]', '', text('话', 40))}）"


def contact(text: Text, *, with_name: bool = True) -> dict[str, str]:
    named = {"name": text("名", 60)} if with_name else {}
    return {
        **named,
        "phone": phone(text),
        "address": text("址", 200),
        "hours": text("时", 200),
        "note": text("注", 400),
        "email": "a&b;c@example.cn",
        "website": "https://example.cn/?a=1&b=(2)",
    }


def office(text: Text, items: list[str]) -> dict[str, Any]:
    return {
        "name": text("府", 60),
        "short_name": text("县", 20),
        "site_name": text("站", 40),
        "site_url": "https://www.example.gov.cn/gk/",
        "host": text("主", 60),
        "undertaker": text("承", 60),
        "site_domain": "www.example.gov.cn",
        "site_id_code": "0000000000",
        "icp": text("备", 60),
        "police": text("安", 60),
        "contact": contact(text),
        "apply": contact(text),
        "supervision": contact(text),
        "popular": [{"ask": text("问", 20), "item": item} for item in items],
    }


def domain(text: Text, code: str) -> dict[str, Any]:
    body, law, category = text(f"体{code}", 40), text(f"法{code}", 80), text("类", 40)
    first = {
        "id": f"{code}-001",
        "title": text("题", 80),
        "category": category,
        "summary": text("摘要一句话说明", 100),
        "content": [text("要素一", 300), text("要素二", 300)],
        "subject": [{"body": body, "level": "县级", "note": text("分", 60)}],
        "official_subject": text("原", 200),
        "time_limit": [
            {"applies_to": text("管", 80), "text": WHOLE},
            {"applies_to": text("另", 80), "text": text("及时公开，", 300)},
        ],
        "channel": ["政府网站", {"name": "其他", "note": text("渠", 80)}],
        "scope": {
            "method": ["主动公开", "依申请公开"],
            "audience": ["全社会", text("群", 80)],
            "level": ["县级", "村级"],
        },
        "basis": [{"law": law, "articles": ["第一条"], "note": text("记", 200)}],
        "stage": "结果",
        "nature": "长期",
        "power": "其他行政权力",
        "keywords": [text("词", 30), text("语", 30)],
        "how_to_apply": text("怎样申请", 200),
        "privacy": text("隐去", 300),
        "published": [
            {
                "title": text("件", 120),
                "url": "https://www.example.gov.cn/?a=1&b=2;x=(1)&lt;{{7*7}}",
                "date": "2026-05-06",
                "body": body,
            }
        ],
        "origin": {"kind": "外地目录", "source": text("源", 120), "url": "https://example.cn/?a=1&b=(2)"},
        "verify": text("核", 200),
        "updated": "2026-11-24",
    }
    second = {
        **{name: first[name] for name in ("category", "channel", "scope", "basis", "stage", "nature", "power")},
        "id": f"{code}-002",
        "title": text("题二", 80),
        "summary": text("第二个摘要一句话", 100),
        "content": [text("别的要素", 300)],
        "subject": [body],
        "time_limit": [
            {"applies_to": text("管", 20), "text": "信息形成之日起20个工作日内"},
            {"applies_to": "其他", "text": text(LONGER, 300)},
        ],
        "keywords": [],
        "how_to_apply": text("怎样申请", 200),
    }
    return {
        "domain": {
            "code": code,
            "title": text(f"领域{code}", 20),
            "authority": body,
            "guidance": text("指导", 200),
            "introduction": text("这是一段足够长的领域说明文字，给办事群众看的。", 300),
            "questions": [
                {"ask": text(f"第{n}个群众会问的问题", 60), "item": f"{code}-00{1 + n % 2}"} for n in range(3)
            ],
            "categories": [
                {
                    "id": "c1",
                    "name": category,
                    "description": text("一类说明", 80),
                    "basis": [{"law": law, "articles": ["第二条"]}],
                }
            ],
        },
        "items": [first, second],
    }


def registers(texts: dict[str, Text]) -> dict[str, Any]:
    """bodies, laws, permalinks, adjustments, words, calendar for the domains of `texts` (code → text)."""
    pairs = list(texts.items())
    return {
        "bodies": {
            "bodies": [
                {
                    "name": text(f"体{code}", 40),
                    "kind": "政府部门",
                    "full_name": text("全", 60),
                    "duty": text("管", 120),
                    "phone": phone(text),
                    "address": text("址", 200),
                    "hours": text("时", 200),
                }
                for code, text in pairs
            ]
        },
        "laws": {
            "laws": [
                {
                    "key": text(f"法{code}", 80),
                    "title": text(f"律{code}", 200),
                    "doc_no": text("号", 80),
                    "issued": text("发", 80),
                    "effective": text("施", 80),
                    "status": "已修订",
                    "replaced_by": text("代", 200),
                    "checked": "原文",
                    "articles": [
                        {"article": "第一条", "gist": text("旨", 200)},
                        {"article": "第二条", "gist": text("意", 200)},
                    ],
                    "note": text("注", 390),
                }
                for code, text in pairs
            ]
        },
        "permalinks": {
            "issued": {
                f"{code}-00{n}": title
                for code, text in pairs
                for n, title in ((1, text("题", 80)), (2, text("题二", 80)))
            },
            "retired": [
                {
                    "id": f"{code}-009",
                    "title": text("旧", 80),
                    "on": "2026-11-01",
                    "reason": text("因", 200),
                    "since": "2026-10-01",
                    "replaced_by": [f"{code}-001"],
                }
                for code, text in pairs
            ],
        },
        "adjustments": {
            "adjustments": [
                {"on": "2026-11-24", "text": text("调整", 200), "items": [f"{code}-001"]} for code, text in pairs
            ]
        },
        "words": {
            "synonyms": [{"say": [text("说", 20)], "mean": [text("题", 20)]} for _, text in pairs],
            "readings": {},
            "stopwords": [text(f"停{code}", 10) for code, text in pairs],
        },
        "calendar": {
            "years": [{"year": "2027", "notice": pairs[0][1]("通知", 200), "holidays": ["2027-01-01"], "workdays": []}],
            "local": [{"on": "2027-06-01", "day": "放假", "name": pairs[0][1]("地", 80)}],
        },
    }


def write_catalogue(folder: Path, texts: dict[str, Text], office_text: Text) -> Path:
    """Write the files; JSON is YAML, so nothing is escaped by hand. Returns the catalogue folder."""
    catalog = folder / "catalog"
    (catalog / "pages").mkdir(parents=True)
    (catalog / "pages" / "about.md").write_text(
        "# 关于本站\n\n说明。\n\n## 无障碍 {#accessibility}\n\n可以。\n", "utf-8"
    )
    (catalog / "pages" / "apply.md").write_text("# 依申请公开\n\n写信来。\n", "utf-8")
    files = {f"{code}-x": domain(text, code) for code, text in texts.items()}
    files["office"] = office(office_text, [f"{code}-001" for code in list(texts)[:3]])
    for name, data in {**files, **registers(texts)}.items():
        (catalog / f"{name}.yml").write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    return catalog
