/* The sheet. Only the rows in sight are in the page; what is typed is shown at once and sent, and taken back where the
   program refuses it. The focus stays in one box that lies over the cell, unseen until something is typed: only so does
   an input method for Chinese begin with the first key. It tells screen readers the cell by aria-activedescendant. */
import { forget, parseTable, replacements, spread, viewOf, writeTable } from "/assets/model.js";

const HEIGHT = 34, SPARE = 6, LETTER = 15;
const $ = (id) => document.getElementById(id);
const word = document.querySelector('meta[name="gongkai-word"]').content;
const pane = $("pane"), grid = $("grid"), head = grid.querySelector(".g-head"), body = grid.querySelector(".g-body");
const line = $("line"), status = $("status"), box = $("box"), choices = $("choices");

let data = null;            /* as sent: columns, rows, locked, domains, categories, bodies, laws */
let at = new Map();         /* id → number of its row */
let view = [];              /* numbers of rows shown, in order */
let cols = [];              /* numbers of columns shown */
let left = [];              /* left edge of each shown column */
let now = { y: 0, x: 0 }, anchor = { y: 0, x: 0 };
let editing = false, problems = new Map(), touched = new Set();
let missing = 0;            /* files whose rows are not here yet */
const want = { domain: "", seek: "", filters: [], sort: null, only: null };
let queue = Promise.resolve();

/* --- talking to the program --- */

async function post(address, sent) {
  const body = JSON.stringify(sent), headers = { "content-type": "application/json", "x-gongkai": word };
  const answer = await fetch(address, { method: "POST", headers, body, keepalive: body.length < 20000 });
  const told = await answer.json().catch(() => ({ error: "编辑台没有回答。" }));
  return answer.ok ? told : { error: "没有改动。", ...told };
}

function queued(work) {
  queue = queue.then(work).catch(() => say("编辑台的程序没有回答，可能关掉了。这个窗口先不要关，重新运行 gongkai edit。", true));
  return queue;
}

/* The head first, then the rows file by file: what is there can be used while the rest is read. */
let loading = 0;
async function load() {
  const mine = ++loading, head = await (await fetch("/sheet.json")).json();
  const fresh = { ...head, rows: [], locked: {}, domains: {}, categories: {} }, unread = [...head.unread], parts = [];
  const kept = JSON.parse(localStorage.getItem("gongkai-columns") || "null");
  for (const column of fresh.columns) if (kept) column.shown = kept.includes(column.key) || column.key === "id";
  const isFirst = !data;
  if (isFirst) { data = fresh; layout(); tellState(data); }
  const asked = [0, 1].map((n) => part(n, head.parts));
  for (let n = 0; n < head.parts; n++) {
    const found = await asked[n];
    asked.push(part(n + 2, head.parts));
    if (mine !== loading) return; /* begun again meanwhile */
    parts.push(found);
    unread.push(...found.unread);
    join(fresh, parts);
    if (!isFirst && n < head.parts - 1) continue; /* what was shown before is shown until all is there */
    if (data !== fresh) { data = fresh; layout(); tellState(data); }
    missing = head.parts - 1 - n;
    index();
    show();
    if (isFirst && !n) box.focus({ preventScroll: true });
  }
  if (!head.parts) show();
  tellUnread(unread);
  domainsOf();
  watch();
}

async function part(n, count) { return n < count ? (await fetch(`/sheet/${n}.json`)).json() : null; }

function join(fresh, parts) {
  const last = parts[parts.length - 1], inOrder = parts.length < 2 || parts[parts.length - 2].code <= last.code;
  parts.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  fresh.rows = inOrder ? fresh.rows.concat(last.rows) : parts.flatMap((one) => one.rows);
  Object.assign(fresh.locked, last.locked);
  if (!last.code) return;
  fresh.domains[last.code] = last.title;
  fresh.categories[last.code] = last.categories;
}

function tellUnread(lines) {
  $("unread").replaceChildren(...lines.map((text) => {
    const p = document.createElement("p");
    p.className = "d-alert";
    p.textContent = text;
    return p;
  }));
}

function domainsOf() {
  const codes = Object.keys(data.domains).sort(), own = $("domain"), value = own.value;
  own.replaceChildren(own.options[0], ...codes.map((code) => new Option(`${code} ${data.domains[code]}`, code)));
  own.value = codes.includes(value) ? value : "";
}

