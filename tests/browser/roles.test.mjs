// For each role one thing it may do, and one that it is refused with the reason.

import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

import { PASSWORD, arrives, registers } from "./steps.mjs";
import { World } from "./world.mjs";

const TOWN = "palanzano";
const PROCESS = "Il caseificio riapre, ma per fare che cosa?";
const ADMIN = "/it/admin/processes/ex-caseificio";
const DRAFT = "Il prossimo inverno";
const run = promisify(execFile);

test("what each role may do, and what it is refused", async (t) => {
  const world = await World.open(t, { album: "roles" });
  const at = (pathname) => world.program.at(TOWN, pathname);
  const teresa = await arrives(world, "admin", TOWN, { width: 1280 });

  await t.test("the administrator gives roles; opening other sites is the operator’s", async () => {
    await teresa.clicks("comune");
    await teresa.clicks("Gestione");
    await teresa.clicks("Nuovo processo");
    await teresa.fills("Titolo (Italiano)", DRAFT);
    await teresa.clicks("Crea la bozza");
    for (const [name, role] of [
      ["anna", "Modera"],
      ["bruno", "Valuta"],
      ["lucia", "Gestisce"],
      ["carla", "Collabora"],
    ]) {
      await teresa.clicks("Persone e ruoli");
      await teresa.fills("Indirizzo e-mail", `${name}@${TOWN}.example`);
      await teresa.ticks(role);
      await teresa.chooses("Per quale processo", role === "Collabora" ? DRAFT : PROCESS);
      await teresa.clicks("Invita");
      await teresa.sees(`Fatto: ${name}@${TOWN}.example ha il ruolo.`);
    }
    await teresa.goes(at("/it/operator"), 403);
    await teresa.sees("Questa pagina è di chi gestisce l’installazione. Chiedi a chi cura il server.");
  });

  await t.test("the manager, invited by mail, changes the phase; people and roles are the administrator’s", async () => {
    const lucia = await world.person("Lucia");
    await world.program.letter(`lucia@${TOWN}.example`, "Accetta l’invito");
    await lucia.goes(at("/it/demo/mail"));
    await lucia.clicks(/\/it\/invitation/, { within: `lucia@${TOWN}.example` });
    await lucia.fills("Nome e cognome", "Lucia Ferri");
    await lucia.fills("Nome pubblico", "Lucia F.");
    await lucia.fills("Nuova password", PASSWORD);
    await lucia.ticks("Ho letto le regole del sito e le accetto");
    await lucia.clicks("Salva la password");
    await lucia.sees("Password salvata. Sei dentro.");
    await lucia.goes(at(ADMIN));
    await lucia.chooses("Fase in corso", "Tavolo e sostegno");
    await lucia.clicks("Passa a questa");
    await lucia.sees("Fase scelta. Vale da subito.");
    await lucia.goes(at("/it/admin/people"), 403);
    await lucia.sees("Questo può farlo solo chi amministra il sito. Chiedi a una di queste persone.");
  });

  await t.test("the moderator hides a text and says why; the phases are the manager’s", async () => {
    const anna = await arrives(world, "anna", TOWN);
    await anna.clicks(/^\s*Anna/i);
    await anna.clicks("Gestione");
    await anna.clicks(PROCESS);
    await anna.goes(at(`${ADMIN}/proposals`));
    await anna.clicks("Il pranzo della domenica, a turno");
    await anna.missesChoice("Salva la risposta");
    await anna.fills("Perché la nascondi", "Ripete parola per parola la proposta di un’altra persona.");
    await anna.clicks("Nascondi e spiega");
    await anna.sees("La proposta è nascosta. Chi l’ha scritta riceve una mail con il motivo.");
    await anna.goes(at(`${ADMIN}/phases`), 403);
    await anna.sees("Questo lo fa solo chi gestisce il processo. Chiedi a chi amministra il sito.");
  });

  await t.test("the evaluator answers; entering proposals from paper is the manager’s", async () => {
    const bruno = await arrives(world, "bruno", TOWN);
    await bruno.goes(at(`${ADMIN}/proposals`));
    await bruno.clicks("Sei letti per chi cammina");
    await bruno.missesChoice("Nascondi e spiega");
    await bruno.ticks("La studiamo ancora");
    await bruno.fills("Risposta che leggeranno tutti", "Chiediamo alla Regione se la casa può fare da rifugio.");
    await bruno.clicks("Salva la risposta");
    await bruno.sees("Chi propone e chi sostiene ricevono una mail.");
    await bruno.goes(at(`${ADMIN}/proposals/new`), 403);
    await bruno.sees("Le proposte di carta le inserisce chi gestisce il processo.");
  });

  await t.test("the collaborator reads drafts; changing them is the manager’s", async () => {
    const carla = await arrives(world, "carla", TOWN);
    await carla.clicks(/^\s*Carla/i);
    await carla.clicks("Gestione");
    await carla.missesChoice(PROCESS);
    await carla.clicks(DRAFT);
    await carla.sees("Lo vedono solo le persone che ci lavorano.");
    await carla.missesChoice("Pubblica");
    const texts = carla.page.url().replace(/\/?$/, "/texts");
    await carla.goes(texts, 403);
    await carla.sees("Questo lo fa solo chi gestisce il processo. Chiedi a chi amministra il sito.");
  });

  await t.test("the operator opens sites; what happens inside is not the operator’s", async () => {
    const host = [`--host`, `${TOWN}.localhost`, `--email`, `dora@${TOWN}.example`];
    const dora = await registers(world, "dora", TOWN);
    await run(world.program.path, ["operator", "--data", world.program.data, ...host]);
    await dora.goes(at("/it/account"));
    await dora.clicks("Vedi e apri siti");
    await dora.fills("Indirizzo del sito", "monchio.localhost");
    await dora.fills("Nome del sito", "Monchio insieme");
    await dora.fills("E-mail di chi amministra", "admin@monchio.example");
    await dora.clicks("Apri");
    await dora.sees("«Monchio insieme» è pronto.");
    await dora.goes(world.program.at("monchio", "/it/"));
    await dora.goes(at("/it/admin/people"), 403);
    await dora.sees("Questo può farlo solo chi amministra il sito. Chiedi a una di queste persone.");
  });
  await world.everybodyLeaves();
});
