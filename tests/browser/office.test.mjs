// Teresa opens the pages of the administration that no story passes; each is inspected as she arrives.

import { test } from "node:test";

import { arrives } from "./steps.mjs";
import { World } from "./world.mjs";

const SITE = ["values", "contents", "people", "audit", "organisation", "rolls", "groups", "pages", "moderation"];
const PROCESS = ["texts", "phases", "voters", "labels", "components", "identity-card", "contents", "copy", "meetings", "library"];
const PUBLIC = ["proposals/map", "pages/calendario", "identity-card", "glossary", "gallery"];

test("every desk of the office stands on a phone and on a screen", async (t) => {
  const world = await World.open(t);
  const teresa = await arrives(world, "admin", "sarmato", { width: 1280 });
  const goes = (path) => teresa.goes(world.program.at("sarmato", `/it/${path}`));
  for (const page of SITE) await goes(`admin/${page}`);
  for (const page of PROCESS) await goes(`admin/processes/ex-cinema/${page}`);
  for (const page of PUBLIC) await goes(`processes/ex-cinema/${page}`);
  await goes("pages/come-funziona");
  await world.everybodyLeaves();
});
