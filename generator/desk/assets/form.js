/* The form while it is being filled in: the check's messages beside the fields, the page beside the form, files dropped.
   Without this script the form works all the same: it is sent, and comes back with its messages. */
(function () {
  "use strict";
  const form = document.getElementById("form");
  if (!form) return;
  const word = document.querySelector('meta[name="gongkai-word"]').content;
  const frame = document.querySelector("iframe.d-page");
  const WAIT = 30; /* ms after the last key; the answer itself takes some 50 more */
  let timer = 0, asked = 0, framed = 0, waiting = false, unsent = false, submitted = false;

  function paragraph(one) {
    const p = document.createElement("p");
    p.className = "d-" + one.kind;
    const b = document.createElement("b");
    b.textContent = one.kind === "error" ? "错误" : "提醒";
    p.append(b, " " + one.text);
    if (one.fix) {
      const span = document.createElement("span");
      span.textContent = " " + one.fix;
      p.append(span);
    }
    return p;
  }

  function show(remarks) {
    const same = document.getElementById("same"), codes = Object.values(remarks).flat().map((one) => one.code);
    same.hidden = !codes.includes("GK404");
    for (const place of form.querySelectorAll("[data-told]")) {
      const said = remarks[place.dataset.told] || [];
      place.replaceChildren(...said.map(paragraph));
      place.hidden = !said.length;
      const field = document.getElementById("f-" + place.dataset.told);
      if (field && "value" in field) field.setAttribute("aria-invalid", String(said.some((one) => one.kind === "error")));
    }
  }

  async function look() {
    if (waiting) { asked++; return; }
    waiting = true;
    unsent = false;
    const mine = ++asked;
    try {
      const sent = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.watch, { method: "POST", body: sent, headers: { "x-gongkai": word } });
      if (answer.ok) show((await answer.json()).remarks);
      else lost();
    } catch (error) { lost(); }
    waiting = false;
    if (mine !== asked) { look(); return; }
    clearTimeout(framed);
    framed = setTimeout(refresh, 400);
  }

  function lost() {
    const place = form.querySelector('[data-told=""]');
    place.hidden = false;
    place.replaceChildren(paragraph({ kind: "error", text: "编辑台的程序没有回答，可能关掉了。填的内容先不要关，重新运行 gongkai edit。", fix: "" }));
  }

  function refresh() {
    if (!frame) return;
    let top = 0;
    try { top = frame.contentWindow.scrollY; } catch (error) { /* a page that did not come */ }
    frame.addEventListener("load", () => { try { frame.contentWindow.scrollTo(0, top); } catch (error) { /* as above */ } }, { once: true });
    frame.contentWindow.location.replace(form.dataset.preview);
  }

  form.addEventListener("input", () => { unsent = true; clearTimeout(timer); timer = setTimeout(look, WAIT); });
  form.addEventListener("submit", () => { submitted = true; });
  addEventListener("pagehide", () => { /* the last keys before a window is closed */
    if (unsent && !submitted) navigator.sendBeacon(form.dataset.watch, new URLSearchParams(new FormData(form)));
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.requestSubmit(form.querySelector('.d-end [value="save"]'));
    }
  });
})();
