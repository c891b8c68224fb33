// Says so when mails have arrived since the page was opened.
const note = document.querySelector(".new");
setInterval(async () => {
  const count = Number(await (await fetch("/count")).text());
  note.hidden = count === Number(note.dataset.count);
}, 2000);
