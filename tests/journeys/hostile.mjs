// Texts that nobody calls an article: the page says a plain sentence or marks what there is, and never stops answering.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, valley } from "./driver.mjs";

test("a paste without words is refused in a sentence, and the sheet stays", async (t) => {
  const it = await reader(t);
  await it.open();
  for (const forms of [
    { "text/plain": " \n\t\u00a0\n" },
    { "text/html": "<script>globalThis.ran = true</script><p>&nbsp;</p>", "text/plain": "" },
  ]) {
    await it.paste(forms);
    await it.says("There is no text in the clipboard.").waitFor();
    await it.press("OK, close this message");
  }
  await it.press("Mark it");
  await it.says("There is no text in the sheet.").waitFor();
  assert.equal(await it.page.evaluate(() => globalThis.ran), undefined);
});

const oddities = {
  "no letter": "1 2 3\n\n— … “” '' \"\n\n(4) [5] {6}",
  "right to left": "وقالت ليلى إن الحكومة وافقت على سحب قواتها.\n\n“שלום,” said Ada Brandt.",
  "emoji only": "🎉🎉🎉 👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ‼️",
  "unpaired quotation marks": `“She said "no, 'never.\n\n”’»„ Ada Brandt said ‘“‘“ it’s over.`,
  "control characters and half a character": "A\u0007da\u202e Brandt\ufeff said\u0000 yes. \ud83d “Go,” Ada Brandt said.",
  "markup": "<script>globalThis.ran = true</script><b>“Go,”</b> Ada Brandt said. &amp; {{ x }} <img src=x onerror=1>",
};
for (const [name, text] of Object.entries(oddities)) {
  test(`a text of ${name} is read as it stands`, async (t) => {
    const it = await reader(t);
    await it.open();
    await it.paste({ "text/plain": text });
    await it.done();
    const shown = await it.text.locator("h1, h2, p:not(.meta)").allTextContents();
    const squeezed = (words) => words.replaceAll(/\s+/g, "");
    assert.equal(squeezed(shown.join("")), squeezed(text.toWellFormed()));
    assert.equal(await it.page.evaluate(() => globalThis.ran), undefined);
  });
}

for (const [name, text] of Object.entries({
  "5 MB of text": `${valley}\n\n`.repeat(Math.ceil((5 << 20) / Buffer.byteLength(valley))),
  "one line of 1 MB": `${valley.replaceAll("\n", " ")} `.repeat(Math.ceil((1 << 20) / Buffer.byteLength(valley))),
  "100,000 quotation marks": "“ ".repeat(100_000) + valley,
})) {
  test(`while ${name} is analysed the page answers, and the marks come`, { timeout: 120_000 }, async (t) => {
    const it = await reader(t);
    const { page } = it;
    await it.open();
    await it.paste({ "text/plain": text });
    await it.text.getByText("Velmark").first().waitFor();
    const start = Date.now();
    await it.press("Library");
    await page.getByRole("heading", { name: "Library" }).waitFor();
    await it.press("Back to the article");
    await it.text.waitFor();
    t.diagnostic(`${name}: there and back in ${Date.now() - start} ms`);
    await it.done(60_000);
    t.diagnostic(`${name}: marked after ${Date.now() - start} ms`);
    await it.mark(/\w/).click();
    await it.chosen.waitFor();
    t.diagnostic(`${name}: chosen after ${Date.now() - start} ms`);
  });
}
