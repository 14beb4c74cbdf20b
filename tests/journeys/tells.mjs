// Told to those who do not see the page, or not its colours: what was done, where marks begin and end, what is what.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { article, reader, valley, words } from "./driver.mjs";

/** Collects, in order, what the one live region says. */
const listen = (page) => page.evaluate(() => {
  globalThis.heard = [];
  const region = document.querySelector("[role=status]");
  new MutationObserver((changes) => {
    // An element that comes is read with its words; words that come alone are read by themselves.
    for (const { addedNodes, target, type } of changes) {
      const fresh = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      const nodes = type === "characterData" ? [target] : [...addedNodes];
      const heard = nodes.filter((node) => !fresh.some((other) => other !== node && other.contains(node)));
      for (const node of heard) globalThis.heard.push(node.textContent);
    }
  }).observe(region, { childList: true, subtree: true, characterData: true });
});
/** What was said since it was last asked. */
const heard = async (page) => {
  await page.waitForFunction(() => globalThis.heard.length > 0);
  return page.evaluate(() => globalThis.heard.splice(0));
};

test("what was done is said once, briefly, in one place", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();
  await it.done();
  const live = page.locator("[role=status], [role=alert], [role=log], [aria-live]");
  assert.equal(await live.count(), 1, "one live region");
  assert.match(await live.innerText(), /8 names, 5 quotes, 5 claimed concessions/);
  await listen(page);
  const quote = it.mark(words.quote);
  await quote.focus();
  await page.keyboard.press("c");
  assert.deepEqual(await heard(page), ["confirmed; 1 of 5 reviewed"]);
  await it.mark(words.concession).focus();
  await page.keyboard.press("Delete");
  assert.deepEqual(await heard(page), ["dismissed; undo with Ctrl+Z; 1 of 5 reviewed"]);
  await page.keyboard.press("Control+Z");
  assert.deepEqual(await heard(page), ["undone: remove concession"]);
  await quote.focus();
  await page.keyboard.press("Enter");
  await it.chosen.getByText("Put right").click();
  await it.chosen.getByRole("button", { name: "Begin a word later" }).click();
  assert.deepEqual(await heard(page), ["moved: begins at “We”"]);
  await it.chosen.getByRole("button", { name: "End a word earlier" }).click();
  assert.match((await heard(page)).join(" | "), /^moved: ends at “[^|]+”$/);
});

test("on demand the text says where quotes and concessions begin and end, and its offsets hold", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();
  assert.equal(await it.text.locator(".aloud").count(), 0, "off by default");
  const shown = await it.shown();
  await it.mark(words.quote).focus();
  await page.keyboard.press("m");
  const paragraph = it.text.getByText("We have a date").locator("xpath=ancestor::p");
  await paragraph.locator(".aloud").first().waitFor({ state: "attached" });
  assert.equal(await paragraph.evaluate((paragraph) => paragraph.textContent),
    "[quote, Anna Keller: “We have a date, and we have a road home,” quote breaks off] Keller said. "
    + "[quote goes on: “Last week we had neither.” end of quote]");
  const first = await it.text.locator("p:not(.meta)").first().evaluate((paragraph) => paragraph.textContent);
  assert.ok(first.includes("[claimed concession, agreed: agreed to withdraw"), first);
  assert.deepEqual(await it.shown(), shown, "nothing else is drawn differently");

  // Words after many hidden ones are taken as they are, and so is a stretch with hidden ones in it.
  for (const [from, to] of [["told reporters", "told reporters"], ["“We have a date", "Keller"]]) {
    await it.text.evaluate((text, [from, to]) => {
      const nodes = (words) => {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const { data, parentElement } = walker.currentNode;
          if (parentElement.dataset.at && data.includes(words)) return [walker.currentNode, data.indexOf(words)];
        }
        return assert.fail(words);
      };
      const [start, at] = nodes(from);
      const ends = [...text.querySelectorAll("[data-at]")].filter((piece) => piece.textContent.includes(to));
      const end = ends.find((piece) => piece.parentElement === start.parentElement.parentElement).firstChild;
      getSelection().setBaseAndExtent(start, at, end, end.data.indexOf(to) + to.length);
    }, [from, to]);
    const taken = page.getByRole("form", { name: "Add a mark" }).getByRole("blockquote");
    await taken.filter({ hasText: from }).waitFor();
    assert.ok(valley.includes(await taken.innerText()), await taken.innerText());
    assert.ok((await taken.innerText()).endsWith(to));
    await it.press("Cancel");
  }
  await page.locator("summary").filter({ hasText: "Keys" }).click();
  await page.getByLabel(/^Screen readers hear/).uncheck();
  await it.text.locator(".aloud").first().waitFor({ state: "detached" });
});

