// A phone in the hand: tap a mark, read its card in the sheet from below; nothing is wider than the screen.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, words } from "./driver.mjs";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** Fails if anything is wider than the screen. */
async function assertFits(page, what) {
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, globalThis.innerWidth]);
  assert.deepEqual(widths, [390, 390], `${what}: the page is wider than the screen`);
}

/** Where an element stands on the screen. */
const box = (locator) => locator.boundingBox();

test("a tap raises the sheet with the card, and the text goes on above it", async (t) => {
  const it = await reader(t, phone);
  const { page } = it;
  await it.open();
  await assertFits(page, "the empty sheet");
  await it.screenshot("phone-start");
  await it.read();
  await assertFits(page, "the article");
  await it.screenshot("phone-reading");

  const quote = it.mark(words.quote);
  await quote.tap();
  await it.chosen.filter({ hasText: "Anna Keller" }).waitFor();
  const sheet = await box(page.getByRole("complementary"));
  const card = await box(it.chosen);
  const tapped = await box(quote);
  assert.ok(card.y >= sheet.y && card.y + 40 <= 844, "the card is in sight");
  assert.ok(tapped.y + 20 <= sheet.y, "the words are in sight above the sheet");
  await assertFits(page, "the sheet");
  await it.screenshot("phone-sheet");

  const last = it.text.getByText("told reporters");
  await last.scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 5000);
  await page.waitForFunction(() => Math.ceil(globalThis.scrollY + globalThis.innerHeight) >= document.body.scrollHeight);
  assert.ok((await box(last)).y + 30 < sheet.y, "the last words can be read above the sheet");

  await page.getByRole("complementary").locator("[aria-expanded=true]").tap();
  await it.chosen.waitFor({ state: "hidden" });
  for (const list of ["Who", "Said", "Gave"]) {
    await page.getByRole("tab", { name: new RegExp(`^${list}`) }).tap();
    await it.list.getByRole("listitem").first().waitFor();
    await assertFits(page, list);
  }
});

test("the other screens fit a phone, too", async (t) => {
  const it = await reader(t, phone);
  const { page } = it;
  await it.read(`${"Donaudampfschifffahrtsgesellschaft".repeat(9)}\n\nA long word, Ada Brandt said. See www.${"x".repeat(200)}.example.`);
  await assertFits(page, "a long word");
  await it.press("Share");
  await page.getByRole("menuitem", { name: /HTML/ }).waitFor();
  await assertFits(page, "the menu");
  await it.screenshot("phone-share");
  await it.press("Library");
  await page.getByRole("button", { name: /^Delete/ }).waitFor();
  await assertFits(page, "the library");
  await it.screenshot("phone-library");
  await page.getByRole("button", { name: /^Rename/ }).tap();
  await assertFits(page, "a title being written");
});

for (const width of [390, 320]) {
  test(`the header stays one line on a screen of ${width} pixels, whatever can be undone`, async (t) => {
    const it = await reader(t, { ...phone, viewport: { width, height: 740 } });
    const { page } = it;
    await it.read();
    const header = page.getByRole("banner");
    const low = (await box(header)).height;
    for (const name of [words.quote, words.concession]) {
      await it.mark(name).tap();
      await it.chosen.getByRole("button", { name: "Confirm" }).tap();
      await it.chosen.getByText("confirmed by you").waitFor();
    }
    await page.getByRole("button", { name: /^Undo/ }).tap();
    await page.getByRole("button", { name: /^Redo/ }).waitFor();
    const buttons = header.getByRole("button");
    assert.deepEqual(await buttons.evaluateAll((buttons) => buttons.map(({ innerText, ariaLabel }) => ariaLabel ?? innerText.trim())),
      ["Hearsay: an empty sheet", "Undo", "Redo", "Library", "New", "Share"]);
    const { height } = await box(header);
    assert.ok(height <= low && height < 64, `${low}, then ${height} high`);
    const tops = await buttons.evaluateAll((buttons) => buttons.map((button) => { const { top, height } = button.getBoundingClientRect(); return top + height / 2; }));
    assert.ok(Math.max(...tops) - Math.min(...tops) < 4, `${tops}`);
    await it.screenshot(`phone-header-${width}`);
    await it.assertAccessible();
  });
}
