// Checks a free text of a notice while it is typed, and offers the fair wording of what is unfair.
"use strict";

// Several forms of a page bring this script; one of them listens.
if (!document.documentElement.dataset.wording) {
  document.documentElement.dataset.wording = "on";
  const PAUSE = 600; // ms without a key before the text is checked
  const timers = new WeakMap();

  // Places are counted in characters, which JavaScript's indexes are not.
  function replaced(text, finding) {
    const all = [...text];
    const { begin, end, wording } = finding;
    return all.slice(0, begin).join("") + wording + all.slice(end).join("");
  }

  function line(field, checked, finding) {
    const box = document.createElement("div");
    const why = document.createElement("p");
    const use = document.createElement("button");
    why.textContent = finding.sentence;
    use.type = "button";
    use.className = "btn btn--2";
    use.textContent = finding.offer;
    use.addEventListener("click", () => {
      if (field.value !== checked) return; // typed on meanwhile: it is checked again at once
      field.value = replaced(checked, finding);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
      check(field);
    });
    box.className = "reword";
    box.append(why, use);
    return box;
  }

  function show(field, checked, findings) {
    const id = `${field.id}_fair`;
    let place = document.getElementById(id);
    if (!place) {
      place = document.createElement("div");
      place.id = id;
      place.setAttribute("role", "status");
      field.after(place);
      const described = field.getAttribute("aria-describedby");
      field.setAttribute("aria-describedby", described ? `${described} ${id}` : id);
    }
    // What the page said of the text as it was saved is said anew here.
    const said = field.closest(".field")?.querySelectorAll(":scope > .reword, :scope > .err");
    for (const old of said ?? []) old.remove();
    place.replaceChildren(...findings.map((finding) => line(field, checked, finding)));
  }

  async function check(field) {
    const text = field.value;
    const headers = { "X-CSRFToken": field.form.elements.csrfmiddlewaretoken.value };
    const body = new URLSearchParams({ text });
    try {
      const answer = await fetch(field.dataset.fair, { method: "POST", headers, body });
      if (answer.ok && field.value === text) show(field, text, (await answer.json()).findings);
    } catch {
      // Without an answer nothing is said; the text is checked again when it is saved.
    }
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.dataset?.fair) return;
    clearTimeout(timers.get(target));
    timers.set(target, setTimeout(() => check(target), PAUSE));
  });
}
