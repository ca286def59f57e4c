// The stage of a browser test: one browser, the people in it, and the program they meet.

import { chromium } from "playwright-core";

import { Person } from "./person.mjs";
import { Program } from "./program.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export class World {
  #inspected = new Set();
  #people = [];
  #pictures = 0;

  /**
   * Opens the browser for a test and closes everything at its end. Give `demo: false` to bring a server of your own,
   * and an album to get pictures of every page, under the album's name and in the order of the visit.
   */
  static async open(test, { demo = true, album } = {}) {
    const world = new World();
    world.album = album;
    test.after(() => world.#close());
    world.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: FLAGS,
      // the words of its own buttons
      env: { ...process.env, LANGUAGE: "it" },
    });
    if (demo) world.program = await Program.demo();
    return world;
  }

  /** Somebody with a browser of their own; `{ language, width, javascript }`. */
  async person(name, options = {}) {
    const person = await Person.open(this, name, options);
    this.#people.push(person);
    return person;
  }

  /** Everybody leaves; whatever their pages complained of fails the test. Call it last in every test. */
  async everybodyLeaves() {
    for (const person of this.#people.splice(0)) await person.leaves();
  }

  /** How many different pages were inspected. */
  get inspected() {
    return this.#inspected.size;
  }

  /** What the next picture of the album is called. */
  nextPicture(heading) {
    this.#pictures += 1;
    const words = heading.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? ["page"];
    return `${this.album}-${String(this.#pictures).padStart(2, "0")}-${words.slice(0, 6).join("-")}`;
  }

  /** True the first time. */
  inspectOnce(page) {
    if (this.#inspected.has(page)) return false;
    this.#inspected.add(page);
    return true;
  }

  async #close() {
    // a test that failed half way also tells what it had noticed
    for (const person of this.#people) for (const problem of person.forgives()) console.error(`${person.name}: ${problem}`);
    await this.browser?.close();
    await this.program?.stop();
  }
}
