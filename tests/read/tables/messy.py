"""Messy tables as offices send them, every kind of defect that is known; what each says stands in `expected/`."""

# fmt: off
from tests.read.tables.make import (
    Formatted,
    Runs,
    Struck,
    box,
    cell,
    deleted,
    docx,
    form_box,
    paragraph,
    row,
    run,
    sym,
    table,
    xls,
    xlsx,
)

Made = tuple[str, bytes]

LIMIT="信息形成或者变更之日起20个工作日内"

def national() -> Made:
    """Two-row head with merged cells, repeated on the next page; 同上, 〃, 同序号3; boxes, 口 for □; notes, totals, signatures."""
    box="■政府网站      □政府公报\n■两微一端      □发布会/听证会\n□广播电视      □纸质媒体\n□公开查阅点    □政务服务中心\n□便民服务站    □入户/现场\n■社区/企事业单位/村公示栏（电子屏）\n□精准推送      □其他_______"
    ocr="■政府网站 口政府公报 口两微一端 口发布会/听证会\n口广播电视 ■纸质媒体 口公开查阅点 ■政务服务中心\n口便民服务站 ■入户/现场\n口社区/企事业单位/村公示栏（电子屏）\n口精准推送 ■其他 征地信息公开平台"
    h1=["序\n号","公开事项",None,"公开内容\n（要素）","公开依据","公开\n时限","公开\n主体","公开渠道和载体\n（“■”表示必选项，“□”表示可选项）","公开对象",None,"公开方式",None,"公开层级",None]
    h2=[None,"一级\n事项","二级\n事项",None,None,None,None,None,"全社\n会","特定群\n众","主\n动","依申\n请公开","县\n级","乡、村\n级"]
    rows=[["附件1"],["某县农村集体土地征收领域基层政务公开标准目录"],["填报单位：某县自然资源局",None,None,None,None,None,None,None,None,None,"日期：2026年3月"],h1,h2,
      [1,"征地管理政策","征地管理\n法律法规和\n规范性文件","●法律\n●法规\n●规章和规范性文件","1.《中华人民共和国土地管理法》\n2.《中华人民共和国政府信息公开条例》\n（中华人民共和国国务院令第711号）第二十条","信息形成\n或者变更之\n日起20个工\n作日内","县自然\n资源局",box,"√",None,"√",None,"√",None],
      [2,None,"征地补偿 标准","征地区片综合地价；青苗和地上附着物补偿标准；","同上",None,"同上","同上","√",None,"√",None,"√","√"],
      h1,h2,
      [3,"征地前期准备","拟征收土地告知","①征收范围\n②土地现状\n③征收目的","《土地管理法》第47条、《自然资源部关于印发〈农村集体土地征收基层政务公开标准指引〉的通知》（自然资办函[2019]1105号）","在启动拟征收土地工作时，在拟征收土地所在的乡镇和村公告至少30日","县人民政府；乡镇人民政府",ocr,None,"√（面向拟征收土地所在地的村集体成员）","√",None,"√","√"],
      [4,None,Struck("旧事项"),Struck("旧内容"),None,None,None,None,None,None,None,None,None,None],
      [5,None,"拟征收土地现状调查","调查结果公示","〃","公示期不少于 5 个工作日","〃","同序号3",None,"被征地农民","√","√",None,"√"],
      [6,None,"秘密事项","绝密",None,None,None,None,None,None,"√"],
      ["合计",None,"5项"],
      ["注：1.本目录由县自然资源局负责解释。\n2.公开时限另有规定的从其规定。"],
      ["审核人：王某",None,None,"填表人：李某",None,"联系电话：0000-1234567"]]
    m=["A2:N2","A4:A5","B4:C4","D4:D5","E4:E5","F4:F5","G4:G5","H4:H5","I4:J4","K4:L4","M4:N4","B6:B7","F6:F7",
       "A8:A9","B8:C8","D8:D9","E8:E9","F8:F9","G8:G9","H8:H9","I8:J8","K8:L8","M8:N8","B10:B13","A15:N15"]
    return "national.xlsx",xlsx({"土地征收":{"rows": rows,"merges": m,"hidden_rows": [13]},"草稿":{"rows": [["序号","事项名称","公开内容","公开依据"],[1,"草稿事项","x","y"]]}},hidden=["草稿"])

