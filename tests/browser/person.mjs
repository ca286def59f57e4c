// Somebody at a browser, who finds things only by what is to be seen or read aloud.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { inspect, listen } from "./inspect.mjs";

const SCREENSHOTS = process.env.ARENGO_SCREENSHOTS || path.resolve(import.meta.dirname, "../../target/browser/screenshots");
const WIDTHS = [390, 1280];
const MOST_TABS = 400;
const PATIENCE = 30_000;

const beginning = (words, rest = "") =>
  words instanceof RegExp ? words : new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}${rest}`, "s");

/** A name as the eye reads it: what follows a colon is hidden, and only tells equal names apart. */
const named = (name) => beginning(name, "(\\s*:.*|\\s*\\(facoltativo\\)|\\s*[\\d.]+ da fare)?\\s*$");

export class Person {
  #world;
  #problems = [];
  #expected = 200;
  #javascript;

  constructor(world, name, context, page, javascript) {
    this.#world = world;
    this.#javascript = javascript;
    this.name = name;
    this.context = context;
    /** Playwright's page, for what the words below cannot say. */
    this.page = page;
  }

  static async open(world, name, options) {
    const { language = "it-IT", width = 390, javascript = true } = options;
    const context = await world.browser.newContext({
      locale: language,
      javaScriptEnabled: javascript,
      reducedMotion: "reduce",
      timezoneId: "Europe/Rome",
      viewport: { width, height: 844 },
    });
    context.setDefaultTimeout(PATIENCE);
    const person = new Person(world, name, context, await context.newPage(), javascript);
    await listen(person.page, (problem) => person.#problems.push(problem));
    person.page.on("response", (response) => {
      const dead = response.status() === 404 && response.request().isNavigationRequest();
      if (dead && person.#expected !== 404) person.#problems.push(`a link that leads nowhere: ${response.url()}`);
    });
    return person;
  }

  /** Opens an address and expects it to answer so. */
  async goes(address, status = 200) {
    this.#expected = status;
    const response = await this.page.goto(address, { waitUntil: "load" });
    this.#expected = 200;
    assert.equal(response.status(), status, `${this.name} at ${address}`);
    await this.#arrives();
  }

  /** Presses the one visible button or link, tab or summary with this name. */
  async clicks(name, { within } = {}) {
    await this.#act(`click "${name}"`, async () => {
      const target = await this.#one(this.#choice(name, within));
      await this.#following(() => target.click());
    });
  }

  /** Presses tab until the keyboard stands on this button, link or field, and then a key. */
  async reaches(name, key, { within } = {}) {
    await this.#act(`reach "${name}" by keyboard`, async () => {
      const wanted = this.#choice(name, within).or(this.#box(name, within)).first();
      await wanted.waitFor();
      for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
        if (await wanted.evaluate((element) => element === document.activeElement)) {
          return this.#following(() => this.page.keyboard.press(key));
        }
        await this.page.keyboard.press("Tab");
      }
      throw new Error(`${MOST_TABS} times tab, and not there`);
    });
  }

  /** Takes one item of a list with the pointer and lets it go just above another. */
  async drags(item, { above }) {
    await this.#act(`drag "${item}" above "${above}"`, async () => {
      const named = (words) => this.page.getByRole("main").getByRole("listitem").filter({ has: this.page.getByText(words, { exact: true }) });
      const grip = named(item).getByText(item, { exact: true });
      await this.#following(() => grip.dragTo(named(above), { targetPosition: { x: 40, y: 3 } }));
    });
  }

  /** The items of lists that say one of these words, in the order in which they stand. */
  async finds(...words) {
    const all = await this.page.getByRole("main").getByRole("listitem").allInnerTexts();
    return all.map((text) => words.find((word) => text.includes(word))).filter(Boolean);
  }

  /** Types into the field with this label. */
  async fills(label, value, { within } = {}) {
    await this.#act(`fill "${label}"`, () => this.#field(label, within).fill(String(value)));
  }

  /** Chooses from the list with this label by what the option says. */
  async chooses(label, option, { within } = {}) {
    await this.#act(`choose "${option}" in "${label}"`, () =>
      this.#field(label, within).selectOption({ label: option }),
    );
  }

  /** Ticks a box or a radio button. */
  async ticks(label, { within } = {}) {
    await this.#act(`tick "${label}"`, () => this.#box(label, within).check());
  }

  /** Takes a tick away. */
  async unticks(label, { within } = {}) {
    await this.#act(`untick "${label}"`, () => this.#box(label, within).uncheck());
  }

  /** Gives a file, from disk or as `{ name, mimeType, buffer }`. */
  async attaches(label, file, { within } = {}) {
    await this.#act(`attach to "${label}"`, () => this.#field(label, within).setInputFiles(file));
  }

  /** Follows a link that downloads and returns what came, as a buffer. */
  async downloads(name) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.clicks(name)]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** This text can be seen now or soon. */
  async sees(text, { within } = {}) {
    const found = this.#place(within).getByText(text).filter({ visible: true }).first();
    await this.#act(`see "${text}"`, () => found.waitFor());
  }

  /** This text cannot be seen. */
  async missesText(text, { within } = {}) {
    const count = await this.#place(within).getByText(text).filter({ visible: true }).count();
    assert.equal(count, 0, `${this.name} should not see "${text}" at ${this.page.url()}`);
  }

  /** This button or link is not offered. */
  async missesChoice(name, { within } = {}) {
    const count = await this.#choice(name, within).count();
    assert.equal(count, 0, `${this.name} should not be offered "${name}" at ${this.page.url()}`);
  }

  /** What the field with this label holds. */
  async reads(label, { within } = {}) {
    return this.#field(label, within).inputValue();
  }

  /** Takes the page's picture on a phone and on a desk. */
  async photographs(title) {
    await mkdir(SCREENSHOTS, { recursive: true });
    const size = this.page.viewportSize();
    for (const width of WIDTHS) {
      await this.page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
      await this.page.screenshot({ path: path.join(SCREENSHOTS, `${title}-${width}.png`), fullPage: true });
    }
    await this.page.setViewportSize(size);
  }

  /** Takes back what a page complained of when the test meant it to; returns it. */
  forgives() {
    return this.#problems.splice(0);
  }

  /** Ends the visit; whatever a page complained of until now fails the test. */
  async leaves() {
    await this.context.close();
    assert.deepEqual(this.#problems, [], `what ${this.name}'s pages complained of`);
  }

  #place(within) {
    if (!within) return this.page;
    const boxes = this.page.locator("article, li, tr, section, aside, details, fieldset, form, dialog, nav, header, footer, main, .a-note, .a-do");
    // the last match in the document's order is the innermost box with this text
    return boxes.filter({ hasText: within }).filter({ visible: true }).last();
  }

  /** What can be pressed by that name; hidden words after a colon tell equal ones apart for those who listen. */
  #choice(name, within) {
    const place = this.#place(within);
    const by = { name: named(name) };
    return place
      .getByRole("button", by)
      .or(place.getByRole("link", by))
      .or(place.getByRole("tab", by))
      .or(place.locator("summary").filter({ hasText: named(name) }))
      .filter({ visible: true });
  }

  /** The first of several links when all of them lead to the same place; otherwise there must be one only. */
  async #one(target) {
    await target.first().waitFor();
    const places = new Set(await target.evaluateAll((found) => found.map((element) => element.href || Math.random())));
    return places.size === 1 ? target.first() : target;
  }

  #field(label, within) {
    return this.#place(within).getByLabel(named(label)).filter({ visible: true });
  }

  /** Does one thing, and says who failed to do what, where, with what was offered instead. */
  async #act(what, action) {
    const before = this.page.url();
    try {
      await action();
    } catch (error) {
      const offered = await this.page.locator("main").ariaSnapshot().catch(() => "");
      throw new Error(`${this.name} could not ${what} at ${before}\n${error.message}\n${offered.slice(0, 4000)}`);
    }
    await this.#arrives();
  }

  /** A box to tick; its label may go on with an explanation, a number, a price. */
  #box(label, within) {
    return this.#place(within).getByLabel(beginning(label)).filter({ visible: true });
  }

  /** Does something and, when it leads to another page, waits until that is there. */
  async #following(action) {
    let leads = false;
    const notice = (request) => {
      if (request.isNavigationRequest() && request.frame() === this.page.mainFrame()) leads = true;
    };
    this.page.on("request", notice);
    const signal = AbortSignal.timeout(PATIENCE);
    const arrived = new Promise((resolve, reject) => {
      this.page.once("load", resolve);
      this.page.once("download", resolve);
      signal.addEventListener("abort", () => reject(new Error("the next page did not come")));
    });
    arrived.catch(() => {}); // nobody waits for it when nothing leads on
    try {
      await action();
      await sleep(50); // a script may want a moment before it sends the form
      if (leads) await arrived;
    } finally {
      this.page.off("request", notice);
    }
  }

  /** Waits for the page to settle, and inspects it when nobody has yet. */
  async #arrives() {
    await this.page.waitForLoadState("load");
    const address = new URL(this.page.url());
    if (!address.protocol.startsWith("http")) return;
    // a page that complains is another page
    const words = await this.page.locator("h1, .a-note h2, .a-errmsg").allTextContents().catch(() => []);
    const seen = `${this.#javascript} ${address.host}${address.pathname} ${words.join(" ").replace(/\s+/g, " ")}`;
    if (!this.#world.inspectOnce(seen)) return;
    const found = await inspect(this.page, this.#javascript);
    this.#problems.push(...found.map((problem) => `${address.pathname}: ${problem}`));
    if (!this.#world.album) return;
    const heading = await this.page.locator("h1").first().textContent();
    await this.photographs(this.#world.nextPicture(heading));
  }
}
