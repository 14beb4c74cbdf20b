// On paper: the text with numbers, the lists in full, black on white, and nothing to press.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, words } from "./driver.mjs";

/** The luminance of a computed colour, from 0 to 1; nothing for one that is transparent. */
const light = (colour) => {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
  return alpha === 0 ? null : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
};

test("what is printed leads from the text to the lists by numbers", async (t) => {
  const it = await reader(t, { colorScheme: "dark" });
  const { page } = it;
  // The dialog is the browser's; what it is opened for is drawn before.
  await it.context.addInitScript(() => {
    globalThis.print = () => {
      globalThis.printed = document.querySelector(".paper")?.innerText ?? "nothing";
    };
  });
  await it.read();
  await it.mark(words.quote).click();
  await it.chosen.getByText("Put right").click();
  await it.chosen.getByLabel("Note").pressSequentially("Ask the ministry.");
  await it.chosen.getByLabel("Tags").pressSequentially("withdrawal, dates");
  await page.keyboard.press("Tab");
  await it.chosen.getByRole("button", { name: "Confirm" }).click();
  assert.equal(await page.locator(".paper").count(), 0, "nothing is drawn for paper while nobody prints");
  await it.press("Share");
  await page.getByRole("menuitem", { name: /^Print/ }).click();
  await page.waitForFunction(() => globalThis.printed !== undefined);

  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".paper");
  const text = await paper.innerText();
  assert.equal(await page.evaluate(() => globalThis.printed.length > 500), true, "drawn before the dialog opened");

  await t.test("title and day, the text, the three lists, each mark with its facts", async () => {
    assert.match(text, /^Velmark 1promises to leave the Orsa valley/);
    assert.match(text, /Pasted \d+ \w+ \d{4} · \d+ words/);
    for (const heading of ["Who", "Said", "Gave"]) await paper.getByRole("heading", { name: heading, exact: true }).waitFor();
    const [, number] = text.match(/(\d+)“We have a date/) ?? assert.fail("no number before the quote");
    const item = (words) => paper.getByRole("listitem").filter({ hasText: words });
    const quote = await item(words.quote).first().innerText();
    for (const part of [number, "Anna Keller", "direct quote", "confirmed by a person", "Note: Ask the ministry.", "Tags: withdrawal, dates"]) {
      assert.ok(quote.includes(part), `${part} in ${quote}`);
    }
    const agreed = await item("to withdraw its troops").filter({ hasText: "agreed" }).last().innerText();
    for (const part of ["agreed", "Velmark", "says Anna Keller", "machine"]) assert.ok(agreed.includes(part), `${part} in ${agreed}`);
    const numbers = (await paper.locator("sup").allInnerTexts()).join(" ").split(" ").map(Number);
    assert.deepEqual(numbers, numbers.map((_, at) => at + 1), "numbers go up from 1 in the text");
    const listed = (await paper.locator(".number").allInnerTexts()).map(Number).sort((a, b) => a - b);
    assert.deepEqual(listed, numbers, "and each leads to one entry");
  });

  await t.test("no button, no panel, black on white", async () => {
    assert.equal(await page.getByRole("button").count(), 0);
    for (const gone of ["banner", "complementary", "main"]) assert.equal(await page.getByRole(gone).count(), 0, gone);
    const colours = await paper.locator("*").evaluateAll((elements) => elements.map((element) => {
      const { color, backgroundColor } = getComputedStyle(element);
      return [color, backgroundColor];
    }));
    for (const [color, ground] of colours) {
      assert.ok(light(color) < 0.3, `ink ${color}`);
      assert.ok((light(ground) ?? 1) > 0.9, `ground ${ground}`);
    }
    const body = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.ok(light(body) > 0.9, body);
  });

  await t.test("kinds of marks are told apart without colour", async () => {
    const looks = await paper.evaluate((paper) => {
      const look = (kind) => {
        const { textDecorationLine, textDecorationStyle, borderBottomStyle, borderBottomWidth, borderRadius } =
          getComputedStyle(paper.querySelector(`.on-${kind}`));
        return [textDecorationLine, textDecorationStyle, borderBottomStyle, borderBottomWidth, borderRadius].join(" ");
      };
      return ["person", "organisation", "place", "direct", "indirect", "mixed", "gives", "perhaps-gives"].map(look);
    });
    assert.equal(new Set(looks).size, looks.length, looks.join("\n"));
  });
  await page.emulateMedia({ media: null });

  await t.test("it is gone when the browser has printed, and comes with the browser's own keys", async () => {
    await page.evaluate(() => globalThis.dispatchEvent(new Event("afterprint")));
    await paper.waitFor({ state: "detached" });
    if (it.context.browser().browserType().name() === "chromium") {
      const file = await page.pdf();
      assert.ok(file.length > 10_000);
    }
    await page.evaluate(() => globalThis.dispatchEvent(new Event("beforeprint")));
    await paper.waitFor({ state: "attached" });
  });
});