def channel_columns() -> Made:
    """Three-row head, a column a channel with names of the office, three levels, columns no field has, one for itself."""
    rows=[["序号","事项信息",None,None,"公开要素",None,None,None,None,None,"公开渠道和载体",None,None,None,None,"公开对象",None,"公开层级",None,None,"备注","网站所属栏目","内部审核意见"],
      [None,"公开事项",None,None,"公开内容（要素）","公开依据","时间要求",None,"责任主体","责任科室","政府门户网站","官方微信公众号","村民微信群","公示栏（电子屏）","其他","全社会","特定群体（请写明）","市级","县级","镇街",None,None,None],
      [None,"一级事项","二级事项","三级事项",None,None,"公开时限","更新周期",None,None,None,None,None,None,None,None,None,None,None,None,None,None,None],
      [1,"公共服务","水电气","供水服务","水价标准\n停水通知","《城市供水条例》(国务院令第158号)","20个工作日","每季度","县水务局","供水股","√","√",None,None,None,"√",None,None,"√","√","保留","民生服务/供水","不同意此条"],
      [2,None,None,"供气服务","气价标准","《城镇燃气管理条例》（国务院令第583号）","实时公开","每年","县住房和城乡建设局","公用事业股","√",None,"√",None,"警务公开栏","√","用气单位","√","√",None,None,"民生服务/供气","已阅"],
      [3,None,"市政设施","道路维护","占道挖掘许可结果","《城市道路管理条例》","作出行政决定之日起7个工作日内","/","县城市管理局","市政股","√",None,None,"√",None,"√",None,None,"√",None,"","",""]]
    m=["A1:A3","B1:D1","E1:J1","K1:O1","P1:Q1","R1:T1","U1:U3","V1:V3","W1:W3","B2:D2","E2:E3","F2:F3","G2:H2","I2:I3","J2:J3",*[f"{c}2:{c}3" for c in "KLMNOPQRST"],"B4:B6","C4:C5"]
    return "channel_columns.xlsx",xlsx({"市政服务":{"rows": rows,"merges": m}})

def words() -> Made:
    """One row of head, words and ticks behind words, numbers whose unit stands in their format, a day for a limit."""
    rows=[["社会救助领域基层政务公开标准目录"],
     ["编号","公开类别","事项名称","公开内容","依据","公开时间","责任单位","公开形式","公开范围","公开属性","公开层级","公开方式"],
     ["0505","最低生活保障","低保 对象名单","1、保障人口数；2、保障金额","民政部《最低生活保障审核确认办法》第二十一条",Formatted(20,'"信息形成或者变更之日起"0"个工作日内"'),"某县民政局","1.政府网站 2.两微一端 3.村公示栏","全社会√ 特定群体□","主动公开√依申请公开","县级、乡级","全文发布"],
     ["0506","最低生活保障","审核信息","申请材料","无",Formatted(45678,"yyyy-m-d"),"乡镇人民政府（街道办事处）","政务公开栏/入户","申请人","依申请","乡级","全文发布"],
     ["0507","特困人员供养","政策法规文件","文件","","20","县民政局","☐县政府门户网站","面向社会","主动","县级",""]]
    return "words.xlsx",xlsx({"Sheet1":{"rows": rows,"merges": ["A1:L1"]}})

def domains() -> Made:
    """Several tables on a sheet, several sheets, domains in lines between."""
    head=["序号","一级事项","二级事项","公开内容","公开依据","公开时限","公开主体","公开渠道","公开对象","公开方式","公开层级"]
    def r(n,c,t): return [n,c,t,"内容"+t,"《政府信息公开条例》",LIMIT,"县教育局","政府网站、两微一端","全社会","主动公开","县级"]
    a=[["（一）义务教育领域"],head,r(1,"政策文件","教育法规"),r(2,"","教育政策"),[],["（二）户籍管理领域"],head,r(1,"户口登记","出生登记"),r(2,"户口登记","死亡注销")]
    b=[head,["一、食品药品监管"],r(1,"行政许可","食品经营许可"),["二、环境保护"],r(2,"行政处罚","环境处罚决定")]
    return "domains.xlsx",xlsx({"教育户籍":{"rows": a,"merges": ["A1:K1","A6:K6","B3:B4"]},"食品环保":{"rows": b,"merges": ["A2:K2","A4:K4"]},"说明":{"rows": [["本表使用说明"],["请勿外传"]]}})

