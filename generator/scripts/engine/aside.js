/* Names of places and persons in a query. They say where and who, not what is asked: `黄桥小学要撤并` is about a school,
   `阳光花园归哪个小学` about no garden. They weigh as little as the words that fall away. */

import { gk } from "./hub.js";
import { inTitle } from "./plan.js";
import { sayings } from "./sayings.js";

/* What ends the name of a place. Of the first kind the ending is a topic itself and stays. */
var KEPT = "小学|中学|学校|初中|高中|一中|二中|三中|幼儿园|公园|医院|卫生院|水库|派出所|路|街|桥|河";
var WHOLE = "小区|花园|家园|公寓|新村|新城|嘉园|雅苑|华府|苑|社区|县|区|镇|乡|村|庄|屯|寨|店|洼|岭|沟|坡|湾|堡|集|营|塘|坪|冲|垸|组|队";
var PLACE = new RegExp("^([\\u4e00-\\u9fff]{1,3}?)(?:(" + KEPT + ")|" + WHOLE + ")(?!长|民|里|干|上的|镇)");
var SURNAME = "[王李张刘陈杨赵黄周吴徐孙胡朱郭罗宋郑谢韩唐冯董萧曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴钟汪姜范姚谭廖邹熊陆郝崔邱秦侯邵孟段汤尹黎贺赖龚]";
var TITLES = "某某|某|师傅|老师|主任|支书|书记|校长|镇长|乡长|村长|局长|县长|老板|医生|大爷|大妈|大叔|大娘|家";
var PERSON = new RegExp("^(?:[老小大阿]" + SURNAME + "(?:家|叔|婶|哥|嫂|头|二|三)?|叫?" + SURNAME + "(?:[\\u4e00-\\u9fff]{1,2}(?=家|的|他|她|咋|在|说|$)|(?=" + TITLES + ")))");

/* Marks the names in a run; what the catalogue or people have a word for is no name. */
export function markNames(run, marks) {
  var at = 0, found, name;

  function isWord(from, to) {
    for (var i = from; i < to; i++) { if (inTitle(run.substr(i, 2), true)) { return true; } }
    return sayings(run.slice(from, to + 1)).length > 0;
  }
  while (at < run.length) {
    found = PLACE.exec(run.slice(at)) || PERSON.exec(run.slice(at));
    name = found ? found[0].length - (found[2] || "").length : 0;
    if (name && !isWord(at, at + name) && (name > 1 || found[2])) {
      for (; name; name--) { marks[at++] = true; }
      continue;
    }
    at++;
    while (at < run.length && !marks[at - 1]) { at++; }
  }
  return marks;
}
/* A year says when, and no item is of one year; of a document's number it is a part. */
export function dropYears(query) { return /[〔\[号令]/.test(query) ? query : query.replace(/(?:19|20)\d\d\s?年度?/g, " "); }

gk.markNames = markNames;
gk.dropYears = dropYears;
