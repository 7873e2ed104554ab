/* Recompute a ZJCS-DRAW-1 draw in the reader's own browser (docs/verify-a-draw.md).
 *
 * <section data-verify-draw data-transcript-url="…" data-published-digest="…">   both optional
 *   <input type="file" data-verify-file>          or
 *   <button type="button" data-verify-start>      fetches data-transcript-url
 *   <p data-verify-verdict role="status"></p>
 *   <ol data-verify-steps></ol>
 *   <template data-verify-row><li><b data-mark></b> <span data-sentence></span>
 *     <code data-expected></code> <code data-actual></code></li></template>
 *   <template data-verify-texts><p data-key="commit.ok">… {subject} …</p>…</template>
 * </section>
 * Keys, each with .ok and .bad: format, file, commit, beacon, list_hash, seed, ranking, verdict, mark;
 * and alone: breach.ok, beacon.none, working, unreachable, insecure.
 */

const SCHEME = "ZJCS-DRAW-1";
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const HASH = /^[0-9a-f]{64}$/;
const LINE = /^(?: |[^\p{C}\p{Z}]){1,200}$/u;
const UTC_SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const BEACON = /^(?:[0-9a-f]{2}){1,512}$/;
const FIELDS = {
  transcript: ["scheme", "number", "rule", "tickets", "commits", "list_hash", "reveals", "beacon", "seed", "ranking"],
  beacon: ["source", "at", "value"],
  place: ["id", "score"],
};

const bytes = (text) => new TextEncoder().encode(text);
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (data) => Array.from(new Uint8Array(data), (byte) => byte.toString(16).padStart(2, "0")).join("");
const byName = (object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)); // names are ASCII

function join(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** SHA-256 of the parts, each behind its length as 4 big-endian bytes. */
async function sha(purpose, ...parts) {
  const framed = [bytes(`${SCHEME}/${purpose}`), ...parts].flatMap((part) => {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, part.length);
    return [length, part];
  });
  return new Uint8Array(await crypto.subtle.digest("SHA-256", join(...framed)));
}

/** The path of the first malformed field, or null. */
function malformed(t) {
  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const isText = (value, pattern) => typeof value === "string" && pattern.test(value);
  const oddField = (value, fields, path) => {
    if (!isObject(value)) return path;
    return fields.find((name) => !Object.hasOwn(value, name)) ?? Object.keys(value).find((name) => !fields.includes(name));
  };
  const oddEntry = (path, accepts) => {
    if (!isObject(t[path]) || !Object.keys(t[path]).length) return path;
    const odd = Object.entries(t[path]).find(([name, value]) => !NAME.test(name) || !accepts(value));
    return odd && `${path}.${odd[0]}`;
  };
  const none = t?.beacon?.source === "none";
  const names = (object) => Object.keys(object).sort().join();
  const checks = [
    () => oddField(t, FIELDS.transcript, "transcript"),
    () => t.scheme !== SCHEME && "scheme",
    () => !isText(t.number, NAME) && "number",
    () => !isText(t.rule, LINE) && "rule",
    () => oddEntry("tickets", (count) => Number.isInteger(count) && count >= 1 && count <= 1000),
    () => Object.values(t.tickets).reduce((sum, count) => sum + count) > 200000 && "tickets",
    () => oddEntry("commits", (value) => isText(value, HASH)),
    () => oddEntry("reveals", (value) => value === null || isText(value, HASH)),
    () => names(t.commits) !== names(t.reveals) && "reveals",
    () => oddField(t.beacon, FIELDS.beacon, "beacon"),
    () => !isText(t.beacon.source, LINE) && "beacon.source",
    () => !(none ? t.beacon.at === "" : isText(t.beacon.at, UTC_SECOND)) && "beacon.at",
    () => !(none ? t.beacon.value === "" : isText(t.beacon.value, BEACON)) && "beacon.value",
    () => !isText(t.list_hash, HASH) && "list_hash",
    () => !isText(t.seed, HASH) && "seed",
    () => !Array.isArray(t.ranking) && "ranking",
    () => t.ranking.map((place) => oddField(place, FIELDS.place, "ranking")).find(Boolean),
    () => !t.ranking.every((place) => isText(place.id, NAME) && isText(place.score, HASH)) && "ranking",
    () => t.ranking.map((place) => place.id).sort().join() !== names(t.tickets) && "ranking",
  ];
  for (const check of checks) {
    const path = check();
    if (path) return path;
  }
  return null;
}

