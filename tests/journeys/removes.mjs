// Every card can be removed where it stands in its list: with the mouse, with a finger, and by keys, and one undo brings it back.
import assert from "node:assert/strict";
import test from "node:test";
import { reader } from "./driver.mjs";
import { tabTo } from "./driver/keys.mjs";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** Waits until the list has that many cards. */
const cards = async (it, count) => {
  const all = it.list.locator(".cards > .card");
  for (let tries = 0; tries < 60 && (await all.count()) !== count; tries += 1) await it.page.waitForTimeout(50);
  assert.equal(await all.count(), count);
};

/** What the cards say, from the top. */
const faces = (it) => it.list.locator(".cards > .card .face").allInnerTexts();

for (const [place, settings] of Object.entries({ desk: {}, phone })) {
  test(`a card of each list goes with one press and comes back with one undo, on a ${place}`, async (t) => {
    const it = await reader(t, settings);
    const { page } = it;
    await it.read();
    if (place === "phone") await it.press("Show");
    for (const list of ["Who", "Said", "Gave"]) {
      await page.getByRole("tab", { name: new RegExp(`^${list}`) }).click();
      const all = it.list.locator(".cards > .card");
      const before = await all.count();
      assert.ok(before > 2);
      assert.equal(await it.list.locator(".card > .remove").count(), before, "on every card");
      await it.screenshot(`removes-${place}-${list}`);
      const second = all.nth(1);
      const name = await second.locator(".name").first().innerText();
      const remove = second.getByRole("button", { name: /^(Remove|Dismiss): / });
      assert.ok((await remove.getAttribute("aria-label")).includes(name), "it says what it removes");
      const { width, height } = await remove.boundingBox();
      assert.ok(width >= 24 && height >= 24, `${width} × ${height}`);
      await remove.click();
      await cards(it, before - 1);
      await page.getByRole("button", { name: /^Undo/ }).click();
      await cards(it, before);
      assert.equal(await second.locator(".name").first().innerText(), name);
    }
  });
}

test("a double click removes one card, and names go everywhere", async (t) => {
  const it = await reader(t);
  await it.read();
  const before = await it.list.locator(".cards > .card").count();
  const keller = it.list.locator(".card").filter({ hasText: "Anna Keller" });
  await keller.getByRole("button", { name: /^Remove: .*Anna Keller, \d mentions$/ }).dblclick();
  await cards(it, before - 1);
  assert.equal(await it.text.locator("[data-mark]").filter({ hasText: /^Keller$/ }).count(), 0);
});

test("by keys: one card is in the way of Tab, arrows lead to the others, Delete removes", async (t) => {
  const it = await reader(t);
  const { page } = it;
  const { keyboard } = page;
  const focused = page.locator(":focus");
  await it.read();
  await page.getByRole("tab", { name: /^Said/ }).click();
  const all = await faces(it);
  await tabTo(page, "button", /^direct|^indirect|^mixed/);
  const face = (at) => it.list.locator(".cards > .card").nth(at).locator(".face:focus");
  await face(0).waitFor();

  await t.test("Tab leads to what removes the card, and past all other cards", async () => {
    await keyboard.press("Tab");
    await focused.and(it.list.locator(".card").first().getByRole("button", { name: /^(Remove|Dismiss): / })).waitFor();
    await keyboard.press("Tab");
    assert.equal(await focused.evaluate((element) => element.closest(".card") === null), true);
    await keyboard.press("Shift+Tab");
    await keyboard.press("Shift+Tab");
    await face(0).waitFor();
  });

  await t.test("arrows, Home and End", async () => {
    await keyboard.press("ArrowDown");
    await face(1).waitFor();
    await keyboard.press("End");
    await face(all.length - 1).waitFor();
    await keyboard.press("ArrowUp");
    await face(all.length - 2).waitFor();
    await keyboard.press("Home");
    await face(0).waitFor();
  });

  await t.test("Delete removes and goes on to the next; Tab comes back to it", async () => {
    await keyboard.press("ArrowDown");
    await keyboard.press("Delete");
    await cards(it, all.length - 1);
    await face(1).waitFor();
    assert.deepEqual(await faces(it), all.filter((_, at) => at !== 1));
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await cards(it, all.length - 2);
    await it.list.locator(".face:focus").waitFor();
    await keyboard.press("Control+Z");
    await keyboard.press("Control+Z");
    await cards(it, all.length);
  });

  await t.test("the last one leaves the focus in the panel", async () => {
    for (let left = all.length; left > 0; left -= 1) {
      await it.list.locator(".face").first().focus();
      await keyboard.press("Delete");
      await cards(it, left - 1);
    }
    await page.getByRole("tab", { name: /^Said/ }).and(focused).waitFor();
    await it.assertAccessible();
  });
});
