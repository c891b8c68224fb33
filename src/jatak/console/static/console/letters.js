// The editor of letters: saves what is typed, keeps it in the browser until it is saved, and shows it as it will look.

const form = document.getElementById("letter");
const state = document.querySelector(".l-state");
const kept = document.querySelector(".j-note[data-kept]");
const seeing = document.querySelector(".l-seeing");
const conflict = document.querySelector(".j-note[data-conflict]");
const KEY = `jatak-letter:${form.dataset.letter}`;
const LOOK = 600, SETTLE = 1500, PATIENCE = 30000;

const entries = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
// The token is the session's and the revision the server's: neither is somebody's words.
const words = (pairs) => JSON.stringify(pairs.filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "revision"));
const body = (pairs) => new URLSearchParams(pairs);

function say(text, trouble) {
  state.textContent = text;
  state.toggleAttribute("data-trouble", Boolean(trouble));
}

// What the browser keeps

function keep(now) {
  try { localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), pairs: now })); } catch { /* full or forbidden: the server has it soon */ }
}
function forget() {
  try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ }
}
function remembered() {
  try { return JSON.parse(localStorage.getItem(KEY) || "null"); } catch { return null; }
}

// Saving

let saved = "", seen = "", changedAt = 0, busy = false, stopped = false, pause = SETTLE, retryAt = 0;

async function save() {
  const now = entries();
  const text = words(now);
  busy = true;
  keep(now);
  say(form.dataset.saving);
  try {
    const answer = await fetch(form.action || location.href, { method: "POST", body: body(now), headers: { Accept: "application/json" } });
    if (answer.redirected || !(answer.headers.get("Content-Type") || "").includes("json")) {
      if (answer.status >= 500) throw new Error(String(answer.status));
      stopped = true;
      return say(form.dataset.out, true);
    }
    const told = await answer.json();
    if (told.conflict) {
      stopped = true;
      conflict.querySelector("[data-conflict-said]").textContent = told.conflict;
      conflict.hidden = false;
      return say(told.conflict, true);
    }
    if (told.problem) {
      saved = text; // Saying it again would be refused again; the next change is tried.
      return say(told.problem, true);
    }
    form.elements.revision.value = told.revision;
    saved = text;
    pause = SETTLE;
    if (words(entries()) === text) forget();
    if (!form.elements.own_text.checked) form.elements.text.value = told.text;
    saved = words(entries()) === text ? text : saved;
    seeing.querySelector("[data-standing]").innerHTML = told.standing;
    say(`${form.dataset.saved} ${told.saved}`);
  } catch {
    pause = Math.min(pause * 2, PATIENCE);
    retryAt = Date.now() + pause;
    say(form.dataset.away, true);
  } finally {
    busy = false;
  }
}

// The preview

let shown = null, drawing = false;

async function draw() {
  const now = entries();
  drawing = true;
  shown = words(now);
  const problem = seeing.querySelector("[data-problem]");
  try {
    const answer = await fetch(form.dataset.previewUrl, { method: "POST", body: body(now), headers: { Accept: "application/json" } });
    if (answer.redirected || !(answer.headers.get("Content-Type") || "").includes("json")) throw new Error(String(answer.status));
    const told = await answer.json();
    problem.hidden = !told.problem;
    problem.textContent = told.problem || "";
    if (told.problem) return;
    seeing.querySelector("[data-html]").srcdoc = told.html;
    seeing.querySelector("[data-text]").textContent = told.text;
    seeing.querySelector("[data-shown-subject]").textContent = told.subject;
    seeing.querySelector("[data-shown-preheader]").textContent = told.preheader;
  } catch {
    // The state line tells of a lost connection; the last preview stays.
  } finally {
    drawing = false;
  }
}

seeing.querySelectorAll("[data-way]:is(button)").forEach((button) =>
  button.addEventListener("click", () => {
    const way = button.dataset.way, frame = seeing.querySelector("[data-frame]");
    seeing.querySelectorAll("[data-way]:is(button)").forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
    frame.dataset.way = way;
    frame.querySelector("[data-html]").hidden = way === "text";
    frame.querySelector("[data-text]").hidden = way !== "text";
  }),
);

if (matchMedia("(max-width: 40em)").matches) seeing.querySelector('button[data-way="phone"]').click();

