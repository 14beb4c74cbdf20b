// Sharing: the page that needs no script, and the data.
import assert from "node:assert/strict";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { reader, valley, words } from "./driver.mjs";
import { Extraction } from "./driver/contract.mjs";
import { folder } from "./driver/files.mjs";

test("the shared page shows marks, cards and lists from disk, without script or network", async (t) => {
  const it = await reader(t);
  const files = await folder(t);
  await it.read();
  await it.press("Share");
  const shared = await files.download(it.page, () => it.page.getByRole("menuitem", { name: /HTML/ }).click());
  assert.equal(shared.name, "Velmark-promises-to-leave-the-Orsa-valley.html");
  assert.doesNotMatch(shared.content, /<script|https?:\/\/|<link|@import/i);

  const stranger = await reader(t, { javaScriptEnabled: false, offline: true });
  const { page } = stranger;
  await page.goto(pathToFileURL(shared.file).href);
  const text = page.getByRole("article");
  assert.ok((await text.innerText()).includes("“Trust is built one bus at a time,” said Dorin."));
  await text.getByRole("link", { name: words.quote }).click();
  // A mark leads to its card.
  const card = page.locator("li:target");
  await card.filter({ hasText: "direct quote" }).getByRole("link", { name: "Anna Keller" }).waitFor();
  await text.getByRole("link", { name: words.concession }).click();
  await card.filter({ hasText: "agreed" }).filter({ hasText: "to withdraw its troops" }).waitFor();
  await card.getByRole("link", { name: "Anna Keller" }).waitFor();
  for (const heading of ["Who", "Said", "Gave"]) await page.getByRole("heading", { name: heading }).waitFor();
  await stranger.screenshot("shared-page");
  assert.deepEqual(stranger.requests.filter((request) => !/^(file|data):/.test(request)), []);
});

test("the shared data fits the contract and gives the words back", async (t) => {
  const it = await reader(t);
  const files = await folder(t);
  await it.read();
  await it.press("Share");
  await it.screenshot("share-menu");
  const shared = await files.download(it.page, () => it.page.getByRole("menuitem", { name: /JSON/ }).click());
  assert.equal(shared.name, "Velmark-promises-to-leave-the-Orsa-valley.json");

  const extraction = new Extraction(shared.content, valley);
  extraction.assertFitsContract();
  const { mentions, quotes, concessions } = extraction.found;
  const keller = mentions.find((mention) => extraction.words(mention).endsWith("Anna Keller"));
  assert.match(extraction.name(keller.entity), /Anna Keller/);
  const direct = quotes.find((quote) => extraction.words(quote.content[0]) === words.quote);
  assert.equal(direct.kind, "direct");
  assert.equal(direct.speaker, keller.entity);
  const agreed = concessions.find((concession) => extraction.words(concession.cue) === "agreed");
  assert.equal(agreed.status, "agreed");
  assert.equal(extraction.name(agreed.conceder.entity), "Velmark");
  assert.equal(agreed.claimant.entity, keller.entity);
});
