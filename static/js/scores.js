// Keeps unfinished scores a moment after the last key; the button does the same without script.
"use strict";

const form = document.getElementById("scores");
const said = document.getElementById("saved");
let waiting = 0;

async function save() {
  const answer = await fetch(form.dataset.draft, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/json" },
  });
  const type = answer.headers.get("Content-Type") ?? "";
  if (type.startsWith("application/json")) said.textContent = (await answer.json()).said;
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(save, 1500);
});
form.addEventListener("submit", () => clearTimeout(waiting));
