"""Chinese surnames: the common ones of the census and the compound ones, and what looks like a name and is a word."""

from functools import lru_cache

_PLAIN = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "姜邹熊孟秦白江阎尹薄邱侯龙段雷黎史陶贺顾毛郝龚邵钱覃武莫孔汤葛邢赖庞樊殷施翟倪俞柯牛耿焦詹霍童裴翁柳蓝闵欧岳"
    "骆鲁韦聂苗齐柏伍涂郎凌盛祁佟甄谌仝崔谭廖姚卞冉桑岑苟娄邬糜褚卫柴闫肖涂伏屈窦栾荀羿宓蔺屠郗茹戚饶晏佘仇瞿阚"
    "楚燕冀宗沙靳尤池匡臧巩司桂车巫辛鲍芦虞喻粟谷蒲敖晁冼滕刁乔申屠丘幸郁"
)
_WORDLIKE = (
    "高安方程成范计任万解农符严应常向和公全单项金康祝温于时石孔洪古华明元平年支文房水路管简米费景关易章舒阮申郁师包"
    "党原木邸初尚连由党国甘宁查左区季宫柏强衣麦寿那巴双仲经能通相后空曲厉诸蒙冷满阳干门权尧伊扈戈柳都耿苍束"
)
"""Surnames that begin common words too (高龄, 申请, 符合): believed only where something says that a name stands here."""

COMPOUND = (
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "端木", "夏侯", "宇文", "长孙",
    "独孤", "轩辕", "南宫", "西门", "百里", "呼延", "闻人", "澹台", "钟离", "申屠", "淳于", "太史", "万俟", "赫连", "公冶",
)  # fmt: skip

PLAIN = frozenset(_PLAIN) - frozenset(_WORDLIKE)
WORDLIKE = frozenset(_WORDLIKE)
FIRST = PLAIN | WORDLIKE | {name[0] for name in COMPOUND}
"""Characters that a name begins with."""

_NO_GIVEN = frozenset(
    "县市区镇乡村省街号局委的了在是与及或被由于从对向按将把各每该此某日时分秒个项条款第节级类种型"
    "额费率价税表单册证照件机构院校站所处科室厅部署会团队组员工农府企业公司店厂者们等以应须得不未已"
    "编码代目申请办审核批准布告补助救低残疾困难户口住房患病址身份手电账卡男女"
)
"""Characters that are in no given name and in many words of the administration."""

_NO_NAMES = frozenset(
    [
        "黄河",
        "黄金",
        "黄色",
        "白色",
        "江苏",
        "江西",
        "江南",
        "马上",
        "马路",
        "牛羊",
        "牛奶",
        "田地",
        "田间",
        "田园",
        "田块",
        "夏季",
        "夏天",
        "夏粮",
        "秦岭",
        "周边",
        "周期",
        "周围",
        "周岁",
        "周末",
        "龙头",
        "贺信",
        "毛利",
        "顾客",
        "顾问",
        "汤类",
        "武装",
        "武警",
        "武汉",
        "齐全",
        "齐抓",
        "车辆",
        "车位",
        "车站",
        "车牌",
        "车道",
        "宗地",
        "宗教",
        "沙土",
        "沙石",
        "沙漠",
        "池塘",
        "谷物",
        "谷类",
        "粟米",
        "桑蚕",
        "柴油",
        "史料",
        "施工",
        "施行",
        "施肥",
        "施策",
        "童年",
        "段落",
        "雷电",
        "雷击",
        "苗木",
        "苗圃",
        "戴帽",
        "余额",
        "余下",
        "余款",
        "许可",
        "许多",
        "莫名",
        "盛大",
        "司法",
        "司机",
        "尤其",
        "辛苦",
        "汪洋",
        "白天",
        "白内障",
        "白血病",
        "钱款",
        "钱财",
        "彭水",
        "鲁东",
        "冀中",
        "燕山",
        "楚雄",
        "卫生",
        "卫健",
        "卫计",
        "殷实",
        "曾经",
        "曾任",
        "何时",
        "何种",
        "何人",
        "何地",
        "林地",
        "林业",
        "林木",
        "林草",
        "林权",
        "林区",
        "林场",
        "林下",
        "胡同",
        "朱红",
        "罗列",
        "梁子",
        "宋体",
        "唐山",
        "谢绝",
        "韩国",
        "苏州",
        "叶片",
        "杜绝",
        "江河",
        "江水",
        "蓝天",
        "蓝色",
        "孟州",
        "侯选",
        "屈服",
        "蒲团",
        "乔木",
        "桂林",
        "柳州",
        "欧盟",
        "欧元",
        "伍佰",
        "龙门",
        "牛肉",
        "史上",
        "黎明",
        "钟点",
        "钟头",
        "潘多",
        "凌晨",
        "肖像",
        "马铃薯",
        "胡萝卜",
        "胡萝",
        "柴胡",
        "沙棘",
        "毛竹",
        "毛豆",
        "白菜",
        "白酒",
        "黄豆",
        "黄瓜",
        "黄花",
        "黄牛",
        "葛根",
        "桑树",
        "柳树",
        "柏树",
        "杨树",
        "李子",
        "杜仲",
        "龙眼",
        "龙虾",
        "江河",
        "车船",
        "钱粮",
    ]
)

