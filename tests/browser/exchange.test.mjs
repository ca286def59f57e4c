// A session of an exchange, walked by what is to be read on the pages: Bruno of Monza writes the card and hosts, three
// bodies ask for two seats, the day is confirmed, one gives a seat back and the next in line takes it, and whoever came
// opens the certificate and says how it was.

import assert from "node:assert/strict";
import { test } from "node:test";

import { arrives, day, registers } from "./steps.mjs";
import { World } from "./world.mjs";

const NETWORK = "scambio";
const CARD = "Piazze da rifare";

test("bodies exchange people, from the card to the certificate", async (t) => {
  const world = await World.open(t);
  const dario = await registers(world, "dario", NETWORK);
  const teresa = await arrives(world, "admin", NETWORK, { width: 1280 });
  await invites(teresa);
  const people = { teresa, dario };
  for (const name of ["anna", "bruno", "carla"]) people[name] = await arrives(world, name, NETWORK);
  await writes(people.bruno, world);
  await publishes(teresa);
  await apply(people, world);
  await confirms(people.bruno, world);
  await moves(people, world);
  await attends(people, world);
  await world.everybodyLeaves();
});

/** A fourth body gets somebody who writes for it. */
async function invites(teresa) {
  await teresa.clicks("comune");
  await teresa.clicks("Gestione");
  await teresa.clicks("sCambio Comune");
  await teresa.clicks("Scambi");
  await teresa.clicks("Enti e persone");
  await teresa.chooses("Ente", "Comune di Pescara");
  await teresa.clicks("Manda l’invito");
  await teresa.sees("Manca l’indirizzo. Scrivi l’email della persona.");
  await teresa.fills("Email", `dario@${NETWORK}.example`);
  await teresa.clicks("Manda l’invito");
  await teresa.sees("Invito mandato.");
}

/** The host writes the card, hands it in with what was missing, and waits. */
async function writes(bruno, world) {
  await goesToProgramme(bruno, world);
  await bruno.clicks("Scrivi una scheda o vedi a che punto sono le tue");
  await bruno.clicks("Scrivi una scheda");
  await bruno.fills("Titolo", "Una piazza rifatta con chi la usa, un pezzo alla volta");
  await bruno.fills("Titolo breve", CARD);
  await bruno.fills("Area, settore o ufficio", "Settore spazi pubblici");
  await bruno.fills("Posti per sessione", "2");
  await bruno.chooses("Sessione 1: che cosa sai", "Una fra queste date");
  await bruno.fills("Sessione 1: date", [day(0), day(14)].map(written).join(", "));
  await bruno.fills("Sessione 1: quante se ne scelgono", "1");
  await bruno.clicks("Salva la scheda");
  await bruno.sees("La scheda è salvata.");
  await bruno.clicks("Consegna la scheda");
  await bruno.sees("Manca la descrizione. Racconta la pratica in poche frasi.");
  await bruno.fills("Descrizione", "Si comincia con la vernice e le panche. Quel che **funziona** diventa pietra.");
  await bruno.clicks("Salva la scheda");
  await bruno.clicks("Consegna la scheda");
  await bruno.sees("La scheda è consegnata.");
}

async function publishes(teresa) {
  await teresa.clicks("Cruscotto");
  await teresa.clicks("Leggi", { within: "Una scheda da leggere" });
  await teresa.clicks(CARD);
  await teresa.clicks("Pubblica");
  await teresa.sees("La scheda è pubblica.");
}