/** How the first piece of each kind looks, without colours. */
const looks = (page, kinds) => page.evaluate((kinds) => kinds.map((kind) => {
  const piece = document.querySelector(`.article .m${kind}`) ?? document.querySelector(`.m${kind}`);
  const style = getComputedStyle(piece);
  return [kind, ["textDecorationLine", "textDecorationStyle", "borderTopStyle", "borderBottomStyle", "borderBottomWidth", "borderRadius"]
    .map((name) => style[name]).join(" ")];
}), kinds);

test("in forced colours every kind of mark has a look of its own, and so have chosen, status and tab", async (t) => {
  const it = await reader(t, { forcedColors: "active" });
  const { page } = it;
  await it.open();
  const forced = await page.evaluate(() => matchMedia("(forced-colors: active)").matches);
  if (!forced) return t.skip("this browser can't be asked for forced colours");
  // The key on the empty sheet has one of each.
  const kinds = [".person", ".organisation", ".place", ".direct", ".indirect", ".mixed", ".gives:not(.perhaps-gives)", ".perhaps-gives"];
  const seen = await looks(page, kinds);
  assert.equal(new Set(seen.map(([, look]) => look)).size, kinds.length, JSON.stringify(seen, null, 1));
  await it.read();
  await it.mark(words.concession).click();
  const style = (selector, name) => page.locator(selector).first().evaluate((element, name) => getComputedStyle(element)[name], name);
  assert.equal(await style(".card.chosen", "outlineStyle"), "solid");
  assert.equal(await style(".ring path", "strokeWidth"), "3px");
  assert.notEqual(await style("[role=tab][aria-selected=true]", "borderBottomColor"), await style("[role=tab][aria-selected=false]", "borderBottomColor"));
  assert.notEqual(await style(".status.refused", "backgroundColor"), await style(".status.agreed", "backgroundColor"));
  assert.notEqual(await style(".arrow.asked path:not(.reach)", "strokeDasharray"), await style(".arrow.possible path:not(.reach)", "strokeDasharray"));
  await it.screenshot("forced");
  for (const list of ["Who", "Said", "Gave"]) {
    await page.getByRole("tab", { name: new RegExp(`^${list}`) }).click();
    await page.getByRole("checkbox", { name: "in the text" }).uncheck();
  }
  await page.keyboard.press("Escape");
  assert.equal(await style(".article .direct", "textDecorationLine"), "none", "hidden quotes are hidden");
});

test("a paragraph with sixty marks can be read, on a phone, too", async (t) => {
  const text = await readFile(article("crowded.txt"), "utf8");
  for (const [place, settings] of [["desk", {}], ["phone", { viewport: { width: 390, height: 844 }, isMobile: true }]]) {
    const it = await reader(t, settings);
    await it.read(text);
    const paragraph = it.text.locator("p:not(.meta)").first();
    assert.ok((await paragraph.locator("[data-mark]").count()) >= 60);
    // Lines stay apart, whatever lies under them.
    const lines = await paragraph.evaluate((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const tops = [...range.getClientRects()].filter(({ width }) => width > 2).map(({ bottom }) => Math.round(bottom / 8));
      return { count: new Set(tops).size, high: paragraph.clientHeight, line: parseFloat(getComputedStyle(paragraph).lineHeight) };
    });
    assert.equal(Math.round((lines.high / lines.line) * 10) % 10, 0, `${place}: no mark makes a line higher, ${JSON.stringify(lines)}`);
    await it.screenshot(`crowded-${place}`);
    if (it.context.browser().browserType().name() !== "chromium") continue;
    const cdp = await it.context.newCDPSession(it.page);
    for (const type of ["deuteranopia", "protanopia", "tritanopia", "achromatopsia"]) {
      await cdp.send("Emulation.setEmulatedVisionDeficiency", { type });
      await it.screenshot(`crowded-${place}-${type}`);
    }
  }
});
