// The editor of a notice; without it the page shows all languages below each other, and checks when it is saved.
//
// <div data-tabs><a href="#panel">    becomes a list of tabs (arrow keys, Home, End), one panel at a time
// <form data-check="URL">             posts what is typed, a moment after the last key, and shows the pieces that answer
// <button data-add-row>               adds a row to a list of forms

const PAUSE = 600;

function tabs(list) {
  const every = [...list.querySelectorAll("a")];
  const panels = every.map((each) => document.getElementById(each.hash.slice(1)));
  if (every.length < 2) return (list.hidden = true);
  const show = (chosen, focus) => {
    every.forEach((tab, place) => {
      const on = place === chosen;
      tab.setAttribute("aria-selected", on);
      tab.tabIndex = on ? 0 : -1;
      panels[place].hidden = !on;
      const seen = document.querySelector(`[data-seen="${panels[place].id.replace("words-", "")}"]`);
      if (seen) seen.hidden = !on;
    });
    if (focus) every[chosen].focus();
  };
  list.setAttribute("role", "tablist");
  every.forEach((tab, place) => {
    tab.setAttribute("role", "tab");
    tab.id = `tab-${panels[place].id}`;
    tab.setAttribute("aria-controls", panels[place].id);
    panels[place].setAttribute("role", "tabpanel");
    panels[place].setAttribute("aria-labelledby", tab.id);
    panels[place].removeAttribute("aria-label");
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      show(place, true);
      history.replaceState(null, "", tab.hash);
    });
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: every.length - 1 }[event.key];
      if (to === undefined && event.key !== " ") return;
      event.preventDefault();
      show(to === undefined ? place : (to + every.length) % every.length, true);
    });
  });
  // What went wrong is shown first; else the language of the address.
  const wrong = panels.findIndex((panel) => panel.querySelector('[aria-invalid="true"], .w-field__errors:not(:empty) .error-message'));
  const named = panels.findIndex((panel) => `#${panel.id}` === location.hash);
  show(Math.max(wrong >= 0 ? wrong : named, 0), false);
}

function check(form) {
  let waiting, asked;
  const standing = document.querySelector('[data-piece="standing"]');
  const put = (answer) => {
    const pieces = new Map([...answer.querySelectorAll("[data-piece]")].map((each) => [each.dataset.piece, each.innerHTML]));
    document.querySelectorAll("[data-piece]").forEach((place) => {
      const said = pieces.get(place.dataset.piece);
      const next = said === undefined ? (place.dataset.piece.startsWith("marked-") ? "" : place.innerHTML) : said;
      if (place.innerHTML.trim() !== next.trim()) place.innerHTML = next.trim();
    });
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    standing?.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.check, { method: "POST", body: new FormData(form), signal: asked.signal });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      put(new DOMParser().parseFromString(await answer.text(), "text/html"));
      standing?.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name === "AbortError") return;
      const summary = document.querySelector('[data-piece="summary"]');
      if (summary) summary.textContent = form.dataset.away;
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
}

function addRows(button) {
  const section = button.closest("section");
  const total = section.querySelector('input[name$="TOTAL_FORMS"]');
  const most = Number(section.querySelector('input[name$="MAX_NUM_FORMS"]').value);
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = Number(total.value);
    if (next >= most) return (button.disabled = true);
    const row = section.querySelector("[data-empty-row]").innerHTML.replaceAll("__prefix__", String(next));
    section.querySelector("[data-rows]").insertAdjacentHTML("beforeend", row);
    total.value = String(next + 1);
    section.querySelector("[data-rows]").lastElementChild.querySelector("input").focus();
  });
}

document.querySelectorAll("[data-tabs]").forEach(tabs);
document.querySelectorAll("form[data-check]").forEach(check);
document.querySelectorAll("[data-add-row]").forEach(addRows);