/** Anna and Dario agree themselves, Carla's manager decides with a letter and no account. Two seats, three people. */
async function apply({ anna, carla, dario }, world) {
  await asks(anna, world, "Nino Pasi", `anna@${NETWORK}.example`);
  await anna.sees("Ha un posto", { within: "Nino Pasi" });
  await asks(carla, world, "Pino Garrone", "");
  await carla.sees("Manca l’email del dirigente o responsabile.");
  assert.equal(await carla.reads("Nome e cognome", { within: "Persona 1" }), "Pino Garrone");
  await carla.fills("Email del dirigente o responsabile", "capo@novara.example");
  await carla.clicks("Manda la richiesta");
  await carla.sees("Aspetta il consenso di Chi dirige.");
  const manager = await world.person("a manager in Novara");
  await manager.goes(await address(world, "capo@novara.example", "chiede di mandare Pino Garrone", /\/approvals\//));
  await manager.sees("Pino Garrone");
  await manager.clicks("Do il consenso");
  await manager.sees("Hai dato il consenso. Grazie.");
  await asks(dario, world, "Dora Bassi", `dario@${NETWORK}.example`);
  await dario.sees("In lista d’attesa", { within: "Dora Bassi" });
  await world.program.letter("dora.bassi@ente.example", "sono finiti. Quando se ne libera uno");
}

/** One of the two days is confirmed: the later one for now. Whoever has a seat gets it for their calendar. */
async function confirms(bruno, world) {
  await goesToCard(bruno, world);
  await bruno.sees("Posti esauriti");
  await bruno.clicks("Gestisci la sessione");
  await bruno.sees("Dora Bassi");
  await bruno.clicks("Conferma il giorno scelto");
  await bruno.sees("Scegli almeno un giorno.");
  await bruno.ticks(inWords(day(14)));
  await bruno.clicks("Conferma il giorno scelto");
  await bruno.sees("I giorni sono confermati.");
  const letter = await world.program.letter("nino.pasi@ente.example", "si tiene:");
  assert.match(letter, /text\/calendar/);
}

/** Anna gives a seat back; it is offered to Dora of Pescara, for whom Dario accepts. */
async function moves({ anna, dario }, world) {
  await goesToProgramme(anna, world);
  await anna.clicks("Le iscrizioni del tuo ente");
  await anna.clicks("Rinuncia", { within: "Nino Pasi" });
  await anna.sees(`Nino Pasi non andrà a «Una piazza rifatta`);
  await anna.clicks("Restituisci il posto");
  await anna.sees("Il posto passa a chi aspetta.");
  await world.program.letter(`dario@${NETWORK}.example`, "C’è un posto per Dora Bassi");
  await goesToProgramme(dario, world);
  await dario.clicks("Le iscrizioni del tuo ente");
  await dario.sees("Il posto aspetta fino a");
  await dario.clicks("Accetta il posto", { within: "Dora Bassi" });
  await dario.sees("Il posto è confermato.");
  await dario.sees("Ha un posto", { within: "Dora Bassi" });
  await world.program.letter("dora.bassi@ente.example", "hai un posto per");
}

/** The day is moved forward to today. Bruno notes who was there, and they open their certificates. */
async function attends({ bruno, dario }, world) {
  await bruno.ticks(inWords(day(0)));
  await bruno.clicks("Conferma il giorno scelto");
  await bruno.sees("I giorni sono confermati.");
  await bruno.ticks("Dora Bassi c’era");
  await bruno.fills("Ore di Dora Bassi", "6");
  await bruno.clicks("Salva le presenze");
  await bruno.sees("Le presenze sono salvate.");
  const dora = await world.person("Dora");
  const page = await address(world, "dora.bassi@ente.example", "grazie di essere venuto", /\/afterwards\//);
  await dora.goes(page);
  await dora.clicks("Apri l’attestato");
  await dora.sees("Dora Bassi, Comune di Pescara");
  await dora.sees(/6 ore/);
  const certificate = await dora.downloads("Scarica il PDF");
  assert.equal(certificate.subarray(0, 5).toString(), "%PDF-");
  await dora.goes(page);
  await dora.clicks("Manda la risposta");
  await dora.sees("Scegli quanto ti è stato utile.");
  await dora.ticks("4: molto");
  await dora.fills("Che cosa porti a casa, che cosa cambieresti", "Provo anch’io con la vernice.");
  await dora.clicks("Manda la risposta");
  await dora.sees("Grazie, la tua risposta è arrivata.");
  await bruno.clicks("Indietro");
  await bruno.clicks("Gestisci la sessione");
  await bruno.sees("4,0 su 5, da 1 risposta");
  await bruno.sees("Provo anch’io con la vernice.");
  await goesToProgramme(dario, world);
  await dario.clicks("Le iscrizioni del tuo ente");
  await dario.clicks("Attestato di partecipazione", { within: "Dora Bassi" });
  await dario.sees("Dora Bassi, Comune di Pescara");
}

async function asks(person, world, name, manager) {
  await goesToCard(person, world);
  await person.clicks("Iscrivi i colleghi");
  await person.fills("Nome e cognome", name, { within: "Persona 1" });
  const email = `${name.toLowerCase().replace(" ", ".")}@ente.example`;
  await person.fills("Email", email, { within: "Persona 1" });
  await person.fills("Nome del dirigente o responsabile", "Chi dirige");
  await person.fills("Email del dirigente o responsabile", manager);
  await person.clicks("Manda la richiesta");
}

async function goesToProgramme(person, world) {
  await person.goes(world.program.at(NETWORK, "/it/processes/scambio-comune"));
  await person.clicks("Scambi");
}

async function goesToCard(person, world) {
  await goesToProgramme(person, world);
  await person.clicks(CARD);
}

/** Where the link of a letter leads. */
async function address(world, to, subject, part) {
  const letter = await world.program.letter(to, subject);
  return letter.match(/https?:\/\/\S+/g).find((link) => part.test(link));
}

/** A day as people type it. */
function written(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return `${date}/${month}/${year}`;
}

/** A day as the pages say it. */
function inWords(iso) {
  return new Date(`${iso}T12:00:00Z`).toLocaleDateString("it-IT", { day: "numeric", month: "long", year: "numeric" });
}
