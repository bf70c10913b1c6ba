"""Names by which tables call the domains: the 26 national ones (国办发〔2019〕54号), the pilot ones (国办发〔2017〕42号).

A wording → the pilot domain's usual name where there is one, else the national name. Which file of a catalogue that is,
is decided where the catalogue is known (`pipeline.importing`).
"""

from collections.abc import Mapping

_SAME: tuple[tuple[str, ...], ...] = (
    ("征地补偿", "农村集体土地征收", "土地征收", "集体土地征收", "征地"),
    ("拆迁安置", "国有土地上房屋征收与补偿", "国有土地上房屋征收", "房屋征收与补偿", "房屋征收", "征收补偿"),
    ("保障性住房", "住房保障", "保障住房"),
    ("农村危房改造", "危房改造"),
    ("扶贫救灾", "救灾", "救灾生产", "扶贫", "巩固脱贫攻坚成果", "自然灾害救助"),
    ("市政服务",),
    ("公共资源交易",),
    ("义务教育", "教育"),
    ("财政预决算", "预决算"),
    ("环境保护", "生态环境"),
    ("食品药品监管", "食药监管", "食品药品"),
    ("户籍管理", "户籍"),
    ("涉农补贴", "农业补贴"),
    ("重大建设项目",),
    ("社会救助",),
    ("养老服务",),
    ("公共法律服务",),
    ("就业", "就业创业"),
    ("社会保险",),
    ("城乡规划",),
    ("城市综合执法", "城市管理综合执法", "综合执法"),
    ("公共文化服务",),
    ("卫生健康", "医疗卫生"),
    ("安全生产",),
    ("税收管理", "税收"),
    ("乡村振兴",),
    ("新闻出版版权",),
    ("旅游",),
    ("统计",),
    ("自然资源",),
)

DOMAIN_WORDS: Mapping[str, str] = {word: group[0] for group in _SAME for word in group}
"""Wording → the name the domain goes by here."""
