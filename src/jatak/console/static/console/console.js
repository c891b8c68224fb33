// What pages do by script; each works without it as far as it can.
//
// <div data-poll="URL" data-every="1500">    asks again and again for a fragment and shows it, until a fragment
//                                            contains an element with data-done, or the address answers 204
// <form data-once>                           takes one submit: a double click sends nothing twice
// <time datetime="...">                      shows the exact instant on hover
// <div data-own-zone><select>                chooses the time zone of the browser, where it is among the choices
// <details open data-folds>                 is closed on a phone, where the page would be too long
// <form data-unsaved>                        warns before a page with unsaved input is left

const POLITE = 1500;

async function poll(place) {
  const every = Number(place.dataset.every) || POLITE;
  let pause = every;
  for (;;) {
    await new Promise((go) => setTimeout(go, pause));
    if (!place.isConnected) return;
    if (document.hidden) continue;
    try {
      const answer = await fetch(place.dataset.poll, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (answer.status === 204) return;
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      place.innerHTML = await answer.text();
      place.removeAttribute("data-away");
      pause = every;
      const done = place.querySelector("[data-done]");
      if (done) {
        if (done.dataset.done) location.assign(done.dataset.done);
        return;
      }
    } catch {
      // The connection is away: say so, keep what is shown, and ask less often.
      place.setAttribute("data-away", "");
      pause = Math.min(pause * 2, 30000);
    }
  }
}

function once(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    // After the submit took the pressed button's value along.
    setTimeout(() => form.querySelectorAll("button").forEach((each) => (each.disabled = true)), 0);
  });
}

function unsaved(form) {
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  addEventListener("beforeunload", (event) => changed && event.preventDefault());
}

addEventListener("pageshow", (event) => {
  // Back from the browser's memory: the form may be sent again.
  if (event.persisted)
    document.querySelectorAll("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll("button").forEach((each) => (each.disabled = false));
    });
});
document.querySelectorAll("[data-poll]").forEach(poll);
document.querySelectorAll("form[data-once]").forEach(once);
document.querySelectorAll("form[data-unsaved]").forEach(unsaved);
document.querySelectorAll("time[datetime]").forEach((each) => (each.title ||= each.getAttribute("datetime")));
document.querySelectorAll("[data-own-zone] select").forEach((select) => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...select.options].some((each) => each.value === zone)) select.value = zone;
});
if (matchMedia("(max-width: 40em)").matches) document.querySelectorAll("details[data-folds]").forEach((each) => (each.open = false));
