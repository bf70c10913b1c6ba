/* Reads {"name": ["source", "smaller"]} from the standard input and says where the smaller script is another program:
 * the trees must be equal but for names of variables, and each name must stand for one other name everywhere. */
"use strict";
var acorn = require("acorn");
var input = "", faults = [];

function parse(source) { return acorn.parse(source, { ecmaVersion: 5, sourceType: "script" }); }

function compare(a, b, path, names) {
  if (a === null || typeof a !== "object") {
    if (a !== b) { throw new Error(path + ": " + JSON.stringify(a) + " became " + JSON.stringify(b)); }
    return;
  }
  if (a instanceof RegExp) { compare(String(a), String(b), path, names); return; }
  if (!b || a.type !== b.type) { throw new Error(path + ": " + a.type + " became " + (b && b.type)); }
  if (a.type === "Identifier" && !/\.(property|key)$/.test(path)) {
    if (names.to[a.name] === undefined && names.from[b.name] === undefined) { names.to[a.name] = b.name; names.from[b.name] = a.name; }
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
      compare(parse(pairs[name][0]), parse(pairs[name][1]), "", { to: Object.create(null), from: Object.create(null) });
    } catch (error) {
      faults.push(name + ": " + error.message);
    }
  });
  process.stdout.write(JSON.stringify(faults));
});