function index() { at = new Map(data.rows.map((row, n) => [row[0], n])); }

function take(told) {
  for (const row of told.rows || []) {
    const n = at.get(row[0]);
    if (n === undefined) return load();
    data.rows[n] = row;
    if (told.locked && told.locked[row[0]]) data.locked[row[0]] = told.locked[row[0]];
    else delete data.locked[row[0]];
  }
  tellState(told);
  render();
}

function tellState(told) {
  if (told.version === undefined) return;
  data.version = told.version;
  $("unsaved").textContent = told.unsaved ? `有 ${told.unsaved} 个文件的改动没有保存` : "都保存了";
  $("save").disabled = !told.unsaved;
  $("undo").disabled = !told.undo;
  $("redo").disabled = !told.redo;
  $("undo").title = told.last;
}

function say(text, bad) { line.textContent = text; line.classList.toggle("d-error", !!bad); }

/* The check of the whole waits until nobody types. */
let watching = 0;
function watchSoon() { clearTimeout(watching); watching = setTimeout(watch, 2500); }

async function watch() {
  const told = await (await fetch("/problems.json")).json();
  if (told.waiting) { setTimeout(watch, 1200); return; }
  problems = new Map(Object.entries(told.items));
  if ($("bad").checked) show();
  else render();
}

/* --- what is shown --- */

function layout() {
  cols = data.columns.map((column, n) => n).filter((n) => data.columns[n].shown);
  left = [];
  let x = 0;
  for (const n of cols) { left.push(x); x += width(n); }
  head.replaceChildren(...cols.map((n, x) => {
    const cell = document.createElement("div"), button = document.createElement("button");
    cell.setAttribute("role", "columnheader");
    cell.setAttribute("aria-colindex", x + 1);
    cell.style.width = width(n) + "px";
    button.type = "button";
    button.tabIndex = -1;
    button.addEventListener("click", () => { sort(n); box.focus({ preventScroll: true }); });
    cell.append(button);
    return cell;
  }));
  heads();
  head.style.width = body.style.width = x + "px";
  grid.setAttribute("aria-colcount", cols.length);
  empty();
}

function width(n) { return data.columns[n].width * LETTER + 16; }

function heads() {
  [...head.children].forEach((cell, x) => {
    const n = cols[x], sorted = want.sort && want.sort.column === n;
    cell.firstChild.textContent = data.columns[n].title + (sorted ? (want.sort.down ? " ↓" : " ↑") : "");
    cell.setAttribute("aria-sort", sorted ? (want.sort.down ? "descending" : "ascending") : "none");
  });
}

function sort(n) {
  const own = want.sort && want.sort.column === n;
  want.sort = !own ? { column: n, down: false } : want.sort.down ? null : { column: n, down: true };
  heads();
  show();
}

function show() {
  const id = view.length && data.rows[view[now.y]] ? data.rows[view[now.y]][0] : "";
  want.only = $("bad").checked ? new Set(problems.keys()) : null;
  view = viewOf(data.rows, cols, want);
  body.style.height = view.length * HEIGHT + "px";
  grid.setAttribute("aria-rowcount", view.length + 1);
  const again = view.indexOf(at.get(id));
  now.y = Math.max(0, again >= 0 ? again : Math.min(now.y, view.length - 1));
  now.x = Math.min(now.x, cols.length - 1);
  anchor = { ...now };
  const more = missing ? `，还有 ${missing} 个领域在读` : "";
  status.textContent = (view.length === data.rows.length ? `${view.length} 个事项` : `${view.length} 个，共 ${data.rows.length} 个`) + more;
  empty();
  render();
  if (again >= 0) reveal();
}

const pool = new Map();
let stamp = 0;              /* of what rows show; while only scrolling goes on, rows that stay are left alone */

function empty() {
  for (const row of pool.values()) row.remove();
  pool.clear();
}

