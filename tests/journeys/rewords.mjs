// A slip in the text is put right by keys alone: marks go along, one undo takes it back, and it outlasts a reload.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, valley, words } from "./driver.mjs";
import { tabTo } from "./driver/keys.mjs";

test("the text is corrected under its marks without a mouse", async (t) => {
  const it = await reader(t);
  const { page } = it;
  const { keyboard } = page;
  await it.read();
  const field = page.getByRole("textbox", { name: "The article’s text" });
  const shown = await it.shown();

  await t.test("the field holds the text, and Escape keeps what was typed", async () => {
    await tabTo(page, "button", /^Correct the text$/, { most: 80 });
    await keyboard.press("Enter");
    await field.waitFor();
    assert.equal(await field.evaluate((field) => field === document.activeElement), true);
    assert.equal(await field.inputValue(), valley);
    assert.equal(await page.getByRole("article").count(), 0);
    await it.assertAccessible();
    await keyboard.type("Late news. ");
    await it.screenshot("correcting");
    await keyboard.press("Escape");
    await it.says("What you typed waits under").waitFor();
    assert.deepEqual(await it.shown(), shown);
    await page.locator("#correct-text:focus").waitFor();
    await keyboard.press("Enter");
    await field.waitFor();
    assert.equal(await field.inputValue(), `Late news. ${valley}`);
  });

  await t.test("starting again brings back the article’s text", async () => {
    await tabTo(page, "button", /^Start again from the article’s text$/, { most: 80 });
    await keyboard.press("Enter");
    assert.equal(await field.inputValue(), valley);
  });

  await t.test("several corrections are one step, and the marks go along", async () => {
    const corrected = valley
      .replace("Velmark", "The Velmark")
      .replace("We have a date, and we have a road home", "We have a date, and we have the road home")
      .replace("one bus at a time", "one bus at one time");
    await field.fill(corrected);
    await keyboard.press("Control+Enter");
    await it.marked();
    await page.locator("#correct-text:focus").waitFor();
    await page.getByRole("button", { name: /^Undo\W+correct the text/ }).waitFor();
    await it.mark("and we have the road home").waitFor();
    const now = await it.shown();
    assert.equal(now.length, shown.length);
    assert.equal(now.filter(([words], index) => words !== shown[index][0]).length, 2);
    await it.mark(words.concession).waitFor();
  });

  await t.test("it outlasts a reload, and one undo takes it back", async () => {
    await page.getByText("Saved in this browser").waitFor();
    await page.reload();
    await it.marked();
    await it.mark("and we have the road home").waitFor();
    await keyboard.press("Control+Z");
    await it.mark(words.quote).waitFor();
    assert.deepEqual(await it.shown(), shown);
  });

  await t.test("a mark whose words went goes, is told, and comes back", async () => {
    await tabTo(page, "button", /^Correct the text$/, { most: 80 });
    await keyboard.press("Enter");
    await field.fill(valley.replace(/“We have a date[^”]*”/, "Nothing").replace(/“Last week[^”]*”/, "Nobody came."));
    await tabTo(page, "button", /^Save$/, { most: 80 });
    await keyboard.press("Enter");
    await it.says(/had no words left/).waitFor();
    assert.equal(await it.mark(words.quote).count(), 0);
    await it.screenshot("corrected");
    await keyboard.press("Control+Z");
    await it.mark(words.quote).waitFor();
    assert.deepEqual(await it.shown(), shown);
  });
});

test("on a phone the field lies free, and a button leads back to the article", async (t) => {
  const it = await reader(t, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  const { page } = it;
  await it.read();
  await it.press("Show");
  await page.getByRole("button", { name: "Correct the text" }).click();
  const field = page.getByRole("textbox", { name: "The article’s text" });
  await field.waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click({ trial: true });
  await it.screenshot("correcting-phone-dark");
  await it.assertAccessible();
  await it.press("Back to the article");
  // The focus comes a moment after the article.
  await page.waitForFunction(() => document.activeElement.id === "correct-text");
  await it.marked();
});