// The text part

const own = form.elements.own_text;
own.addEventListener("change", () => (form.querySelector(".l-own-text").hidden = !own.checked));
form.querySelector(".l-make-anew").addEventListener("click", () => {
  own.checked = false;
  form.querySelector(".l-own-text").hidden = true;
});

// Words of another time

const renewed = (pairs) => [...pairs.filter(([name]) => name !== "csrfmiddlewaretoken"), ["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value]];

async function putBack(pairs) {
  try {
    const answer = await fetch(location.href, { method: "POST", body: body(renewed(pairs)), headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (told.conflict) return choose(pairs);
    if (told.problem) return say(told.problem, true);
    forget();
    leaving = true;
    location.reload();
  } catch {
    say(form.dataset.away, true);
  }
}

function choose(pairs) {
  const other = document.createElement("form");
  other.method = "POST";
  other.hidden = true;
  for (const [name, value] of renewed(pairs)) {
    const field = document.createElement("textarea");
    field.name = name;
    field.value = value;
    other.append(field);
  }
  document.body.append(other);
  leaving = true;
  other.submit();
}

function offer() {
  const old = remembered();
  if (!old || words(old.pairs) === words(entries())) return forget();
  kept.hidden = false;
  kept.querySelector("[data-kept-at]").textContent = new Date(old.at).toLocaleString();
  kept.querySelector("[data-put-back]").addEventListener("click", () => putBack(old.pairs));
  kept.querySelector("[data-throw-away]").addEventListener("click", () => { forget(); kept.hidden = true; });
}

// One clock for all: Wagtail's editors change hidden fields without telling.

let leaving = false;
form.addEventListener("submit", (event) => {
  leaving = stopped; // Whoever must choose first goes to the page for it; else saving needs no new page.
  if (stopped) return;
  event.preventDefault();
  if (!busy) save();
});
addEventListener("beforeunload", (event) => { if (!leaving && !stopped && words(entries()) !== saved) event.preventDefault(); });

// Whoever goes on to the next page takes along what was typed a moment ago.
document.querySelectorAll("a[data-saved-first]").forEach((link) =>
  link.addEventListener("click", async (event) => {
    if (stopped || words(entries()) === saved) return;
    event.preventDefault();
    while (busy) await new Promise((go) => setTimeout(go, 50));
    // The first answer may bring the text part made of the blocks: then there is more to save.
    for (let left = 3; left && !stopped && words(entries()) !== saved; left--) await save();
    if (words(entries()) === saved) location.assign(link.href);
  }),
);

// Wagtail's rich text names its field by a label that belongs to a hidden one.
function nameEditors() {
  form.querySelectorAll(".public-DraftEditor-content:not([aria-label])").forEach((each) => {
    const label = each.closest(".w-field__wrapper")?.querySelector(".w-field__label");
    each.setAttribute("aria-label", label?.textContent.trim() || document.getElementById("content").textContent);
  });
}

// What the law asks about a part is open until somebody has answered it there or, where that is enough, before it.
function openQuestions() {
  let answered = false;
  form.querySelectorAll(".l-elements").forEach((each) => {
    answered = Boolean(each.querySelector("input:checked")) || (answered && !("eachSays" in form.dataset));
    const toggle = each.closest("[data-panel]")?.querySelector("[data-panel-toggle]");
    if (!toggle || "asked" in toggle.dataset) return;
    toggle.dataset.asked = "";
    if (!answered && toggle.getAttribute("aria-expanded") === "false") toggle.click();
  });
}

function tick() {
  nameEditors();
  openQuestions();
  const now = entries(), text = words(now);
  if (text !== seen) {
    seen = text;
    changedAt = Date.now();
    if (text !== saved) {
      keep(now);
      if (!stopped && !busy) say(form.dataset.changed);
    }
  }
  const quiet = Date.now() - changedAt;
  if (text !== shown && quiet >= LOOK && !drawing) draw();
  if (text !== saved && quiet >= SETTLE && !busy && !stopped && Date.now() >= retryAt && kept.hidden) save();
}

// Wagtail draws the blocks after this script: what stands then is what the server has.
addEventListener("load", () => setTimeout(() => {
  saved = seen = words(entries());
  offer();
  setInterval(tick, 250);
  draw();
}, 300));
