/* Keys, and closing the list. */

export function close(box) { if (box.isPage) { box.say(""); box.body.textContent = ""; } else { box.out.textContent = ""; } }
export function onKey(box, event) {
  var links = box.out.querySelectorAll("a.gk-hit-title, a.gk-all"), at = Array.prototype.indexOf.call(links, document.activeElement);
  var key = event.key || { 27: "Escape", 38: "ArrowUp", 40: "ArrowDown" }[event.keyCode];
  var step = { ArrowDown: 1, Down: 1, ArrowUp: -1, Up: -1 }[key];
  if (box.composing || event.isComposing) { return; }
  if (key === "Escape" || key === "Esc") {
    /* The first closes the list and keeps what was typed, which browsers empty in a field for search; the second is theirs. */
    if (!box.shut) { event.preventDefault(); }
    box.shut = true;
    close(box);
    box.input.focus();
  } else if (step && at + step >= 0 && links[at + step]) {
    links[at + step].focus();
    event.preventDefault();
  } else if (step < 0 && at === 0) {
    box.input.focus();
    event.preventDefault();
  }
}
