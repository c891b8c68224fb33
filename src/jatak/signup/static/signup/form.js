// Shows a form of ours on another site. No dependency, no cookie, nothing of a third party; of a
// Content-Security-Policy it needs script-src, connect-src and style-src for the address that it comes from.
//   <div data-jatak></div>                              in the page
//   <div data-jatak data-jatak-popup="button"></div>    a button opens it; "8": after 8 seconds; "exit": as one leaves
(() => {
  const base = new URL("./", document.currentScript.src), own = base.pathname.split("/").at(-2), key = "jatak-closed-" + own;
  const kept = (get) => { try { return get(sessionStorage); } catch { return null; } };

  const make = (name, has, ...inside) => {
    const made = document.createElement(name);
    for (const each in has) if (has[each]) made.setAttribute(each, has[each]);
    made.append(...inside.filter(Boolean));
    return made;
  };
  const text = (name, words, has = {}) => make(name, has, words);
  const link = ([words, href]) => href ? text("a", words, { href, target: "_blank", rel: "noopener noreferrer" }) : words;
  const prose = (paragraphs, tag = "p") => paragraphs.map((each) => make(tag, {}, ...each.map(link)));
  const lines = (texts) => texts.map((each) => text("p", each));

  const work = async (form, bits) => {
    if (!window.crypto?.subtle) return;
    for (let counter = 0, first = 1; first; counter += 1) {
      const tried = new TextEncoder().encode(form.token.value + ":" + counter);
      first = new DataView(await crypto.subtle.digest("SHA-256", tried)).getUint16() >> 16 - bits;
      form.proof.value = counter;
    }
  };

  const control = ({ name, type, required, autocomplete, label, hint, choices }, said, id) => {
    const has = { id, name, required, autocomplete, type, "aria-describedby": hint && id + "-hint" };
    const options = [["", said.choose_one], ...choices].map(([value, name]) => new Option(name, value));
    return make("div", { class: "jatak-field" },
      make("label", { for: id }, required ? label : `${label} (${said.optional})`),
      hint && text("small", hint, { id: id + "-hint" }),
      type === "select" ? make("select", has, ...options) : make("input", has));
  };
  const tick = (name, value, ...content) =>
    make("label", { class: "jatak-tick" }, make("input", { type: "checkbox", name, value }), make("span", {}, ...content));
  const hidden = (name, value) => make("input", { type: "hidden", name, value });

  const draw = (shown, place, id) => {
    const { said, asks } = shown, began = Date.now();
    const title = text("h2", shown.headline, { id: id + "title", tabindex: "-1" });
    const alert = make("div", { class: "jatak-alert", role: "alert" });
    const button = (words, value) => text("button", words, { name: value && "answer", value });
    const form = make("form", { method: "post", action: new URL(shown.action, base).href, novalidate: "novalidate" },
      hidden("token", shown.token), hidden("proof"), hidden("page", location.origin + location.pathname),
      ...shown.fields.map((field) => control(field, said, id + field.name)),
      shown.age && tick("old_enough", "yes", shown.age),
      make("div", { class: "jatak-away", "aria-hidden": "true" },
        make("input", { name: "website", tabindex: "-1", autocomplete: "off", "aria-label": said.honeypot })),
      ...asks === "yes" ? [tick("answer", "yes", ...prose(shown.words, "span"))] : prose(shown.words),
      ...prose(shown.withdrawal),
      asks === "no" && tick("answer", "no", said.object),
      asks === "both" ? make("div", { class: "jatak-equal" }, button(said.yes, "yes"), button(said.no, "no"))
        : button(asks === "no" ? said.send : said.send_yes));
    const whole = make("section", { class: "jatak", lang: shown.language, "aria-labelledby": title.id },
      title, ...prose([...shown.benefit, ...shown.terms]), alert, form, text("small", shown.who));

    const tell = (answer) => {
      title.textContent = answer.title;
      whole.replaceChildren(title, make("div", { role: "status" }, ...lines(answer.lead)));
      title.focus();
      place.dispatchEvent(new Event("jatak:answered", { bubbles: true }));
    };
    const complain = ({ token, alert: why, faults, anew }) => {
      if (anew) return form.submit();
      if (token) { form.token.value = token; form.proof.value = ""; work(form, shown.bits); }
      alert.replaceChildren(...lines([why, ...Object.values(faults)]));
      for (const one of form.elements) one.ariaInvalid = one.name in faults ? "true" : null;
      form.querySelector("[aria-invalid]")?.focus();
    };
    let sending = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (sending) return;
      sending = true;
      const body = new URLSearchParams(new FormData(form, event.submitter));
      // Who is quicker is taken for a machine.
      await new Promise((later) => setTimeout(later, began + 2100 - Date.now()));
      try {
        const answer = await fetch(form.action, { method: "POST", body, credentials: "omit", headers: { Accept: "application/json" } });
        (answer.ok ? tell : complain)(await answer.json());
      } catch {
        complain({ alert: said.not_sent, faults: {} });
      }
      sending = false;
    });
    form.addEventListener("focusin", () => work(form, shown.bits), { once: true });
    return whole;
  };

  const popUp = (shown, place, whole, when) => {
    const close = text("button", "×", { type: "button", class: "jatak-close", "aria-label": shown.said.close });
    const dialog = make("dialog", { class: "jatak-dialog", "aria-modal": "true", "aria-label": shown.headline }, close, whole);
    const open = () => dialog.open || dialog.showModal();
    document.body.append(dialog);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => kept((store) => store.setItem(key, "yes")));
    if (when === "button") {
      const opener = text("button", place.dataset.jatakButton || shown.headline, { type: "button", class: "jatak-open" });
      opener.addEventListener("click", open);
      place.replaceChildren(opener);
    } else if (!kept((store) => store.getItem(key))) {
      if (when === "exit") document.documentElement.addEventListener("mouseleave", open, { once: true });
      else setTimeout(open, 1000 * when);
    }
  };

  const show = async (place, number) => {
    const { jatak, jatakPopup, jatakLanguage } = place.dataset;
    if (jatak && jatak !== own) return;
    place.removeAttribute("data-jatak");
    try {
      const language = encodeURIComponent(jatakLanguage || document.documentElement.lang);
      const answer = await fetch(`${base}form.json?language=${language}`, { credentials: "omit" });
      if (!answer.ok) throw Error(await answer.text());
      const shown = await answer.json(), whole = draw(shown, place, `jatak-${own}-${number}-`);
      if (jatakPopup) popUp(shown, place, whole, jatakPopup); else place.replaceChildren(whole);
    } catch (error) {
      // Such as a plain form.
      console.warn("Jatak:", error.message);
    }
  };
  const start = () => {
    document.head.append(make("link", { rel: "stylesheet", href: base + "form.css" }));
    document.querySelectorAll("[data-jatak]").forEach(show);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
