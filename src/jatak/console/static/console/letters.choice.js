// Two wrote the same words: what the browser kept of them is done with once somebody chose.

const form = document.querySelector("form[data-chosen]");

function forget() {
  try { localStorage.removeItem(`jatak-letter:${form.dataset.chosen}`); } catch { /* nothing was kept */ }
}

form.addEventListener("submit", forget);
form.querySelector("[data-theirs]").addEventListener("click", forget);
