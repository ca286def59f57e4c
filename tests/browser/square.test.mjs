// A site from nothing: the town hall opens it at the terminal, its administrator does the rest in the browser, and a visitor
// finds a square with everything that a process shows.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

import { PASSWORD, day } from "./steps.mjs";
import { World } from "./world.mjs";

const TOWN = "calendasco";
const PROCESS = "Il molino riapre";
const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
const run = promisify(execFile);

test("a site is built from nothing, its pages arranged by keyboard, and read by a visitor", async (t) => {
  const world = await World.open(t, { album: "square" });
  const rita = await comes(world);
  await opens(rita);
  await answersFor(rita);
  await adds(rita);
  await writes(rita);
  await keeps(rita);
  await shows(rita);
  await describes(rita);
  await arranges(rita, world);
  await checks(rita);
  await publishes(rita, world);
  const visitor = await world.person("a visitor");
  await reads(visitor, world);
  await shares(visitor);
  await travels(rita);
  await narrows(visitor, world);
  await world.everybodyLeaves();
});

/** The site is opened at the terminal; Rita chooses her password with the link that it prints. */
async function comes(world) {
  const { program } = world;
  const site = ["--host", `${TOWN}.localhost`, "--name", "Calendasco in piazza", "--body", "Comune di Calendasco"];
  const admin = ["--admin-email", `rita@${TOWN}.example`];
  const { stdout } = await run(program.path, ["tenant", "create", "--data", program.data, ...site, ...admin]);
  const [link] = stdout.match(/\/it\/\S+/);
  const rita = await world.person("rita", { width: 1280 });
  await rita.goes(program.at(TOWN, link));
  await rita.fills("Nome e cognome", "Rita Ferri");
  await rita.fills("Nome pubblico", "Rita");
  await rita.fills("Nuova password", PASSWORD);
  await rita.ticks("Ho letto le regole del sito e le accetto");
  await rita.clicks("Salva la password");
  await rita.sees("Password salvata. Sei dentro.");
  return rita;
}

/** A draft with texts, a picture and phases. */
async function opens(rita) {
  await rita.fills("Nome e cognome", "Rita Zani");
  await rita.fills("Nome pubblico", "Rita");
  await rita.clicks("Salva", { within: "Nome pubblico" });
  await rita.clicks("Rita");
  await rita.clicks("Gestione");
  await rita.clicks("Nuovo processo");
  await rita.fills("Titolo (Italiano)", PROCESS);
  await rita.fills("In due righe (Italiano)", "Il molino sul canale è fermo da trent’anni. Adesso è del Comune.");
  await rita.fills("Primo giorno", day(0));
  await rita.ticks("Bilancio partecipativo");
  for (const part of ["Progetti", "Voto"]) await rita.unticks(part);
  await rita.clicks("Crea la bozza");
  await rita.sees("Bozza creata.");
  await rita.clicks("Testi e date");
  await rita.fills("Frase in grande (Italiano)", "La ruota gira ancora. Per che cosa?");
  await rita.fills("Descrizione (Italiano)", "La gora porta l’acqua alla ruota.\n\nLa gora è pulita, il tetto è nuovo, **le stanze sono vuote**.");
  await rita.chooses("Tema", "Cultura");
  await rita.attaches("Scegli un’immagine", await picture(rita));
  await rita.fills("Che cosa si vede", "Il molino dal canale, con la ruota ferma");
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
  await rita.clicks("Fasi e regole");
  await rita.fills("Titolo (Italiano)", "Sopralluoghi e idee", { within: /^\s*Idee/ });
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
}