function render(isScroll) {
  if (!isScroll) stamp++;
  const first = Math.max(0, Math.floor(pane.scrollTop / HEIGHT) - SPARE);
  const last = Math.min(view.length, Math.ceil((pane.scrollTop + pane.clientHeight) / HEIGHT) + SPARE);
  const free = [];
  for (const [y, row] of pool) if (y < first || y >= last) { free.push(row); pool.delete(y); }
  const range = picked(), fresh = document.createDocumentFragment();
  for (let y = first; y < last; y++) {
    let row = pool.get(y);
    if (!row) {
      row = free.pop() || blank(fresh);
      move(row, y);
      row.gkStamp = 0;
      pool.set(y, row);
    }
    if (row.gkStamp === stamp) continue;
    row.gkStamp = stamp;
    fill(row, y, range);
  }
  for (const row of free) row.remove();
  if (fresh.childNodes.length) body.append(fresh);
  if (!editing && !isScroll) rest();
}

function blank(fresh) {
  const row = document.createElement("div");
  row.className = "g-row";
  row.setAttribute("role", "row");
  cols.forEach((n, x) => {
    const cell = document.createElement("div");
    cell.className = "g-cell";
    cell.setAttribute("role", "gridcell");
    cell.setAttribute("aria-colindex", x + 1);
    cell.style.width = width(n) + "px";
    row.append(cell);
  });
  fresh.append(row);
  return row;
}

/* Rows that went out of sight are those that come into it: nothing is made anew while scrolling. */
function move(row, y) {
  row.setAttribute("aria-rowindex", y + 2);
  row.style.transform = `translateY(${y * HEIGHT}px)`;
  for (let x = 0; x < cols.length; x++) row.children[x].id = `c-${y}-${x}`;
}

function fill(row, y, range) {
  const texts = data.rows[view[y]], locked = data.locked[texts[0]] || [0], bad = problems.has(texts[0]);
  for (let x = 0; x < cols.length; x++) {
    const cell = row.children[x], text = texts[cols[x]].slice(0, 2 * data.columns[cols[x]].width + 4).replace(/\n/g, " ⏎ ");
    if (cell.gkText !== text) { cell.textContent = text; cell.gkText = text; }
    const isIn = y >= range.y0 && y <= range.y1 && x >= range.x0 && x <= range.x1;
    const look = "g-cell" + (y === now.y && x === now.x ? " g-now" : "") + (bad && x === 0 ? " g-bad" : "") +
      (touched.size && touched.has(texts[0] + "/" + data.columns[cols[x]].key) ? " g-new" : "");
    const key = look + isIn + locked.includes(cols[x]);
    if (cell.gkLook === key) continue;
    cell.gkLook = key;
    cell.className = look;
    set(cell, "aria-selected", isIn ? "true" : "false");
    set(cell, "aria-readonly", locked.includes(cols[x]) ? "true" : "false");
  }
}

function set(element, name, value) { if (element.getAttribute(name) !== value) element.setAttribute(name, value); }

function picked() {
  return { y0: Math.min(now.y, anchor.y), y1: Math.max(now.y, anchor.y), x0: Math.min(now.x, anchor.x), x1: Math.max(now.x, anchor.x) };
}

function go(y, x, extend) {
  if (!view.length) return;
  now = { y: Math.max(0, Math.min(view.length - 1, y)), x: Math.max(0, Math.min(cols.length - 1, x)) };
  if (!extend) anchor = { ...now };
  reveal();
  render();
  tellCell();
}

function reveal() {
  const top = now.y * HEIGHT, high = head.offsetHeight;
  if (top < pane.scrollTop) pane.scrollTop = top;
  else if (top + HEIGHT + high > pane.scrollTop + pane.clientHeight) pane.scrollTop = top + HEIGHT + high - pane.clientHeight;
  const x = left[now.x], wide = width(cols[now.x]);
  if (x < pane.scrollLeft) pane.scrollLeft = x;
  else if (x + wide > pane.scrollLeft + pane.clientWidth) pane.scrollLeft = x + wide - pane.clientWidth;
}

function tellCell() {
  const row = data.rows[view[now.y]], range = picked();
  const many = (range.y1 - range.y0 + 1) * (range.x1 - range.x0 + 1);
  const said = problems.get(row[0]) || [];
  say((many > 1 ? `选了 ${many} 格。` : row[cols[now.x]]) + (said.length ? "\n" + said.join("\n") : ""));
}

/* --- changing cells --- */

function cellsOf(range) {
  const found = [];
  for (let y = range.y0; y <= range.y1; y++) for (let x = range.x0; x <= range.x1; x++) found.push([view[y], cols[x]]);
  return found;
}

