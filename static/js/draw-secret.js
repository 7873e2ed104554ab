/* Make a party's secret for a draw in its own browser (ZJCS-DRAW-1, docs/verify-a-draw.md): commit to
 * it, split it two of three, seal each part to whom it is given. The secret itself is never sent.
 *
 * <form>
 *   <div data-draw-secret data-number data-party data-holders='{"7": {"party": "owner", "key": "…"}}'>
 *     <input type="hidden">                      what is sent: {"commitment", "escrow"}
 *     <a data-secret-file hidden></a>            absent where no file is kept
 *     <p data-said role="status"></p>
 *     <template data-texts><p data-key="kept">…</p><p data-key="old">…</p></template>
 *   </div>
 * </form>
 * It is made when the form is sent.
 */

import { bytes, framed, hex, seal, unhex } from "./hpke.js";

const SCHEME = "ZJCS-DRAW-1";
const POINTS = { platform: 1, owner: 2, regulator: 3 };

/** Multiplication in GF(256) modulo x^8 + x^4 + x^3 + x + 1. */
function times(a, b) {
  let product = 0;
  for (let factor = a, left = b; left; left >>= 1) {
    if (left & 1) product ^= factor;
    factor <<= 1;
    if (factor & 0x100) factor ^= 0x11b;
  }
  return product;
}

/** What is handed in of a secret of 32 bytes: {commitment, escrow}, all hexadecimal. */
export async function sealSecret(number, party, holders, secret, slopes) {
  const named = [bytes(number), bytes(party)];
  const committed = framed(bytes(`${SCHEME}/commit`), ...named, secret);
  const commitment = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", committed)));
  const escrow = {};
  for (const [name, holder] of Object.entries(holders)) {
    const part = secret.map((byte, at) => byte ^ times(slopes[at], POINTS[holder.party]));
    const info = framed(bytes(`${SCHEME}/escrow`), ...named, bytes(holder.party));
    escrow[name] = hex((await seal(part, unhex(holder.key), info)).sealed);
  }
  return { commitment, escrow };
}

function attach(root) {
  const { number, party } = root.dataset;
  const field = root.querySelector("input[type=hidden]");
  const file = root.querySelector("input[type=file]");
  const link = root.querySelector("[data-secret-file]");
  const form = field.form;
  const say = (key) => {
    const texts = root.querySelector("[data-texts]").content;
    root.querySelector("[data-said]").textContent = texts.querySelector(`[data-key=${key}]`).textContent;
  };

  function keep(secret, commitment) {
    if (!link) return;
    const kept = JSON.stringify({ scheme: SCHEME, number, party, secret: hex(secret), commitment }, null, 1);
    link.href = URL.createObjectURL(new Blob([kept], { type: "application/json" }));
    link.download = `${number}-${party}-secret.json`;
    link.hidden = false;
    link.click();
    say("kept");
  }

  async function send(submitter) {
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const slopes = crypto.getRandomValues(new Uint8Array(32));
    try {
      const made = await sealSecret(number, party, JSON.parse(root.dataset.holders), secret, slopes);
      keep(secret, made.commitment);
      field.value = JSON.stringify(made);
    } catch {
      say("old");
      if (link) return; // a party that must add one stays on the page and reads what to do
      field.value = " ";
    }
    // A task of its own: the saved file begins as a navigation, which would swallow this one.
    setTimeout(() => form.requestSubmit(submitter), link ? 250 : 0);
  }

  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || field.value || file?.files.length) return;
    event.preventDefault();
    send(event.submitter);
  });
}

if (globalThis.document) document.querySelectorAll("[data-draw-secret]").forEach(attach);