/** Who answers for it: a negotiating table with a person by name and role. */
async function answersFor(rita) {
  await rita.clicks("Tutti i processi");
  await rita.clicks("Nuovo organismo");
  await rita.fills("Titolo (Italiano)", "Il tavolo del molino");
  await rita.ticks("Aperto a tutti");
  await rita.clicks("Crea la bozza");
  await rita.sees("La bozza c’è. Scrivi qui chi ne fa parte.");
  await rita.fills("Nome nell’elenco", "Nives Bosi");
  await rita.chooses("Ruolo", "Presidente");
  await rita.fills("Per chi, o come", "per i mugnai della bassa");
  await rita.ticks("Il nome è pubblico");
  await rita.clicks("Aggiungi");
  await rita.sees("Aggiunta.");
  await rita.clicks("Cruscotto");
  await rita.clicks("Pubblica");
  await rita.sees("Pubblicato. Adesso lo vedono tutti.");
  await rita.clicks("Tutti i processi");
  await rita.clicks(PROCESS);
  await rita.clicks("Tavolo e comitati");
  await rita.ticks("Il tavolo del molino", { within: /^\s*Tavolo di negoziazione/ });
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
}

/** What a new process does not begin with by itself. */
async function adds(rita) {
  await rita.clicks("Parti");
  for (const part of ["Glossario", "Galleria"]) {
    await rita.clicks(part, { within: "Aggiungi una parte" });
    await rita.sees("Parte aggiunta.");
    await rita.clicks("Parti");
  }
}

/** News, questions with answers, words with their meaning. */
async function writes(rita) {
  await rita.clicks("Notizie");
  await rita.clicks("Nuova notizia");
  await rita.fills("Titolo (Italiano)", "Le chiavi sono in Comune");
  await rita.fills("Testo (Italiano)", "Il notaio ha firmato. Da oggi il molino è di tutti.");
  await rita.fills("Firma dell’ufficio", "Ufficio cultura");
  await rita.attaches("Immagine di apertura", await picture(rita));
  await rita.ticks("Subito");
  await rita.clicks("Salva");
  await rita.sees("Manca la descrizione dell’immagine.");
  await rita.fills("Che cosa si vede nell’immagine", "Due chiavi di ferro su un tavolo");
  await rita.attaches("Immagine di apertura", await picture(rita));
  await rita.clicks("Salva");
  await rita.sees("Pubblicata: la vedono tutti.");
  await rita.clicks("Domande frequenti");
  await rita.clicks("Nuova domanda");
  await rita.fills("Domanda (Italiano)", "Si può entrare a vederlo?");
  await rita.fills("Risposta (Italiano)", "Sì, ogni primo sabato del mese, a piedi.");
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
  await rita.clicks("Glossario");
  await rita.clicks("Nuova parola");
  await rita.fills("Parola (Italiano)", "gora");
  await rita.fills("Che cosa vuol dire (Italiano)", "Il canale che porta l’acqua alla ruota.");
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
}

/** Documents in collections, and a rule that is published elsewhere. */
async function keeps(rita) {
  await rita.clicks("Documenti");
  await rita.clicks("Raccolte");
  await rita.fills("Titolo (Italiano)", "Atti della Giunta", { within: "Un’altra raccolta" });
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
  await rita.clicks("Documenti");
  await rita.clicks("Nuovo documento");
  await rita.fills("Titolo (Italiano)", "Scheda del progetto");
  await rita.chooses("Che cos’è", "Scheda del progetto");
  await rita.chooses("Raccolta", "Atti della Giunta");
  await rita.clicks("Salva");
  await rita.sees("Manca il documento. Carica un file o scrivi l’indirizzo dove si trova.");
  assert.equal(await rita.reads("Titolo (Italiano)"), "Scheda del progetto");
  await rita.attaches("File", { name: "scheda.pdf", mimeType: "application/pdf", buffer: PDF });
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
  await rita.clicks("Nuovo documento");
  await rita.fills("Titolo (Italiano)", "Regolamento dei beni comuni");
  await rita.chooses("Che cos’è", "Normativa");
  await rita.fills("Oppure l’indirizzo dove si trova", "https://norme.example/beni-comuni");
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
}

