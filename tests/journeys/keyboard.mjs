// No mouse: everything from the empty sheet to a shared file by keys alone.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, valley, words } from "./driver.mjs";
import { folder } from "./driver/files.mjs";
import { tabTo } from "./driver/keys.mjs";

/** Moves a select that has the focus to the option that begins with `letters`, by typing them. */
async function choose(page, label, letters) {
  await tabTo(page, "combobox", label);
  await page.keyboard.type(letters);
  const chosen = await page.evaluate(() => document.activeElement.selectedOptions[0].text);
  assert.ok(chosen.startsWith(letters), `${label}: ${chosen}`);
}

/** Selects words by typing them into the field for it. */
async function begin(page, typed) {
  await tabTo(page, "textbox", /type them/);
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
  await page.getByText("Mark these words as").waitFor();
}

test("keys alone lead from the empty sheet to a shared file", async (t) => {
  const it = await reader(t);
  const { page } = it;
  const { keyboard } = page;
  const files = await folder(t);
  await it.open();

  await t.test("the caret stands in the sheet, and a paste is enough", async () => {
    assert.equal(await page.getByRole("textbox").evaluate((sheet) => sheet === document.activeElement), true);
    await it.paste({ "text/plain": valley });
    await it.marked();
  });

  await t.test("arrows walk the marks, Enter leads to the card and Enter there leads back", async () => {
    const focused = page.locator(":focus");
    await tabTo(page, "button", /Velmark/);
    const walked = [];
    while (!walked.at(-1)?.startsWith("“We have a date")) {
      walked.push(await focused.innerText());
      assert.ok(walked.length < 30, walked.join(" | "));
      await keyboard.press("ArrowRight");
    }
    await keyboard.press("ArrowLeft");
    assert.equal(await focused.innerText(), walked.at(-1));
    assert.match(await focused.getAttribute("aria-description"), /direct quote/);
    await keyboard.press("Enter");
    await page.locator(".card.chosen button:focus").filter({ hasText: "Anna Keller" }).waitFor();
    await keyboard.press("Enter");
    await page.locator("[data-mark]:focus").filter({ hasText: words.quote }).waitFor();
    await keyboard.press("Escape");
    assert.equal(await it.chosen.count(), 0);
  });

  await t.test("arrows walk the tabs", async () => {
    await tabTo(page, "tab", /^Said/);
    await keyboard.press("ArrowRight");
    await page.getByRole("tab", { name: /^Gave/, selected: true }).waitFor();
    await keyboard.press("ArrowRight");
    await page.getByRole("tab", { name: /^Who/, selected: true }).waitFor();
  });

  await t.test("an entity, a quote and a concession are added from typed words", async () => {
    await begin(page, "power station");
    await tabTo(page, "button", "Organisation");
    await keyboard.press("Space");
    await tabTo(page, "button", /^Add$/);
    await keyboard.press("Enter");
    await it.chosen.filter({ hasText: "power station" }).filter({ hasText: "added by you" }).waitFor();

    await begin(page, "after two days of talks");
    await tabTo(page, "button", "Quote");
    await keyboard.press("Space");
    await choose(page, "Said by", "Marta Lind");
    await tabTo(page, "button", /^Add$/);
    await keyboard.press("Enter");
    await it.chosen.filter({ hasText: "Marta Lind" }).filter({ hasText: "after two days of talks" }).waitFor();

    await begin(page, "a road home");
    await tabTo(page, "button", "Concession");
    await keyboard.press("Space");
    await choose(page, "Given by", "Velmark");
    await choose(page, "To", "Tarsia");
    await choose(page, "How far", "offered");
    await choose(page, "According to", "Pavel Dorin");
    await tabTo(page, "button", /^Add$/);
    await keyboard.press("Enter");
    const card = await it.chosen.innerText();
    assert.match(card, /offered\s*Velmark → Tarsia\s*a road home\s*says Pavel Dorin/);
  });

  await t.test("Delete removes a mark and Ctrl+Z brings it back", async () => {
    const added = it.mark(/^a road home$/);
    await tabTo(page, "button", /^a road home$/, { key: "Shift+Tab" });
    await keyboard.press("Delete");
    await added.waitFor({ state: "detached" });
    await page.locator("[data-mark]:focus").waitFor();
    await keyboard.press("Control+Z");
    await added.waitFor();
  });

  await t.test("the shared file and the library are a few keys away", async () => {
    await tabTo(page, "button", "Share", { key: "Shift+Tab" });
    const focused = page.locator(":focus");
    const item = (name) => page.getByRole("menuitem", { name }).and(focused).waitFor();
    const share = page.getByRole("button", { name: "Share" });
    await keyboard.press("ArrowDown");
    await item(/HTML/);
    await keyboard.press("ArrowUp");
    await item(/^Print/);
    await keyboard.press("ArrowDown");
    await item(/HTML/);
    await keyboard.press("End");
    await item(/^Print/);
    await keyboard.press("Home");
    await item(/HTML/);
    await keyboard.press("p");
    await item(/^Print/);
    await keyboard.press("Escape");
    await share.and(focused).waitFor();
    assert.equal(await share.getAttribute("aria-expanded"), "false");
    await keyboard.press("ArrowUp");
    await item(/^Print/);
    // Tab goes on, and the menu is closed.
    await keyboard.press("Tab");
    await page.getByRole("menu").waitFor({ state: "detached" });
    await tabTo(page, "button", "Share", { key: "Shift+Tab" });
    await keyboard.press("Enter");
    await item(/HTML/);
    await keyboard.press("ArrowDown");
    await item(/JSON/);
    const { content } = await files.download(page, () => keyboard.press("Enter"));
    assert.equal(JSON.parse(content).concessions.some(({ status }) => status === "offered"), true);
    await share.and(focused).waitFor();
    await tabTo(page, "button", "Library", { key: "Shift+Tab" });
    await keyboard.press("Enter");
    await tabTo(page, "button", /^Rename/);
    await keyboard.press("Enter");
    await keyboard.type("By keys");
    await keyboard.press("Enter");
    await tabTo(page, "button", /^By keys/);
    await keyboard.press("Enter");
    await it.marked();
  });
});

