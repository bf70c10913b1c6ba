"""Small tables of Chinese characters: traditional forms, look-alikes, and those with several readings in use.

Traditional forms: the single-character pairs of OpenCC's `TSCharacters` (Apache-2.0) whose simplified form is an
everyday character (GB 2312 level 1). Look-alikes: gathered by hand from what people mistype; sounds are not
in it (`derive.search.readings` has them). Readings: gathered by hand.
"""

from functools import cache

_TRADITIONAL = """
万萬 与與 丑醜 专專 业業 丛叢 东東 丝絲 丢丟 两兩 严嚴 丧喪 个個箇 丰豐 临臨 为為爲 丽麗 举舉
么麼麽 义義 乌烏 乐樂 乔喬 习習 乡鄉 书書 买買 乱亂 争爭 于於 亏虧 云雲 亚亞 产產産 亩畝 亲親
亿億 仅僅 仆僕 从從 仑侖崙 仓倉 仪儀 们們 价價 众眾衆 优優 伙夥 会會 伞傘 伟偉 传傳 伤傷 伦倫
伪偽僞 体體 余餘 佛彿 佣傭 侠俠 侣侶 侥僥 侦偵 侧側 侨僑 侩儈 俊儁 俩倆 俭儉 修脩 债債 倾傾 偿償
储儲 僵殭 儿兒 克剋 兑兌 党黨 兰蘭 关關 兴興 兹茲 养養 兽獸 内內 冈岡 册冊 写寫 军軍 农農 冬鼕
冯馮 冲沖衝 决決 况況 冻凍 净凈淨 凄悽淒 准準 凉涼 凌淩 减減 凑湊 凛凜 几幾 凤鳳 凭憑 凯凱 凶兇
出齣 击擊 凿鑿 划劃 刘劉 则則 刚剛 创創 删刪 别別彆 刮颳 制製 刹剎 刽劊 剂劑 剐剮 剑劍 剥剝 剧劇
劝勸 办辦 务務 动動 励勵 劲勁 劳勞 势勢 勋勛勳 匀勻 区區 医醫 千韆 升昇陞 华華 协協 单單 卖賣
卜蔔 占佔 卢盧 卤滷鹵 卧臥 卫衛 即卽 却卻 卷捲 厂廠 厅廳 历厤曆歷 厉厲 压壓 厌厭 厕厠廁 厘釐 厢廂
厦廈 厨廚 厩廄 县縣 叁叄 参參蔘 双雙 发發髮 变變 叙敘 叠疊 只隻 台檯臺颱 叶葉 号號 叹嘆歎 吁籲
吃喫 合閤 吊弔 同衕 后後 向嚮曏 吓嚇 吕呂 吗嗎 吨噸 听聽 启啓啟 吴吳 呆獃 呐吶 呕嘔 员員 呛嗆
呜嗚 周週 咏詠 咙嚨 咨諮 咸鹹 咽嚥 哄鬨 响響 哑啞 哗嘩譁 哟喲 唇脣 唤喚 啮嚙齧 啸嘯 喂餵 喷噴
嘘噓 嘱囑 噪譟 嚣囂 回迴 团團糰 园園 困睏 囱囪 围圍 国國 图圖 圆圓 圣聖 场場 坏壞 块塊 坚堅
坛墰壇壜罈罎 坝垻壩 坞塢 坟墳 坠墜 垄壟 垒壘 垦墾 垫墊 堑塹 堕墮 墙墻牆 壮壯 声聲 壳殻殼 壶壺 处處
备備 复復複 够夠 头頭 夸誇 夹夾 夺奪 奋奮 奖奬獎 奥奧 奸姦 妆妝 妇婦 妈媽 姜薑 娄婁 娇嬌 娘孃
娱娛 婴嬰 婶嬸 孙孫 学學 孪孿 宁寧甯 宝寶 实實 宠寵 审審 宪憲 宫宮 家傢 宽寬 宾賓 寝寢 对對 寻尋
导導 寿壽 将將 尔爾 尘塵 尝嘗嚐 尧堯 尸屍 尽儘盡 局侷 层層 屉屜 届屆 属屬 屡屢 屿嶼 岁嵗歲 岂豈
岗崗 岛島 岩巖 岭嶺 岳嶽 岿巋 峡峽 峦巒 峰峯 崭嶄 巨鉅 巩鞏 币幣 布佈 帅帥 师師 帐帳 帘簾 帜幟
带帶 帧幀 席蓆 帮幫 幂冪 干幹榦 并並併 幸倖 广廣 庄莊 庆慶 床牀 庐廬 库庫 应應 庙廟 庞龐 废廢
开開 异異 弃棄 张張 弥彌瀰 弦絃 弯彎 弹彈 强強 归歸 当噹當 录彔錄録 彦彥 彩綵 彻徹 征徵 径徑 御禦
忆憶 志誌 忧憂 念唸 怀懷 态態 怂慫 怜憐 总總 恋戀 恒恆 恤卹 恳懇 恶噁惡 恼惱 悦悅 悬懸 悯憫 惊驚
惧懼 惨慘 惩懲 惫憊 惭慚 惮憚 惯慣 愈癒 愤憤 愿願 慑懾 懒懶 戏戲 战戰 戚慼 户戶 才纔 扎紮 扑撲
托託 扣釦 执執 扩擴 扫掃 扬揚 扰擾 折摺 抚撫 抛拋 抠摳 抡掄 抢搶 护護 报報 担擔 拐枴柺 拟擬 拢攏
拣揀 拥擁 拦攔 拧擰 拨撥 择擇 挂掛 挚摯 挛攣 挝撾 挞撻 挟挾 挠撓 挡擋 挣掙 挤擠 挥揮 挨捱 挽輓
捆綑 捞撈 损損 捡撿 换換 捣搗擣 据據 掳擄 掷擲 掸撣 掺摻 揽攬 搀攙 搁擱 搂摟 搅攪 搜蒐 携攜 摄攝
摆擺襬 摇搖 摈擯 摊攤 撑撐 撵攆 擞擻 攒攢 敌敵 教敎 敛斂 数數 斋齋 斗鬥 斩斬 断斷 旋鏇 旗旂 无無
既旣 旧舊 时時 旷曠 昆崑 昼晝 显顯 晋晉 晒曬 晓曉 晕暈 暂暫 暗闇 曲麯麴 术朮術 朱硃 朴樸 机機
杀殺 杂雜 权權 杆桿 杠槓 条條 来來 杨楊 杯盃 杰傑 松鬆 板闆 极極 构構 枢樞 枣棗 枪槍 枫楓 柜櫃
柠檸 查査 栅柵 标標 栈棧 栋棟 栏欄 树樹 栖棲 栗慄 样樣 核覈 档檔 桥橋 桨槳 桩樁 梁樑 梦夢 检檢
棋棊 棱稜 椭橢 楼樓 槛檻 横橫 樱櫻 橱櫥 欢歡 欧歐 欲慾 歼殲 残殘 殴毆 毁毀燬譭 毕畢 毙斃 毡氈
气氣 氢氫 汇匯彙滙 汉漢 污汙 汤湯 汹洶 沈瀋 沟溝 没沒 沤漚 沥瀝 沦淪 沧滄 沪滬 沾霑 泄洩 泛氾汎
泞濘 注註 泪淚 泻瀉 泼潑 泽澤 洁潔 洒灑 洼窪 浅淺 浆漿 浇澆 浊濁 测測 济濟 浑渾 浓濃 涂塗 涌湧
涛濤 涝澇 涟漣 涡渦 涣渙 涤滌 润潤 涧澗 涨漲 涩澀 淀澱 渊淵 渍漬 渐漸 渔漁 渗滲 温溫 游遊 湾灣
湿溼濕 溃潰 溅濺 溯泝遡 滚滾 滞滯 满滿 滤濾 滥濫 滦灤 滨濱 滩灘 漓灕 潍濰 潜潛 澜瀾 濒瀕 灭滅
灯燈 灵靈 灶竈 灾災 灿燦 炉爐 点點 炼煉鍊 炽熾 烁爍 烂爛 烃烴 烛燭 烟煙菸 烦煩 烧燒 烩燴 烫燙
烬燼 热熱 焕煥 熏燻 爱愛 爷爺 牵牽 牺犧 犊犢 状狀 犹猶 狈狽 狞獰 独獨 狭狹 狮獅 狰猙 狱獄 猎獵
猪豬 猫貓 献獻 獭獺 玛瑪 玩翫 环環 现現 珐琺 琐瑣 琼瓊 瑶瑤 瓮甕 电電 画畫畵 畅暢 畴疇 疗療 疟瘧
疡瘍 疮瘡 疯瘋 症癥 痈癰 痉痙 痒癢 痪瘓 痴癡 瘪癟 瘫癱 癣癬 皂皁 皑皚 皱皺 盏盞 盐鹽 监監 盖蓋
盗盜 盘盤 真眞 睁睜 瞒瞞 瞩矚 矩榘 矫矯 矾礬 矿礦 码碼 砖磚 砚硯 砾礫 础礎 硕碩 确確 硷礆 碍礙
碱鹼 礼禮 祷禱 祸禍 禄祿 离離 私俬 秃禿 秆稈 秋鞦 种種 秘祕 积積 称稱 秽穢 税稅 稳穩 穷窮 窃竊
窍竅 窑窯 窜竄 窝窩 窥窺 竖竪豎 竞競 笋筍 笔筆 笺箋 笼籠 筑築 筛篩 筹籌 签簽籤 简簡 箩籮 篓簍
篮籃 篱籬 类類 粤粵 粪糞 粮糧 糊餬 糖醣 系係繫 紧緊 累纍 纠糾 红紅 纤縴纖 约約 级級 纪紀 纫紉
纬緯 纯純 纱紗 纲綱 纳納 纵縱 纶綸 纷紛 纸紙 纹紋 纺紡 纽紐 线綫線 练練 组組 绅紳 细細 织織 终終
绊絆 绍紹 绎繹 经經 绑綁 绒絨 结結 绕繞 绘繪 给給 绚絢 络絡 绝絕絶 绞絞 统統 绢絹 绣綉繡 绥綏
绦絛縧 继繼 绩績 绪緒 续續 绰綽 绳繩 维維 绵綿 绷綳繃 绸綢 综綜 绽綻 绿綠緑 缀綴 缄緘 缅緬 缆纜
缉緝 缎緞 缓緩 缔締 缕縷 编編 缘緣 缚縛 缝縫 缠纏 缨纓 缩縮 缮繕 缴繳 网網 罗羅 罚罰 罢罷 羡羨
群羣 翘翹 耸聳 耻恥 聂聶 聋聾 职職 联聯 聪聰 肃肅 肠腸 肤膚 肮骯 肾腎 肿腫 胀脹 胁脅 胆膽 胜勝
胡衚鬍 胶膠 脉脈 脏臟髒 脐臍 脑腦 脓膿 脚腳 脱脫 脸臉 腊臘 腻膩 腾騰 致緻 舆輿 舍捨 舰艦 舱艙
艰艱 艳艷豔 艺藝 节節 芜蕪 芦蘆 苇葦 苍蒼 苏囌甦蘇 苔薹 苹蘋 范範 茎莖 茧繭 荆荊 荐薦 荚莢 荡盪蕩
荣榮 荤葷 荧熒 荫廕蔭 药葯藥 莱萊 莲蓮 获獲穫 莹瑩 萝蘿 萤螢 营營 萧蕭 萨薩 葱蔥 蒋蔣 蒙懞濛矇
蓑簑 蓝藍 蓟薊 蔑衊 蔷薔 蔼藹 蕴藴蘊 虏虜 虑慮 虚虛 虫蟲 虱蝨 虽雖 虾蝦 蚀蝕 蚁蟻 蚂螞 蚕蠶 蛊蠱
蛮蠻 蛰蟄 蜕蛻 蜗蝸 蜡蠟 蝇蠅 蝉蟬 蝎蠍 衅釁 衔銜 补補 表錶 衬襯 袄襖 袜襪 袭襲 装裝 裤褲 见見
观觀 规規 觅覓 视視 览覽 觉覺 触觸 誉譽 誊謄 计計 订訂 讣訃 认認 讥譏 讨討 让讓 讫訖 训訓 议議
讯訊 记記 讲講 讳諱 讶訝 许許 讹訛 论論 讼訟 讽諷 设設 访訪 诀訣 证証證 评評 诅詛 识識 诈詐 诉訴
诊診 诌謅 词詞 译譯 试試 诗詩 诚誠 诛誅 话話 诞誕 诡詭 询詢 诣詣 该該 详詳 诧詫 诫誡 诬誣 语語
误誤 诱誘 诲誨 说說説 诵誦 请請 诸諸 诺諾 读讀 诽誹 课課 谁誰 调調 谅諒 谆諄 谈談 谊誼 谋謀 谍諜
谎謊 谐諧 谓謂 谗讒 谚諺 谜謎 谢謝 谣謠謡 谤謗 谦謙 谨謹 谩謾 谬謬 谭譚 谰讕 谱譜 谴譴 谷穀 贝貝
贞貞 负負 贡貢 财財 责責 贤賢 败敗 账賬 货貨 质質 贩販 贪貪 贫貧 贬貶 购購 贮貯 贯貫 贰貳 贱賤
贴貼 贵貴 贷貸 贸貿 费費 贺賀 贼賊 贾賈 贿賄 赁賃 赂賂 赃贓贜 资資 赊賒 赋賦 赌賭 赎贖 赏賞 赐賜
赔賠 赖賴 赘贅 赚賺 赛賽 赞讚贊 赠贈 赡贍 赢贏 赣贛 赵趙 赶趕 趋趨 跃躍 践踐 踊踴 踌躊 踪蹤 蹿躥
躯軀 车車 轧軋 轨軌 轩軒 转轉 轮輪 软軟 轰轟 轴軸 轻輕 载載 轿轎 较較 辅輔 辆輛 辈輩 辉輝 辊輥
辐輻 辑輯 输輸 辕轅 辖轄 辗輾 辙轍 辞辭 辟闢 辩辯 辫辮 边邊 辽遼 达達 迁遷 过過 迈邁 运運 还還
这這 进進 远遠 违違 连連 迟遲 迹跡蹟 适適 选選 逊遜 递遞 逻邏 逾踰 遗遺 遥遙 邓鄧 邮郵 邹鄒 邻鄰
郁鬱 郑鄭 郧鄖 郸鄲 酝醖醞 酱醬 酸痠 酿釀 采埰寀採 释釋 里裏裡 鉴鑑鑒 针針鍼 钉釘 钎釺 钒釩 钓釣
钙鈣 钝鈍 钞鈔 钟鈡鍾鐘 钠鈉 钡鋇 钢鋼 钥鈅鑰 钦欽 钧鈞 钨鎢 钩鈎鉤 钮鈕 钱錢 钳鉗 钵缽鉢 钻鉆鑽
钾鉀 铀鈾 铁鐵 铂鉑 铃鈴 铅鉛 铆鉚 铜銅 铝鋁 铡鍘 铣銑 铬鉻 铭銘 铰鉸 铱銥 铲剷鏟 银銀 铸鑄 铺鋪
链鏈 销銷 锁鎖 锄鋤 锅鍋 锈銹鏽 锋鋒 锌鋅 锐銳鋭 锑銻 锗鍺 错錯 锚錨 锡錫 锣鑼 锤錘鎚 锥錐 锦錦
锨鍁 锭錠 键鍵 锯鋸 锰錳 锹鍬 锻鍛 镀鍍 镁鎂 镇鎭鎮 镊鑷 镍鎳 镐鎬 镑鎊 镜鏡 镣鐐 镭鐳 镰鎌鐮
镶鑲 长長 门門 闪閃 闭閉 问問 闯闖 闰閏 闲閑閒 间間 闷悶 闸閘 闹鬧 闺閨 闻聞 闽閩 阀閥 阁閣 阂閡
阅閱閲 阉閹 阎閻 阐闡 阑闌 阔闊 队隊 阳陽 阴陰 阵陣 阶階 际際 陆陸 陇隴 陈陳 陕陝 陨隕 险險 随隨
隐隱 隶隸 难難 雇僱 雏雛 雕彫琱鵰 雾霧 霉黴 静靜 面麪麫麵 韦韋 韧韌 韩韓 韵韻 页頁 顶頂 顷頃 项項
顺順 须須鬚 顽頑 顾顧 顿頓 颁頒 颂頌 预預 颅顱 领領 颇頗 颈頸 颊頰 颐頤 频頻 颓頹頽 颖穎 颗顆
题題 颜顏顔 额額 颠顛 颤顫 颧顴 风風 飘飄 飞飛 饥飢饑 饭飯 饮飲 饯餞 饰飾 饱飽 饲飼 饵餌 饶饒
饺餃 饼餅 饿餓 馁餒 馅餡 馆舘館 馈饋 馋饞 馏餾 馒饅 马馬 驭馭 驮馱 驯馴 驰馳 驱驅 驳駁 驴驢 驶駛
驹駒 驻駐 驼駝 驾駕 骂罵駡 骄驕 骆駱 骇駭 骋騁 验驗 骏駿 骑騎 骗騙 骚騷 骡騾 骤驟 鱼魚 鲁魯 鲍鮑
鲜鮮 鲤鯉 鲸鯨 鳃鰓 鳖鱉 鳞鱗 鸟鳥 鸡雞鷄 鸣鳴 鸥鷗 鸦鴉 鸭鴨 鸯鴦 鸳鴛 鸵鴕 鸽鴿 鸿鴻 鹃鵑 鹅鵝
鹊鵲 鹏鵬 鹤鶴 鹰鷹 麦麥 黄黃 齐齊 齿齒 龄齡 龋齲 龙龍 龚龔 龟龜
"""
"""Each word: the simplified character, then its traditional forms."""