/** changes: [{row, column, text}] by numbers of rows and columns. Cells that are only looked at are left out. */
function change(changes, label) {
  const isLocked = (one) => (data.locked[data.rows[one.row][0]] || [0]).includes(one.column);
  const locked = changes.filter(isLocked).length;
  const real = changes.filter((one) => !isLocked(one) && data.rows[one.row][one.column] !== one.text)
    .map((one) => ({ ...one, old: data.rows[one.row][one.column], id: data.rows[one.row][0], key: data.columns[one.column].key }));
  if (locked) say("灰色的格子不能在表格里改；编码永远不变，内容复杂的请打开表单改。");
  if (!real.length) return;
  for (const one of real) {
    data.rows[one.row][one.column] = one.text;
    forget(data.rows[one.row]);
    touched.add(one.id + "/" + one.key);
  }
  render();
  queued(async () => {
    const told = await post("/cells", { label, edits: real.map(({ id, key, text, old }) => ({ item: id, column: key, text, old })) });
    if (!told.error) {
      for (const [id, said] of Object.entries(told.told || {})) { if (said.length) problems.set(id, said); else problems.delete(id); }
      take(told);
      watchSoon();
      const row = data.rows[at.get(real[0].id)];
      if (real.length === 1 && row && problems.has(row[0])) say(`${row[0]} ${row[1]}\n${problems.get(row[0]).join("\n")}`);
      return;
    }
    for (const one of real) {
      const n = at.get(one.id);
      if (n !== undefined && data.rows[n][one.column] === one.text) { data.rows[n][one.column] = one.old; forget(data.rows[n]); }
      touched.delete(one.id + "/" + one.key);
    }
    render();
    say(`${told.item || ""} 没有改：${told.error}`, true);
  });
}

function isLocked() {
  const texts = data.rows[view[now.y]];
  return (data.locked[texts[0]] || [0]).includes(cols[now.x]);
}

/* The box becomes the editor of the cell. `keeps`: what was typed already stays, or an input method has begun in it. */
function edit(keeps) {
  if (!view.length || editing) return;
  const n = cols[now.x], column = data.columns[n], texts = data.rows[view[now.y]];
  if (isLocked()) {
    box.value = "";
    if (n === 0) openForm();
    else say("这一格内容复杂，请打开表单改（Ctrl+Enter）。");
    return;
  }
  editing = true;
  if (!keeps) box.value = texts[n];
  box.classList.add("g-open");
  box.setAttribute("aria-label", `${texts[0]} ${column.title}`);
  box.style.width = Math.max(width(n), 220) + "px";
  grow();
  if (!keeps) box.select();
  suggest();
}

/* What the check says of the cell as it is being typed. */
let looked = 0, lookSoon = 0;
function look() {
  clearTimeout(lookSoon);
  lookSoon = setTimeout(async () => {
    const mine = ++looked, texts = data.rows[view[now.y]], column = data.columns[cols[now.x]], text = box.value.trim();
    const told = await post("/cells/look", { item: texts[0], column: column.key, text }).catch(() => ({}));
    if (mine !== looked || !editing || !told.told) return;
    say(told.told.join("\n"), told.told.some((one) => !one.startsWith("警告")));
  }, 30);
}

function grow() { box.style.height = Math.max(1, Math.min(10, box.value.split("\n").length)) * 26 + 8 + "px"; }

/* --- words that belong into the cell --- */

function known() {
  const column = data.columns[cols[now.x]], last = column.key.split(".").pop(), id = data.rows[view[now.y]][0];
  if (column.words.length) return column.words;
  if (last === "category") return data.categories[id.slice(0, 2)] || [];
  if (last === "subject") return data.bodies;
  return last === "basis" ? data.laws : [];
}

function typedLine() {
  const before = box.value.slice(0, box.selectionStart);
  return before.slice(before.lastIndexOf("\n") + 1).trim();
}

function suggest() {
  const typed = typedLine(), column = data.columns[cols[now.x]];
  const all = known(), whole = box.selectionStart !== box.selectionEnd || all.includes(typed);
  const some = (whole && column.words.length ? all : all.filter((text) => text.includes(typed) && text !== typed)).slice(0, 12);
  choices.hidden = !some.length || (!typed && !column.words.length && all.length > 60);
  choices.replaceChildren(...some.map((text, n) => {
    const option = document.createElement("li");
    option.id = `o-${n}`;
    option.setAttribute("role", "option");
    option.textContent = text;
    option.addEventListener("mousedown", (event) => { event.preventDefault(); choose(text); });
    return option;
  }));
  choices.style.left = box.style.left;
  choices.style.top = parseFloat(box.style.top) + box.offsetHeight + "px";
  mark(-1);
}

