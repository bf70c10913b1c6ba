/* Small builders. */

export function rootOf() { return document.body.getAttribute("data-root") || "."; }
export function make(tag, name, children) {
  var node = document.createElement(tag);
  if (name) { node.className = name; }
  (children || []).forEach(function (child) {
    if (child) { node.appendChild(typeof child === "string" ? document.createTextNode(child) : child); }
  });
  return node;
}
export function button(text, run) {
  var node = make("button", "gk-button", [text]);
  node.type = "button";
  node.addEventListener("click", run);
  return node;
}
export function status() {
  var node = make("span", "gk-told");
  node.setAttribute("role", "status");
  return node;
}
/* An address to copy: where copying is refused it stays selected. */
export function copyLine(label, address) {
  var field = make("input", ""), told = status();
  field.readOnly = true;
  field.value = address;
  field.setAttribute("aria-label", label);
  return make("p", "gk-actions gk-copy", [field, button("复制网址", function () {
    var done = false;
    field.focus();
    field.select();
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    told.textContent = done ? "网址已复制" : "网址已选中，长按它就能复制";
  }), told]);
}
export function searchLink(at, text) {
  var node = make("a", "", [text]);
  node.href = rootOf() + "/search/" + (window.location.protocol === "file:" ? "index.html" : "") + at;
  return node;
}
