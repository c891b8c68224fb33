// Two wrote the same words: what the browser kept of them is done with once somebody chose.

const form = document.querySelector("form[data-chosen]");
form.addEventListener("submit", () => {
  try { localStorage.removeItem(`jatak-letter:${form.dataset.chosen}`); } catch { /* nothing was kept */ }
});