async function rank(seed, tickets) {
  const key = await crypto.subtle.importKey("raw", seed, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const draw = async (id, index) => hex(await crypto.subtle.sign("HMAC", key, bytes(`${id}#${index}`)));
  const places = [];
  for (const [id, count] of Object.entries(tickets)) {
    const drawn = await Promise.all(Array.from({ length: count }, (_, index) => draw(id, index)));
    places.push({ id, score: drawn.sort()[0] });
  }
  return places.sort((a, b) => (a.score + a.id < b.score + b.id ? -1 : 1));
}

const step = (check, ok, subject = "", expected = "", actual = "") => ({ check, ok, subject, expected, actual });
const compare = (check, expected, actual, subject) => step(check, expected === actual, subject, expected, actual);

/** Every check of a transcript (the bytes of its file), as {check, ok, subject, expected, actual}. */
export async function verifyTranscript(raw, publishedDigest = "") {
  const steps = [];
  const fileDigest = hex(await crypto.subtle.digest("SHA-256", raw));
  if (publishedDigest) steps.push(compare("file", publishedDigest, fileDigest, fileDigest));
  let t;
  try {
    t = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
  } catch {
    return [...steps, step("format", false, "JSON")];
  }
  const path = malformed(t);
  steps.push(step("format", path === null, path ?? ""));
  if (path !== null) return steps;

  const number = bytes(t.number);
  const revealed = [];
  for (const [party, secret] of byName(t.reveals)) {
    revealed.push(join(bytes(`${party}=`), unhex(secret ?? "")));
    if (secret === null) {
      steps.push(step("breach", true, party, t.commits[party]));
    } else {
      const commit = hex(await sha("commit", number, bytes(party), unhex(secret)));
      steps.push(compare("commit", t.commits[party], commit, party));
    }
  }
  const chance = t.beacon.value !== "" || Object.values(t.reveals).some((secret) => secret !== null);
  steps.push(step("beacon", chance, t.beacon.source, "", t.beacon.value));
  const list = await sha("list", number, ...byName(t.tickets).map(([id, count]) => bytes(`${id}:${count}`)));
  steps.push(compare("list_hash", hex(list), t.list_hash));
  const seed = await sha("seed", number, list, ...revealed, unhex(t.beacon.value));
  steps.push(compare("seed", hex(seed), t.seed));
  const line = (place) => `${place.id} ${place.score}`;
  const ranking = await rank(seed, t.tickets);
  const wrong = ranking.findIndex((place, at) => line(place) !== line(t.ranking[at]));
  const at = Math.max(wrong, 0);
  const subject = wrong < 0 ? ranking[0].id : String(wrong + 1);
  steps.push(compare("ranking", line(ranking[at]), line(t.ranking[at]), subject));
  return steps;
}

function attach(root) {
  const part = (name) => root.querySelector(`[data-verify-${name}]`);
  const texts = new Map();
  for (const node of part("texts").content.querySelectorAll("[data-key]")) {
    texts.set(node.dataset.key, node.textContent.trim());
  }
  const say = (key, subject = "") => (texts.get(key) ?? key).replaceAll("{subject}", () => subject);
  const verdict = (key, state = "") => {
    part("verdict").textContent = say(key);
    root.dataset.verdict = state;
  };

  function row(result) {
    const item = part("row").content.cloneNode(true);
    const outcome = result.ok ? "ok" : "bad";
    const withoutBeacon = result.check === "beacon" && result.ok && result.actual === "";
    const put = (name, text) => {
      const node = item.querySelector(`[data-${name}]`);
      if (node) node.textContent = text;
    };
    item.firstElementChild.dataset.outcome = outcome;
    put("mark", say(`mark.${outcome}`));
    put("sentence", say(withoutBeacon ? "beacon.none" : `${result.check}.${outcome}`, result.subject));
    put("expected", result.expected);
    put("actual", result.actual);
    return item;
  }

  async function run(load) {
    part("steps").replaceChildren();
    if (!globalThis.crypto?.subtle) return verdict("insecure");
    verdict("working");
    let raw;
    try {
      raw = await load();
    } catch {
      return verdict("unreachable");
    }
    const steps = await verifyTranscript(raw, root.dataset.publishedDigest);
    part("steps").replaceChildren(...steps.map(row));
    const ok = steps.every((result) => result.ok);
    return verdict(ok ? "verdict.ok" : "verdict.bad", ok ? "ok" : "bad");
  }

  async function download() {
    const answer = await fetch(root.dataset.transcriptUrl, { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.arrayBuffer();
  }

  part("start")?.addEventListener("click", () => run(download));
  part("file")?.addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file) run(() => file.arrayBuffer());
  });
}

if (globalThis.document) document.querySelectorAll("[data-verify-draw]").forEach(attach);
