// Code of a form is copied by a button; without a script it can be marked by hand.
document.querySelectorAll("[data-copies]").forEach((button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const words = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    button.textContent = button.dataset.said;
    setTimeout(() => (button.textContent = words), 2000);
  });
});
