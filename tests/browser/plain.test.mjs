// The citizen's part without scripts, and with nothing but the keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";

import { arrives, logsIn } from "./steps.mjs";
import { World } from "./world.mjs";

// both supported and voted for below; from the demo's own content
const PROPOSAL = "Rastrelliere coperte e una pompa";
const OTHER = "Un angolo per i cani, recintato";

test("without scripts, and with nothing but the keyboard", async (t) => {
  const world = await World.open(t, { album: "plain" });

  await t.test("without scripts, somebody reads, logs in, supports and takes the support back", async () => {
    const anna = await world.person("Anna", { javascript: false });
    await anna.goes(world.program.at("sarmato", "/it/"));
    await anna.clicks("Leggi le proposte");
    await anna.clicks("Filtra");
    await anna.fills("Cerca una parola", "rastrelliere");
    await anna.clicks("Mostra");
    await anna.clicks("Sostieni", { within: PROPOSAL });
    await logsIn(anna, "anna", "sarmato");
    await anna.clicks("Sostieni", { within: PROPOSAL });
    await anna.sees("Il tuo sostegno è registrato.");
    await anna.clicks("La sostieni", { within: PROPOSAL });
    await anna.sees("Hai tolto il tuo sostegno.");
  });

  await t.test("without scripts, somebody adds up a ballot, chooses too much, corrects it and casts it", async () => {
    const anna = await world.person("Anna", { javascript: false });
    await anna.goes(world.program.at("vignola", "/it/"));
    await anna.clicks("Entra");
    await logsIn(anna, "anna", "vignola");
    await anna.clicks("Vai alla scheda");
    const titles = await anna.page.locator("label b").allTextContents();
    for (const title of titles) await anna.ticks(title);
    await anna.clicks("Ricalcola il totale");
    await anna.sees("scelti, ma al massimo 3: togline");
    await anna.clicks("Rivedi la scheda");
    await anna.sees("Questa scheda non va ancora bene");
    for (const title of titles.slice(1)) await anna.unticks(title);
    await anna.clicks("Ricalcola il totale");
    await anna.sees("scelti, al massimo 3");
    await anna.clicks("Rivedi la scheda");
    await anna.sees("Rileggi: non hai ancora votato");
    await anna.clicks("Metti la scheda nell’urna");
    await anna.sees("Hai votato. Grazie.");
  });

  await t.test("with the keyboard alone, somebody supports", async () => {
    const anna = await arrives(world, "anna", "sarmato", { width: 1280 });
    await anna.reaches("Leggi le proposte", "Enter");
    await anna.reaches("Sostieni", "Space", { within: OTHER });
    await anna.sees("La sostieni", { within: OTHER });
    const focused = await anna.page.evaluate(() => document.activeElement?.textContent ?? "");
    assert.match(focused, /La sostieni/, "the keyboard stays on the button that was pressed");
  });

  await t.test("with the keyboard alone, somebody votes", async () => {
    const bruno = await arrives(world, "bruno", "vignola", { width: 1280 });
    await bruno.reaches("Vai alla scheda", "Enter");
    await bruno.sees("Nell’urna c’è già una tua scheda");
    const first = bruno.page.getByRole("checkbox").first();
    const ticked = await first.isChecked();
    await bruno.reaches(await bruno.page.locator("label b").first().textContent(), "Space");
    assert.notEqual(await first.isChecked(), ticked);
    await bruno.reaches("Rivedi la scheda", "Enter");
    await bruno.reaches("Metti la scheda nell’urna", "Enter");
    await bruno.sees("Hai votato. Grazie.");
  });

  await world.everybodyLeaves();
});
