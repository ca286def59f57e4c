// A site from nothing: the town hall opens it at the terminal, its administrator does the rest in the browser, and a visitor
// finds a square with everything a process shows.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

import { PASSWORD, day } from "./steps.mjs";
import { World } from "./world.mjs";

const TOWN = "calendasco";
const PROCESS = "Il molino riapre";
const run = promisify(execFile);

test("a site is built from nothing, and its pages are arranged by keyboard", async (t) => {
  const world = await World.open(t, { album: "square" });
  const rita = await arrives(world);
  await opens(rita);
  await fills(rita);
  await arranges(rita, world);
  await reads(await world.person("a visitor"), world);
  await world.everybodyLeaves();
});

/** The site is opened at the terminal; Rita chooses her password with the link that it prints. */
async function arrives(world) {
  const { program } = world;
  const site = ["--host", `${TOWN}.localhost`, "--name", "Calendasco in piazza", "--body", "Comune di Calendasco"];
  const admin = ["--admin-email", `rita@${TOWN}.example`];
  const { stdout } = await run(program.path, ["tenant", "create", "--data", program.data, ...site, ...admin]);
  const [link] = stdout.match(/\/it\/\S+/);
  const rita = await world.person("rita", { width: 1280 });
  await rita.goes(program.at(TOWN, link));
  await rita.fills("Password", PASSWORD);
  await rita.clicks("Salva la password");
  await rita.sees("Password salvata. Sei dentro.");
  return rita;
}

/** A draft with texts and phases, published. */
async function opens(rita) {
  await rita.goes(new URL("/it/admin/processes/new", rita.page.url()).href);
  await rita.fills("Titolo (Italiano)", PROCESS);
  await rita.fills("In due righe (Italiano)", "Il molino sul canale è fermo da trent’anni. Adesso è del Comune.");
  await rita.fills("Primo giorno", day(0));
  await rita.ticks("Bilancio partecipativo");
  await rita.clicks("Crea la bozza");
  await rita.sees("Bozza creata.");
  await rita.clicks("Pubblica");
  await rita.sees("Pubblicato. Adesso lo vedono tutti.");
}

/** Questions, words, news and the identity card. */
async function fills(rita) {
  for (const part of ["Domande frequenti", "Glossario", "Notizie"]) {
    await rita.clicks("Parti del processo");
    await rita.clicks(part, { within: "Aggiungi una parte" });
    await rita.sees("Parte aggiunta.");
  }
  await rita.clicks("Domande frequenti");
  await rita.clicks("Nuova domanda");
  await rita.fills("Domanda (Italiano)", "Si può entrare a vederlo?");
  await rita.fills("Risposta (Italiano)", "Sì, ogni primo sabato del mese: la gora si visita a piedi.");
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
  await rita.clicks("Glossario");
  await rita.clicks("Nuova parola");
  await rita.fills("Parola (Italiano)", "gora");
  await rita.fills("Che cosa vuol dire (Italiano)", "Il canale che porta l’acqua alla ruota.");
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
  await rita.clicks("Notizie");
  await rita.clicks("Nuova notizia");
  await rita.fills("Titolo (Italiano)", "Le chiavi sono in Comune");
  await rita.fills("Testo (Italiano)", "Il notaio ha firmato. Da oggi il molino è di tutti.");
  await rita.ticks("Subito");
  await rita.clicks("Salva");
  await rita.sees("Pubblicata: la vedono tutti.");
  await rita.clicks("Carta d’identità");
  await rita.fills("Titolare della decisione (Italiano)", "Giunta comunale di Calendasco");
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
}

/** Blocks of the process's page and of the home page: added, moved with the keyboard alone, previewed, published, kept as a template. */
async function arranges(rita, world) {
  await rita.clicks("Blocchi della pagina");
  await rita.sees("Questa è la disposizione di partenza");
  await rita.clicks("Aggiungi", { within: "Un testo vostro, con il titolo che volete." });
  await rita.clicks("Salva");
  await rita.sees("Manca il testo. Scrivi almeno una frase.");
  await rita.fills("Titolo (Italiano)", "Perché un molino");
  await rita.fills("Testo (Italiano)", "Perché è **l’unico posto** dove ci si bagna i piedi d’estate.");
  await rita.clicks("Salva");
  await rita.sees("Salvato nella bozza.");
  await rita.reaches(/Sposta su: Perché un molino/, "Enter");
  await rita.sees("Ordine salvato nella bozza.");
  await rita.clicks("Nascondi", { within: /^Regole cambiate/ });
  await rita.sees("Nascosto nella bozza.");
  const visitor = await world.person("somebody who reads meanwhile");
  await visitor.goes(world.program.at(TOWN, "/it/"));
  await visitor.missesText("Perché un molino");
  await rita.clicks("Guarda l’anteprima");
  await rita.sees("Anteprima: la vedi solo tu");
  await rita.sees("Perché un molino");
  await rita.clicks("Torna ai blocchi");
  await rita.fills("Nome del nuovo modello", "Con un perché");
  await rita.clicks("Salva come modello");
  await rita.sees("Modello salvato.");
  await rita.clicks("Pubblica la pagina");
  await rita.sees("Pubblicato. Adesso la pagina è così per tutti.");
  await rita.clicks("Blocchi della pagina iniziale");
  await rita.clicks("Aggiungi", { within: "Una fascia con una frase e un pulsante." });
  await rita.fills("Titolo (Italiano)", "Si visita il primo sabato del mese");
  await rita.fills("Pulsante (Italiano)", "Leggi le domande");
  await rita.fills("Dove porta il pulsante", "/it/processes/il-molino-riapre/faq");
  await rita.clicks("Salva");
  await rita.sees("Salvato nella bozza.");
  await rita.clicks("Pubblica la pagina");
  await rita.sees("Pubblicato. Adesso la pagina è così per tutti.");
}

/** What everybody finds. */
async function reads(visitor, world) {
  await visitor.goes(world.program.at(TOWN, "/it/"));
  await visitor.sees("Si visita il primo sabato del mese");
  await visitor.clicks("Leggi le domande");
  await visitor.sees("Si può entrare a vederlo?");
  await visitor.goes(world.program.at(TOWN, "/it/processes/il-molino-riapre"));
  await visitor.sees("Perché un molino");
  await visitor.sees("Le chiavi sono in Comune");
  await visitor.clicks("Tutta la carta d’identità");
  await visitor.sees("Giunta comunale di Calendasco");
  const title = await visitor.page.title();
  assert.match(title, /Carta d’identità/);
}