let marked = -1;
function mark(n) {
  marked = n;
  [...choices.children].forEach((option, m) => option.setAttribute("aria-selected", String(m === n)));
  if (n >= 0) { box.setAttribute("aria-activedescendant", `o-${n}`); choices.children[n].scrollIntoView({ block: "nearest" }); }
}

function choose(text) {
  const before = box.value.slice(0, box.selectionStart), start = before.lastIndexOf("\n") + 1;
  const end = box.value.indexOf("\n", box.selectionStart);
  if (box.selectionStart !== box.selectionEnd) box.value = text;
  else box.setRangeText(text, start, end < 0 ? box.value.length : end, "end");
  suggest();
  choices.hidden = true;
  look();
}

function leave(keeps) {
  if (!editing) return;
  const row = view[now.y], column = cols[now.x], text = box.value.trim();
  editing = false;
  clearTimeout(lookSoon);
  rest();
  if (!keeps) tellCell();
  if (keeps) change([{ row, column, text }]);
}

/* The box lies over the cell, unseen. */
function rest() {
  box.value = "";
  box.classList.remove("g-open");
  choices.hidden = true;
  box.style.left = (left[now.x] || 0) + "px";
  box.style.top = now.y * HEIGHT + "px";
  box.style.width = width(cols[now.x] || 0) + "px";
  box.style.height = HEIGHT + "px";
  const texts = data.rows[view[now.y]];
  box.setAttribute("aria-label", texts ? `${texts[0]} ${data.columns[cols[now.x]].title}：${texts[cols[now.x]]}` : "没有事项");
  box.setAttribute("aria-activedescendant", view.length ? `c-${now.y}-${now.x}` : "");
}

function whileEditing(event) {
  const open = !choices.hidden;
  if (event.key === "Escape") { if (open && marked >= 0) { choices.hidden = true; } else leave(false); }
  else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    const step = event.key === "ArrowDown" ? 1 : -1;
    mark((marked + step + choices.children.length) % choices.children.length);
  } else if (event.key === "Enter" && (event.altKey || event.shiftKey)) {
    box.setRangeText("\n", box.selectionStart, box.selectionEnd, "end");
    grow();
    suggest();
  } else if (event.key === "Enter") {
    if (open && marked >= 0) choose(choices.children[marked].textContent);
    if (open && marked >= 0 && data.columns[cols[now.x]].several) { marked = -1; event.preventDefault(); return; }
    leave(true);
    go(now.y + 1, now.x);
  } else if (event.key === "Tab") { leave(true); go(now.y, now.x + (event.shiftKey ? -1 : 1)); }
  else return;
  event.preventDefault();
}

function fillDown() {
  const range = picked();
  if (range.y0 === range.y1) { say("先选一片：从要照抄的那一格往下选。"); return; }
  const changes = [];
  for (let x = range.x0; x <= range.x1; x++) {
    const text = data.rows[view[range.y0]][cols[x]];
    for (let y = range.y0 + 1; y <= range.y1; y++) changes.push({ row: view[y], column: cols[x], text });
  }
  change(changes, "向下填充");
}

function paste(text) {
  const range = picked(), table = spread(parseTable(text), range.y1 - range.y0 + 1, range.x1 - range.x0 + 1);
  const changes = [];
  table.forEach((row, dy) => row.forEach((cell, dx) => {
    const y = range.y0 + dy, x = range.x0 + dx;
    if (y < view.length && x < cols.length) changes.push({ row: view[y], column: cols[x], text: cell.trim() });
  }));
  change(changes, "粘贴");
  anchor = { y: range.y0, x: range.x0 };
  now = { y: Math.min(view.length - 1, range.y0 + table.length - 1), x: Math.min(cols.length - 1, range.x0 + table[0].length - 1) };
  render();
}

function copied() {
  const range = picked(), rows = [];
  for (let y = range.y0; y <= range.y1; y++) rows.push(cols.slice(range.x0, range.x1 + 1).map((n) => data.rows[view[y]][n]));
  return writeTable(rows);
}

function clear() { change(cellsOf(picked()).map(([row, column]) => ({ row, column, text: "" })), "清空"); }

