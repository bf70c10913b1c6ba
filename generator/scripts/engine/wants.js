/* What readers want of a matter, beside the words that name it: a small grammar, one row a want.
   `said`: how it is asked; `done`: titles of items that give it; `pull`: how much such an item is worth more, and
   `reach`: how much of the best of its domain it is worth where its own words hardly meet the query. */

import { gk } from "./hub.js";
import { items } from "./table.js";

export var WANTS = [
  { key: "accuse", pull: 0.5, reach: 1.02,
    said: /举报|投诉|控告|告状|去告|[哪上]告|告他|告谁|告哪|找谁告|告到|贪|截[留了走下]|克扣|[被给让叫]扣|扣了|扣下|扣着|昧|独吞|吞[了掉]|挪用|私分|猫腻|黑心|黑幕|黑了|走后门|关系户|亲戚|小舅子|自家人|自己人|优亲|开后门|送礼|回扣|冒[领名顶]|骗[租补保]|弄虚作假|作假|造假|信访|上访|反映|曝光|乱收|偷偷|暗箱|内定|串通|霸占|[被叫让]人占/,
    done: /举报|投诉|信访|违规行为|救济途径/ },
  { key: "grumble", pull: 0.3, reach: 0.55,
    said: /凭啥|凭什么|不公[平道]?|欺负|说理|讲理|没人管|不管事|糊弄|坑人|坑老百姓|找谁说|找谁管/,
    done: /举报|投诉|违规行为|救济途径|监督/ },
  { key: "appeal", pull: 0.4, reach: 0.9,
    said: /不服|不认|复核|复议|再[评估]|重[评估]|重新[评估鉴]|[估评][得的价]{0,3}[忒太]?[低少]|翻案|申辩/,
    done: /复核|鉴定途径|异议|救济途径/ },
  { key: "voice", pull: 0.3, reach: 0.6,
    said: /不同意|不愿意|不乐意|有意见|提意见|反对|不满意|不合理|商量/,
    done: /征求意见|听证|预公开|方案公告|草案/ },
  { key: "attend", pull: 0.3, reach: 0,
    said: /能去|去听|谁能去|能参加|参加|开会|旁听/,
    done: /通知|听证会|公告|听证$/ },
  { key: "apply", pull: 0.22, reach: 0,
    said: /申请|办理|手续|材料|证件|条件|资格|够格|够不够|报名|带啥|带什么|要啥证|要什么证|办证|咋办|怎么办|咋弄|咋整|能不能办|咋个办|想办|想开|流程|找谁办|去哪办|几天办|能领不|能不能领|符不符合/,
    done: /条件|指南|申请|申领|程序|报名|登记|审批|核发|许可|认定|政策/ },
  { key: "permit", pull: 0.5, reach: 0,
    said: /有没有证|有证没|有证吗|证照|无证|没证|有没有许可|有没有手续|批没批|批了没/,
    done: /许可|登记|基本信息|审批|批准/ },
  { key: "result", pull: 0.3, reach: 0,
    said: /评上|选上|名单|谁家|给了?谁|[让叫被]谁|谁[得拿包买承开]|哪几家|哪些[户人家]|结果|公示|过了没|没个?信儿?|没动静|没下文|没消息|审过|下来没|录上|录取|中标|中的标|都有谁|给哪|落谁|罚了/,
    done: /结果|名单|公示|成交|中标|决定|基本信息|配租|审核/ },
  { key: "money", pull: 0.25, reach: 0,
    said: /多少钱|几个钱|几多钱|好多钱|补多少|赔多少|给多少|收多少|交多少|标准|咋算|咋赔|咋补|啥价|什么价|多钱|几块|一亩|一平|租金多|价格/,
    done: /标准|价格|收费|补助|奖励/ },
  { key: "paid", pull: 0.35, reach: 0,
    said: /到账|打款|打钱|打卡|打到|发了没|发没发|没发|[几何]时发|时候发|发下来|发到|拨[了下款付]|没收到|没到|没给|还没领|多久到|时候给|时候打|时候到|拖着/,
    done: /支付|发放|拨付|落实/ },
  { key: "past", pull: 0.3, reach: 0,
    said: /去年|上一年|上年度?|前年|实际花|花了多少|咋花的|怎么花的/,
    done: /决算|完成情况|执行|成交/ },
  { key: "ahead", pull: 0.2, reach: 0,
    said: /打算|准备要|计划|明年|要建|要盖|往后|以后/,
    done: /计划|规划|预算|意向|预公开/ },
  { key: "list", pull: 0.15, reach: 0,
    said: /有哪些|哪些|名录|清单|都有啥|在哪|哪有|哪里有|地址|电话|几点|开门|上班|附近/,
    done: /名录|清单|目录|网点|服务信息|场所/ },
  { key: "date", pull: 0.15, reach: 0,
    said: /啥时候|什么时候|几时|何时|哪天|几号|多会|多咱|啥时|几月/,
    done: /公告|通知|时间|计划|进度/ },
  /* A bare word: most who type it want to know what they get and how. */
  { key: "bare", pull: 0.25, reach: 0, bare: true, said: /^[\u4e00-\u9fff]{2,3}$/, done: /标准|指南|条件/ }
];
/* Special cases, which come after the ordinary one unless they are asked for. */
var SPECIAL = /^(临时|异地|特殊)/, ASKED = /临时|急|异地|外地|在外|特殊|lin/, SPARE = 0.88;

/* Wants of a query: those whose words stand in it. */
export function wantsOf(query) { return WANTS.filter(function (want) { return want.said.test(query); }); }
/* Marks what only says what is wanted, for a word of it names no matter. */
export function markWants(run, marks) {
  WANTS.forEach(function (want) {
    if (want.bare) { return; }
    run.replace(new RegExp(want.said.source, "g"), function (word) {
      var at = arguments[arguments.length - 2], i;
      for (i = 0; i < word.length; i++) { marks[at + i] = true; }
      return word;
    });
  });
  return marks;
}
/* Numbers of the items that may be meant though no word of the query meets them. */
export function reach(made) {
  var wants = (made.wants = wantsOf(made.query)).filter(function (want) { return want.reach; });
  return !wants.length ? [] : items.filter(function (item) {
    return !item.gone && wants.some(function (want) { return want.done.test(item.title); });
  }).map(function (item) { return item.number; });
}
/* Raises what gives what is wanted, as far as it is about the same matter. */
export function pull(made, list) {
  var best = {}, most = 0;
  if (!ASKED.test(made.query)) { list.forEach(function (score) { if (SPECIAL.test(score.item.title)) { score.value *= SPARE; } }); }
  if (!made.wants.length) { return; }
  list.forEach(function (score) {
    var code = score.item.domain;
    score.topic = 0;
    score.met.forEach(function (met, index) {
      var unit = made.units[index];
      if (!unit.wish && !unit.stop) { score.topic += unit.weight * met.value; }
    });
    most = Math.max(most, score.topic);
    if (score.real && (!best[code] || score.value > best[code][0])) { best[code] = [score.value, score.covered]; }
  });
  list.forEach(function (score) {
    var title = score.item.title, value = score.value, share = most ? score.topic / most : 1, top = best[score.item.domain];
    made.wants.forEach(function (want) {
      if (!want.done.test(title)) { return; }
      score.value += want.pull * value * share;
      if (want.reach && top && score.value < value * 0.3 + want.reach * top[0]) {
        score.value = value * 0.3 + want.reach * top[0];
        score.covered = Math.max(score.covered, top[1]);
        score.real = true;
      }
    });
  });
}
gk.reach = reach;
gk.pull = pull;
gk.markWants = markWants;
