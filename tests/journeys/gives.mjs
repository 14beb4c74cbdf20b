// Who gives what: the picture over the list, suggestions, and what a reader makes of them.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, valley, words } from "./driver.mjs";

test("claims are drawn, weighed and confirmed without a mouse", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.open();
  await it.paste({ "text/plain": valley });
  await it.marked();
  await page.getByRole("tab", { name: /^Gave/ }).click();

  await t.test("the picture says in words what it shows, and an arrow leads into the text", async () => {
    const picture = page.getByRole("img", { name: /^Claimed: / });
    assert.match(await picture.getAttribute("aria-label"), /Velmark|Tarsia/);
    await page.getByText("The same in words").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("figure").getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    await it.chosen.waitFor();
  });

  await t.test("the slider makes suggestions of what is less sure", async () => {
    const slider = page.getByRole("slider", { name: /^Suggestions/ });
    await slider.focus();
    await page.keyboard.press("End");
    await page.getByText("100 %", { exact: true }).waitFor();
    await it.list.getByText("suggestion", { exact: true }).first().waitFor();
    assert.ok((await it.text.locator(".perhaps-gives").count()) > 0);
    await it.screenshot("suggestions");
  });

  await t.test("one that is confirmed is no suggestion any more, also after a reload", async () => {
    await it.mark(words.concession).focus();
    await page.keyboard.press("Enter");
    await it.chosen.getByRole("button", { name: "Confirm" }).focus();
    await page.keyboard.press("Enter");
    await it.chosen.getByText("confirmed by you").waitFor();
    assert.equal(await it.chosen.getByText("suggestion", { exact: true }).count(), 0);
    await page.getByText("Saved in this browser").waitFor();
    await page.reload();
    await it.marked();
    await it.mark(words.concession).click();
    await it.chosen.getByText("confirmed by you").waitFor();
  });

  await t.test("a dismissed one comes back by undo", async () => {
    await page.getByRole("slider", { name: /^Suggestions/ }).fill("100");
    await it.text.locator(".perhaps-gives").first().waitFor();
    const before = await it.shown();
    await it.list.locator(".card.perhaps .face").first().click();
    await it.chosen.getByRole("button", { name: "Dismiss" }).click();
    await page.getByRole("button", { name: /^Undo\W+remove concession/ }).click();
    await page.getByRole("button", { name: /^Redo/ }).waitFor();
    assert.deepEqual(await it.shown(), before);
  });
});

test("what has no room in the margin is one press away", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();
  const more = it.text.getByText(/^and \d more$/).first();
  const id = await more.getAttribute("data-note");
  await more.click();
  await it.chosen.waitFor();
  assert.equal(await it.chosen.getAttribute("id"), `card-${id}`);
  const card = await it.chosen.boundingBox();
  assert.ok(card.y >= 0 && card.y < 800, `in sight at ${card.y}`);
});
