// The counting engine in the browser: does it come to the same result, byte for byte, as the program?

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { World } from "./world.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SHARED = path.resolve(ROOT, "../shared/data/pb/instances");
const PROGRAM = process.env.ARENGO_PROGRAM || path.join(ROOT, "target/debug/arengo");

/** An election of our own, for machines without the shared files: points, a tie, a project too dear. */
const OWN = `META
key;value
description;Our own
country;Italy
unit;Sarmato
instance;2026
num_projects;4
num_votes;5
budget;1000,50
vote_type;cumulative
rule;greedy
date_begin;2026
date_end;2026
PROJECTS
project_id;cost;name
P/1;400;Trees
P/2;400;"Benches; and ""shade"""
P/3;500,50;Books
P/4;900;Bridge
VOTES
voter_id;vote;points
1;P/1,P/2;3,2
2;P/2,P/1;3,2
3;P/3;5
4;P/4,P/3;1,4
5;;
`;

const SHARES = ["--rule", "mes", "--completion", "add1"];

/** Real elections with the rules they are counted by, and the number of winners known from elsewhere. */
const REAL = [
  { file: "Poland_Wieliczka_2023_Green_Budget.pb", rule: [...SHARES, "--add1", "official", "--tie", "cost-votes"], winners: 30 },
  { file: "Poland_Wieliczka_2023_Green_Budget.pb", rule: [...SHARES, "--add1", "exhaustive", "--tie", "id"], winners: 31 },
  { file: "Poland_Lodz_2022.pb", rule: ["--rule", "declared"] },
  { file: "Poland_Lodz_2022.pb", rule: ["--rule", "mes", "--completion", "utilitarian"] },
  { file: "Poland_Lodz_2022.pb", rule: ["--rule", "phragmen", "--tie", "id"] },
  { file: "Poland_Krakow_2023_Podgorze.pb", rule: ["--rule", "mes", "--completion", "add1-utilitarian"] },
  { file: "Poland_Swiecie_2023.pb", rule: ["--rule", "mes", "--completion", "bos"] },
  { file: "Netherlands_Assen_2024.pb", rule: ["--rule", "max-welfare"] },
];
const INVENTED = [
  { rule: ["--rule", "greedy"] },
  { rule: [...SHARES, "--utility", "points"] },
  { rule: ["--rule", "mes", "--completion", "bos"] },
  { rule: ["--rule", "majority-judgment", "--tie", "id"] },
  { rule: ["--rule", "max-welfare"] },
];

/** Serves one page that counts, under the strict policy of our pages plus the permission to run WebAssembly. */
async function counter(t) {
  const files = {
    "/": ["text/html; charset=utf-8", async () => PAGE],
    "/count.mjs": ["text/javascript", async () => SCRIPT],
    "/tally.mjs": ["text/javascript", () => readFile(path.join(ROOT, "tally/wasm/tally.mjs"))],
    "/tally.wasm": ["application/wasm", () => readFile(path.join(ROOT, "tally/wasm/tally.wasm"))],
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    const name = url.searchParams.get("file");
    const served = name ? ["text/plain", () => readFile(path.join(SHARED, name))] : files[url.pathname];
    response.setHeader("Content-Security-Policy", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:");
    response.statusCode = served ? 200 : 404;
    response.setHeader("Content-Type", served?.[0] ?? "text/plain");
    response.end(served ? await served[1]() : "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://localhost:${server.address().port}/`;
}

const PAGE = `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Conta di nuovo</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<script type="module" src="/count.mjs"></script></head><body><main><h1>Conta di nuovo</h1></main></body></html>`;

const SCRIPT = `import { load } from "/tally.mjs";
const bytes = await (await fetch("/tally.wasm")).arrayBuffer();
const engine = await load(bytes);
globalThis.counted = async ({ file, text, rule }) => {
  const election = text ?? new Uint8Array(await (await fetch("/?file=" + encodeURIComponent(file))).arrayBuffer());
  const start = performance.now();
  const { ok, text: said, files } = engine(["e.pb", ...rule, "--json", "--log", "log.json"], { "e.pb": election });
  const took = performance.now() - start;
  const log = files["log.json"] ?? "";
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(log)));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const checked = ok ? engine(["verify", "log.json", "e.pb"], { "log.json": log, "e.pb": election }).text : "";
  return { ok, said, hash, checked, took };
};
document.querySelector("h1").dataset.ready = "yes";
`;

/** The same count by the program: what it prints and the hash of its log. */
async function natively(folder, { file, text, rule }) {
  const election = file ? path.join(SHARED, file) : path.join(folder, "own.pb");
  if (text) await writeFile(election, text);
  const log = path.join(folder, "log.json");
  const child = spawn(PROGRAM, ["tally", election, ...rule, "--json", "--log", log], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  assert.equal(code, 0, `the program counts ${election}`);
  return { said, hash: createHash("sha256").update(await readFile(log)).digest("hex") };
}

test("the browser counts as the program does", async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), "arengo-tally-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const shared = existsSync(SHARED);
  if (!shared) assert.notEqual(process.env.CI, "true", "the shared elections are missing");
  const elections = [...INVENTED.map((one) => ({ ...one, text: OWN })), ...(shared ? REAL : [])];
  const world = await World.open(t, { demo: false });
  const anna = await world.person("Anna");
  await anna.goes(await counter(t));
  await anna.page.locator("h1[data-ready]").waitFor();

  for (const election of elections) {
    await t.test(`${election.file ?? "our own"}, ${election.rule.join(" ")}`, async (t) => {
      const native = await natively(folder, election);
      const { ok, said, hash, checked, took } = await anna.page.evaluate((one) => globalThis.counted(one), election);
      assert.ok(ok, said);
      assert.equal(said, native.said);
      assert.equal(hash, native.hash);
      assert.match(checked, /^the log holds: /);
      if (election.winners) assert.equal(JSON.parse(said).winners.length, election.winners);
      t.diagnostic(`${Math.round(took)} ms in the browser, log ${hash.slice(0, 16)}`);
    });
  }

  await t.test("what cannot be counted is said in words", async () => {
    const wrong = { text: OWN.replace("P/3;5\n", "P/7;5\n"), rule: ["--rule", "greedy"] };
    const { ok, said } = await anna.page.evaluate((one) => globalThis.counted(one), wrong);
    assert.equal(ok, false);
    assert.equal(said, "e.pb:24:3: expected the id of a project, found “P/7”");
  });
  console.log(`${elections.length} elections counted in the browser`);
  await world.everybodyLeaves();
});
