// A little work before a form is sent, so that machines cannot send thousands; without this script it goes slower.
"use strict";
(() => {
  const form = document.querySelector("form[data-proof]");
  if (!form || !window.crypto || !crypto.subtle) return;
  const token = form.elements.token.value;
  const works = async (counter) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token + ":" + counter)));
    return digest[0] === 0 && digest[1] < 16;
  };
  const work = async () => {
    let counter = 0;
    while (!(await works(counter))) counter += 1;
    form.elements.proof.value = String(counter);
  };
  form.addEventListener("focusin", work, { once: true });
})();
