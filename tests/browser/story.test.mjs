// A whole participatory budget, walked by what is to be read on the pages: Teresa of the town hall opens it, four citizens
// propose, support and vote, Teresa publishes the result, a visitor checks it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { arrives, day, registers } from "./steps.mjs";
import { World } from "./world.mjs";

const TOWN = "palanzano";
const PROCESS = "I cortili di Palanzano";

test("a town runs a participatory budget from the first idea to the published result", async (t) => {
  const world = await World.open(t, { album: "story" });
  const teresa = await arrives(world, "admin", TOWN, { width: 1280 });
  await opens(teresa, world);
  const people = { teresa, dario: await registers(world, "dario", TOWN) };
  for (const name of ["anna", "bruno", "carla"]) people[name] = await arrives(world, name, TOWN);
  await propose(people, world);
  await support(people, world);
  await answers(people, world);
  await prepares(people);
  await vote(people, world);
  await counts(people);
  await reads(await world.person("a visitor"), world);
  await world.everybodyLeaves();
});

/** The process: a draft with texts, categories, rules and phases, seen by a colleague, then by everybody. */
async function opens(teresa, world) {
  await teresa.clicks("comune");
  await teresa.clicks("Gestione");
  await teresa.clicks("Nuovo processo");
  await teresa.clicks("Crea la bozza");
  await teresa.sees("Manca il titolo.");
  await teresa.fills("Titolo (Italiano)", PROCESS);
  await teresa.fills("In due righe (Italiano)", "Sessantamila euro per gli spazi dove giocano i bambini. Li scegliete voi.");
  await teresa.fills("Primo giorno", day(0));
  await teresa.ticks("Bilancio partecipativo");
  await teresa.clicks("Crea la bozza");
  await teresa.sees("Bozza creata.");

  await teresa.clicks("Testi e date");
  await teresa.fills("Frase in grande (Italiano)", "Sessantamila euro. Scegliete i cortili.");
  await teresa.fills("Descrizione (Italiano)", "Ogni frazione ha un cortile.\n\n- si **propone**\n- si sostiene\n- si vota");
  await teresa.chooses("Tema", "Spazi pubblici");
  const crest = await teresa.page.locator("svg:visible").first().screenshot({ type: "jpeg" });
  await teresa.attaches("Scegli un’immagine", { name: "stemma.jpg", mimeType: "image/jpeg", buffer: crest });
  await teresa.fills("Che cosa si vede", "Lo stemma del paese");
  await teresa.clicks("Salva");
  await teresa.sees("Salvato.");

  await teresa.clicks("Fasi e regole");
  const study = { within: /^\s*Studio degli uffici/ };
  await teresa.fills("Finisce (ora di Roma)", `${day(-30)}T12:00`, study);
  await teresa.clicks("Salva");
  await teresa.sees("Finisce prima di cominciare. Correggi una delle due date.");
  assert.equal(await teresa.reads("Finisce (ora di Roma)", study), `${day(-30)}T12:00`);
  await teresa.fills("Finisce (ora di Roma)", `${day(140)}T12:00`, study);
  await teresa.clicks("Salva");
  await teresa.sees("Salvato.");

  await teresa.clicks("Categorie e zone");
  await teresa.fills("Nome (Italiano)", "Verde", { within: "Salva le categorie" });
  await teresa.chooses("Segno", "Albero");
  await teresa.clicks("Salva le categorie");
  await teresa.sees("Salvato.");

  await teresa.clicks("Proposte");
  await teresa.clicks("Regole delle proposte");
  await teresa.fills("Sostegni per persona", "2");
  await teresa.fills("Sostegni che servono", "2");
  await teresa.clicks("Salva le regole");
  await teresa.sees("Regole salvate.");

  await teresa.clicks("Cruscotto");
  const preview = await teresa.page.getByRole("link", { name: /preview/ }).textContent();
  const colleague = await world.person("a colleague without an account");
  await colleague.goes(preview);
  await colleague.sees("Bozza: la vedono solo in pochi");
  await colleague.goes(preview.replace(/\?.*/, ""), 404);
  await teresa.clicks("Pubblica");
  await teresa.sees("Pubblicato. Adesso lo vedono tutti.");
  await colleague.goes(world.program.at(TOWN, "/it/processes"));
  await colleague.clicks(PROCESS);
  await colleague.sees("Ogni frazione ha un cortile.");
}

