// Words selected with the mouse become a mark, exactly those words, whatever stands before or under them.
import assert from "node:assert/strict";
import test from "node:test";
import { kind, reader } from "./driver.mjs";
import { Extraction } from "./driver/contract.mjs";
import { folder } from "./driver/files.mjs";

const text = `Snow 🏔️ in the valley

“Nobody told 👩‍👩‍👧 us,” Ada Brandt said in Brünn — “it’s 😀 early,” she added. The café 𝒜 opened.

The mayor of Brünn met Ada Brandt at the inn.`;

/** Drags the mouse over words of the article that occur once. */
async function drag(page, words) {
  const [from, to] = await page.getByRole("article").evaluate((article, words) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("[data-at]") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const start = nodes.map((node) => node.data).join("").indexOf(words);
    // Between two nodes, a range begins in the second and ends in the first.
    const place = (at, fits) => {
      for (const node of nodes) {
        if (fits(at, node.length)) return [node, at];
        at -= node.length;
      }
    };
    const range = document.createRange();
    range.setStart(...place(start, (at, length) => at < length));
    range.setEnd(...place(start + words.length, (at, length) => at <= length));
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    const middle = (rect) => rect.top + rect.height / 2;
    return [[rects[0].left, middle(rects[0])], [rects.at(-1).right, middle(rects.at(-1))]];
  }, words);
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
}

test("selected words are marked as they are, after emoji and across marks", async (t) => {
  const it = await reader(t);
  const { page } = it;
  const files = await folder(t);
  await it.read(text);
  const taken = page.getByRole("form", { name: "Add a mark" }).getByRole("blockquote");

  const wanted = [
    ["café 𝒜 opened", "Place"],
    ["👩‍👩‍👧 us", "Person"],
    ["Brandt said in Brünn — “it’s 😀 early", "Quote"],
    ["Brünn met Ada", "Concession"],
  ];
  for (const [words, kind] of wanted) {
    await drag(page, words);
    await taken.filter({ hasText: words }).waitFor();
    assert.equal(await taken.innerText(), words);
    await it.press(kind);
    await it.press("Add");
    const added = it.chosen.filter({ hasText: "added by you" });
    await added.waitFor();
    assert.ok((await added.innerText()).includes(words));
  }
  await it.screenshot("adding");

  await it.press("Share");
  const { content } = await files.download(page, () => page.getByRole("menuitem", { name: /JSON/ }).click());
  const extraction = new Extraction(content, text);
  extraction.assertFitsContract();
  const { mentions, quotes, concessions } = extraction.found;
  const spans = [...mentions, ...quotes.flatMap((quote) => quote.content), ...concessions.map(({ content }) => content)];
  const marked = spans.map((span) => extraction.words(span));
  for (const [words] of wanted) assert.ok(marked.includes(words), `${words} among ${marked.join(" | ")}`);
});

test("a whole paragraph, selected with three clicks, is taken without what stands beside it", async (t) => {
  const it = await reader(t);
  await it.read(text);
  const paragraph = it.text.getByText("Nobody told");
  if (kind === "firefox") {
    // Its driver clicks once only; so three clicks select there.
    await paragraph.evaluate((words) => getSelection().setBaseAndExtent(words.firstChild, 0, words.closest(".block"), 2));
  } else {
    await paragraph.click({ clickCount: 3 });
  }
  const taken = it.page.getByRole("form", { name: "Add a mark" }).getByRole("blockquote");
  assert.equal(await taken.innerText(), text.split("\n\n")[1]);
  await it.page.keyboard.press("Control+C");
  await it.press("New text");
  await it.page.keyboard.press("Control+V");
  await it.marked();
  assert.equal((await it.text.locator("h1, h2, p:not(.meta)").allInnerTexts()).join("\n\n"), text.split("\n\n")[1]);
});
