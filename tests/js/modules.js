/* Reads {"modules": {path: source}, "scripts": {name: [path, …]}} from the standard input and says what would go wrong
 * when modules are put into one scope: a name twice in a script, a name that nothing gives, an import that is not used
 * or that its module does not export, an exported `var` that is assigned again. */
"use strict";
var acorn = require("acorn");
var input = "", faults = [];
var GIVEN = ("window document location history localStorage global undefined arguments Infinity Object Array Math String Number RegExp " +
  "JSON Date Boolean NaN isNaN Uint8Array Uint16Array Float32Array decodeURIComponent encodeURIComponent").split(" ");

function each(node, run) {
  if (!node || typeof node !== "object") { return; }
  if (Array.isArray(node)) { node.forEach(function (part) { each(part, run); }); return; }
  run(node);
}
function children(node, run) { Object.keys(node).forEach(function (key) { if (key !== "type") { each(node[key], run); } }); }

/* Names declared by statements, inner functions left out. */
function declared(node, out) {
  each(node, function (one) {
    if (one.type === "FunctionDeclaration") { out.push(one.id.name); return; }
    if (one.type === "FunctionExpression") { return; }
    if (one.type === "VariableDeclarator") { out.push(one.id.name); }
    children(one, function (child) { declared(child, out); });
  });
  return out;
}
/* Calls run(name) for each name that is used and not declared around it; set(name) for each that is assigned. */
function uses(node, scope, run, set) {
  each(node, function (one) {
    var inner;
    if (one.type === "Identifier") { if (scope.indexOf(one.name) < 0) { run(one.name); } return; }
    if (/^Function/.test(one.type)) {
      inner = scope.concat(one.params.map(function (param) { return param.name; }), declared(one.body, []), one.id ? one.id.name : []);
      uses(one.body, inner, run, set);
      return;
    }
    if (one.type === "AssignmentExpression" && one.left.type === "Identifier" && scope.indexOf(one.left.name) < 0) { set(one.left.name); }
    if (one.type === "MemberExpression") { uses(one.object, scope, run, set); if (one.computed) { uses(one.property, scope, run, set); } return; }
    if (one.type === "Property") { uses(one.value, scope, run, set); return; }
    if (one.type === "CatchClause") { uses(one.body, scope.concat(one.param.name), run, set); return; }
    children(one, function (child) { uses(child, scope, run, set); });
  });
}
function read(path, source) {
  var tree = acorn.parse(source, { ecmaVersion: 2015, sourceType: "module" }), made = { imports: [], exports: [], names: [], used: {}, set: {} };
  var body = tree.body.map(function (node) {
    if (node.type === "ImportDeclaration") {
      node.specifiers.forEach(function (one) { made.imports.push([one.local.name, require("path").posix.join(path, "..", node.source.value)]); });
      return null;
    }
    if (node.type !== "ExportNamedDeclaration") { return node; }
    made.exports = made.exports.concat(declared([node.declaration], []));
    return node.declaration;
  }).filter(Boolean);
  made.names = declared(body, []);
  uses(body, [], function (name) { made.used[name] = true; }, function (name) { made.set[name] = true; });
  return made;
}

process.stdin.setEncoding("utf8");
process.stdin.on("data", function (part) { input += part; });
process.stdin.on("end", function () {
  var wanted = JSON.parse(input), modules = {};
  Object.keys(wanted.modules).forEach(function (path) { modules[path] = read(path, wanted.modules[path]); });
  Object.keys(modules).forEach(function (path) {
    var one = modules[path], imported = one.imports.map(function (pair) { return pair[0]; });
    Object.keys(one.used).forEach(function (name) {
      if (one.names.concat(imported, GIVEN).indexOf(name) < 0) { faults.push(path + ": nothing gives " + name); }
    });
    one.imports.forEach(function (pair) {
      if (!one.used[pair[0]]) { faults.push(path + ": imports " + pair[0] + " and does not use it"); }
      if (!modules[pair[1]] || modules[pair[1]].exports.indexOf(pair[0]) < 0) { faults.push(path + ": " + pair[1] + " does not export " + pair[0]); }
      if (one.names.indexOf(pair[0]) >= 0) { faults.push(path + ": declares " + pair[0] + ", which it imports"); }
    });
    one.exports.forEach(function (name) { if (one.set[name]) { faults.push(path + ": assigns " + name + ", which it exports"); } });
  });
  Object.keys(wanted.scripts).forEach(function (name) {
    var own = wanted.scripts[name], seen = {};
    own.forEach(function (path) {
      modules[path].names.forEach(function (word) {
        if (seen[word]) { faults.push(name + ": " + word + " stands in " + seen[word] + " and in " + path); }
        seen[word] = path;
      });
    });
    own.forEach(function (path) {
      modules[path].imports.forEach(function (pair) {
        if (seen[pair[0]] && seen[pair[0]] !== pair[1]) { faults.push(name + ": " + pair[0] + " of " + pair[1] + " is hidden by " + seen[pair[0]]); }
      });
    });
  });
  process.stdout.write(JSON.stringify(faults));
});