def item_over_rows() -> Made:
    """One item over several rows with a limit each; a group without items below; rows without a name."""
    head=["序号","公开事项",None,"公开内容（要素）","公开时限","公开依据","公开主体"]
    below=[None,"一级事项","二级事项",None,None,None,None]
    rows=[head,below,[1,"行政执法","行政处罚","处罚依据",LIMIT,"《行政处罚法》","县市场监管局"],
      [None,None,None,"处罚决定","作出决定之日起7个工作日内",None,None],
      [None,None,None,"撤回情况","在三日内撤回",None,None],
      [2,None,"行政检查","检查计划","每年1月31日前","同序号1",None],
      [3,"投诉举报",None,"渠道",LIMIT,"《食品安全法》","县市场监管局"],
      [None,None,"没有合并的","孤儿内容",None,None,None],
      [None,None,None,"没有名称",None,None,None]]
    m=["A1:A2","B1:C1","D1:D2","E1:E2","F1:F2","G1:G2","A3:A5","B3:B6","C3:C5","F3:F5","G3:G6","B7:C7"]
    return "item_over_rows.xlsx",xlsx({"执法":{"rows": rows,"merges": m}})

def word_symbols() -> Made:
    """Word: ticks as symbols and check boxes, tracked changes, hidden and struck text, cells left out of the grid."""
    def ch(*pairs):
         return "".join(sym("Wingdings 2","F052" if on else "F0A3")+run(n+" ") for n,on in pairs)
    rows=[row(cell("序号",down="restart"),cell("公开事项",across=2),cell("公开内容（要素）",down="restart"),cell("公开依据",down="restart"),cell("公开时限",down="restart"),cell("公开主体",down="restart"),cell("公开渠道和载体",down="restart"),cell("公开对象",across=2),cell("公开方式",across=2),cell("公开层级",across=2)),
     row(cell(down="c"),"一级事项","二级事项",cell(down="c"),cell(down="c"),cell(down="c"),cell(down="c"),cell(down="c"),"全社会","特定群体","主动","依申\n请公开","县级","乡、村级"),
     row("1",cell("财政预决算",down="restart"),"政府预算",cell(raw=run("①一般公共预算\n".strip())+"\n"+run("②政府性基金预算")),cell("《中华人民共和国预算法》\n《预算法实施条例》第六条",down="restart"),"本级人民代表大会批准后20日内","县财政局",cell(raw=ch(("政府网站",True),("政府公报",False))+"\n"+ch(("两微一端",True),("其他",False))),cell(raw=sym("Wingdings","F0FC")),"",cell(raw=sym("Wingdings 2","F050")),"",cell(raw=box(True)),cell(raw=box(False))),
     row("2",cell(down="c"),cell(raw=run("政府")+deleted("旧")+f'<w:ins w:id="3">{run("决算")}</w:ins>'),cell(raw=run("决算报告")+run("内部数据","<w:vanish/>")+run("作废","<w:strike/>")),cell(down="c"),"同上","县财政局",cell(raw=box(True)+run("政府网站 ")+box(False)+run("政府公报 ")+form_box(True)+run("公开查阅点")),"√","","√","","√",""),
     row("3",cell("删掉的"),cell("删掉的事项"),"x","y","z","w","政府网站","√","","√","","√","",properties='<w:del w:id="9" w:author="甲"/>'),
     row("部门预算","预算表","《预算法》","部门预算批复后20日内","各部门","■政府网站","√","","√","","√","",before=2),
     ]
    # third row needs category: gridBefore 2 leaves 序号 and 一级 empty
    return "word_symbols.docx",docx(paragraph("某县财政预决算领域标准目录"),table(*rows),paragraph("注：本目录自印发之日起施行"))