/** Pictures, which nobody can leave without words. */
async function shows(rita) {
  await rita.clicks("Galleria");
  await rita.clicks("Nuova foto o video");
  await rita.fills("Didascalia (Italiano)", "Il primo sopralluogo");
  await rita.attaches("Foto", await picture(rita));
  await rita.clicks("Salva");
  await rita.sees("Manca la descrizione. Di’ che cosa si vede, per chi non vede la foto.");
  await rita.fills("Che cosa si vede nella foto", "Dodici persone davanti alla ruota");
  await rita.attaches("Foto", await picture(rita));
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
}

/** The identity card. */
async function describes(rita) {
  await rita.clicks("Carta d’identità");
  await rita.chooses("Livello di partecipazione", "Consultazione");
  await rita.chooses("Fase della politica", "Analisi");
  await rita.fills("Titolare della decisione (Italiano)", "Giunta comunale di Calendasco");
  await rita.fills("Ufficio responsabile (Italiano)", "Ufficio cultura");
  await rita.fills("A chi si rivolge (Italiano)", "A chi vive lungo il canale");
  await rita.fills("Territorio", "Calendasco");
  await rita.clicks("Salva");
  await rita.sees("Salvato.");
}

/** Blocks of the process's page: added, moved with the keyboard alone, hidden, previewed, kept as a template, published. */
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
  assert.deepEqual(await rita.finds("Galleria", "Glossario"), ["Glossario", "Galleria"]);
  await rita.drags("Galleria", { above: "Glossario" });
  await rita.sees("Ordine salvato nella bozza.");
  assert.deepEqual(await rita.finds("Galleria", "Glossario"), ["Galleria", "Glossario"]);
  await rita.clicks("Nascondi", { within: /Regole cambiate/ });
  await rita.sees("Nascosto nella bozza.");
  await rita.clicks("Guarda l’anteprima");
  await rita.sees("Anteprima: la vedi solo tu");
  await rita.sees("Perché un molino");
  await rita.clicks("Torna ai blocchi");
  await rita.fills("Nome del nuovo modello", "Con un perché");
  await rita.clicks("Salva come modello");
  await rita.sees("Modello salvato.");
  await rita.clicks("Pubblica la pagina");
  await rita.sees("Pubblicato. Adesso la pagina è così per tutti.");
  await rita.clicks("Tutti i processi");
  await rita.clicks("Blocchi della pagina iniziale");
  await rita.clicks("Aggiungi", { within: "Una fascia con una frase e un pulsante." });
  await rita.fills("Titolo (Italiano)", "Si visita il primo sabato del mese");
  await rita.fills("Pulsante (Italiano)", "Leggi le domande");
  await rita.fills("Dove porta il pulsante", "/it/processes/il-molino-riapre/faq");
  await rita.clicks("Salva");
  await rita.sees("Salvato nella bozza.");
  const early = await world.person("somebody who reads too early");
  await early.goes(world.program.at(TOWN, "/it/"));
  await early.missesText("Si visita il primo sabato del mese");
  await rita.clicks("Pubblica la pagina");
  await rita.sees("Pubblicato. Adesso la pagina è così per tutti.");
}

/** What the Region wants to see of every process, checked by the program. */
async function checks(rita) {
  await rita.clicks("Contenuti obbligatori");
  await rita.clicks("Usa la lista della Regione");
  await rita.sees("Ecco la lista della Regione. Cambiala come serve.");
  await rita.clicks("Tutti i processi");
  await rita.clicks(PROCESS);
  await rita.clicks("Contenuti obbligatori");
  await rita.sees(/^\d+ su \d+ ci sono\./);
  await rita.sees("Scheda del progetto approvato");
  await rita.sees("Calendario degli incontri");
}

async function publishes(rita, world) {
  const early = await world.person("somebody who tries the address");
  await early.goes(world.program.at(TOWN, "/it/processes/il-molino-riapre"), 404);
  await rita.clicks("Cruscotto");
  await rita.clicks("Pubblica");
  await rita.sees("Pubblicato. Adesso lo vedono tutti.");
}