/** Citizens write, read again, publish, change and withdraw; Teresa enters what an assembly proposed on paper. */
async function propose({ teresa, anna, bruno, carla, dario }, world) {
  for (const [person, title, text] of [
    [anna, "Alberi nel cortile di Ranzano", "Il cortile è tutto asfalto e d’estate scotta. Propongo sei tigli e due panchine."],
    [bruno, "Un canestro a Vairo", "I ragazzi giocano in strada. Propongo un canestro e le righe per terra."],
    [carla, "Fontanella a Lalatta", "Chi gioca ha sete. Propongo una fontanella vicino al muro della chiesa."],
    [dario, "Una piscina olimpica", "Propongo una piscina olimpica al posto del parcheggio del municipio."],
  ]) {
    await person.goes(world.program.at(TOWN, "/it/processes"));
    await person.clicks(PROCESS);
    await person.clicks("Scrivi una proposta", { within: "Che cosa manca qui?" });
    await person.fills("Titolo", title);
    if (person === anna) {
      await person.clicks("Rileggi prima di pubblicare");
      await person.sees("Manca il testo. Scrivi almeno 20 caratteri.");
      assert.equal(await person.reads("Titolo"), title);
      await person.clicks("Salva la bozza");
      await person.sees("Bozza salvata, la vedi solo tu.");
      await person.clicks("Torna indietro");
      await person.sees("Manca ancora qualcosa");
      await person.clicks("Correggi", { within: "Manca ancora qualcosa" });
      const picture = await person.page.locator("footer svg").first().screenshot({ type: "jpeg" });
      await person.attaches("Scegli un’immagine", { name: "paese.jpg", mimeType: "image/jpeg", buffer: picture });
      await person.fills("Che cosa si vede", "Il profilo del paese con la torre");
    }
    await person.fills("Testo", text);
    await person.chooses("Argomento", "Verde");
    await person.clicks("Rileggi prima di pubblicare");
    await person.sees("Rileggi: non è ancora pubblicata.");
    await person.clicks("Pubblica");
    await person.sees("La tua proposta è pubblicata.");
  }
  await anna.clicks("Modifica");
  await anna.fills("Testo", "Il cortile è tutto asfalto e d’estate scotta. Propongo otto tigli e due panchine.");
  await anna.clicks("Salva le modifiche");
  await anna.sees("otto tigli");
  await anna.clicks("Tutte le proposte");
  await anna.clicks("Un canestro a Vairo");
  await anna.sees(/^Apre /);

  await teresa.clicks("Proposte");
  await teresa.clicks("Inserisci da carta");
  await teresa.ticks("Da un’assemblea");
  await teresa.fills("Quale assemblea, o chi", "Assemblea di Trevignano, 12 ottobre");
  await teresa.fills("Titolo", "Altalene per tutti a Trevignano");
  await teresa.fills("Testo", "L’assemblea chiede altalene che possa usare anche chi sta in carrozzina.");
  await teresa.chooses("Argomento", "Verde");
  await teresa.clicks("Pubblica");
  await teresa.sees("inserita e pubblicata.");
}

/** Supports: given, counted, limited, taken back; refused with the reason. */
async function support({ teresa, anna, bruno, carla, dario }, world) {
  await activates(teresa, "Sostegno");
  const visitor = await world.person("a visitor");
  await visitor.goes(world.program.at(TOWN, "/it/processes"));
  await visitor.clicks(PROCESS);
  await visitor.clicks("Leggi le proposte");
  await visitor.clicks("Sostieni", { within: "Un canestro a Vairo" });
  await visitor.sees("Serve solo per sapere che sei tu");

  await goesToProposals(anna, world);
  await anna.clicks("Sostieni", { within: "Un canestro a Vairo" });
  await anna.sees("La sostieni", { within: "Un canestro a Vairo" });
  await anna.clicks("Fontanella a Lalatta");
  await anna.sees("Ti resta 1 sostegno su 2.");
  await anna.clicks("Sostieni", { within: "Ti resta 1 sostegno su 2." });
  await anna.sees("Non te ne restano altri.");
  await anna.clicks("Tutte le proposte");
  await anna.clicks("Altalene per tutti a Trevignano");
  await anna.sees("Assemblea di Trevignano, 12 ottobre");
  await anna.sees("Togline uno per sostenere questa.");
  await anna.clicks("I tuoi sostegni");
  await anna.clicks("Togli il sostegno", { within: "Fontanella a Lalatta" });
  await anna.sees("Hai tolto il tuo sostegno.");
  await anna.clicks("Tutte le proposte");
  await anna.clicks("Sostieni", { within: "Altalene per tutti a Trevignano" });
  await anna.sees("La sostieni", { within: "Altalene per tutti a Trevignano" });

  for (const [person, titles] of [
    [bruno, ["Alberi nel cortile di Ranzano", "Altalene per tutti a Trevignano"]],
    [carla, ["Alberi nel cortile di Ranzano", "Una piscina olimpica"]],
  ]) {
    await goesToProposals(person, world);
    for (const title of titles) {
      await person.clicks("Sostieni", { within: title });
      await person.sees("La sostieni", { within: title });
    }
  }
  await goesToProposals(dario, world);
  await dario.sees("Le proposte sono chiuse. Puoi ancora leggerle.");
  await dario.clicks("Una piscina olimpica");
  await dario.clicks("Ritira la proposta");
  await dario.clicks("Torna indietro");
  await dario.sees("Una piscina olimpica");
}

