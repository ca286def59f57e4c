// Starts the program under test in a folder of its own, and stops it with the tests.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const BUILT = path.resolve(import.meta.dirname, "../../target/debug/arengo");
const PATIENCE = 120_000; // a debug build fills the demo slowly on a busy machine

export class Program {
  #child;

  constructor(child, path, data, port) {
    this.#child = child;
    /** The program itself, for other commands on the same folder. */
    this.path = path;
    /** The folder with its database, files and mail. */
    this.data = data;
    this.port = port;
  }

  /** Starts a fresh demo on a free port and waits until it says where it is to be found. */
  static async demo(options = []) {
    const data = await mkdtemp(path.join(tmpdir(), "arengo-browser-"));
    const program = process.env.ARENGO_PROGRAM || BUILT;
    const child = spawn(program, ["demo", "--fresh", "--data", data, "--listen", "127.0.0.1:0", ...options], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    try {
      return new Program(child, program, data, await address(child));
    } catch (error) {
      child.kill("SIGKILL");
      await rm(data, { recursive: true, force: true });
      throw error;
    }
  }

  /** The address of a page of an organisation: `at("sarmato", "/it")`. No name stands for the page of all. */
  at(organisation, pathname = "/") {
    return `http://${organisation ? `${organisation}.` : ""}localhost:${this.port}${pathname}`;
  }

  /** The letters sent to an address so far, oldest first, as decoded text. */
  async letters(to) {
    const folder = path.join(this.data, "mail");
    const names = await readdir(folder).catch(() => []);
    // what is still being written has another ending, and is gone a moment later
    const whole = names.filter((name) => name.endsWith(".eml")).sort();
    const texts = await Promise.all(whole.map((name) => readFile(path.join(folder, name), "utf8")));
    const addressed = (text) => text.match(/^To:.*$/im)?.[0].includes(to);
    return texts.filter(addressed).map(decoded);
  }

  /** Waits for a letter with these words to arrive at an address, and returns it. */
  async letter(to, words) {
    for (let waited = 0; waited < 20_000; waited += 100) {
      const found = (await this.letters(to)).find((letter) => letter.replace(/\s+/g, " ").includes(words));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no letter to ${to} says «${words}»`);
  }

  async stop() {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill("SIGTERM");
      const late = setTimeout(() => this.#child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(late);
    }
    await rm(this.data, { recursive: true, force: true });
  }
}

/** Reads what the program prints until it names its port; keeps reading afterwards so that it never blocks. */
function address(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`no address after ${PATIENCE / 1000} s:\n${said}`)), PATIENCE);
    const read = (chunk) => {
      if (process.env.ARENGO_SHOW_LOG) process.stderr.write(chunk);
      said = (said + chunk).slice(-20_000);
      const found = said.match(/https?:\/\/(?:[\w-]+\.)*(?:localhost|127\.0\.0\.1):(\d+)/);
      if (found) {
        clearTimeout(late);
        resolve(Number(found[1]));
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}:\n${said}`)));
  });
}

/** Undoes the transfer encoding of a letter, as far as our own mails use it. */
function decoded(letter) {
  const soft = letter.replace(/=\r?\n/g, "");
  const bytes = soft.replace(/((?:=[0-9A-F]{2})+)/g, (run) =>
    Buffer.from(run.replaceAll("=", ""), "hex").toString("utf8"),
  );
  return /^content-transfer-encoding: quoted-printable/im.test(letter) ? bytes : letter;
}
