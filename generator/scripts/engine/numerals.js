/* Numbers as Chinese texts write them: twin of model/numerals.py, both held to tests/data/numerals.yml. */

import { gk } from "./hub.js";

/* A sign's place, modulo ten, is its figure. */
var FIGURES = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖○一两", PLACES = "十百千万拾佰仟", TENS = "廿卅卌";
var SIGN = "[" + FIGURES + PLACES + TENS + "]";
var NUMERAL = new RegExp("(第\\d|第?" + SIGN + ")(\\d|" + SIGN + ")*(?=[条條号號])", "g");

function plain(sign) {
  var figure = FIGURES.indexOf(sign), place = PLACES.indexOf(sign), tens = TENS.indexOf(sign);
  return figure >= 0 ? figure % 10 : place >= 0 ? PLACES.charAt(place % 4) : tens >= 0 ? tens + 2 + "十" : "?";
}

/* A value with places, as one writes it: 一百零五 for 105. */
function spellNumber(value, place) {
  var unit = Math.pow(10, place), rest = value % unit;
  if (!place) { return "" + value; }
  if (value < unit) { return spellNumber(value, place - 1); }
  return spellNumber(Math.floor(value / unit), 3) + PLACES.charAt(place - 1) +
    (rest && rest < unit / 10 ? 0 : "") + (rest ? spellNumber(rest, 3) : "");
}

/* The value of a numeral; NaN for what is none, or may mean several. With places it is written as its value is. */
function readNumber(text) {
  var signs = text.replace(/\D/g, plain), above = 0, value = 0, figure = 0;
  if (/^\d{1,8}$/.test(text) || /^(0|[1-9](?=.*0|..)\d{1,7})$/.test(signs)) { return +signs; }
  signs.split("").forEach(function (sign) {
    var place = PLACES.indexOf(sign) + 1;
    if (place > 3) {
      above = (value + figure) * 1e4;
      value = figure = 0;
    } else if (place) {
      value += (figure || 1) * Math.pow(10, place);
      figure = 0;
    } else { figure = +sign; }
  });
  value += above + figure;
  return value && signs.replace(/1十/g, "十") === spellNumber(value, 4).replace(/1十/g, "十") ? value : NaN;
}

/* 第四十八条 → 第48条, as the legal bases stand in the data. Without 第 a lone sign is a word: 一条龙. */
function arabic(text) {
  return text.replace(NUMERAL, function (all) {
    var value = readNumber(all.replace("第", ""));
    return all.length < 2 || isNaN(value) ? all : "第" + value;
  });
}

gk.arabic = arabic;
gk.number = readNumber;
