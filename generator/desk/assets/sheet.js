/* The sheet. Only the rows in sight are in the page; what is typed is shown at once and sent, and taken back where the
   program refuses it. Cells are told to screen readers by aria-activedescendant, for most of them are not there. */
import { parseTable, replacements, spread, viewOf, writeTable } from "/assets/model.js";

const HEIGHT = 34, SPARE = 6, LETTER = 15;
const $ = (id) => document.getElementById(id);
const word = document.querySelector('meta[name="gongkai-word"]').content;
const grid = $("grid"), head = grid.querySelector(".g-head"), body = grid.querySelector(".g-body");
const line = $("line"), status = $("status"), words = $("g-words");

let data = null;            /* as sent: columns, rows, locked, domains, categories, bodies, laws */
let at = new Map();         /* id → number of its row */
let view = [];              /* numbers of rows shown, in order */
let cols = [];              /* numbers of columns shown */
let left = [];              /* left edge of each shown column */
let now = { y: 0, x: 0 }, anchor = { y: 0, x: 0 };
let editor = null, problems = new Map(), touched = new Set();
const want = { domain: "", seek: "", filters: [], sort: null, only: null };
let queue = Promise.resolve();

/* --- talking to the program --- */

async function post(address, sent) {
  const answer = await fetch(address, { method: "POST", headers: { "content-type": "application/json", "x-gongkai": word }, body: JSON.stringify(sent) });
  const told = await answer.json().catch(() => ({ error: "编辑台没有回答。" }));
  return answer.ok ? told : { error: "没有改动。", ...told };
}

function queued(work) {
  queue = queue.then(work).catch(() => say("编辑台的程序没有回答，可能关掉了。这个窗口先不要关，重新运行 gongkai edit。", true));
  return queue;
}

async function load() {
  const answer = await fetch("/sheet.json");
  data = await answer.json();
  index();
  const kept = JSON.parse(localStorage.getItem("gongkai-columns") || "null");
  for (const column of data.columns) if (kept) column.shown = kept.includes(column.key) || column.key === "id";
  layout();
  show();
  tellState(data);
  watch();
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
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    button.setAttribute("role", "columnheader");
    button.setAttribute("aria-colindex", x + 1);
    button.style.width = width(n) + "px";
    button.addEventListener("click", () => sort(n));
    return button;
  }));
  heads();
  head.style.width = body.style.width = x + "px";
  grid.setAttribute("aria-colcount", cols.length);
  body.replaceChildren();
}

function width(n) { return data.columns[n].width * LETTER + 16; }

