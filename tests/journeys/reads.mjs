// The main way: paste an article, read its marks, come back to it, change your mind.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { article, reader, valley, words } from "./driver.mjs";

test("a rich paste is marked, read by its cards, kept, and changed with a way back", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.open();

  await t.test("a paste keeps headings and paragraphs and nothing else", async () => {
    await it.paste({ "text/html": await readFile(article("valley.html"), "utf8"), "text/plain": valley });
    await it.marked();
    const paragraphs = await it.text.locator("h1, h2, p:not(.meta)").allInnerTexts();
    assert.deepEqual(paragraphs, valley.split("\n\n"));
    assert.deepEqual(await it.text.getByRole("heading").allInnerTexts(), [
      "Velmark promises to leave the Orsa valley",
      "What Tarsia gives",
    ]);
    assert.equal(await page.evaluate(() => globalThis.ran), undefined, "a pasted script ran");
    assert.match(await page.title(), /^Velmark promises/);
    it.assertNothingLeft();
    await it.screenshot("reading");
  });

  await t.test("pointing and focusing show a card", async () => {
    const quote = it.mark(words.quote);
    await quote.hover();
    await it.peek.filter({ hasText: "Keller" }).filter({ hasText: "said" }).first().waitFor();
    await page.getByRole("banner").hover();
    await it.peek.first().waitFor({ state: "detached" });
    await it.mark(words.concession).focus();
    await it.peek.filter({ hasText: "Velmark" }).filter({ hasText: "agreed" }).first().waitFor();
  });

  await t.test("a click leads to the card, and the card back to the words", async () => {
    await it.mark(words.quote).click();
    await page.getByRole("tab", { name: /^Said/, selected: true }).waitFor();
    const said = await it.chosen.innerText();
    for (const part of ["direct", "Anna Keller", "said", words.quote]) assert.ok(said.includes(part), said);

    await it.mark(words.concession).click();
    await page.getByRole("tab", { name: /^Gave/, selected: true }).waitFor();
    const gave = await it.chosen.innerText();
    for (const part of ["agreed", "Velmark", "to withdraw its troops", "Anna Keller"]) {
      assert.ok(gave.includes(part), gave);
    }
    await it.screenshot("reading-chosen");

    await page.getByRole("tab", { name: /^Said/ }).click();
    await it.list.getByRole("button").filter({ hasText: "Trust is built" }).click();
    const focused = page.locator("[data-mark]:focus");
    assert.match(await focused.innerText(), /^“Trust is built/);
  });

  await t.test("after a reload all of it is still there", async () => {
    await page.getByText("Saved in this browser").waitFor();
    const before = await it.shown();
    await page.reload();
    await it.marked();
    assert.deepEqual(await it.shown(), before);
  });

  await t.test("a removed mark comes back by the button and by the keys", async () => {
    const before = await it.shown();
    const quote = it.mark(words.quote);
    for (const undo of [() => page.getByRole("button", { name: /^Undo/ }).click(), () => page.keyboard.press("Control+Z")]) {
      await quote.click();
      await it.press("Remove");
      await quote.waitFor({ state: "detached" });
      assert.notDeepEqual(await it.shown(), before);
      await undo();
      await quote.waitFor();
      assert.deepEqual(await it.shown(), before);
    }
    await page.keyboard.press("Control+Shift+Z");
    await quote.waitFor({ state: "detached" });
    await page.getByText("Saved in this browser").waitFor();
    await page.reload();
    await it.marked();
    assert.equal(await quote.count(), 0, "the change is kept");
  });
});

test("the library renames, deletes and brings back", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read("Nothing much\n\nThe bakery opened at six, Ada Brandt said.");
  await it.press("New text");
  await it.paste({ "text/plain": valley });
  await it.marked();
  await page.getByText("Saved in this browser").waitFor();
  await it.press("Library");
  const entries = page.getByRole("main").getByRole("listitem");
  const title = "Velmark promises to leave the Orsa valley";
  await entries.nth(1).waitFor();
  assert.match(await entries.first().innerText(), /^Velmark promises.*\n.*\d{4} · \d+ names, \d quotes, \d concessions/);
  await it.screenshot("library");

  await it.press(`Rename “${title}”`);
  const field = page.getByRole("textbox", { name: "Title" });
  assert.equal(await field.inputValue(), title);
  await field.fill("The valley");
  await page.keyboard.press("Enter");
  await it.press("Delete “The valley”");
  await it.says("“The valley” is deleted.").waitFor();
  assert.equal(await entries.count(), 1);
  await it.press("Undo");
  await it.press("The valley");
  await it.mark(words.quote).waitFor();

  await it.press("Library");
  await it.press("Delete “Nothing much”");
  await it.press("OK, close this message");
  await page.reload();
  await page.getByRole("button", { name: "The valley", exact: true }).waitFor();
  assert.equal(await entries.count(), 1, "what is deleted stays deleted");

  await t.test("renamed and deleted before either is saved, it comes back by its new name, or stays deleted", async () => {
    const renameAndDelete = async (before, title) => {
      await it.press(before);
      await it.mark(words.quote).waitFor();
      await it.press("Library");
      await it.press(`Rename “${before}”`);
      await page.getByRole("textbox", { name: "Title" }).fill(title);
      await page.evaluate(async (name) => {
        document.activeElement.form.requestSubmit();
        const button = () => document.querySelector(`[aria-label='${name}']`);
        while (!button()) await new Promise((next) => setTimeout(next));
        button().click();
      }, `Delete “${title}”`);
      await it.says(`“${title}” is deleted.`).waitFor();
      // Longer than a change waits to be saved.
      await page.waitForTimeout(300);
    };
    await renameAndDelete("The valley", "The road");
    await it.press("Undo");
    await page.getByRole("button", { name: "The road", exact: true }).waitFor();
    await page.reload();
    await renameAndDelete("The road", "The lane");
    await page.reload();
    await page.getByText("Nothing here yet").waitFor();
  });
});