/** The offices answer: yes with a cost, no with reasons; whoever asked reads it in the mail. */
async function answers({ teresa, dario }, world) {
  await activates(teresa, "Studio degli uffici");
  await teresa.clicks("Rispondi");
  for (const [title, verdict, cost, body] of [
    ["Alberi nel cortile di Ranzano", "Si può fare", "28.000", "Si piantano otto tigli a novembre."],
    ["Un canestro a Vairo", "Si può fare", "12.500", "Il terreno è del Comune: si fa in primavera."],
    ["Fontanella a Lalatta", "Si può fare", "9.000", "L’acqua arriva già al muro della chiesa."],
    ["Altalene per tutti a Trevignano", "Si può fare", "31.000", "Si comprano due altalene accessibili."],
    ["Una piscina olimpica", "Non si può fare", "", ""],
  ]) {
    await teresa.clicks("Proposte");
    await teresa.clicks(title);
    await teresa.ticks(verdict);
    if (cost) {
      await teresa.fills("Costo verificato", cost);
    } else {
      await teresa.clicks("Salva la risposta");
      await teresa.sees("Mancano le ragioni. Di’ perché, con parole semplici.");
    }
    await teresa.fills("Risposta che leggeranno tutti", body || "Costa otto milioni: più di tutto il bilancio.");
    await teresa.clicks("Salva la risposta");
    await teresa.sees("Chi propone e chi sostiene ricevono una mail.");
  }
  await world.program.letter(`dario@${TOWN}.example`, "L’amministrazione dice di no alla proposta «Una piscina olimpica».");
  await goesToProposals(dario, world);
  await dario.clicks("Una piscina olimpica");
  await dario.sees("Costa otto milioni: più di tutto il bilancio.", { within: "L’amministrazione risponde" });
}

/** The budget, the projects from what was accepted, the rules, a rehearsal, and the opening. */
async function prepares({ teresa }) {
  await teresa.clicks("Progetti");
  await teresa.clicks("Cambia", { within: "La somma" });
  await teresa.clicks("Salva");
  await teresa.sees("Manca la somma. Scrivi una cifra, per esempio 120.000.");
  await teresa.fills("Quanto c’è da spendere", "60.000");
  await teresa.clicks("Salva");
  await teresa.sees("La somma è salvata.");
  await teresa.clicks("Da 4 proposte accolte");
  await teresa.clicks("Fai i progetti");
  await teresa.sees("4 progetti creati.");

  await teresa.clicks("Voto");
  await teresa.clicks("Cambia", { within: "Regole del voto" });
  await teresa.ticks("Finché ci stanno con i soldi");
  await teresa.fills("Quante persone possono votare", "900");
  await teresa.clicks("Salva");
  await teresa.sees("Le regole sono salvate.");
  await teresa.clicks("Prova la scheda");
  await teresa.sees("Questa è una prova");
  await teresa.ticks("Un canestro a Vairo");
  await teresa.clicks("Rivedi la scheda");
  await teresa.clicks("Metti la scheda di prova nell’urna");
  await teresa.sees("La scheda di prova è nell’urna");
  await teresa.clicks("Apri il voto");
  await teresa.clicks("Apri il voto", { within: "progetti, somma e regole non cambiano più" });
  await teresa.sees("Il voto è aperto.");
  await activates(teresa, "Voto");
}

