// The model is a file of its own. Where it can't be had, the page says so, marks by rules alone and loses nothing.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, valley, words } from "./driver.mjs";

const isModel = /\.model$/;

test("the model is one file below the page, with a hash in its name", async (t) => {
  const it = await reader(t);
  await it.read();
  const models = it.requests.filter((request) => isModel.test(request));
  assert.equal(models.length, 1, it.requests.join("\n"));
  assert.match(models[0], /\/hearsay-[0-9a-f]{8,}\.model$/);
  const programs = it.requests.filter((request) => request.endsWith(".wasm"));
  assert.equal(programs.length, 1, "the page and the worker share one program");
  assert.equal(await it.says("by rules alone").count(), 0);
});

/** Answers with the model, changed. */
const changed = (change) => async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.body()) });
};
const accidents = {
  "is missing": [(route) => route.fulfill({ status: 404, body: "There is nothing here." }), "the server answered 404"],
  "can't be reached": [(route) => route.abort("connectionreset"), "the connection failed"],
  "is damaged": [changed((bytes) => bytes.fill(bytes[5000] ^ 1, 5000, 5001)), "is damaged"],
  "is cut off": [changed((bytes) => bytes.subarray(0, 5000)), "is cut off"],
  "is some other page": [(route) => route.fulfill({ contentType: "text/html", body: "<p>Welcome" }), "not a Hearsay model"],
};
for (const [how, [happen, why]] of Object.entries(accidents)) {
  test(`where the model ${how} the page says so, keeps the text, and marks it when the model is back`, async (t) => {
    const it = await reader(t);
    const { page } = it;
    await it.context.route(isModel, happen);
    await it.open();
    await it.paste({ "text/plain": valley });
    const told = it.says("by rules alone").filter({ hasText: why });
    await told.waitFor();
    await it.done();
    const whole = async () => {
      const paragraphs = await it.text.locator("h1, h2, p:not(.meta)").allInnerTexts();
      assert.deepEqual(paragraphs, valley.split("\n\n"));
    };
    await whole();
    await page.getByText("Saved in this browser").waitFor();

    await page.reload();
    await told.waitFor();
    await whole();
    await page.getByText("Saved in this browser").waitFor();

    await it.context.unroute(isModel);
    await page.reload();
    await it.mark(words.quote).waitFor();
    await whole();
    assert.equal(await told.count(), 0);
    // The browser's own words for what happened.
    it.complaints = it.complaints.filter((complaint) => !complaint.startsWith("console: Failed to load resource"));
  });
}

test("a text that is there before the model waits for it", async (t) => {
  const it = await reader(t);
  await it.context.route(isModel, async (route) => {
    await it.text.getByText("Reading the article").waitFor();
    await it.page.waitForTimeout(500);
    await route.continue();
  });
  await it.read();
  await it.mark(words.quote).waitFor();
  assert.equal(await it.says("by rules alone").count(), 0);
});

test("where no worker can be had the page says so and keeps the text", async (t) => {
  const it = await reader(t);
  await it.context.addInitScript(() => {
    globalThis.Worker = class {
      constructor() {
        throw new DOMException("Not in this window", "SecurityError");
      }
    };
  });
  await it.open();
  await it.says("The analyser did not start").waitFor();
  await it.paste({ "text/plain": valley });
  await it.says("does not answer").waitFor();
  await it.page.getByText("Saved in this browser").waitFor();
  it.complaints = it.complaints.filter((complaint) => !complaint.includes("Not in this window"));
});
