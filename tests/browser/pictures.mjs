// Takes the pictures of docs/images from a fresh demo:  node pictures.mjs [folder]
// Needs a built program, as the tests do; pngquant makes the files small where it is installed.

import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { logsIn } from "./steps.mjs";
import { World } from "./world.mjs";

const FOLDER = path.resolve(process.argv[2] ?? path.resolve(import.meta.dirname, "../../docs/images"));
const SHAPES = [
  { width: 390, height: 1400 },
  { width: 1280, height: 1200 },
];

const endings = [];
const world = await World.open({ after: (ending) => endings.push(ending) });
try {
  await mkdir(FOLDER, { recursive: true });
  const anna = await world.person("Anna");
  const at = (town, pathname) => world.program.at(town, pathname);

  await anna.goes(at("sarmato", "/it/"));
  await takes(anna, "home");
  await anna.clicks("Leggi le proposte");
  await takes(anna, "proposals");
  await anna.goes(at("sarmato", "/it/"));
  await anna.clicks("Tutto sul processo");
  await takes(anna, "process");
  await anna.goes(at("sarmato", "/it/processes/ex-cinema/proposals?sort=supported"));
  await anna.page.locator("li.a-prop a").first().click();
  await takes(anna, "proposal");
  await anna.goes(at("sarmato", "/it/meetings"));
  await anna.clicks("Laboratorio: da un’idea a una proposta");
  await takes(anna, "meeting");
  await anna.goes(at("sarmato", "/it/processes/ex-cinema/meetings"));
  await takes(anna, "meetings");
  await anna.goes(at("sarmato", "/it/processes/ex-cinema/meetings/calendar"));
  await takes(anna, "month");
  await anna.goes(at("sarmato", "/it/processes/ex-cinema/meetings/map"));
  await takes(anna, "map");
  await anna.goes(at("sarmato", "/it/activity"));
  await takes(anna, "activity");
  await anna.goes(at("sarmato", "/it/search?q=alberi"));
  await takes(anna, "search");
  await anna.goes(at("sarmato", "/it/assemblies"));
  await anna.clicks("Consulta del volontariato");
  await takes(anna, "assembly");
  await anna.clicks("Dibattiti");
  await anna.clicks("Serve una sede comune per le associazioni?");
  await takes(anna, "debate");
  await anna.goes(`${anna.page.url().split("?")[0]}?comments_view=columns`);
  await takes(anna, "comments", "#comments");

  await anna.goes(at("vignola", "/it/"));
  await anna.clicks("Entra");
  await logsIn(anna, "anna", "vignola");
  await anna.clicks("Vai alla scheda");
  for (const box of (await anna.page.getByRole("checkbox").all()).slice(0, 2)) await box.check();
  await takes(anna, "ballot");

  await anna.goes(at("vignola", "/it/processes"));
  await anna.clicks("Bilancio partecipativo 2025");
  await anna.clicks("Guarda la classifica con i conti");
  await takes(anna, "result");

  const teresa = await world.person("Teresa", { width: 1280 });
  await teresa.goes(at("sarmato", "/it/login"));
  await logsIn(teresa, "admin", "sarmato");
  await teresa.clicks("comune");
  await teresa.clicks("Gestione");
  await teresa.page.locator("main h3 a").first().click();
  await takes(teresa, "dashboard");
} finally {
  for (const ending of endings) await ending();
}

async function takes(person, name, from) {
  for (const shape of SHAPES) {
    const file = path.join(FOLDER, `${name}-${shape.width}.png`);
    await person.page.setViewportSize(shape);
    await person.page.evaluate((from) => {
      const place = from && document.querySelector(from);
      scrollTo(0, place ? place.getBoundingClientRect().top + scrollY : 0);
    }, from);
    await person.page.screenshot({ path: file });
    spawnSync("pngquant", ["--force", "--skip-if-larger", "--quality", "60-90", "--output", file, file]);
  }
}