/** What everybody finds. */
async function reads(visitor, world) {
  await visitor.goes(world.program.at(TOWN, "/it/"));
  await visitor.sees("Si visita il primo sabato del mese");
  await visitor.clicks("Leggi le domande");
  await visitor.clicks("Si può entrare a vederlo?");
  await visitor.sees("Sì, ogni primo sabato del mese");
  await visitor.clicks("Il processo");
  await visitor.sees("La ruota gira ancora. Per che cosa?");
  await visitor.sees("Sopralluoghi e idee");
  await visitor.sees("Perché un molino");
  await visitor.sees("Il tavolo del molino");
  await visitor.reaches("gora", "ArrowDown");
  await visitor.sees("Il canale che porta l’acqua alla ruota.");
  await visitor.clicks("Notizie");
  await visitor.clicks("Le chiavi sono in Comune");
  await visitor.sees("Ufficio cultura");
  await visitor.clicks("Documenti");
  await visitor.sees("Atti della Giunta");
  await visitor.sees("Regolamento dei beni comuni");
  assert.deepEqual(await visitor.downloads(/^Scheda del progetto/), PDF);
  await visitor.clicks("Glossario");
  await visitor.sees("Il canale che porta l’acqua alla ruota.");
  await visitor.clicks("Galleria");
  await visitor.sees("Il primo sopralluogo");
  assert.equal(await visitor.page.getByAltText("Dodici persone davanti alla ruota").count(), 1);
  await visitor.clicks("Il processo");
  await visitor.clicks("Il tavolo del molino");
  await visitor.sees("Nives Bosi");
  await visitor.page.goBack();
  await visitor.clicks("Tutta la carta d’identità");
  await visitor.sees("Giunta comunale di Calendasco");
  await visitor.sees("Consultazione");
}

/** The process leaves as a file, and a draft is made of it. */
async function travels(rita) {
  await rita.clicks("Esporta");
  await rita.sees("Restano qui le persone e quello che hanno scritto");
  const file = await rita.downloads("Scarica il file");
  assert.match(file.toString("utf8"), /La gora porta l’acqua alla ruota/);
  await rita.clicks("Tutti i processi");
  await rita.clicks("Importa un processo");
  await rita.attaches("File del processo", { name: "altro.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await rita.clicks("Guarda il file");
  await rita.sees("Questo non è il file di un processo.");
  await rita.attaches("File del processo", { name: "molino.json", mimeType: "application/json", buffer: file });
  await rita.clicks("Guarda il file");
  await rita.sees("Non c’è ancora niente.");
  assert.equal(await rita.reads("Indirizzo"), "il-molino-riapre-2");
  await rita.clicks("Crea la bozza");
  await rita.sees("Importato: ora è una bozza da controllare.");
  await rita.clicks("Pubblica");
  await rita.sees("Pubblicato. Adesso lo vedono tutti.");
}

/** What the directory is narrowed by stands in the address, and going back takes it away. */
async function narrows(visitor, world) {
  await visitor.goes(world.program.at(TOWN, "/it/processes"));
  await visitor.missesText("Filtra (1 attivo)");
  await visitor.clicks("Filtra");
  await visitor.ticks("Calendasco");
  await visitor.clicks("Mostra");
  await visitor.sees("Filtra (1 attivo)");
  assert.match(visitor.page.url(), /[?&]place=Calendasco/);
  await visitor.page.goBack();
  assert.doesNotMatch(visitor.page.url(), /place=/);
  await visitor.missesText("Filtra (1 attivo)");
}

/** The code and the short address lead back to the process. */
async function shares(visitor) {
  await visitor.clicks("Il processo");
  await visitor.clicks("Condividi");
  await visitor.sees("Non cambia mai: si può stampare.");
  assert.equal(await visitor.page.getByAltText(/^Codice QR che porta a /).count(), 1);
  await visitor.clicks(new RegExp(`${TOWN}\\.localhost`), { within: "Non cambia mai" });
  await visitor.sees(PROCESS);
}

/** A picture as a file, as a phone would send it. */
async function picture(person) {
  const buffer = await person.page.screenshot({ type: "jpeg", quality: 60 });
  return { name: "molino.jpg", mimeType: "image/jpeg", buffer };
}
