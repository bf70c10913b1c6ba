/* Reads {"name": "source"} from the standard input, parses each as ES5 and prints what is wrong as JSON.
 * Beyond the parser: no eval, no `new Function`, no timer or handler given as text, no document.write
 * but of the beginning of a comment, which can run nothing (ADR 0029). */
"use strict";
var acorn = require("acorn");
var faults = [];
var input = "";

function walk(node, name) {
  if (!node || typeof node !== "object") { return; }
  if (Array.isArray(node)) { node.forEach(function (part) { walk(part, name); }); return; }
  var callee = node.callee || {};
  var called = callee.name || (callee.property && (callee.property.name || callee.property.value)) || "";
  if (node.type === "CallExpression" || node.type === "NewExpression") {
    var written = (node.arguments || []).length === 1 && node.arguments[0].value;
    if (called === "write" && written === "<!--") { called = ""; }
    if (called === "eval" || called === "Function" || called === "write" || called === "writeln" || called === "execScript") {
      faults.push(name + ":" + node.loc.start.line + ": " + called + "()");
    }
    if (/^set(Timeout|Interval)$/.test(called) && node.arguments[0] && node.arguments[0].type === "Literal") {
      faults.push(name + ":" + node.loc.start.line + ": " + called + " with text");
    }
  }
  Object.keys(node).forEach(function (key) { if (key !== "loc") { walk(node[key], name); } });
}

process.stdin.setEncoding("utf8");
process.stdin.on("data", function (part) { input += part; });
process.stdin.on("end", function () {
  var sources = JSON.parse(input);
  Object.keys(sources).forEach(function (name) {
    try {
      walk(acorn.parse(sources[name], { ecmaVersion: 5, sourceType: "script", locations: true }), name);
    } catch (error) {
      faults.push(name + ": " + error.message);
    }
  });
  process.stdout.write(JSON.stringify(faults));
});