function back(address) {
  queued(async () => {
    const told = await post(address, {});
    if (told.error) { say(told.error, true); return; }
    touched.clear();
    if (told.whole) await load();
    else take(told);
    say(told.said);
    watchSoon();
  });
}

function save() {
  queued(async () => {
    const told = await post("/save", {});
    if (told.error) { say(told.error, true); return; }
    if (told.conflict) { location.href = "/conflict"; return; }
    tellState(told);
    touched.clear();
    render();
    say(told.saved.length ? `保存了：${told.saved.join("、")}。` : "没有要保存的改动。");
  });
}

function openForm() { location.href = "/edit/item/" + data.rows[view[now.y]][0]; }

/* --- keys and mouse --- */

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

box.addEventListener("compositionstart", () => edit(true));
box.addEventListener("input", () => {
  if (!editing) edit(true);
  else if (!choices.hidden || known().length) suggest();
  if (editing) { grow(); look(); }
});
box.addEventListener("blur", () => leave(true));

box.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  if (editing) { whileEditing(event); return; }
  const ctrl = event.ctrlKey || event.metaKey, page = Math.max(1, Math.floor(pane.clientHeight / HEIGHT) - 2);
  const far = { ArrowUp: [0, now.x], ArrowDown: [view.length - 1, now.x], ArrowLeft: [now.y, 0], ArrowRight: [now.y, cols.length - 1] };
  if (MOVES[event.key]) {
    const [dy, dx] = MOVES[event.key];
    if (ctrl) go(...far[event.key], event.shiftKey);
    else go(now.y + dy, now.x + dx, event.shiftKey);
  } else if (event.key === "PageDown" || event.key === "PageUp") go(now.y + (event.key === "PageDown" ? page : -page), now.x, event.shiftKey);
  else if (event.key === "Home") go(ctrl ? 0 : now.y, 0, event.shiftKey);
  else if (event.key === "End") go(ctrl ? view.length - 1 : now.y, cols.length - 1, event.shiftKey);
  else if (event.key === "Tab") {
    const next = now.x + (event.shiftKey ? -1 : 1);
    if (next < 0 || next >= cols.length) return; /* at the edge the key leaves the sheet */
    go(now.y, next);
  } else if (event.key === "Enter" && ctrl) openForm();
  else if (event.key === "Enter") edit();
  else if (event.key === "F2") edit();
  else if (event.key === "Escape") go(now.y, now.x);
  else if (event.key === "Delete" || event.key === "Backspace") clear();
  else if (ctrl && event.key === "a") { anchor = { y: 0, x: 0 }; now = { y: view.length - 1, x: cols.length - 1 }; render(); tellCell(); }
  else if (ctrl && event.key === "d") fillDown();
  else if (ctrl && event.key === "z") back("/cells/undo");
  else if (ctrl && event.key === "y") back("/cells/redo");
  else if (ctrl && event.key === "h") openReplace();
  else if (ctrl && event.key === "f") $("seek").focus();
  else return; /* what is typed comes as input */
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); leave(true); save(); }
});
box.addEventListener("copy", (event) => { if (!editing) { event.clipboardData.setData("text/plain", copied()); event.preventDefault(); } });
box.addEventListener("cut", (event) => { if (!editing) { event.clipboardData.setData("text/plain", copied()); clear(); event.preventDefault(); } });
box.addEventListener("paste", (event) => { if (!editing) { paste(event.clipboardData.getData("text/plain")); event.preventDefault(); } });

function spot(event) {
  const cell = event.target.closest(".g-cell");
  if (!cell) return null;
  const [, y, x] = cell.id.split("-").map(Number);
  return { y, x };
}

let dragging = false;
body.addEventListener("mousedown", (event) => {
  const where = spot(event);
  if (!where || event.button) return;
  leave(true);
  dragging = true;
  box.focus({ preventScroll: true });
  go(where.y, where.x, event.shiftKey);
  event.preventDefault();
});
body.addEventListener("mouseover", (event) => { const where = dragging && spot(event); if (where) go(where.y, where.x, true); });
document.addEventListener("mouseup", () => { dragging = false; });
body.addEventListener("dblclick", (event) => { if (spot(event)) edit(); });

let framed = false;
pane.addEventListener("scroll", () => {
  if (framed) return;
  framed = true;
  requestAnimationFrame(() => { framed = false; render(true); });
}, { passive: true });
addEventListener("resize", () => data && render());