_GIVEN = frozenset(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文志海永春林金凤荣云龙生福祥贵成德义忠良清新庆东南北宝宏光"
    "辉亮晨阳鹏飞宇浩轩子涵梓萱雨欣怡佳琪诗梦瑶雪莹婷慧颖琳倩露洁丹琴淑珍珠莲菊香爱翠花巧凯斌彬峰松柏树森波江河川洲源润泽"
    "康健安宁和顺兴旺盛昌隆达富喜乐瑞祺吉星月辰昊天航博学思雅俊豪雄威武振兵卫民胜立根长小大山岩石苗芬芝萍蓉莉薇菲青素仙娥美"
    "锋锐钢铁铭锦鑫银铜全仁孝廉信诚敬恩惠慈善道世家传继承守贤才智勤俭朴正直公义友孟仲季伯叔甲乙丙丁一二三四五六七八九千万"
    "玲珊瑛珺珂琼瑾璐璇璟璞晓昱晴晖曦旭昕晶景晋普曼冬秋夏炎焱焕炜炳灿烨煜燕鸿鹤鸣鹰雁凰彤彩彦影丛丰代伊伦佑侠保修倚元兆先克"
    "冠冰凡力加励动劲勋化升卓博厚原双叶同向君吟吾启呈周品哲唯善嘉园圆坚坤坡城培基堂声夫奇奕妍妙妮姗姣娅娇娴婉媛嫣孙存宗官宜"
    "宪宾富寅寒寿尚展岚岭峻崇嵩川巍州希帆常庭延弘弟彪征律微心怀恒悦情意成战扬拓捷政敦斯方日昆时晟朋朗望朝来杉"
    "栋桐桥桦棠楠楚榕槐樱欢歌正殿毅民水汉汝沁沛沙泉泓法泰洪津流浦涌淇深淳渊渝湘溪滨滢漫潇澄澜瀚灵牛特猛玄玥珏理琦琛琨瑜璋甜申"
    "畅皓益盈石硕祖禄禹秉程稳穆竹笑筠简纪红纯纲绍维绪缘群羽翔翰耀聪聚育胤臻舒航艺节芊芸苏若茂茜茵茹荷莎菁萌蓓蓝蕊蕾薰蝶衡裕西"
    "言讯语诺谦谷豫贝贞赛起越路轶辛迅远迪逸遥邦郁重钊钧铃铎锡镇长门闯闻陆陶隽雁雯霄霖霜露青韬韵顶领颂飘馨骁骏骞高魁魏麒麟黎默鼎"
)
"""Characters that given names are made of: beside one of the surnames that begin words they tell 高小明 from 高标准."""

_WORDS_OF_GIVEN = frozenset(
    {"高中生", "安全生", "农民工", "高山", "全国", "公安", "文化", "高原", "石林", "石山", "华南", "华东", "华北"}
)


_ONLY_GIVEN = frozenset("磊娜婷慧颖琳倩娟霞芳婧萱涵梓浩轩琪莹杰俊豪斌彬凯鹏涛艳淑莉莎薇")
"""Characters that hardly a word has."""


def is_given(text: str) -> bool:
    """A name though its surname begins words: what follows is such as given names have."""
    if len(text) == 2:
        return text[0] in WORDLIKE and text[1] in _ONLY_GIVEN
    return (
        len(text) == 3
        and text[0] in WORDLIKE
        and _GIVEN.issuperset(text[1:])
        and text not in _WORDS_OF_GIVEN
        and text[:2] not in _WORDS_OF_GIVEN
    )


@lru_cache(maxsize=16_384)
def is_name(text: str, *, believed: bool = False) -> bool:
    """A whole name stands here: surname and one or two characters (a compound surname takes the same).

    `believed`: the place is one for a name, so that surnames that begin common words count too.
    """
    if text[:2] in COMPOUND and len(text) in (3, 4):
        return not _NO_GIVEN.intersection(text[2:])
    if len(text) not in (2, 3) or not text[0] or text in _NO_NAMES or text[:2] in _NO_NAMES:
        return False
    if text[0] not in PLAIN and not (believed and text[0] in WORDLIKE):
        return False
    given = text[1:]
    return all("\u4e00" <= char <= "\u9fff" or char == "·" for char in given) and not _NO_GIVEN.intersection(given)
