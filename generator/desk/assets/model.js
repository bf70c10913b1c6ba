/* What the sheet does to rows, without a page: which rows in which order, texts of the clipboard, what a replacement
   would change. A row is a list of texts, the id first. */

/** Rows of a text from the clipboard, as Excel and WPS write it: cells by tab, a cell with breaks in quotes. */
export function parseTable(text) {
  const rows = [];
  let row = [], cell = "", quoted = false, fresh = true;
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let i = 0; i < whole.length; i++) {
    const sign = whole[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (whole[i + 1] === '"') { cell += '"'; i++; }
      else quoted = false;
    } else if (sign === '"' && fresh && closes(whole, i)) { quoted = true; fresh = false; }
    else if (sign === "\t" || sign === "\n") {
      row.push(cell); cell = ""; fresh = true;
      if (sign === "\n") { rows.push(row); row = []; }
    } else { cell += sign; fresh = false; }
  }
  row.push(cell);
  rows.push(row);
  return rows;
}

/* A quotation mark opens a cell only where another closes it before a tab, a break or the end. */
function closes(text, at) {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] === '"') { i++; continue; }
    return i + 1 >= text.length || text[i + 1] === "\t" || text[i + 1] === "\n";
  }
  return false;
}

/** The reverse. */
export function writeTable(rows) {
  const write = (cell) => (/[\t\n"]/.test(cell) ? '"' + cell.replace(/"/g, '""') + '"' : cell);
  return rows.map((row) => row.map(write).join("\t")).join("\n");
}

const order = new Intl.Collator("zh-CN", { numeric: true });

/* What is looked through while somebody seeks: the texts of a row as one, made when it is first asked for. */
let hay = new WeakMap(), hayOf = "";
function textOf(row, columns) {
  let text = hay.get(row);
  if (text === undefined) hay.set(row, text = columns.map((n) => row[n]).join("\n").toLowerCase());
  return text;
}

/** A row says something else now. */
export function forget(row) { hay.delete(row); }

/** Numbers of the rows that are shown, in their order.
 *  want: { domain, seek, filters: [{column, value}], sort: {column, down} | null, only: Set of ids | null } */
export function viewOf(rows, columns, want) {
  const seek = want.seek.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = [];
  if (seek.length && hayOf !== columns.join()) { hay = new WeakMap(); hayOf = columns.join(); }
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (want.domain && !row[0].startsWith(want.domain + "-")) continue;
    if (want.only && !want.only.has(row[0])) continue;
    if (!want.filters.every((one) => row[one.column] === one.value)) continue;
    if (seek.length) {
      const text = textOf(row, columns);
      if (!seek.every((word) => text.includes(word))) continue;
    }
    found.push(i);
  }
  if (want.sort) {
    const { column, down } = want.sort;
    const sign = down ? -1 : 1, rank = ranksOf(found, rows, column);
    found.sort((a, b) => sign * (rank.get(rows[a][column]) - rank.get(rows[b][column])) || a - b);
  }
  return found;
}

/* Text → its place in the order: each text is compared as often as it is different, not as often as it stands there. */
function ranksOf(found, rows, column) {
  const texts = [...new Set(found.map((i) => rows[i][column]))].sort(order.compare), rank = new Map();
  texts.forEach((text, n) => rank.set(text, n && !order.compare(text, texts[n - 1]) ? rank.get(texts[n - 1]) : n));
  return rank;
}

/** What a replacement would change: [{row, column, old, text}]. `cells`: [[row, column]]. */
export function replacements(rows, cells, find, put) {
  if (!find) return [];
  return cells
    .map(([row, column]) => ({ row, column, old: rows[row][column], text: rows[row][column].split(find).join(put) }))
    .filter((one) => one.old !== one.text);
}

/** Texts for a range of cells from a pasted table: one that fits into it several times is repeated. */
export function spread(table, height, width) {
  const tall = table.length, wide = Math.max(...table.map((row) => row.length));
  const rows = height % tall === 0 ? Math.max(height, tall) : tall;
  const cells = width % wide === 0 ? Math.max(width, wide) : wide;
  return Array.from({ length: rows }, (_, y) => Array.from({ length: cells }, (_, x) => table[y % tall][x % wide] ?? ""));
}