def word_pages() -> Made:
    """Word: heads repeated, a hidden row, two tables with their domains above, a line of a group."""
    head=row("序号","公开事项","公开内容","公开依据","公开时限","公开主体","公开渠道","公开对象","公开方式","公开层级")
    def r(n,t,**k): return row(str(n),t,f"{t}的内容","《农村危房改造管理办法》（建村〔2021〕35号）",LIMIT,"县住房和城乡建设局、乡镇人民政府","■政府网站 □政府公报\n■社区/企事业单位/村公示栏（电子屏）","☑全社会 □特定群体","■主动 □依申请","■县级 ■乡级 □村级",**k)
    return "word_pages.docx",docx(paragraph("农村危房改造领域"),table(head,r(1,"危房改造政策"),head,r(2,"危房改造对象"),r(9,"看不见的事项",properties="<w:hidden/>")),paragraph("（二）保障性住房领域"),table(head,row(cell("一、公租房",across=10)),r(1,"公租房申请"),r(2,"公租房分配")))

def old_excel() -> Made:
    """XLS: merged cells, a unit in a format, struck runs, a hidden row."""
    rows=[["序号","公开事项","","公开内容（要素）","公开依据","公开时限","公开主体","公开渠道和载体","公开对象","","公开方式","","公开层级","",""],
     ["","一级事项","二级事项","","","","","","全社会","特定群众","主动","依申请","县级","乡级","村级"],
     [1,"涉农补贴政策","耕地地力保护补贴","1.补贴对象\n2.补贴标准\n3.补贴程序","《农业法》第三十七条",Formatted(20,'"信息形成之日起"0"个工作日内"'),"县农业农村局","■政府网站 ■政府公报 □两微一端 ■便民服务站","√","",  "√","","√","√","√"],
     [2,"",Runs([("农机",{}),("旧名",{"strike":True}),("购置补贴",{})]),"补贴目录","同上","","县农业农村局","县政府网站、农业农村局微信公众号","","种粮农民","","√","√","",""],
     [3,"","隐藏","隐藏内容","","","","","","","√","","","",""],
     [4,"补贴发放结果","发放花名册","姓名\n金额\n面积","《一卡通管理办法》(财办〔2020〕37号)","公示时间不少于7天","乡镇人民政府","村公示栏","√","","√","","","V","√"]]
    m=[(1,1,2,1),(1,2,1,3),(1,4,2,4),(1,5,2,5),(1,6,2,6),(1,7,2,7),(1,8,2,8),(1,9,1,10),(1,11,1,12),(1,13,1,15),(3,2,5,2),(3,6,4,6)]
    return "old_excel.xls",xls("涉农补贴",rows,m,hidden_rows=[5])

def csv_gbk() -> Made:
    """CSV in GBK: no merged cells, groups written once, 口 and boxes without blanks."""
    text='''序号,公开事项,,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,,公开方式,,公开层级,
,一级事项,二级事项,,,,,,全社会,特定群体,主动,依申请,县级,乡级
1,政策文件,户籍政策,"1.法律
2.法规",《户口登记条例》,信息形成或变更之日起20工作日内,县公安局,■政府网站口政府公报■政务服务中心,√,,√,,√,
2,,户口办理,办理条件；办理材料；办理流程,,20个工作日,派出所,口政府网站■办事窗口,,申请人,,√,√,√
3,证件办理,居民身份证办理,办理须知,《居民身份证法》,长期公开,县公安局,政府网站,√,,√,,√,
合计：3项
'''
    return "csv_gbk.csv",text.encode("gb18030")

def rich_text() -> Made:
    """Saved by LibreOffice: rich text where there was none; struck runs; letters of symbol fonts, with and without them."""
    rows=[["序号","一级事项","二级事项","公开内容","公开依据","公开时限","公开主体","公开渠道和载体","公开对象","公开方式","公开层级"],
     [1,"安全生产",Runs([("2026",{"rFont":"Times New Roman"}),("年度监督检查计划",{"rFont":"宋体"})]),Runs([("检查",{}),("A",{"rFont":"Arial"}),("类企业",{})]),"《安全生产法》",LIMIT,Runs([("县应急管理局",{}),("（原安监局）",{"strike":True})]),Runs([("R",{"rFont":"Wingdings 2"}),("政府网站 ",{}),("£",{"rFont":"Wingdings 2"}),("政府公报 ",{}),("þ",{"rFont":"Wingdings"}),("广播电视",{})]),"社会公众","主动公开","县级"],
     [2,"","年度检查结果","内容","《安全生产法》",LIMIT,"县应急管理局","R政府网站 £政府公报 R纸质媒体","全社会","主动公开","县级"]]
    return "rich_text.xlsx",xlsx({"安全生产":{"rows": rows,"merges": ["B2:B3"]}})