_SHAPES = """
己已巳 未末 土士 干千于 天夭夫无 人入八 日曰目 田由甲申电 大太犬 王玉主 贝见 午牛 刀力刃 几儿九
木术本 巾币 今令 斤斥折 折拆析诉拚 迁千纤歼 户尸卢 徵征证症政 偿尝赏裳 补朴扑卜 租祖组粗阻姐相
房坊妨防仿访芳 簿薄博搏缚傅 廉谦赚兼嫌 购构沟钩够 货贷贸贺 侯候喉 兰蓝篮滥 暴爆曝瀑 拨拔拢 辩辨辫 竟竞境
即既 徒徙 栽裁载戴 喘揣端 幕墓慕暮募 住往注柱驻拄 任仟妊 危厄诡 改攻 造适告 遣遗 救求球 灾炎 难滩
准淮谁推堆维 济挤剂齐 标票漂飘 评坪苹平 估佑诂 价介阶 估古沽姑 户护沪 籍藉 迹亦 证正整 件伴仵 牌碑脾
码玛妈 验检险捡脸俭 核该刻咳孩骇 审宙宇 批比庇 许午诈 诈作昨炸榨 登凳橙澄 申伸神审 请清情晴青精睛
复夏履愎 议仪义 颁须顺 示末 意章 竣峻俊浚 完玩院 工土 程呈逞 合台舍 格各络 垃拉立位 圾极级及吸 费贵
污汗 沟构 处外 公分 收攸牧 供洪拱 水永冰 气汽 热势执 暖援缓 燃然 停亭 电龟 录绿碌 取娶趣 招昭沼召
生主 学字 校较绞交 教敎数 师帅狮 职织识只 聘骋 资姿咨次 格洛 转传专 课裸 补衬 班斑 环怀坏 境镜
保堡褒 染柒 排徘 放访 粪类 噪燥澡躁操 声壳 臭息 废发 物勿 险脸 督暂 察祭擦 食良 品晶 药约 械戒
疫役 苗描 抽油柚由 检捡 召招 罚罗 售集 餐歺 摊滩 贩板版 身射 份分纷 户房 出击 生牛 死列 亡忘 收妆
养美 迁迂 移侈 姓性 名各 性牲 别捌 居屈 住佳 暂斩 农衣 补初 贴帖 耕耘 地池他 粮粱 食饣 机饥 具县
购够 禁楚 牧收 草早 奖桨 励厉 渔鱼 秸秆 膜模 林森 还环 退腿 预顼 算筹 决央 债责 务夯 券卷 基墓
金全 支枝 审申 拨泼 款欺 专传 项顶 绩积 效郊 招抬 投没 标析 公厶 采彩菜 购钩 源原愿 矿旷扩 权杈
让上 协办 产严 资贸 棚硼 改政 旧归 城诚成 镇填 乡多 村忖 组祖 居层 安按 置直 社杜 会合 救敕 助勋
低底抵 特持待 困因 难雄 残浅 疾病 鉴签 定足 危尾 级极 房屋 修休 缮膳 竣俊 验骏 受授 申审 偿常
款歌 搬般 签笺 订打 补外 估做 侵浸 慢漫幔 博薄 孤狐弧 沦论抡轮伦 骄娇 坚竖 抢枪抡 壁璧 避僻
陪倍培赔部 棵颗裸 蜜密 梁粱 练炼 末未 娘狼 畔伴 肓盲 彻切 茶荼 晓浇烧挠饶 盆盘 第弟 记纪 戊戍戌
撤撒 戮戳 赢羸 眯迷 哀衰衷 宣喧渲 询徇殉 仑仓 抑仰迎 微徽徵 崇祟 脉咏 沮狙 概慨 燥躁 洒酒 市巿
泪汩 茎径经 陡徒 泄泻 暑署 挡档 挂桂 扬杨 折哲 捎稍 低纸 纸抵 搞稿 消销削 锻缎 缆揽 续读 读渎
绪储诸 蔬疏 偏编遍骗 版板 账帐 副幅福 复覆 查察 坐座 作做 家冢 户广 巷港 渴喝 竭揭 幅辐 隐稳 蔽弊
幼幻 切功 优忧扰 抚扶 伏状 墙蔷 瓦互 漏露 裂烈列 塌蹋 梁粮
"""
"""Each word: characters mistaken for one another."""

