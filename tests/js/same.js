/* Reads {"name": ["source", "smaller"]} from the standard input and says where the smaller script is another program:
 * the trees must be equal but for names declared in it, and each name must stand for one other name everywhere. */
"use strict";
var acorn = require("acorn");
var input = "", faults = [];
var BROWSER = /^(window|document|self|location|history|navigator|JSON|Math|Array|Object|RegExp|Date|Error|undefined|arguments)$/;

function parse(source) { return acorn.parse(source, { ecmaVersion: 5, sourceType: "script" }); }

/* Names a program declares: variables, functions, parameters, caught errors. */
function declared(node, out) {
  if (!node || typeof node !== "object") { return out; }
  [node.type === "VariableDeclarator" || node.type === "FunctionDeclaration" || node.type === "FunctionExpression" ? node.id : null,
    node.type === "CatchClause" ? node.param : null].concat(node.params || []).forEach(function (id) { if (id) { out[id.name] = true; } });
  Object.keys(node).forEach(function (key) { declared(node[key], out); });
  return out;
}

function compare(a, b, path, names) {
  if (a === null || typeof a !== "object") {
    if (a !== b) { throw new Error(path + ": " + JSON.stringify(a) + " became " + JSON.stringify(b)); }
    return;
  }
  if (a instanceof RegExp) { compare(String(a), String(b), path, names); return; }
  if (!b || a.type !== b.type) { throw new Error(path + ": " + a.type + " became " + (b && b.type)); }
  if (a.type === "Identifier" && !/\.(property|key)$/.test(path)) {
    if (names.to[a.name] === undefined && names.from[b.name] === undefined) { names.to[a.name] = b.name; names.from[b.name] = a.name; }
    if (a.name !== b.name && BROWSER.test(a.name)) { throw new Error(path + ": " + a.name + " is the browser's and became " + b.name); }
    if (a.name !== b.name && !names.own[a.name]) { throw new Error(path + ": " + a.name + " is not declared and became " + b.name); }
    if (names.to[a.name] !== b.name || names.from[b.name] !== a.name) { throw new Error(path + ": " + a.name + " became " + b.name); }
    return;
  }
  Object.keys(a).forEach(function (key) {
    /* `raw` differs in nothing that runs; a computed property is an expression like any other. */
    if (key === "start" || key === "end" || key === "raw") { return; }
    if (Array.isArray(a[key]) && a[key].length !== b[key].length) { throw new Error(path + "." + key + ": length"); }
    compare(a[key], b[key], path + (a.computed && key === "property" ? "[]" : "." + key), names);
  });
}

process.stdin.setEncoding("utf8");
process.stdin.on("data", function (part) { input += part; });
process.stdin.on("end", function () {
  var pairs = JSON.parse(input);
  Object.keys(pairs).forEach(function (name) {
    try {
      var tree = parse(pairs[name][0]), own = declared(tree, Object.create(null));
      compare(tree, parse(pairs[name][1]), "", { to: Object.create(null), from: Object.create(null), own: own });
    } catch (error) {
      faults.push(name + ": " + error.message);
    }
  });
  process.stdout.write(JSON.stringify(faults));
});