def four_levels() -> Made:
    """Four levels, numbers of columns under the head, ticks over two columns."""
    h1=["序号","公开事项",None,None,None,"公开内容(要素)","公开依据","公开时限","公开主体","公开渠道和载体（在标注范围内至少选择其一公开，法律法规规章另有规定的从其规定）","公开对象",None,"公开方式",None,"公开层级",None]
    h2=[None,"一级事项","二级事项","三级事项","四级事项",None,None,None,None,None,"全社会","特定群体","主动","依申请公开","区级","街道级"]
    nums=[str(i) for i in range(1,17)]
    rows=[h1,h2,nums,
     ["1","公共资源交易","工程建设项目","招标公告","施工","招标条件；投标人资格","《招标投标法实施条例》第十五条\n《招标公告和公示信息发布管理办法》（国家发展改革委令第10号）","在采购活动开始前公开","区公共资源交易中心","■政府网站\n■其他（公共资源交易平台）","√",None,"√",None,"√","√"],
     ["2",None,None,None,"监理","同上","同上","同上","同上","同上","√",None,"√",None,"√","√"],
     ["3",None,None,"中标结果","","中标人；中标价","同上","自中标通知书发出之日起5日内","区公共资源交易中心","■其他：公共资源交易平台","√",None,"√",None,"√",None],
     ["4",None,"政府采购",None,None,"采购公告","《政府采购法》","及时","采购人","□政府网站 ■其他 采购网","√",None,"√",None,"√",None]]
    m=["A1:A2","B1:E1",*[f"{c}1:{c}2" for c in "FGHIJ"],"K1:L1","M1:N1","O1:P1","B4:B7","C4:C6","D4:D5","C7:E7","K4:L4"]
    return "four_levels.xlsx",xlsx({"交易":{"rows": rows,"merges": m}})

def side_by_side() -> Made:
    """Two tables side by side, a third below."""
    head=["序号","事项名称","公开内容","公开时限","责任单位"]
    rows=[[*head,None,*head],[1,"甲事项","甲内容","长期公开","县民政局",None,1,"乙事项","乙内容","长期公开","县民政局"],[2,"丙事项","丙内容","长期公开","县民政局"],[],["安全生产领域"],["编号","一级事项","二级事项","公开要素","公开依据","公开渠道"],[1,"应急","预案","预案文本","《突发事件应对法》","网站；公告栏"]]
    return "side_by_side.xlsx",xlsx({"s":{"rows": rows}})

def sections() -> Made:
    """Groups of items in lines of their own, dots for ticks."""
    rows=[["养老服务领域基层政务公开标准目录",None,None,None],["序号","公开事项","公开内容（要素）","公开依据","公开时限","公开主体","公开渠道和载体","公开对象","","公开方式","","公开层级",""],["","","","","","","","全社会","特定群众","主动","依申请","县级","乡、村级"],
      ["一、养老服务通用政策"],[1,"国家和地方层面养老服务相关法律、法规、政策文件","文件名称；文号；发文部门","《中华人民共和国老年人权益保障法》","自制作或获取之日起10个工作日内","县级民政部门","●政府网站 ○政府公报","●","","●","","●",""],
      ["二、养老服务业务办理"],[2,"养老机构备案","备案申请材料；备案流程","各地相关法规","自备案之日起10个工作日内","民政部门","■政府网站□政府公报■政务服务中心","","养老机构","√","","√","√"],
      ["（三）老年人补贴"],[3,"老年人补贴申领和发放","名称","同上","制定或获取补贴政策之日起10个工作日内，公示7个工作日","同上","■政府网站■社区/企事业单位、村公示栏（电子屏）","√","","","√","√","√"]]
    return "sections.xlsx",xlsx({"养老":{"rows": rows,"merges": ["A1:M1","H2:I2","J2:K2","L2:M2","A4:M4"]}})