_POLYPHONES = """
万wan,mo 乐le,yue,lao 乘cheng,sheng 了le,liao 亲qin,qing 什shen,shi 仇chou,qiu 会hui,kuai 传chuan,zhuan
伺ci,si 似si,shi 伽jia,ga 佛fo,fu 侧ce,zhai 便bian,pian 俩lia,liang 偻lou,lv 六liu,lu 冯feng,ping
刨pao,bao 刹cha,sha 削xue,xiao 劲jin,jing 勒le,lei 匙chi,shi 区qu,ou 单dan,shan,chan 卜bu,bo 卡ka,qia
厕ce,si 厦xia,sha 参can,shen,cen 句ju,gou 叶ye,xie 吁yu,xu 合he,ge 吓xia,he 否fou,pi 吭keng,hang
员yuan,yun 呢ne,ni 咋za,ze,zha 和he,huo,hu 咖ka,ga 咯ge,lo 咽yan,ye 哪na,nei 嗯en,ng 嘘xu,shi 嚼jiao,jue
囤tun,dun 圈quan,juan 地di,de 埋mai,man 堡bao,bu,pu 塞sai,se 壳ke,qiao 大da,dai 夹jia,ga 奇qi,ji 姥lao,mu
娜na,nuo 宿su,xiu 尉wei,yu 尺chi,che 尾wei,yi 屏ping,bing 属shu,zhu 差cha,chai,ci 巷xiang,hang
幢zhuang,chuang 度du,duo 弄nong,long 弹dan,tan 强qiang,jiang 得de,dei 恶e,wu 扎zha,za 扒ba,pa 折zhe,she
抹mo,ma 拎lin,ling 拓tuo,ta 拗ao,niu 择ze,zhai 括kuo,gua 提ti,di 数shu,shuo 暴bao,pu 曾ceng,zeng
朝chao,zhao 朴pu,piao 杉shan,sha 柏bai,bo 柞zuo,zha 查cha,zha 校xiao,jiao 核he,hu 棱leng,ling 模mo,mu
殖zhi,shi 氏shi,zhi 氓mang,meng 没mei,mo 泊bo,po 泌mi,bi 洗xi,xian 浚jun,xun 涡wo,guo 澄cheng,deng
瀑pu,bao 炮pao,bao 熟shu,shou 率lv,shuai 琢zhuo,zuo 畜chu,xu 番fan,pan 疟nve,yao 的de,di 盖gai,ge
省sheng,xing 着zhe,zhao,zhuo 石shi,dan 祭ji,zhai 种zhong,chong 秘mi,bi 称cheng,chen 粘zhan,nian
粥zhou,yu 系xi,ji 纤xian,qian 给gei,ji 综zong,zeng 绿lv,lu 缉ji,qi 缪mou,miao 胖pang,pan 脉mai,mo 脯fu,pu
臭chou,xiu 色se,shai 艾ai,yi 芥jie,gai 茄qie,jia 落luo,la,lao 著zhu,zhe 薄bo,bao 藏cang,zang 虹hong,jiang
血xue,xie 行xing,hang 褪tui,tun 覃qin,tan 觉jue,jiao 角jiao,jue 解jie,xie 识shi,zhi 说shuo,shui
谁shei,shui 调diao,tiao 谷gu,yu 贾jia,gu 车che,ju 轧zha,ya 辟pi,bi 还hai,huan 这zhe,zhei 迫po,pai
逮dai,dei 那na,nei 都dou,du 重zhong,chong 钥yao,yue 铅qian,yan 长chang,zhang 阿a,e 陆lu,liu 降jiang,xiang
雀que,qiao 露lu,lou 颈jing,geng 颤chan,zhan 食shi,si 驮tuo,duo 龟gui,jun,qiu
漯luo,ta 珲hun,hui 荥xing,ying 圩wei,xu 峒dong,tong 召zhao,shao
"""
"""Characters that people really read in more than one way, with their toneless readings."""

FIRST_COMMON = 0xB0
LAST_COMMON = 0xD7
"""Rows of GB 2312 level 1: the 3,755 everyday characters."""


@cache
def traditional_forms() -> dict[str, str]:
    """Traditional character → simplified."""
    return {form: group[0] for group in _TRADITIONAL.split() for form in group[1:]}


@cache
def shape_groups() -> tuple[str, ...]:
    return tuple(_SHAPES.split())


@cache
def polyphones() -> dict[str, tuple[str, ...]]:
    """Character → its readings in use. pypinyin's dictionary lists archaic ones too (件 mou), which nobody types."""
    return {word[0]: tuple(word[1:].split(",")) for word in _POLYPHONES.split()}


@cache
def common_characters() -> tuple[str, ...]:
    """The everyday characters, in the order of the standard (by sound)."""
    rows = range(FIRST_COMMON, LAST_COMMON + 1)
    raw = b"".join(bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return tuple(raw.decode("gb2312", "ignore"))
