// Warns two minutes before the session ends and lets the reader go on without losing the input.
"use strict";

const box = document.getElementById("session-end");
const idle = Number(box.dataset.idle) * 1000;
const early = 2 * 60 * 1000;
let timer;

function wait() {
  clearTimeout(timer);
  timer = setTimeout(() => box.showModal(), Math.max(idle - early, 0));
}

box.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
  if (answer.ok) {
    box.close();
    wait();
  } else {
    location.reload();
  }
});

wait();