def word_words() -> Made:
    """Word: breaks inside words everywhere, words instead of ticks."""
    rows=[row("序 号","一级\n事项","二级\n事 项","公开内容\n（要 素）","公开\n依据","公开\n时 限","公开\n主体","公开渠道\n和载体","公开对象","公开方式","公开层级"),
      row("1","就业信息服务","岗位信息发布",cell(raw=run("招聘单位\n".strip())+"\n"+run("岗位要求")+"\n"+run("福利待遇")+"\n"+run("招聘流程")),"《人力资源市场\n暂行条例》","公开事项信息形\n成或变更之日起\n20个工作日内","公共就业服务机构","政府网站\n公开查阅点\n基层公共服务平台","社会","主动","县、乡级"),
      row("2","同上","求职信息登记","服务对象","同上","同上","同上","同上","特定群体：求职人员","依申请","县级\n乡级"),
      row(cell("3"),cell("职业培训",down="restart"),"培训项目","内容A","","","","","√全社会","√主动 □依申请","√县级 √乡级"),
      row(cell("4"),cell(down="c"),"培训补贴","内容B","《就业促进法》","","人社部门","","","","")]
    return "word_words.docx",docx(paragraph("就业领域"),table(*rows))

def csv_tabs() -> Made:
    """CSV with a mark and tabs, 〃 everywhere."""
    t="序号\t一级事项\t二级事项\t公开内容\t公开依据\t公开时限\t公开主体\t公开渠道\t公开对象\t公开方式\t公开层级\n1\t监督检查\t检查计划\t计划\t《安全生产法》\t长期\t县应急局\t网站\t全社会\t主动\t县级\n2\t〃\t检查结果\t结果\t〃\t〃\t〃\t〃\t〃\t〃\t〃\n"
    return "csv_tabs.csv",("\ufeff"+t).encode()

def split_columns() -> Made:
    """公开时限 and 公开主体 split into two columns each; one item over two rows."""
    h1=["序号","公开事项",None,"公开内容（要素）","公开依据","公开时限",None,"公开主体",None,"公开渠道和载体","公开方式"]
    h2=[None,"一级事项","二级事项",None,None,"首次公开","更新时限","责任单位","责任科室",None,None]
    rows=[h1,h2,[1,"卫生监督","公共场所卫生许可","许可依据\n许可条件","《公共场所卫生管理条例》","3个工作日内","动态调整","县卫生健康局","监督股","政府网站、两微一端","主动公开"],
      [None,None,None,"许可结果",None,"7个工作日内",None,None,None,None,None]]
    m=["A1:A2","B1:C1","D1:D2","E1:E2","F1:G1","H1:I1","J1:J2","K1:K2","A3:A4","B3:B4","C3:C4","E3:E4","G3:G4","H3:H4","I3:I4","J3:J4","K3:K4"]
    return "split_columns.xlsx",xlsx({"卫生健康":{"rows": rows,"merges": m}})

def far_down() -> Made:
    """A head far down and to the right; 公开方式 that lists channels."""
    rows=[[],[],[None,None,"文件：附件二"],[None,None,"序号","公开事项","","","公开内容","公开依据","公开时限","责任主体","公开方式","公开程度"],[None,None,1,"招生政策","","","1.招生范围 2.招生计划 3.报名条件","《义务教育法》第十二条","20个工作日内","县教育局","政府网站、校园公告栏","全社会"],[None,None,2,"学校概况","","","办学性质、办学地点、办学规模","同上","长期","各学校","校园网站；公示栏","家长"]]
    return "far_down.xlsx",xlsx({"教育":{"rows": rows}})


TABLES = (
    national,
    channel_columns,
    words,
    domains,
    item_over_rows,
    word_symbols,
    word_pages,
    old_excel,
    csv_gbk,
    rich_text,
    four_levels,
    side_by_side,
    sections,
    word_words,
    csv_tabs,
    split_columns,
    far_down,
)
