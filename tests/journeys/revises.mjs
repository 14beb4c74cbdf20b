// A newer version of a text: what changed is listed, and what the reader decided is carried over.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, valley, words } from "./driver.mjs";

test("a changed article is compared with the one that was marked", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();
  await it.mark(words.concession).click();
  await it.chosen.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("button", { name: "Paste a newer version of this text" }).click();
  await page.getByRole("heading", { name: "Paste the newer version" }).waitFor();
  const newer = valley
    .replace("“Trust is built one bus at a time,” said Dorin.", "“Trust is built slowly, one bus at a time,” said Dorin.")
    .replace("Velmark refused to hand over the power station. ", "");
  await it.paste({ "text/plain": `An earlier version of this story was shorter.\n\n${newer}` });
  await it.marked();
  const changes = page.locator(".changes");
  await changes.getByText(/^Since the older version: .*1 altered/).waitFor();
  await changes.locator("ins").getByText("slowly").waitFor();
  await changes.locator("del").getByText("to hand over the power station").waitFor();
  await it.assertAccessible();
  await it.screenshot("revised");
  await it.mark(words.concession).click();
  await it.chosen.getByText("confirmed by you").waitFor();
  await page.getByRole("button", { name: "Library" }).click();
  // Both versions are there.
  assert.equal(await page.getByRole("main").getByRole("listitem").count(), 2);
});
