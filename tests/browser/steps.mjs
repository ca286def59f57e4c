// What several stories do in the same words.

/** The password of everybody in the demo. */
export const PASSWORD = "arengo-demo";

/** Logs in from wherever the person is, with the account of that name in the organisation. */
export async function logsIn(person, name, town) {
  await person.clicks("Entra", { within: "header" });
  await fillsLogin(person, name, town);
}

/** Fills the page for logging in. */
export async function fillsLogin(person, name, town) {
  await person.fills("Indirizzo e-mail", `${name}@${town}.example`);
  await person.fills("Password", PASSWORD);
  await person.clicks("Entra", { within: "Password dimenticata?" });
}

/** Comes to the organisation's first page, and logs in there. */
export async function arrives(world, name, town, options) {
  const person = await world.person(name[0].toUpperCase() + name.slice(1), options);
  await person.goes(world.program.at(town, "/it/privacy"));
  await person.clicks("Entra");
  await fillsLogin(person, name, town);
  return person;
}

/** Registers with an address and confirms it from the mail that arrives. */
export async function registers(world, name, town) {
  const person = await world.person(name);
  const mail = `${name.toLowerCase()}@${town}.example`;
  await person.goes(world.program.at(town, "/it/privacy"));
  await person.clicks("Entra");
  await person.clicks("Registrati");
  await person.clicks("Registrati", { within: "Nome e cognome" });
  await person.sees("Manca il nome. Scrivi nome e cognome.");
  await person.fills("Nome e cognome", `${name} Zanetti`);
  await person.fills("Nome pubblico", name);
  await person.fills("Indirizzo e-mail", mail);
  await person.fills("Password", PASSWORD);
  await person.ticks("Ho letto le regole del sito e le accetto");
  await person.clicks("Registrati", { within: "Nome e cognome" });
  await person.sees("Guarda la posta");
  await world.program.nextLetter(mail);
  await person.clicks("Leggi la posta");
  await person.clicks(/\/confirmation/, { within: mail });
  await person.clicks("Conferma");
  await person.sees("Indirizzo confermato. Sei dentro.");
  return person;
}
