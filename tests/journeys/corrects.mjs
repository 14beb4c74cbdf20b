// What the machine got wrong is put right on the card, by keyboard alone, and outlasts a reload with the way back.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, words } from "./driver.mjs";
import { putRight } from "./driver/keys.mjs";

test("a mark is corrected, noted, dismissed and brought back without a mouse", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();

  await t.test("another status, and a word less of what is given", async () => {
    await it.mark(words.concession).focus();
    await page.keyboard.press("Enter");
    await it.chosen.locator(".face:focus").waitFor();
    await putRight(it);
    await it.chosen.getByLabel("How far").selectOption("refused");
    await it.chosen.getByText("corrected by you").waitFor();
    await it.chosen.locator(".status").getByText("refused").waitFor();
    const before = await it.chosen.locator(".what").textContent();
    await it.chosen.getByRole("button", { name: "End a word earlier" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((before) => document.querySelector(".card.chosen .what").textContent !== before, before);
    await it.screenshot("put-right");
  });

  await t.test("another speaker, and a note that is shown", async () => {
    await it.mark(words.quote).focus();
    await page.keyboard.press("Enter");
    await it.chosen.locator(".face:focus").waitFor();
    await putRight(it);
    await it.chosen.getByLabel("Said by").selectOption("");
    await it.chosen.getByText("speaker not found").first().waitFor();
    await it.chosen.getByLabel("Note").pressSequentially("Ask the ministry.");
    await page.keyboard.press("Tab");
    await it.chosen.locator(".face").getByText("Ask the ministry.").waitFor();
  });

  await t.test("confirmed with a key, and on to the next mark", async () => {
    const marks = it.text.locator("[data-mark]");
    await marks.first().focus();
    const first = await marks.first().getAttribute("data-mark");
    await page.keyboard.press("c");
    await page.waitForFunction((first) => document.activeElement?.dataset.mark && document.activeElement.dataset.mark !== first, first);
    await page.getByRole("button", { name: /^Undo\W+confirm/ }).waitFor();
  });

  await t.test("what was dismissed is kept, and comes back", async () => {
    await it.mark(words.concession).focus();
    await page.keyboard.press("Enter");
    await it.chosen.locator(".face:focus").waitFor();
    await it.chosen.getByRole("button", { name: /^(Remove|Dismiss)$/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("1 dismissed").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Bring back/ }).focus();
    await page.keyboard.press("Enter");
    // As it was, which is not to say that it is right.
    await it.chosen.getByText("corrected by you").waitFor();
  });

  await t.test("all of it, and the way back, outlasts a reload", async () => {
    const shown = await it.shown();
    await page.getByText("Saved in this browser").waitFor();
    await page.reload();
    await it.marked();
    assert.deepEqual(await it.shown(), shown);
    await page.getByRole("button", { name: /^Undo\W+bring back/ }).click();
    await page.getByRole("tab", { name: /^Gave/ }).click();
    await page.getByText("1 dismissed").waitFor();
  });

  await t.test("two names become one, and the map of keys opens", async () => {
    await page.getByRole("tab", { name: /^Who/ }).click();
    const cards = it.list.locator(".card");
    const count = await cards.count();
    const [first, second] = [cards.nth(0), cards.nth(1)];
    const name = await second.locator(".name").first().textContent();
    const kind = await second.locator(".dot").first().textContent();
    await first.locator(".face").click();
    await putRight(it);
    await it.chosen.getByLabel("Same as").selectOption({ label: `${name} (${kind})` });
    await it.chosen.getByRole("button", { name: "Merge" }).click();
    await page.getByRole("button", { name: /^Undo\W+merge/ }).waitFor();
    assert.equal(await cards.count(), count - 1);
    await page.keyboard.press("?");
    await page.getByText("confirm, and on to the next mark").waitFor();
    await it.screenshot("keys");
  });
});
