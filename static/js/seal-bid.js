/* Seal a bid in the bidder's own browser (ZJCS-SEAL-1, docs/sealed-bids.md).
 *
 * <form data-seal-bid data-number data-entrant data-sequence>
 *   <div data-envelope="ZJ-…/price" data-public-key>       one or more, each sealed to its own key
 *     <input data-field="amount_fen" data-kind="yuan" data-least data-most>   without names: never sent
 *     <input type="hidden" name="sealed-…" data-sealed-as>                    what is sent instead
 *   </div>
 *   <button type="button" data-seal> <p data-said role="status"></p>
 *   <div data-sealed hidden><a data-key-file>…</a> <button>…</button></div>
 *   <template data-texts><p data-key="yuan">…</p>…</template>
 * </form>
 * Kinds of fields, and keys of the texts about wrong ones: yuan, whole, percent, text; also range, old.
 */

import { base64, bytes, framed, hex, seal, unhex } from "./hpke.js";

const SCHEME = "ZJCS-SEAL-1";
const STEP = 1024;
const AMOUNT = /^(\d{1,13}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,2}))?$/;

/** What a bid is bound to. */
export const context = (number, entrant, sequence) =>
  framed(bytes(SCHEME), bytes(number), bytes(entrant), bytes(String(sequence)));

/** JSON, filled with spaces up to the next step. */
export function encode(content) {
  const text = bytes(JSON.stringify(content));
  const filled = new Uint8Array(Math.ceil(text.length / STEP) * STEP).fill(0x20);
  filled.set(text);
  return filled;
}

/** Hundredths of a decimal number: fen of yuan, basis points of per cent; null where it is none. */
export function hundredths(text) {
  const match = AMOUNT.exec(text.trim());
  return match && Number(match[1].replaceAll(",", "") + (match[2] ?? "").padEnd(2, "0"));
}

const READ = {
  yuan: hundredths,
  percent: hundredths,
  whole: (text) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null),
  text: (text) => text.trim() || null,
};

/** {value, wrong}: what a field says, or the key of the sentence about it. */
function read(field) {
  const { kind, least, most } = field.dataset;
  const value = READ[kind](field.value);
  if (value === null) return { wrong: kind };
  const size = kind === "text" ? [...value].length : value;
  if (size < Number(least) || size > Number(most)) return { wrong: kind === "whole" || kind === "text" ? kind : "range" };
  return { value };
}

function attach(form) {
  const facts = form.dataset;
  const part = (name) => form.querySelector(`[data-${name}]`);
  const envelopes = [...form.querySelectorAll("[data-envelope]")];
  const fields = [...form.querySelectorAll("[data-field]")];
  const say = (key) => {
    part("said").textContent = key ? part("texts").content.querySelector(`[data-key=${key}]`).textContent : "";
  };
  const outputs = envelopes.map((envelope) => envelope.querySelector("[data-sealed-as]"));
  const forget = () => {
    for (const output of outputs) output.value = "";
    part("sealed").hidden = true;
  };

  async function sealBid() {
    forget();
    const found = fields.find((field) => read(field).wrong);
    for (const field of fields) field.toggleAttribute("aria-invalid", field === found);
    say(found && read(found).wrong);
    if (found) return found.focus();
    const keys = {};
    const sealed = [];
    try {
      for (const envelope of envelopes) {
        const { envelope: number, publicKey } = envelope.dataset;
        const own = [...envelope.querySelectorAll("[data-field]")];
        const content = Object.fromEntries(own.map((field) => [field.dataset.field, read(field).value]));
        const made = await seal(encode(content), unhex(publicKey), context(number, facts.entrant, facts.sequence));
        keys[number] = { public_key: publicKey, ephemeral: hex(made.ephemeral) };
        sealed.push(base64(made.sealed));
      }
    } catch {
      return say("old");
    }
    const { number, entrant } = facts;
    const file = JSON.stringify({ scheme: SCHEME, number, entrant, sequence: Number(facts.sequence), keys }, null, 1);
    part("key-file").href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
    part("key-file").download = `${number}-bid-${facts.sequence}-key.json`;
    outputs.forEach((output, n) => (output.value = sealed[n]));
    part("sealed").hidden = false;
    return part("key-file").focus();
  }

  part("seal").addEventListener("click", sealBid);
  for (const field of fields) field.addEventListener("input", forget);
  form.addEventListener("submit", (event) => {
    if (outputs.every((output) => output.value)) return;
    event.preventDefault();
    sealBid();
  });
}

if (globalThis.document) document.querySelectorAll("[data-seal-bid]").forEach(attach);
