// What a reader does with keys in more than one journey.
import assert from "node:assert/strict";

/**
 * Presses Tab (or Shift+Tab) until the focus is on an element with that role and name, as a reader would. Past the last
 * one, Firefox goes out to its own buttons: from there the same key leads back in, and the other one goes on.
 */
export async function tabTo(page, role, name, { key = "Tab", most = 90 } = {}) {
  const wanted = page.getByRole(role, { name }).first();
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await wanted.evaluateAll(([element]) => element !== undefined && element === document.activeElement)) return;
    await page.keyboard.press(key);
    if (await page.evaluate(() => document.activeElement === document.body)) {
      await page.keyboard.press(key);
      key = key === "Tab" ? "Shift+Tab" : "Tab";
    }
  }
  const stuck = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
  assert.fail(`Tab does not lead to the ${role} ${name}; it stands on ${stuck}`);
}

/** Opens what can be put right on the chosen card. */
export async function putRight(it) {
  // The focus is still on its way to the card, or into the text, when it has been chosen.
  const details = it.chosen.locator("details.editing");
  while (!(await details.evaluate((details) => details.open))) {
    await details.locator("summary").press("Enter");
    await it.page.waitForTimeout(50);
  }
}
