/* 算一算：从某一天起，到期是哪天。
 *
 * The browser's side of generator/derive/workdays.py, rule for rule; tests hold both to the same dates.
 * Reads window.gkCalendar (made by calendar_table) and every <form data-gk-due data-kind data-amount data-unit>
 * with its <input> and <output>; data-end and data-deed say what ends on the day. The field starts empty: today is
 * no event. ES5 only: it runs in the WebView of a five-year-old phone.
 * Days are whole numbers (days since 1970-01-01), so that no time zone can move them.
 */
(function (root) {
  "use strict";

  var DAY_MS = 86400000;
  var MAX_AMOUNT = 1000;
  var FIRST_YEAR = 1949;
  var LAST_YEAR = 2899;
  var WEEK = "一二三四五六日";
  var FIXED = { 1: "元旦", 5: "劳动节", 10: "国庆节" };
  var BOUND = { at_least: "至少", at_most: "最多" };
  var ENDS = { posting: ["", "公示到 "], consult: ["意见", "征集到 "] };

  /* --- days --- */

  function toDay(year, month, date) {
    return Math.round(Date.UTC(year, month - 1, date) / DAY_MS);
  }

  function parts(day) {
    var at = new Date(day * DAY_MS);
    return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
  }

  function weekday(day) {
    return (((day + 3) % 7) + 7) % 7;
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  function iso(day) {
    var at = parts(day);
    return at.year + "-" + two(at.month) + "-" + two(at.date);
  }

  /* YYYY-MM-DD; phones without a date field also give 2026/1/5 or 2026年1月5日. */
  function parse(text) {
    var found = /^\s*(\d{4})\s*[-\/.年]\s*(\d{1,2})\s*[-\/.月]\s*(\d{1,2})\s*日?\s*$/.exec(text);
    var day;
    var at;
    if (!found) {
      return null;
    }
    day = toDay(+found[1], +found[2], +found[3]);
    at = parts(day);
    if (at.year !== +found[1] || at.month !== +found[2] || at.date !== +found[3]) {
      return null;
    }
    return at.year >= FIRST_YEAR && at.year <= LAST_YEAR ? day : null;
  }

  /* --- the calendar --- */

  function has(list, value) {
    return !!list && list.indexOf(value) >= 0;
  }

  /* The year whose notice may still speak of the day: its own, or for the last days of December the next; 0 if none. */
  function awaited(calendar, at, key) {
    if (!has(calendar.known, at.year)) {
      return at.year;
    }
    return key >= calendar.tail && !has(calendar.known, at.year + 1) ? at.year + 1 : 0;
  }

  /* "work" or "off" where the calendar says so; "" where only the weekday speaks; null where nobody knows. */
  function stated(calendar, day) {
    var at = parts(day);
    var key = two(at.month) + two(at.date);
    if (has(calendar.off[at.year], key)) {
      return "off";
    }
    if (has(calendar.work[at.year], key)) {
      return "work";
    }
    if (!has(calendar.known, at.year) && at.year >= calendar.since && has(calendar.fixed, key)) {
      return "off";
    }
    return awaited(calendar, at, key) ? null : "";
  }

  function isWorking(calendar, day) {
    var says = stated(calendar, day);
    return says ? says === "work" : weekday(day) < 5;
  }

  /* The n-th working day, the start not counted. Days nobody knows: all worked, or Monday to Friday. */
  function count(calendar, start, n, step, openDaysWorked) {
    var day = start;
    while (n > 0) {
      day += step;
      if ((openDaysWorked && stated(calendar, day) === null) || isWorking(calendar, day)) {
        n -= 1;
      }
    }
    return day;
  }

  /* Years whose notice is missing for a day in (after, last]. */
  function openYears(calendar, after, last) {
    var years = [];
    var day;
    var at;
    var year;
    for (day = after + 1; day <= last; day += 1) {
      at = parts(day);
      year = awaited(calendar, at, two(at.month) + two(at.date));
      if (stated(calendar, day) === null && !has(years, year)) {
        years.push(year);
      }
    }
    return years;
  }

  /* The holidays that need no notice, by name, left out of a count by Monday to Friday in (after, last]. */
  function leftOut(calendar, after, last) {
    var names = [];
    var day;
    var at;
    var key;
    for (day = after + 1; day <= last; day += 1) {
      at = parts(day);
      key = two(at.month) + two(at.date);
      if (
        weekday(day) < 5 && !has(calendar.known, at.year) && at.year >= calendar.since &&
        has(calendar.fixed, key) && !has(calendar.work[at.year], key) && !has(calendar.off[at.year], key) &&
        !has(names, FIXED[at.month])
      ) {
        names.push(FIXED[at.month]);
      }
    }
    return names;
  }

  /* --- periods --- */

  function forward(calendar, start, n) {
    var earliest = count(calendar, start, n, 1, true);
    var plain;
    if (!openYears(calendar, start, earliest).length) {
      return { on: earliest, plain: earliest, years: [] };
    }
    plain = count(calendar, start, n, 1, false);
    return {
      on: earliest, plain: plain,
      years: openYears(calendar, start, plain),
      names: leftOut(calendar, start, plain)
    };
  }

  function back(calendar, event, n) {
    var on = count(calendar, event, n, -1, false);
    return {
      on: on, plain: on,
      years: openYears(calendar, on - 1, event - 1),
      names: leftOut(calendar, on - 1, event - 1)
    };
  }

  function monthsLater(day, months) {
    var at = parts(day);
    var index = at.year * 12 + at.month - 1 + months;
    var year = Math.floor(index / 12);
    var month = (index % 12) + 1;
    var last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return toDay(year, month, Math.min(at.date, last));
  }

  function shift(day, amount, unit) {
    if (unit === "m" || unit === "y") {
      return monthsLater(day, amount * (unit === "y" ? 12 : 1));
    }
    return day + amount * (unit === "w" ? 7 : 1);
  }

  /* {on, plain, years, names} or null; years not empty means provisional. See due_date in workdays.py. */
  function due(calendar, kind, amount, unit, day) {
    var last;
    if (!(amount >= 1 && amount <= MAX_AMOUNT && amount % 1 === 0) || !/^(wd|d|w|m|y)$/.test(unit)) {
      return null;
    }
    if (kind === "advance") {
      if (unit === "wd") {
        return back(calendar, day, amount);
      }
      last = shift(day, -amount, unit);
      return { on: last, plain: last, years: [] };
    }
    if (kind !== "deadline" && kind !== "takedown" && kind !== "posting" && kind !== "consult") {
      return null;
    }
    if (unit === "wd") {
      return forward(calendar, day, amount);
    }
    return forward(calendar, shift(day, amount, unit) - 1, 1);
  }

  /* --- words --- */

  function inWords(day, withYear) {
    var at = parts(day);
    return (withYear ? at.year + "年" : "") + at.month + "月" + at.date + "日";
  }

  function missing(years) {
    return "本站日历还没有收入" + years.join("年、") + "年的放假安排";
  }

  function named(day, withYear) {
    return inWords(day, withYear) + "（周" + WEEK.charAt(weekday(day)) + "）";
  }

  /* The sentence around a day: 公示到 …, 至少公示到 …, 最迟 … 公开; end: the relation of the clause. */
  function sentence(kind, end, deed, day) {
    if (ENDS[kind]) {
      return ENDS[kind][0] + (BOUND[end] || "") + ENDS[kind][1] + day;
    }
    return "最迟 " + day + (kind === "takedown" ? "撤下" : deed || "公开");
  }

  function describe(kind, end, deed, found, start) {
    var withYear = parts(found.on).year !== parts(start).year;
    var why;
    if (!found.years.length) {
      return sentence(kind, end, deed, named(found.on, withYear));
    }
    why = "按周一至周五" + (found.names.length ? "（" + found.names.join("、") + "除外）" : "") + "算，";
    why += missing(found.years);
    if (kind === "advance") {
      why += "，放假会使它提前，调休上班会使它推后";
    } else if (found.plain !== found.on) {
      why += "，不早于" + inWords(found.on, true);
    }
    return "暂定：" + sentence(kind, end, deed, named(found.plain, true)) + "（" + why + "）";
  }

  /* What stands in the output for what stands in the field. */
  function answer(calendar, kind, amount, unit, text, end, deed) {
    var day = parse(text);
    var found;
    if (!/\S/.test(text)) {
      return "";
    }
    if (day === null) {
      return "请写成 2026-01-05 这样的日期";
    }
    if (!calendar || !calendar.known) {
      return "工作日历没有载入，算不出日期";
    }
    found = due(calendar, kind, amount, unit, day);
    return found ? describe(kind, end, deed, found, day) : "";
  }

  /* --- the page --- */

  function bind(form) {
    var input = form.querySelector("input");
    var output = form.querySelector("output");
    function update() {
      var kind = form.getAttribute("data-kind");
      var amount = Number(form.getAttribute("data-amount"));
      var unit = form.getAttribute("data-unit");
      var deed = form.getAttribute("data-deed");
      var text = answer(root.gkCalendar, kind, amount, unit, input.value, form.getAttribute("data-end"), deed);
      if (output.textContent !== text) {
        output.textContent = text;
      }
    }
    if (!input || !output || form.getAttribute("data-gk-bound")) {
      return;
    }
    form.setAttribute("data-gk-bound", "1");
    input.addEventListener("input", update);
    input.addEventListener("change", update);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      update();
    });
    form.removeAttribute("hidden");
    update();
  }

  function bindAll() {
    var forms = root.document.querySelectorAll("form[data-gk-due]");
    var i;
    for (i = 0; i < forms.length; i += 1) {
      bind(forms[i]);
    }
  }

  root.gkDue = { answer: answer, bindAll: bindAll, due: due, iso: iso, parse: parse };
  if (root.document) {
    if (root.document.readyState === "loading") {
      root.document.addEventListener("DOMContentLoaded", bindAll);
    } else {
      bindAll();
    }
  }
})(window);