test("with one kind of marks alone, arrows lead through those", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();
  await it.mark("Anna Keller").focus();
  await page.keyboard.press("2");
  await it.text.and(page.locator(".no-entities.no-concessions")).waitFor();
  for (let n = 0; n < 4; n += 1) {
    await page.keyboard.press("ArrowRight");
    const looks = await page.evaluate(() => document.activeElement.className);
    assert.match(looks, /direct|mixed/, "a quote has the focus");
  }
  const notes = page.locator(".margin .note.gave");
  assert.ok(await notes.count() > 0);
  assert.equal(await notes.first().isVisible(), false, "what is hidden is not noted");
});

test("single keys can be switched off, for good, and letters mean nothing away from a mark", async (t) => {
  const it = await reader(t);
  const { page } = it;
  const { keyboard } = page;
  await it.read();
  const keys = page.locator("#keys");
  const alone = it.text.and(page.locator(".no-quotes"));
  const acts = async (does) => {
    await page.getByRole("tab", { name: /^Who/ }).focus();
    await keyboard.press("1");
    await page.waitForTimeout(100);
    assert.equal(await alone.count(), does ? 1 : 0, "1");
    if (does) await keyboard.press("1");
    await keyboard.press("/");
    await page.waitForTimeout(100);
    assert.equal(await page.getByLabel("Find in the lists and the text").and(page.locator(":focus")).count(), does ? 1 : 0, "/");
  };

  await t.test("letters act on a mark that has the focus, and nowhere else", async () => {
    const shown = await it.shown();
    await page.getByRole("tab", { name: /^Who/ }).focus();
    for (const letter of "ceosmynx") await keyboard.press(letter);
    await page.waitForTimeout(100);
    assert.deepEqual(await it.shown(), shown);
    assert.equal(await page.locator(".pin.caret, .aloud, .card.chosen").count(), 0);
    assert.equal(await page.getByRole("button", { name: /^Undo/ }).count(), 0);
  });

  await t.test("off, and on again, also after a reload", async () => {
    await acts(true);
    await page.getByRole("tab", { name: /^Who/ }).focus();
    await keyboard.press("?");
    await page.getByText("Keys and reading aloud").and(page.locator(":focus")).waitFor();
    await tabTo(page, "checkbox", /work wherever the focus is/);
    await keyboard.press("Space");
    await acts(false);
    await keyboard.press("?");
    await page.getByText("Saved in this browser").waitFor();
    await page.reload();
    await it.marked();
    // Before the slash, which is Firefox's own then: its find takes what follows, and opens where that stands.
    await page.getByRole("tab", { name: /^Who/ }).focus();
    await keyboard.press("?");
    await page.waitForTimeout(100);
    assert.equal(await keys.evaluate((keys) => keys.open), false);
    await acts(false);
    await page.getByText("Keys and reading aloud").click();
    const works = page.getByRole("checkbox", { name: /work wherever the focus is/ });
    assert.equal(await works.isChecked(), false);
    await it.assertAccessible();
    await it.screenshot("keys-off");
    await works.check();
    await acts(true);
  });
});
