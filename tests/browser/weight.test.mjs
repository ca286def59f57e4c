// What somebody with a slow phone and an empty cache waits for: how much a first page weighs; and whether it stands still, there
// and on a desk, where larger pictures come.

import assert from "node:assert/strict";
import { test } from "node:test";

import { World } from "./world.mjs";

const MOST = 150_000; // bytes on the wire: page, styles, scripts, fonts, signs and pictures
const JUMP = 0.02; // cumulative layout shift: a fifth of what browsers call good, so that a hair's breadth is no failure
const PAGES = [
  ["sarmato", "/it"],
  ["sarmato", "/it/processes/ex-cinema"],
  ["sarmato", "/it/processes/ex-cinema/proposals"],
  ["sarmato", "/it/processes/ex-cinema/proposals/1"],
  ["sarmato", "/it/assemblies/consulta-del-volontariato"],
  ["vignola", "/it"],
  ["spilamberto", "/it"],
  ["scambio", "/it/processes/scambio-comune/exchange"],
];

test("a first page is light, and nothing on it jumps", async (t) => {
  const world = await World.open(t);
  for (const [organisation, path] of PAGES) {
    for (const width of [390, 1280]) {
      const name = `${organisation}${path} at ${width}`;
      const { bytes, shifts } = await visit(world, world.program.at(organisation, path), width);
      t.diagnostic(`${name}: ${(bytes / 1000).toFixed(1)} kB`);
      assert.ok(width > 600 || bytes <= MOST, `${name} weighs ${bytes} bytes`);
      const moved = shifts.reduce((sum, shift) => sum + shift.value, 0);
      assert.ok(moved <= JUMP, `${name} jumps by ${moved}: ${shifts.map((shift) => shift.what).join("; ")}`);
    }
  }
});

/** A visit with an empty cache; `{ bytes, shifts }`: all that came over the wire, and what moved by itself, each by how much. */
async function visit(world, address, width) {
  const context = await world.browser.newContext({ locale: "it-IT", viewport: { width, height: 844 } });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  let bytes = 0;
  await wire.send("Network.enable");
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(() => {
    globalThis.shifts = [];
    const named = ({ node }) => `${node?.nodeName} ${node?.parentElement?.className ?? ""}`;
    const note = ({ value, sources }) => globalThis.shifts.push({ value, what: sources.map(named).join(", ") });
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const shifts = await page.evaluate(() => globalThis.shifts);
  await context.close();
  return { bytes, shifts };
}
