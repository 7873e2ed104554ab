// Saves a step of a draft while it is typed. Without script the buttons of the page save it.
"use strict";

// A scope of its own: session.js stands on the same page.
{
  const form = document.getElementById("draft");
  const saved = document.getElementById("saved");
  const PAUSE = 900; // ms without a key before it is saved
  let timer;
  let isSaving = false;

  function mark(errors) {
    for (const old of form.querySelectorAll(".err--live")) old.remove();
    for (const [name, sentence] of Object.entries(errors)) {
      const field = form.elements[name];
      const box = field?.closest?.(".field");
      // A text that may be unfair is spoken of by wording.js.
      if (!box || field.dataset.fair) continue;
      const line = document.createElement("div");
      line.className = "err err--live";
      line.id = `${field.id}_live`;
      line.textContent = sentence;
      field.setAttribute("aria-describedby", line.id);
      box.insertBefore(line, field);
    }
  }

  async function save() {
    if (isSaving) {
      wait();
      return;
    }
    isSaving = true;
    try {
      const body = new FormData(form);
      body.append("autosave", "1");
      const answer = await fetch(location.pathname, { method: "POST", body });
      const told = await answer.json();
      saved.textContent = told.problem ?? told.saved;
      if (answer.ok) {
        form.elements.version.value = told.version;
        mark(told.errors);
      }
    } catch {
      saved.textContent = form.dataset.offline;
    } finally {
      isSaving = false;
    }
  }

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  form?.addEventListener("input", (event) => {
    if (event.target.type !== "search") wait();
  });
  // A button saves by itself: a save under way would leave it with an older version.
  form?.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!isSaving) return;
    event.preventDefault();
    const button = event.submitter;
    const again = setInterval(() => {
      if (isSaving) return;
      clearInterval(again);
      form.requestSubmit(button);
    }, 50);
  });
}