/** Ballots: too much refused, left unfinished, cast, changed. */
async function vote({ anna, bruno, carla, dario }, world) {
  await goesToBallot(anna, world);
  for (const title of ["Alberi nel cortile di Ranzano", "Altalene per tutti a Trevignano", "Un canestro a Vairo"]) {
    await anna.ticks(title);
  }
  await anna.sees("di troppo: togli un progetto");
  await anna.sees("11.500", { within: "La tua scelta" });
  await anna.clicks("Rivedi la scheda");
  await anna.sees("Sei oltre di 11.500 €. Togli un progetto per continuare.");
  await anna.unticks("Altalene per tutti a Trevignano");
  await anna.clicks("Rivedi la scheda");
  await anna.sees("Rileggi: non hai ancora votato");
  await anna.sees("19.500", { within: "Non usati" });
  await anna.clicks("Metti la scheda nell’urna");
  await anna.sees("Hai votato. Grazie.");
  await world.program.letter(`anna@${TOWN}.example`, "La tua scheda per «I cortili di Palanzano» è nell’urna.");

  await goesToBallot(bruno, world);
  await bruno.ticks("Altalene per tutti a Trevignano");
  await bruno.clicks("Rivedi la scheda");
  await bruno.goes(world.program.at(TOWN, "/it/processes"));
  await bruno.clicks(PROCESS);
  await bruno.clicks("Come si vota");
  await bruno.sees("Hai una scheda non ancora votata");
  await bruno.clicks("Rileggila");
  await bruno.clicks("Metti la scheda nell’urna");
  await bruno.sees("Hai votato. Grazie.");

  await anna.clicks("Vota di nuovo");
  await anna.sees("Nell’urna c’è già una tua scheda");
  await anna.ticks("Fontanella a Lalatta");
  await anna.clicks("Rivedi la scheda");
  await anna.clicks("Metti la scheda nell’urna");
  await anna.sees("Hai votato. Grazie.");

  for (const person of [carla, dario]) {
    await goesToBallot(person, world);
    await person.ticks("Alberi nel cortile di Ranzano");
    await person.ticks("Un canestro a Vairo");
    await person.clicks("Rivedi la scheda");
    await person.clicks("Metti la scheda nell’urna");
    await person.sees("Hai votato. Grazie.");
  }
}

/** Closing, counting, publishing. */
async function counts({ teresa, anna }) {
  await teresa.clicks("Voto");
  await teresa.clicks("Chiudi il voto");
  await teresa.sees("Nell’urna ci sono 4 schede");
  await teresa.clicks("Chiudi il voto");
  await teresa.sees("Il voto è chiuso, con 4 schede.");
  await anna.clicks("Vota di nuovo");
  await anna.sees("Il voto è chiuso");
  await teresa.sees("4 schede contate.");
  await teresa.clicks("Pubblica il risultato");
  await teresa.sees("Il risultato è pubblico.");
  await teresa.clicks(PROCESS);
  await teresa.clicks("Gestisci questo processo");
  await activates(teresa, "Risultato");
}

/** A visitor understands the result, walks back to where it came from, and takes the numbers home. */
async function reads(visitor, world) {
  await visitor.goes(world.program.at(TOWN, "/it/processes"));
  await visitor.clicks(PROCESS);
  await visitor.clicks("Guarda la classifica con i conti");
  await visitor.sees("Si fanno tre progetti su quattro");
  await visitor.clicks("Perché non è stato scelto?");
  await visitor.sees("ne mancavano");
  const ranking = (await visitor.downloads("Classifica (CSV)")).toString();
  assert.match(ranking, /Alberi nel cortile di Ranzano/);
  assert.equal((await visitor.downloads("Schede (CSV)")).toString().trim().split("\n").length, 5);
  const pabulib = (await visitor.downloads("Tutto il voto (.pb)")).toString();
  assert.match(pabulib, /^META/);
  assert.match(pabulib, /num_votes;4/);

  await visitor.clicks("Alberi nel cortile di Ranzano", { within: "La classifica, con i conti" });
  await visitor.sees("28.000");
  await visitor.clicks("Alberi nel cortile di Ranzano", { within: "Nasce dalla proposta" });
  await visitor.sees("Si piantano otto tigli a novembre.");
  await visitor.clicks("Alberi nel cortile di Ranzano", { within: "Progetto al voto" });
  await visitor.clicks(PROCESS, { within: "Il risultato" });
  await visitor.sees("Si fanno tre progetti su quattro");
}

/** Moves the process to a phase by hand. */
async function activates(teresa, phase) {
  await teresa.clicks("Cruscotto");
  await teresa.chooses("Fase in corso", phase);
  await teresa.clicks("Passa a questa");
  await teresa.sees("Fase scelta. Vale da subito.");
}

async function goesToProposals(person, world) {
  await person.goes(world.program.at(TOWN, "/it/processes"));
  await person.clicks(PROCESS);
  await person.clicks(/^Tutte le .* proposte$|^Leggi le proposte$/);
}

async function goesToBallot(person, world) {
  await person.goes(world.program.at(TOWN, "/it/processes"));
  await person.clicks(PROCESS);
  await person.clicks("Vai alla scheda");
  // paper: all rows reach from edge to edge, whatever else on the site calls itself a vote
  const widths = await person.page
    .getByRole("checkbox")
    .evaluateAll((boxes) => boxes.map((box) => Math.round(box.closest("label").getBoundingClientRect().width)));
  assert.equal(new Set(widths).size, 1, `rows of the ballot: ${widths}`);
}
