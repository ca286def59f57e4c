import assert from "node:assert/strict";
import { test } from "node:test";

import { arrives, registers } from "./steps.mjs";
import { World } from "./world.mjs";

const TOWN = "palanzano";

test("a town runs a participatory budget", async (t) => {
  const world = await World.open(t, { album: "story" });
  const dario = await registers(world, "Dario", TOWN);
  const teresa = await arrives(world, "admin", TOWN, { width: 1280 });
  await teresa.page.waitForTimeout(10);
  await world.everybodyLeaves();
  assert.ok(world.inspected > 3);
});
