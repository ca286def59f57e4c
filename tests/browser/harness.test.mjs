// The harness itself: does it walk by labels, and does it notice what it should?

import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { test } from "node:test";

import { World } from "./world.mjs";

const page = (title, body) =>
  `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>${title}</title>` +
  `<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">` +
  `<link rel="stylesheet" href="/style.css"></head><body><main><h1>${title}</h1>${body}</main></body></html>`;

const PAGES = {
  "/": page(
    "Proposte",
    `<form action="/thanks"><p><label for="title">Titolo</label> <input id="title" name="title"></p>
     <p><label for="area">Area</label> <select id="area" name="area"><option>Verde</option><option>Scuola</option></select></p>
     <p><input type="checkbox" id="terms" name="terms"> <label for="terms">Accetto le condizioni</label></p>
     <p><button>Pubblica</button></p></form><p><a href="/data.csv" download>Scarica i dati</a></p>
     <ul><li>Il parco <a href="/thanks?title=parco">Leggi</a></li><li>La scuola <a href="/thanks?title=scuola">Leggi</a></li></ul>`,
  ),
  "/unlabelled": page("Senza etichetta", "<input name=x><p class=pale>Pallido</p>"),
  "/policy": page("Politica", "<p id=x>Ciao</p><script>document.title = 'inline'</script><p style='color:red'>Rosso</p>"),
  "/wide": page("Largo", "<div class=wide>Largo</div>"),
};

async function town(t) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://localhost");
    response.setHeader("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
    if (url.pathname === "/style.css") {
      response.setHeader("Content-Type", "text/css");
      return response.end(".wide{width:600px}.pale{color:#ddd;background:#fff}a,input,button,select{min-height:2rem}");
    }
    if (url.pathname === "/data.csv") {
      response.setHeader("Content-Disposition", "attachment; filename=data.csv");
      return response.end("id,name\n1,parco\n");
    }
    const asked = url.searchParams;
    const thanks = page("Grazie", `<p>Ricevuto: ${asked.get("title")}, ${asked.get("area")}, ${asked.get("terms")}</p>`);
    const body = url.pathname === "/thanks" ? thanks : PAGES[url.pathname];
    response.statusCode = body ? 200 : 404;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(body ?? page("Non trovata", "<p>Non c’è.</p>"));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  // a name below localhost, as the organisations of the demo have
  return `http://sarmato.localhost:${server.address().port}`;
}

test("a person finds things by their labels", async (t) => {
  const base = await town(t);
  const world = await World.open(t, { demo: false });
  const anna = await world.person("Anna");
  await anna.goes(`${base}/`);
  await anna.fills("Titolo", "Un parco al posto del cinema");
  await anna.chooses("Area", "Scuola");
  await anna.ticks("Accetto le condizioni");
  assert.equal(await anna.reads("Titolo"), "Un parco al posto del cinema");
  await anna.clicks("Pubblica");
  await anna.sees("Ricevuto: Un parco al posto del cinema, Scuola, on");
  await anna.missesText("Non c’è.");
  await anna.missesChoice("Pubblica");
  await anna.goes(`${base}/`);
  await anna.clicks("Leggi", { within: "La scuola" });
  await anna.sees("Ricevuto: scuola");
  await anna.goes(`${base}/nowhere`, 404);
  await anna.sees("Non c’è.");
  await anna.goes(`${base}/`);
  assert.equal((await anna.downloads("Scarica i dati")).toString(), "id,name\n1,parco\n");
  await world.everybodyLeaves();
  assert.equal(world.inspected, 3);
});

test("a person without scripts gets as far", async (t) => {
  const base = await town(t);
  const world = await World.open(t, { demo: false });
  const bruno = await world.person("Bruno", { javascript: false });
  await bruno.goes(`${base}/`);
  await bruno.fills("Titolo", "Una scuola");
  await bruno.clicks("Pubblica");
  await bruno.sees("Ricevuto: Una scuola");
  await world.everybodyLeaves();
});

test("what is not there is said with what is", async (t) => {
  const base = await town(t);
  const world = await World.open(t, { demo: false });
  const carla = await world.person("Carla");
  await carla.goes(`${base}/`);
  carla.context.setDefaultTimeout(300);
  await assert.rejects(carla.clicks("Sostieni"), /Carla could not click "Sostieni" at .*Pubblica/s);
});

test("missing labels and pale text are noticed", async (t) => {
  const base = await town(t);
  const world = await World.open(t, { demo: false });
  const anna = await world.person("Anna");
  await anna.goes(`${base}/unlabelled`);
  const problems = anna.forgives().join("\n");
  assert.match(problems, /axe label/);
  assert.match(problems, /axe color-contrast/);
});

test("what the content policy blocks is noticed", async (t) => {
  const base = await town(t);
  const world = await World.open(t, { demo: false });
  const anna = await world.person("Anna");
  await anna.goes(`${base}/policy`);
  const problems = anna.forgives().join("\n");
  assert.match(problems, /policy script-src-elem blocked inline/);
  assert.match(problems, /policy style-src-attr blocked inline/);
});

test("what sticks out on a small phone is noticed", async (t) => {
  const base = await town(t);
  const world = await World.open(t, { demo: false });
  const anna = await world.person("Anna", { width: 1280 });
  await anna.goes(`${base}/wide`);
  assert.match(anna.forgives().join("\n"), /6\d\d px wide on a screen of 320: <div class="wide">/);
  assert.equal(anna.page.viewportSize().width, 1280);
});

test("pictures are taken on a phone and on a desk", async (t) => {
  const base = await town(t);
  const world = await World.open(t, { demo: false });
  const anna = await world.person("Anna");
  await anna.goes(`${base}/`);
  await anna.photographs("harness");
  const folder = process.env.ARENGO_SCREENSHOTS || path.resolve(import.meta.dirname, "../../target/browser/screenshots");
  for (const width of [390, 1280]) {
    const file = path.join(folder, `harness-${width}.png`);
    const picture = await readFile(file);
    assert.equal(picture.readUInt32BE(16), width, "the width in the picture’s header");
    await rm(file);
  }
  await world.everybodyLeaves();
});
