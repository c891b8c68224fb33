// <form data-upload>    shows how much of its file is here; without a script the browser sends it by itself
document.querySelectorAll("form[data-upload]").forEach((form) => {
  const bar = form.querySelector("progress");
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !bar) return;
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.open("POST", form.action || location.href);
    request.upload.addEventListener("progress", ({ loaded, total }) => (bar.value = total ? (100 * loaded) / total : 0));
    request.addEventListener("load", () => {
      if (request.responseURL && new URL(request.responseURL).pathname !== location.pathname) return location.assign(request.responseURL);
      // The form came back: what is wrong stands in it.
      document.open();
      document.write(request.responseText);
      document.close();
    });
    request.addEventListener("error", () => {
      bar.hidden = true;
      delete form.dataset.sent;
      form.querySelectorAll("button").forEach((each) => (each.disabled = false));
    });
    bar.hidden = false;
    request.send(new FormData(form));
  });
});
