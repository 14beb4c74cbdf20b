// A newer version of a text: what changed is listed word by word, what the reader decided is carried over, and both versions
// know each other after a reload.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, valley, words } from "./driver.mjs";
import { tabTo } from "./driver/keys.mjs";

const newer = valley
  .replace("“Trust is built one bus at a time,” said Dorin.", "“Trust is built slowly, one bus at a time,” said Dorin.")
  .replace("Velmark refused to hand over the power station. ", "");

test("a changed article is compared with the one that was marked", async (t) => {
  const it = await reader(t);
  const { page } = it;
  const changes = page.locator(".changes");
  await it.read();

  await t.test("what went and came is told in one line, and heard", async () => {
    await it.mark(words.concession).click();
    await it.chosen.getByRole("button", { name: "Confirm" }).click();
    // What is confirmed and then gone can't be placed.
    await it.mark("refused").click();
    await it.chosen.getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("button", { name: "Paste a newer version of this text" }).click();
    await page.getByRole("heading", { name: "Paste the newer version" }).waitFor();
    await it.paste({ "text/plain": `An earlier version of this story was shorter.\n\n${newer}` });
    await it.marked();
    await changes.getByText(/^Since the older version of .*1 altered/).waitFor();
    const altered = changes.getByRole("listitem").filter({ hasText: "altered" });
    const line = await altered.locator(".words").first().textContent();
    assert.match(line, /“Trust is built added: slowly,; +one bus at a time,”/);
    await changes.locator("del").filter({ visible: true }).getByText("to hand over the power station").waitFor();
    await changes.getByRole("heading", { name: "Not placed, kept in the older version" }).waitFor();
    await it.assertAccessible();
    await it.screenshot("revised");
    await it.mark(words.concession).click();
    await it.chosen.getByText("confirmed by you").waitFor();
  });

  await t.test("what changed is told as of then, until it is compared again", async () => {
    const stale = changes.getByText("Compared before your last changes.");
    assert.equal(await stale.count(), 0);
    await it.mark("“Trust is built").click();
    await it.chosen.getByRole("button", { name: /^(Remove|Dismiss)$/ }).click();
    await stale.waitFor();
    await it.screenshot("revised-stale");
    await it.assertAccessible();
    await changes.getByRole("button", { name: "Compare again" }).click();
    await stale.waitFor({ state: "detached" });
    await changes.getByText(/1 vanished|2 vanished/).first().waitFor();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await stale.waitFor();
    await changes.getByRole("button", { name: "Compare again" }).focus();
    await page.keyboard.press("Enter");
    await changes.getByText(/^Since the older version of .*1 altered/).waitFor();
    await page.waitForFunction(() => document.activeElement.tagName !== "BODY");
  });

  await t.test("two versions of one minute are told apart, and the older one says that it is one", async () => {
    await page.getByText("Saved in this browser").waitFor();
    const { hash } = new URL(page.url());
    await page.getByRole("button", { name: "Library" }).click();
    await page.getByText("2 versions of one text").waitFor();
    const told = await page.locator(".versions .entry .quiet").allTextContents();
    assert.notEqual(told[0].split(" · ")[0], told[1].split(" · ")[0]);
    await page.getByRole("button", { name: /version of/ }).and(page.locator(".open")).nth(1).click();
    await it.marked();
    const older = page.getByRole("note").filter({ hasText: /^This is an older version of the text, pasted \d+ \w+ \d{4}, \d\d:\d\d/ });
    await older.waitFor();
    await it.screenshot("older-version");
    await it.assertAccessible();
    await older.getByRole("link", { name: /^Open the newest, pasted / }).press("Enter");
    await older.waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement.tagName !== "BODY");
    await changes.waitFor();
    assert.equal(new URL(page.url()).hash.split("&")[0], hash.split("&")[0]);
    await older.waitFor({ state: "detached" });
  });

  await t.test("a reload finds the older version again", async () => {
    await page.getByText("Saved in this browser").waitFor();
    const told = await changes.getByRole("listitem").allTextContents();
    await page.reload();
    await it.marked();
    await changes.getByText(/^Since the older version of .*1 altered/).waitFor();
    assert.deepEqual(await changes.getByRole("listitem").allTextContents(), told);
  });

  await t.test("of two older versions the reader chooses, by keys", async () => {
    await tabTo(page, "button", /^Paste a newer version of this text$/, { most: 80 });
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Paste the newer version" }).waitFor();
    await it.paste({ "text/plain": `An earlier version of this story was shorter.\n\n${newer.replace("one bus at a time", "two buses at a time")}` });
    await it.marked();
    const choice = changes.getByLabel("Compared with the version of");
    await choice.waitFor();
    assert.equal(await choice.locator("option").count(), 2);
    const before = await changes.locator("summary").first().textContent();
    assert.doesNotMatch(before, /vanished/);
    await choice.focus();
    await page.keyboard.press("ArrowDown");
    await changes.locator("del").filter({ visible: true }).getByText("to hand over the power station").waitFor();
    await it.screenshot("revised-twice");
    await it.assertAccessible();
  });

  await t.test("the library shows the versions together, each to open and to delete", async () => {
    await page.getByText("Saved in this browser").waitFor();
    await page.getByRole("button", { name: "Library" }).click();
    await page.getByText("3 versions of one text").waitFor();
    const entries = page.locator(".versions .entry");
    assert.equal(await entries.count(), 3);
    await entries.first().getByText(/Pasted \d+ \w+ \d{4}, \d\d:\d\d/).waitFor();
    await it.assertAccessible();
    await it.screenshot("library-versions");
    // The second goes; the newest still knows the first.
    await page.getByRole("button", { name: /^Delete .* version of/ }).nth(1).focus();
    await page.keyboard.press("Enter");
    await page.getByText("2 versions of one text").waitFor();
    await page.getByRole("button", { name: /version of/ }).first().focus();
    await page.keyboard.press("Enter");
    await it.marked();
    await page.reload();
    await it.marked();
    await changes.locator("del").filter({ visible: true }).getByText("to hand over the power station").waitFor();
    assert.equal(await changes.getByLabel("Compared with the version of").count(), 0);
  });

  await t.test("without any older version there is nothing to compare", async () => {
    await page.getByRole("button", { name: "Library" }).click();
    await page.getByText("2 versions of one text").waitFor();
    await page.getByRole("button", { name: /^Delete .* version of/ }).nth(1).click();
    await page.getByText("2 versions of one text").waitFor({ state: "detached" });
    await page.getByRole("main").getByRole("listitem").getByRole("button").first().click();
    await it.marked();
    await page.reload();
    await it.marked();
    assert.equal(await changes.count(), 0);
  });
});

test("on a phone in the dark the panel can be read", async (t) => {
  const it = await reader(t, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  const { page } = it;
  await it.read();
  await it.press("Show");
  await page.getByRole("button", { name: "Paste a newer version of this text" }).click();
  await page.getByRole("heading", { name: "Paste the newer version" }).waitFor();
  await it.paste({ "text/plain": newer });
  await it.marked();
  // It comes up by itself.
  await page.locator(".changes ins").first().waitFor();
  await it.assertAccessible();
  await it.screenshot("revised-phone-dark");
  await page.getByText("Saved in this browser").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Library" }).click();
  await page.getByRole("button", { name: /version of/ }).and(page.locator(".open")).nth(1).click();
  await page.getByRole("note").filter({ hasText: "older version" }).waitFor();
  await it.assertAccessible();
  await it.screenshot("older-version-phone-dark");
});
