// What several stories do in the same words.

/** The password of everybody in the demo. */
export const PASSWORD = "arengo-demo";

/** Fills the page for logging in with an account of the organisation's demo. */
export async function logsIn(person, name, town) {
  await person.fills("Indirizzo e-mail", `${name}@${town}.example`);
  await person.fills("Password", PASSWORD);
  await person.clicks("Entra", { within: "Password dimenticata?" });
}

/** Comes to the organisation's first page, and logs in there. */
export async function arrives(world, name, town, options) {
  const person = await world.person(name, options);
  await person.goes(world.program.at(town, "/it/"));
  await person.clicks("Entra");
  await logsIn(person, name, town);
  return person;
}

/** Registers with an address, after a first try with an empty form, and confirms it from the mail that arrives. */
export async function registers(world, name, town) {
  const person = await world.person(name);
  const mail = `${name}@${town}.example`;
  await person.goes(world.program.at(town, "/it/"));
  await person.clicks("Entra");
  await person.clicks("Registrati");
  await person.clicks("Registrati", { within: "Nome e cognome" });
  await person.sees("Manca il nome. Scrivi nome e cognome.");
  await person.fills("Nome e cognome", `${name[0].toUpperCase()}${name.slice(1)} Zanetti`);
  await person.fills("Nome pubblico", name);
  await person.fills("Indirizzo e-mail", mail);
  await person.fills("Password", PASSWORD);
  await person.ticks("Ho letto le regole del sito e le accetto");
  await person.clicks("Registrati", { within: "Nome e cognome" });
  await person.sees("Guarda la posta");
  await world.program.letter(mail, "Conferma l’indirizzo");
  await person.clicks("Leggi la posta");
  await person.clicks(/\/it\/confirmation/, { within: mail });
  await person.clicks("Conferma");
  await person.sees("Indirizzo confermato. Sei dentro.");
  return person;
}

/** A day as fields of forms want it, some days from today, in the time zone of the organisation. */
export function day(ahead) {
  const date = new Date(Date.now() + ahead * 86_400_000);
  return date.toLocaleDateString("sv-SE", { timeZone: "Europe/Rome" });
}
