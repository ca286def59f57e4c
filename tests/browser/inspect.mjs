// What is asked of every page a person comes to, whoever wrote it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const NARROWEST = 320;
const DEVICES = [390, 1280];

/** Everything that is wrong with a page, one line each: with all its parts unfolded, on a phone and on a desk. */
export async function inspect(page, scripts) {
  const size = page.viewportSize();
  const unfolded = await page.evaluate(() => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    for (const part of folded) part.open = true;
    globalThis.refold = () => folded.forEach((part) => (part.open = false));
    return folded.length;
  });
  const found = new Set();
  for (const width of DEVICES) {
    await page.setViewportSize({ width, height: 844 });
    if (scripts) await drawn(page);
    // axe waits for timers, which never come where scripts are off
    if (scripts) for (const problem of await axe(page)) found.add(problem);
  }
  for (const problem of await sideways(page)) found.add(problem);
  if (unfolded) await page.evaluate(() => globalThis.refold());
  await page.setViewportSize(size);
  return [...found];
}

/** Waits until the page has been drawn in its new size, and its scripts have seen that. */
const drawn = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** The accessibility problems of a page, one line each. */
async function axe(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(
    (standards) => globalThis.axe.run(document, { runOnly: standards, resultTypes: ["violations"] }),
    STANDARDS,
  );
  return found.violations.flatMap((violation) =>
    violation.nodes.map((node) => `axe ${violation.id}: ${violation.help}: ${node.html.slice(0, 200)}`),
  );
}

/** What sticks out sideways on the narrowest screen, one line each. Tables may scroll inside a box of their own. */
async function sideways(page) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: NARROWEST, height: 640 });
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const scrolls = (element) => {
      for (let box = element; box && box !== document.body; box = box.parentElement) {
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(element),
    );
    const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    const names = innermost.slice(0, 5).map((element) => element.outerHTML.slice(0, 120));
    return [`${root.scrollWidth} px wide on a screen of ${root.clientWidth}: ${names.join(" | ")}`];
  });
  await page.setViewportSize(size);
  return found;
}

/** Notes what a page complains of while it is used: errors, refusals of the content policy, requests to strangers. */
export async function listen(page, report) {
  await page.addInitScript(() => {
    globalThis.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy ${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    // the browser also logs a page that was refused on purpose; the test itself looks at those
    const refused = message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (!refused) report(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => report(`script: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const ours = !protocol.startsWith("http") || hostname === "127.0.0.1" || /(^|\.)localhost$/.test(hostname);
    if (!ours) report(`a request to a stranger: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) report(`${response.status()} from ${response.url()}`);
  });
}
