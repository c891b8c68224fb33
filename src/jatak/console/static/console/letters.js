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
// A text part that is made of the blocks is the server's as well, and comes with its answer.
const words = (pairs) => {
  const made = !pairs.some(([name]) => name === "own_text");
  return JSON.stringify(pairs.filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "revision" && !(made && name === "text")));
};
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
    if (!form.elements.own_text.checked) form.elements.text.value = told.text;
    if (words(entries()) === text) {
      forget();
      say(`${form.dataset.saved} ${told.saved}`);
    } else say(form.dataset.changed);
    judge(text, told.standing);
  } catch {
    pause = Math.min(pause * 2, PATIENCE);
    retryAt = Date.now() + pause;
    say(form.dataset.away, true);
  } finally {
    busy = false;
  }
}

// The standing is of the words that the preview shows: both change together.

const standing = seeing.querySelector("[data-standing]");
let lastTold = standing.innerHTML;

function doubt() {
  if (standing.ariaBusy === "true") return;
  standing.ariaBusy = "true";
  const heading = standing.querySelector("h2");
  if (heading) heading.textContent = form.dataset.looking;
}

async function judge(text, told) {
  lastTold = told;
  while (drawing) await new Promise((go) => setTimeout(go, 50));
  if (shown !== text && words(entries()) === text) await draw();
  if (words(entries()) !== text) return; // The save that follows judges what stands then.
  standing.innerHTML = told;
  standing.ariaBusy = "false";
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
    const parts = seeing.querySelector("[data-parts]");
    if (parts) parts.textContent = told.parts;
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

const bySms = seeing.querySelector("[data-parts]") !== null;
if (bySms) seeing.querySelector('button[data-way="text"]').click();
else if (matchMedia("(max-width: 40em)").matches) seeing.querySelector('button[data-way="phone"]').click();

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
  if (!old || words(old.pairs) === saved) return forget();
  if (words(old.pairs) === words(entries())) return; // Typed a moment ago: it is saved soon.
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

// What a part is: the usual answers first, the others one click away.

const boxes = (of) => [...of.querySelectorAll("input[type=checkbox]")];
const ticked = (of) => boxes(of).filter((box) => box.checked);
const named = (of) => ticked(of).map((box) => box.closest("label").textContent.trim()).join(", ");
const row = (box) => box.closest("label").parentElement;
const note = (of) => of.closest("[data-panel]")?.querySelector(".l-taken");

function arrange(of) {
  const usual = form.dataset.usual.split(" ").map((value) => boxes(of).find((box) => box.value === value)).filter(Boolean);
  const list = usual[0] && row(usual[0]).parentElement.parentElement;
  if (!list) return;
  const first = document.createElement("div"), others = document.createElement("details"), more = document.createElement("summary");
  first.className = "l-usual";
  first.role = "group";
  first.ariaLabel = form.dataset.usualNamed;
  first.append(...usual.map(row));
  more.textContent = form.dataset.otherNamed;
  others.append(more, ...list.children);
  others.open = ticked(others).length > 0;
  const taken = document.createElement("p");
  taken.className = "l-taken";
  taken.hidden = true;
  list.prepend(first, others);
  of.closest("[data-panel]").querySelector(".w-panel__header").after(taken); // To be seen while the choice is shut.
}

// A new part of a marketing letter takes over what the part above says, seen by all, until somebody answers there.
// A service message is one because every part was looked at: there it takes a click.
const eachSays = "eachSays" in form.dataset;
let begun = false;

function follow(of, above) {
  const follows = above && of.dataset.follows === "yes" && !eachSays;
  if (follows && named(of) !== named(above)) {
    const values = ticked(above).map((box) => box.value);
    boxes(of).forEach((box) => (box.checked = values.includes(box.value)));
    of.querySelector("details").open = ticked(of.querySelector("details")).length > 0;
  }
  const taken = note(of), empty = !ticked(of).length;
  const said = above && (follows || (empty && !eachSays)) ? `${form.dataset.asAbove} ${named(above)}` : "";
  const offered = above && empty && eachSays ? `${form.dataset.same}: ${named(above)}` : "";
  if (taken.dataset.now === said + offered) return;
  taken.dataset.now = said + offered;
  taken.hidden = !(said || offered);
  taken.textContent = said;
  if (!offered) return;
  const same = document.createElement("button");
  same.type = "button";
  same.className = "button button-small button-secondary";
  same.textContent = offered;
  same.addEventListener("click", () => {
    const values = ticked(above).map((box) => box.value);
    boxes(of).forEach((box) => (box.checked = values.includes(box.value)));
  });
  taken.append(same);
}

// The question is open until somebody has answered it there or, where that is enough, before it.
function askWhatPartsAre() {
  let above = null;
  form.querySelectorAll(".l-elements").forEach((of) => {
    if (!boxes(of).length) return;
    if (!note(of)) arrange(of);
    if (!note(of)) return;
    if (!of.dataset.follows) {
      // What was answered, or stands as it was saved, stays so.
      of.dataset.follows = ticked(of).length || (!begun && above) ? "no" : "yes";
      of.addEventListener("change", () => (of.dataset.follows = "no"));
    }
    follow(of, above);
    const toggle = of.closest("[data-panel]")?.querySelector("[data-panel-toggle]");
    if (toggle && !("asked" in toggle.dataset)) {
      toggle.dataset.asked = "";
      const answered = ticked(of).length || (above && !eachSays);
      if (!answered && toggle.getAttribute("aria-expanded") === "false") toggle.click();
    }
    if (ticked(of).length) above = of;
  });
}

function tick() {
  nameEditors();
  askWhatPartsAre();
  const now = entries(), text = words(now);
  if (text !== seen) {
    seen = text;
    changedAt = Date.now();
    if (text !== saved) doubt();
    if (text !== saved) {
      keep(now);
      if (!stopped && !busy) say(form.dataset.changed);
    }
  }
  // Whoever takes a change back is where the last answer was.
  if (text === saved && standing.ariaBusy === "true" && !busy && !drawing) judge(text, lastTold);
  const quiet = Date.now() - changedAt;
  if (text !== shown && quiet >= LOOK && !drawing) draw();
  if (text !== saved && quiet >= SETTLE && !busy && !stopped && Date.now() >= retryAt && kept.hidden) save();
}

// Wagtail draws the blocks after this script: what stands then is what the server has.
const GIVEN = ["subject", "preheader"];
const given = ([name, value]) => [name, GIVEN.includes(name) ? form.elements[name].defaultValue : value];
addEventListener("load", () => setTimeout(() => {
  askWhatPartsAre();
  begun = true;
  // Somebody quick may have begun to type the subject already.
  saved = seen = words(entries().map(given));
  offer();
  setInterval(tick, 250);
  draw();
}, 300));
