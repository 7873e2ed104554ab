/* Seal a bid in the bidder's own browser (ZJCS-SEAL-1, docs/sealed-bids.md): RFC 9180, base mode,
 * X25519, HKDF-SHA256, AES-256-GCM, written with the browser's own cryptography.
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

const SCHEME = "ZJCS-SEAL-1";
const STEP = 1024;
const AMOUNT = /^(\d{1,13}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,2}))?$/;

const bytes = (text) => new TextEncoder().encode(text);
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
const base64 = (data) => btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));

function join(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Each part behind its length as 4 big-endian bytes. */
function framed(...parts) {
  return join(
    ...parts.flatMap((part) => {
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, part.length);
      return [length, part];
    }),
  );
}

async function hmac(key, data) {
  const raw = key.length ? key : new Uint8Array(32); // HMAC fills a short key with zeros anyway
  const made = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", made, data));
}

const extract = (suite, salt, label, material) =>
  hmac(salt, join(bytes("HPKE-v1"), suite, bytes(label), material));

async function expand(suite, prk, label, info, length) {
  const labelled = join(Uint8Array.of(0, length), bytes("HPKE-v1"), suite, bytes(label), info, Uint8Array.of(1));
  return (await hmac(prk, labelled)).slice(0, length);
}

/** Key pair that seals one bid: {enc, secret} as bytes, and the exchange with a public key. */
async function ephemeralKey(to) {
  const pair = await crypto.subtle.generateKey({ name: "X25519" }, true, ["deriveBits"]);
  const receiver = await crypto.subtle.importKey("raw", to, { name: "X25519" }, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "X25519", public: receiver }, pair.privateKey, 256);
  const kept = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  const enc = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return { enc, secret: kept.slice(-32), shared: new Uint8Array(shared) };
}

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

/** {sealed, ephemeral}: the ephemeral public key with the ciphertext, and the key to keep. */
export async function seal(plaintext, to, info) {
  const { enc, secret, shared } = await ephemeralKey(to);
  const none = new Uint8Array();
  const kem = join(bytes("KEM"), Uint8Array.of(0, 0x20));
  const prk = await extract(kem, none, "eae_prk", shared);
  const sharedSecret = await expand(kem, prk, "shared_secret", join(enc, to), 32);
  const suite = join(bytes("HPKE"), Uint8Array.of(0, 0x20, 0, 1, 0, 2));
  const schedule = join(
    Uint8Array.of(0),
    await extract(suite, none, "psk_id_hash", none),
    await extract(suite, none, "info_hash", info),
  );
  const agreed = await extract(suite, sharedSecret, "secret", none);
  const key = await expand(suite, agreed, "key", schedule, 32);
  const iv = await expand(suite, agreed, "base_nonce", schedule, 12);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, aes, plaintext));
  return { sealed: join(enc, ciphertext), ephemeral: secret };
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