function heads() {
  [...head.children].forEach((button, x) => {
    const n = cols[x], sorted = want.sort && want.sort.column === n;
    button.textContent = data.columns[n].title + (sorted ? (want.sort.down ? " ↓" : " ↑") : "");
    button.setAttribute("aria-sort", sorted ? (want.sort.down ? "descending" : "ascending") : "none");
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
  status.textContent = view.length === data.rows.length ? `${view.length} 个事项` : `${view.length} 个，共 ${data.rows.length} 个`;
  body.replaceChildren();
  render();
  if (again >= 0) reveal();
}

const pool = new Map();

function render() {
  const first = Math.max(0, Math.floor(grid.scrollTop / HEIGHT) - SPARE);
  const last = Math.min(view.length, Math.ceil((grid.scrollTop + grid.clientHeight) / HEIGHT) + SPARE);
  for (const [y, row] of pool) if (y < first || y >= last || row.parentNode !== body) { row.remove(); pool.delete(y); }
  const fresh = document.createDocumentFragment();
  for (let y = first; y < last; y++) {
    let row = pool.get(y);
    if (!row) { row = blank(y); pool.set(y, row); fresh.append(row); }
    fill(row, y);
  }
  body.append(fresh);
  grid.setAttribute("aria-activedescendant", view.length ? `c-${now.y}-${now.x}` : "");
}

function blank(y) {
  const row = document.createElement("div");
  row.className = "g-row";
  row.setAttribute("role", "row");
  row.setAttribute("aria-rowindex", y + 2);
  row.style.top = y * HEIGHT + "px";
  cols.forEach((n, x) => {
    const cell = document.createElement("div");
    cell.id = `c-${y}-${x}`;
    cell.className = "g-cell";
    cell.setAttribute("role", "gridcell");
    cell.setAttribute("aria-colindex", x + 1);
    cell.style.width = width(n) + "px";
    row.append(cell);
  });
  return row;
}

function fill(row, y) {
  const texts = data.rows[view[y]], range = picked(), locked = data.locked[texts[0]] || [0];
  const bad = problems.has(texts[0]);
  for (let x = 0; x < cols.length; x++) {
    const cell = row.children[x], text = texts[cols[x]].replace(/\n/g, " ⏎ ");
    if (cell.textContent !== text) cell.textContent = text;
    const isIn = y >= range.y0 && y <= range.y1 && x >= range.x0 && x <= range.x1;
    set(cell, "aria-selected", isIn ? "true" : "false");
    set(cell, "aria-readonly", locked.includes(cols[x]) ? "true" : "false");
    cell.className = "g-cell" + (y === now.y && x === now.x ? " g-now" : "") + (bad && x === 0 ? " g-bad" : "") +
      (touched.has(texts[0] + "/" + data.columns[cols[x]].key) ? " g-new" : "");
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
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top + HEIGHT + high > grid.scrollTop + grid.clientHeight) grid.scrollTop = top + HEIGHT + high - grid.clientHeight;
  const x = left[now.x], wide = width(cols[now.x]);
  if (x < grid.scrollLeft) grid.scrollLeft = x;
  else if (x + wide > grid.scrollLeft + grid.clientWidth) grid.scrollLeft = x + wide - grid.clientWidth;
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
    touched.add(one.id + "/" + one.key);
  }
  render();
  queued(async () => {
    const told = await post("/cells", { label, edits: real.map(({ id, key, text, old }) => ({ item: id, column: key, text, old })) });
    if (!told.error) { take(told); setTimeout(watch, 200); return; }
    for (const one of real) {
      const n = at.get(one.id);
      if (n !== undefined && data.rows[n][one.column] === one.text) data.rows[n][one.column] = one.old;
      touched.delete(one.id + "/" + one.key);
    }
    render();
    say(`${told.item || ""} 没有改：${told.error}`, true);
  });
}

function edit(start) {
  if (!view.length || editor) return;
  const row = view[now.y], n = cols[now.x], column = data.columns[n], texts = data.rows[row];
  if ((data.locked[texts[0]] || [0]).includes(n)) {
    if (n === 0) openForm();
    else say("这一格内容复杂，请打开表单改（Ctrl+Enter）。");
    return;
  }
  const is = column.several ? "textarea" : "input";
  editor = document.createElement(column.several || texts[n].includes("\n") || texts[n].length > 40 ? "textarea" : is);
  editor.className = "g-edit";
  editor.setAttribute("aria-label", `${texts[0]} ${column.title}`);
  editor.value = start === undefined ? texts[n] : start;
  editor.style.left = left[now.x] + "px";
  editor.style.top = now.y * HEIGHT + "px";
  editor.style.width = Math.max(width(n), 200) + "px";
  if (editor.tagName === "TEXTAREA") editor.style.height = Math.max(2, Math.min(10, editor.value.split("\n").length + 1)) * 26 + 8 + "px";
  else suggest(column, texts[0].slice(0, 2));
  editor.addEventListener("keydown", editing);
  editor.addEventListener("blur", () => leave(true));
  body.append(editor);
  editor.focus({ preventScroll: true });
  if (start === undefined) editor.select();
}

function suggest(column, domain) {
  const last = column.key.split(".").pop();
  const known = column.words.length ? column.words : last === "category" ? data.categories[domain] || [] : [];
  words.replaceChildren(...known.map((text) => Object.assign(document.createElement("option"), { value: text })));
  if (known.length) editor.setAttribute("list", "g-words");
}

function leave(keeps) {
  if (!editor) return;
  const box = editor, row = view[now.y], column = cols[now.x];
  editor = null;
  box.remove();
  if (keeps) change([{ row, column, text: box.value.trim() }]);
  grid.focus({ preventScroll: true });
}

function editing(event) {
  event.stopPropagation();
  if (event.isComposing) return;
  if (event.key === "Escape") leave(false);
  else if (event.key === "Enter" && (event.altKey || event.shiftKey) && editor.tagName === "TEXTAREA") {
    event.preventDefault();
    editor.setRangeText("\n", editor.selectionStart, editor.selectionEnd, "end");
  } else if (event.key === "Enter") { leave(true); go(now.y + 1, now.x); }
  else if (event.key === "Tab") { leave(true); go(now.y, now.x + (event.shiftKey ? -1 : 1)); }
  else if ((event.ctrlKey || event.metaKey) && event.key === "s") { leave(true); save(); }
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
    setTimeout(watch, 200);
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

grid.addEventListener("keydown", (event) => {
  if (editor || event.isComposing) return;
  const ctrl = event.ctrlKey || event.metaKey, page = Math.max(1, Math.floor(grid.clientHeight / HEIGHT) - 2);
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
  else if (event.key.length === 1 && !ctrl && !event.altKey) edit("");
  else return;
  if (event.key.length !== 1 || ctrl) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); leave(true); save(); }
});
grid.addEventListener("copy", (event) => { if (!editor) { event.clipboardData.setData("text/plain", copied()); event.preventDefault(); } });
grid.addEventListener("cut", (event) => { if (!editor) { event.clipboardData.setData("text/plain", copied()); clear(); event.preventDefault(); } });
grid.addEventListener("paste", (event) => { if (!editor) { paste(event.clipboardData.getData("text/plain")); event.preventDefault(); } });

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
  grid.focus({ preventScroll: true });
  go(where.y, where.x, event.shiftKey);
  event.preventDefault();
});
body.addEventListener("mouseover", (event) => { const where = dragging && spot(event); if (where) go(where.y, where.x, true); });
document.addEventListener("mouseup", () => { dragging = false; });
body.addEventListener("dblclick", (event) => { if (spot(event)) edit(); });

let framed = false;
grid.addEventListener("scroll", () => {
  if (framed) return;
  framed = true;
  requestAnimationFrame(() => { framed = false; render(); });
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

addEventListener("focus", async () => {
  if (!data || editor) return;
  const told = await (await fetch("/state.json")).json().catch(() => ({}));
  if (told.conflict) location.reload();
  else if (told.version !== undefined && told.version !== data.version) queued(load);
});

for (const element of [document.querySelector(".d-tools"), grid, line]) element.hidden = false;
load().then(() => { grid.focus({ preventScroll: true }); });
