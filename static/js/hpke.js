/* One message sealed to a public key in the browser (RFC 9180, base mode, X25519, HKDF-SHA256,
 * AES-256-GCM) with the browser's own cryptography, and the bytes that everything sealed is made of.
 */

export const bytes = (text) => new TextEncoder().encode(text);
export const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
export const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
export const base64 = (data) => btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));

export function join(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Each part behind its length as 4 big-endian bytes. */
export function framed(...parts) {
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

/** Key pair that seals one message: {enc, secret} as bytes, and the exchange with a public key. */
async function ephemeralKey(to) {
  const pair = await crypto.subtle.generateKey({ name: "X25519" }, true, ["deriveBits"]);
  const receiver = await crypto.subtle.importKey("raw", to, { name: "X25519" }, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "X25519", public: receiver }, pair.privateKey, 256);
  const kept = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  const enc = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return { enc, secret: kept.slice(-32), shared: new Uint8Array(shared) };
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
