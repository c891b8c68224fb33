// <input data-who> and <div data-found="URL">    shows who is found by what is being typed, to choose from; without it the
//                                                form asks when it is sent
document.querySelectorAll("[data-who]").forEach((input) => {
  const place = document.querySelector("[data-found]");
  let waiting, newest = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = ++newest;
      const answer = await fetch(`${place.dataset.found}?q=${encodeURIComponent(input.value)}`).catch(() => null);
      if (answer?.ok && !answer.redirected && mine === newest) place.innerHTML = await answer.text();
    }, 250);
  });
});