/* --- tools --- */

let timer = 0;
$("seek").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => { want.seek = $("seek").value; show(); }, 120); });
$("domain").addEventListener("change", () => { want.domain = $("domain").value; show(); });
$("bad").addEventListener("change", show);
$("fill").addEventListener("click", fillDown);
$("open").addEventListener("click", openForm);
$("keys").addEventListener("click", () => $("telling").showModal());
$("filter").addEventListener("click", () => {
  const column = cols[now.x], value = data.rows[view[now.y]][column];
  if (!want.filters.some((one) => one.column === column)) want.filters.push({ column, value });
  chips();
  show();
});

function chips() {
  $("filters").replaceChildren(...want.filters.map((one, n) => {
    const chip = document.createElement("button");
    chip.type = "button";
    chip.textContent = `${data.columns[one.column].title}：${one.value.slice(0, 12) || "（空）"} ×`;
    chip.setAttribute("aria-label", `去掉筛选 ${data.columns[one.column].title}`);
    chip.addEventListener("click", () => { want.filters.splice(n, 1); chips(); show(); });
    return chip;
  }));
}

for (const [id, address] of [["undo", "/cells/undo"], ["redo", "/cells/redo"]]) {
  $(id).addEventListener("click", (event) => { event.preventDefault(); back(address); });
}
$("save").addEventListener("click", (event) => { event.preventDefault(); save(); });

$("shown").addEventListener("click", () => {
  $("c-list").replaceChildren(...data.columns.map((column) => {
    const label = document.createElement("label"), box = document.createElement("input");
    box.type = "checkbox";
    box.checked = column.shown;
    box.disabled = column.key === "id";
    box.addEventListener("change", () => {
      column.shown = box.checked;
      localStorage.setItem("gongkai-columns", JSON.stringify(data.columns.filter((one) => one.shown).map((one) => one.key)));
      layout();
      show();
    });
    label.append(box, " " + column.title);
    return label;
  }));
  $("choosing").showModal();
});

let found = [];
function openReplace() { $("replacing").showModal(); $("r-find").focus(); seekReplace(); }
$("replace").addEventListener("click", openReplace);
for (const id of ["r-find", "r-with", "r-where"]) $(id).addEventListener("input", seekReplace);

function seekReplace() {
  const where = $("r-where").value, range = picked();
  const all = { y0: 0, y1: view.length - 1, x0: 0, x1: cols.length - 1 };
  const area = where === "picked" ? range : where === "all" ? all : { ...all, x0: now.x, x1: now.x };
  const isOpen = ([row, column]) => !(data.locked[data.rows[row][0]] || [0]).includes(column);
  found = replacements(data.rows, cellsOf(area).filter(isOpen), $("r-find").value, $("r-with").value).map((one) => ({ ...one, takes: true }));
  $("r-count").textContent = $("r-find").value ? `找到 ${found.length} 格${found.length > 200 ? "，下面是前 200 格，其余的也会换" : ""}。` : "";
  $("r-list").tBodies[0].replaceChildren(...found.slice(0, 200).map((one) => {
    const row = document.createElement("tr"), box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    box.setAttribute("aria-label", `替换 ${data.rows[one.row][0]}`);
    box.addEventListener("change", () => { one.takes = box.checked; });
    const texts = [box, `${data.rows[one.row][0]} ${data.rows[one.row][1]}`, data.columns[one.column].title, one.old, one.text];
    row.append(...texts.map((part) => { const cell = document.createElement("td"); cell.append(part); return cell; }));
    return row;
  }));
  $("r-do").disabled = !found.length;
}

$("r-do").addEventListener("click", () => {
  change(found.filter((one) => one.takes).map(({ row, column, text }) => ({ row, column, text })), "替换");
  $("replacing").close();
});

/* --- others --- */

addEventListener("pagehide", () => leave(true)); /* what stands in an open cell is sent before a window is closed */

addEventListener("focus", async () => {
  if (!data || editing) return;
  const told = await (await fetch("/state.json")).json().catch(() => ({}));
  if (told.conflict) location.reload();
  else if (told.version !== undefined && told.version !== data.version) queued(load);
});

for (const element of [document.querySelector(".d-tools"), pane, line]) element.hidden = false;
load();
