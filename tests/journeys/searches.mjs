// What has been read is found again: in all saved articles, in one, and where the address says.
import assert from "node:assert/strict";
import test from "node:test";
import { address, reader, valley } from "./driver.mjs";

const ferries = `Night ferries return to the islands

TARN — “The ferries will sail at night again,” Anna Keller said on Friday. She had come straight from the talks on the valley.

The harbour board agreed to drop its ban on night ferries. Nobody in Hesk had heard of it.`;

const pass = `Snow closes the pass to Łódź

“Nobody asked us about the road,” Marta Lind said. The lorries waited below the pass for a third day.`;

/** On a phone it is not shown, but there. */
const saved = (page) => page.getByText("Saved in this browser").waitFor({ state: "attached" });

/** Pastes the three articles and opens the library. */
async function library(it) {
  await it.read(pass);
  await saved(it.page);
  for (const text of [ferries, valley]) {
    await it.page.getByRole("button", { name: /^New/ }).click();
    await it.paste({ "text/plain": text });
    await it.text.getByText(text.split("\n")[0]).first().waitFor();
    await it.done();
    await saved(it.page);
  }
  await it.press("Library");
  await it.page.getByLabel("Search all articles").waitFor();
}

const field = (page) => page.getByLabel("Search all articles");
const found = (page) => page.locator(".found section");
const lines = (page) => page.locator(".found li a");
const outcome = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();

/** The address, once it says so; it is written a moment after the view stands still. */
async function says(page, ...parts) {
  await page.waitForFunction((parts) => parts.every((part) => location.hash.includes(part)), parts);
}

test("a search leads through all that was saved", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await library(it);

  await t.test("a name finds what is said by whoever has it, article by article", async () => {
    await field(page).fill("keller");
    await outcome(page, /in 2 articles\.$/);
    assert.deepEqual(await found(page).locator("h2 a").allTextContents(), [
      "Velmark promises to leave the Orsa valley",
      "Night ferries return to the islands",
    ]);
    await it.screenshot("search-all");
    await page.getByLabel("Where to look").selectOption("Quotes");
    await page.waitForFunction(() => ![...document.querySelectorAll(".found li .dot")].some((dot) => dot.textContent !== "quote"));
    const quotes = await lines(page).allTextContents();
    assert.ok(quotes.some((line) => line.includes("We have a date")), quotes.join("\n"));
    assert.ok(quotes.some((line) => line.includes("sail at night")), quotes.join("\n"));
    assert.ok(quotes.every((line) => line.includes("Keller")), quotes.join("\n"));
    assert.ok((await page.locator(".found mark").allTextContents()).every((word) => word === "Keller"));
    await says(page, "#library&says=keller&kind=quotes");
  });

  await t.test("words and a speaker together say what somebody said about something", async () => {
    await field(page).fill("keller ferries");
    await outcome(page, /^1 place in 1 article\.$/);
    await page.getByLabel("Where to look").selectOption("Everything");
    await field(page).fill("lodz");
    await page.locator(".found mark").filter({ hasText: "Łódź" }).first().waitFor();
    await outcome(page, /in 2 articles\.$/);
  });

  await t.test("concessions are found by how far they have come and by whom", async () => {
    await field(page).fill("");
    await page.getByLabel("Where to look").selectOption("Concessions");
    await outcome(page, /in 2 articles\.$/);
    await page.getByLabel("Which status").selectOption("refused");
    await outcome(page, /in 1 article\.$/);
    assert.match(await lines(page).first().innerText(), /refused\s*Velmark[^]*hand over the power station/);
    await page.getByLabel("Who speaks, gives or gains").fill("dorin");
    await page.getByLabel("Which status").selectOption("Any status");
    await page.waitForFunction(() => {
      const lines = [...document.querySelectorAll(".found li")];
      return lines.length > 0 && lines.every((line) => /Dorin/.test(line.textContent));
    });
    await it.screenshot("search-concessions");
    await says(page, "kind=concessions", "person=dorin");
  });

  await t.test("a find leads to its mark, and the back button to the search", async () => {
    await lines(page).first().click();
    await it.chosen.waitFor();
    await page.locator("[data-mark]:focus").waitFor();
    await says(page, "&mark=m", "list=gave");
    await page.goBack();
    await page.getByLabel("Who speaks, gives or gains").waitFor();
    assert.equal(await page.getByLabel("Who speaks, gives or gains").inputValue(), "dorin");
    await lines(page).first().waitFor();
    await page.goForward();
    await it.chosen.waitFor();
    await it.chosen.getByRole("button", { name: /^(Remove|Dismiss)$/ }).click();
    await it.chosen.waitFor({ state: "detached" });
    await saved(page);
    await page.goBack();
    await outcome(page, /^1 place in 1 article\.$/);
    await page.getByLabel("From where").selectOption("dismissed");
    await page.locator(".found .gone").waitFor();
    await lines(page).first().click();
    await it.text.locator("mark.here").first().waitFor();
    await says(page, "&at=");
    await page.goBack();
    await it.press("Clear");
    await page.waitForFunction(() => document.activeElement.dataset.finds === "library");
    await page.getByRole("button", { name: /^Delete/ }).first().waitFor();
  });

  await t.test("words of the text are shown where they stand", async () => {
    await field(page).fill("“told reporters”");
    await outcome(page, /^1 place in 1 article\.$/);
    await lines(page).first().click();
    const here = it.text.locator("mark.here");
    await here.waitFor();
    assert.equal(await here.textContent(), "told reporters");
    await page.waitForFunction(() => document.activeElement.closest(".article"));
    const box = await here.boundingBox();
    assert.ok(box.y > 60 && box.y < 740, `in sight at ${box.y}`);
    await it.screenshot("search-text");
  });

  await t.test("a reload brings the search again", async () => {
    await page.goBack();
    await outcome(page, /^1 place in 1 article\.$/);
    await page.reload();
    await outcome(page, /^1 place in 1 article\.$/);
    assert.equal(await field(page).inputValue(), "“told reporters”");
  });

  await t.test("what is damaged is left out and counted", async () => {
    await page.evaluate(async () => {
      const settled = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const database = await settled(indexedDB.open("hearsay"));
      const store = database.transaction("articles", "readwrite").objectStore("articles");
      const rows = await settled(store.getAll());
      const ferries = rows.find(({ record }) => record.includes("Night ferries"));
      await settled(store.put({ ...ferries, record: "{" }));
      database.close();
    });
    await field(page).fill("keller");
    await outcome(page, /in 1 article\. 1 article could not be searched\.$/);
  });
});

test("the article is searched by keys alone, and looks the same after a reload", async (t) => {
  const it = await reader(t);
  const { page } = it;
  const { keyboard } = page;
  await it.read();
  const steps = await page.evaluate(() => history.length);
  const finds = page.getByLabel("Find in the lists and the text");
  const told = it.page.locator(".finding [role=status]");
  /** The text lights up a moment after the list has answered. */
  const lit = (many) => page.waitForFunction((many) => document.querySelectorAll("article mark").length === many, many);

  await t.test("a slash leads to the field, Enter through the places, Escape back", async () => {
    const mark = it.mark("Anna Keller");
    await mark.focus();
    const id = await mark.getAttribute("data-mark");
    await keyboard.press("/");
    await page.waitForFunction(() => document.activeElement.dataset.finds === "article");
    await keyboard.type("keller");
    await told.filter({ hasText: "In the text: 2 places" }).waitFor();
    await lit(2);
    await keyboard.press("Enter");
    await told.filter({ hasText: "1 of 2" }).waitFor();
    await keyboard.press("Enter");
    await told.filter({ hasText: "2 of 2" }).waitFor();
    assert.equal(await it.text.locator("mark.here").count(), 1);
    await it.screenshot("find-in-text");
    await keyboard.press("Shift+Enter");
    await told.filter({ hasText: "1 of 2" }).waitFor();
    await page.getByRole("button", { name: "Next place in the text" }).press("Enter");
    await told.filter({ hasText: "2 of 2" }).waitFor();
    await finds.focus();
    await keyboard.press("Escape");
    await page.waitForFunction((id) => document.activeElement.dataset.mark === id, id);
    assert.equal(await finds.inputValue(), "");
    await lit(0);
    await finds.click();
    await keyboard.type("x");
    await keyboard.press("Escape");
    await page.waitForFunction((id) => document.activeElement.dataset.mark === id, id);
  });

  await t.test("a slash is a letter where one types", async () => {
    const words = page.getByLabel(/type them/);
    await words.focus();
    await keyboard.press("/");
    assert.equal(await words.inputValue(), "/");
    await words.fill("");
  });

  await t.test("what is found can be marked as ever", async () => {
    await finds.fill("“two days of talks”");
    const found = it.text.locator("mark").filter({ hasText: "two days of talks" });
    await found.waitFor();
    const selected = await found.evaluate((mark) => {
      getSelection().setBaseAndExtent(mark.firstChild, 4, mark.firstChild, 8);
      return getSelection().toString();
    });
    assert.equal(selected, "days");
    await page.locator(".adding blockquote").filter({ hasText: /^days$/ }).waitFor();
    await it.press("Cancel");
  });

  await t.test("list, filters, mark and what is hidden outlast a reload and the way back", async () => {
    await finds.fill("");
    await page.getByRole("tab", { name: /^Said/ }).click();
    await page.getByLabel("Who", { exact: true }).selectOption({ label: "Anna Keller (person)" });
    await it.mark("“We have a date").click();
    await it.chosen.getByRole("button", { name: "Confirm" }).click();
    await page.getByLabel("Review").selectOption({ label: "confirmed (1)" });
    await it.list.getByRole("checkbox").uncheck();
    await saved(page);
    await says(page, "list=said", "person=e", "origin=confirmed", "hide=said", "mark=m");
    const looks = async () => [
      await it.list.locator(".card").count(),
      await it.chosen.innerText(),
      await page.getByLabel("Review").inputValue(),
      await it.list.getByRole("checkbox").isChecked(),
    ];
    const before = await looks();
    assert.equal(before[0], 1);
    await page.reload();
    await it.chosen.waitFor();
    assert.deepEqual(await looks(), before);
    await it.press("New text");
    await page.getByRole("textbox").waitFor();
    await page.goBack();
    await it.chosen.waitFor();
    assert.deepEqual(await looks(), before);
    const grown = (await page.evaluate(() => history.length)) - steps;
    assert.ok(grown <= 2, `all that was typed and chosen took ${grown} steps of the history`);
  });

  await t.test("who is still to review is listed", async () => {
    await page.getByRole("tab", { name: /^Who/ }).click();
    const all = await it.list.locator(".card").count();
    await page.getByLabel("Review").selectOption("Reviewed");
    await it.list.getByText("Nothing in the list matches.").waitFor();
    await page.getByLabel("Review").selectOption("To review");
    await it.list.locator(".card").nth(1).waitFor();
    assert.ok((await it.list.locator(".card").count()) >= all);
  });
});

test("the library is searched by keys alone", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await library(it);
  await page.getByRole("button", { name: /^Rename/ }).first().focus();
  await page.keyboard.press("/");
  await page.waitForFunction(() => document.activeElement.dataset.finds === "library");
  await page.keyboard.type("keller sail");
  await outcome(page, /^1 place in 1 article\.$/);
  for (let pressed = 0; pressed < 12; pressed += 1) {
    if (await page.evaluate(() => document.activeElement.matches(".found li a"))) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await it.chosen.filter({ hasText: "sail at night" }).waitFor();
  await page.locator("[data-mark]:focus").waitFor();
  await page.goBack();
  await field(page).focus();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Rename/ }).first().waitFor();
  assert.equal(await field(page).inputValue(), "");
  await it.assertAccessible();
});

/** Puts `count` more articles into the library: copies of the one that is there, under other names. */
const multiply = (page, count) => page.evaluate(async (count) => {
  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await settled(indexedDB.open("hearsay"));
  const transaction = database.transaction(["articles", "summaries"], "readwrite");
  const [articles, summaries] = ["articles", "summaries"].map((name) => transaction.objectStore(name));
  const [{ record }] = await settled(articles.getAll());
  const [summary] = await settled(summaries.getAll());
  for (let number = 1; number <= count; number += 1) {
    const id = `a-${number}`;
    articles.put({ id, record: JSON.stringify({ ...JSON.parse(record), id, title: `Copy ${number}` }) });
    summaries.put({ ...summary, id, title: `Copy ${number}` });
  }
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
}, count);

test("a large library is searched while the page answers, and the last query counts", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();
  await saved(page);
  await multiply(page, 400);
  await it.press("Library");
  await page.getByText("Copy 400").first().waitFor();
  // How long the page does not answer, at most.
  await page.evaluate(() => {
    globalThis.longest = 0;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      globalThis.longest = Math.max(globalThis.longest, now - last);
      last = now;
      setTimeout(tick, 0);
    };
    tick();
  });
  const start = Date.now();
  await field(page).pressSequentially("keller hom", { delay: 40 });
  await field(page).press("e");
  await outcome(page, /in 401 articles\.$/);
  t.diagnostic(`401 articles searched ${Date.now() - start} ms after the first letter`);
  const longest = await page.evaluate(() => globalThis.longest);
  t.diagnostic(`the page did not answer for ${Math.round(longest)} ms at most`);
  assert.ok(longest < 1500, `${longest} ms`);
  assert.equal(await found(page).count(), 100);
  await field(page).fill("nobody says this");
  await outcome(page, "Nothing found.");
});

test("what is found can be told from the rest in forced colours", async (t) => {
  const it = await reader(t, { forcedColors: "active" });
  const { page } = it;
  await it.read();
  await page.getByLabel("Find in the lists and the text").fill("velmark");
  await page.getByLabel("Find in the lists and the text").press("Enter");
  const here = it.text.locator("mark.here");
  await here.waitFor();
  const ground = (element) => getComputedStyle(element).backgroundColor;
  assert.notEqual(await here.evaluate(ground), await page.locator("body").evaluate(ground));
  assert.match(await here.evaluate((here) => getComputedStyle(here).outlineStyle), /solid/);
  await it.screenshot("forced-colours");
});

for (const [place, settings] of Object.entries({
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
})) {
  for (const colorScheme of ["light", "dark"]) {
    test(`what is found can be read on a ${place} in ${colorScheme} colours`, async (t) => {
      const it = await reader(t, { ...settings, colorScheme });
      const { page } = it;
      const look = async (what) => {
        const widths = await page.evaluate(() => [document.documentElement.scrollWidth, globalThis.innerWidth]);
        assert.ok(widths[0] <= widths[1], `${what}: the page is ${widths[0]} wide, the screen ${widths[1]}`);
        await it.screenshot(`${place}-${colorScheme}-${what}`);
        await t.test(what, () => it.assertAccessible());
      };
      await library(it);
      await field(page).fill("keller");
      await outcome(page, /in 2 articles\.$/);
      await look("searched");
      await field(page).fill("talks");
      await page.locator(".found mark").filter({ hasText: "talks" }).first().waitFor();
      await lines(page).filter({ hasText: "text" }).first().click();
      await it.text.locator("mark.here").waitFor();
      await look("found");
      await page.getByRole("tab", { name: /^Said/ }).click();
      await page.getByRole("button", { name: "Next place in the text" }).click();
      await page.waitForTimeout(300);
      const sheet = place === "phone" ? (await page.getByRole("complementary").boundingBox()).y : 800;
      const here = await it.text.locator("mark.here").boundingBox();
      assert.ok(here.y > 40 && here.y + here.height <= sheet, `in sight at ${here.y}, above ${sheet}`);
      await look("finding");
    });
  }
}

test("whatever an address holds, the page reads what it can of it", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();
  await saved(page);
  const { hash } = new URL(page.url());
  assert.match(hash, /^#read=[0-9a-f-]+$/);
  const odd = [
    "&list=<img src=x onerror=globalThis.ran=1>", "&says=%3Cscript%3EglobalThis.ran%3D1%3C/script%3E", "&at=1-99999999999999999999",
    "&at=1-4294967295", "&at=0-1&mark=m4294967295", "&says=%FF%FE", "&says=" + "a".repeat(5000), "&hide=who,said,gave,x&sure=999",
    "&".repeat(2000), "&person=e4294967296&label=PER,PER,X", "&says=%00%E2%80%AE", `&${"says=a&".repeat(1000)}`, "&=&==&%",
  ];
  for (const parts of odd) {
    await page.goto(`${address}${hash}${parts}`);
    await page.reload();
    await it.marked();
    await page.getByRole("tab", { name: /^Gave/ }).click();
    await it.list.waitFor();
  }
  for (const parts of odd) {
    await page.goto(`${address}#library${parts}`);
    await page.reload();
    await field(page).waitFor();
  }
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  await page.goto(`${address}#library&says=velmark&kind=nonsense&origin=me&x=1`);
  await outcome(page, /in 1 article\.$/);
  await page.goto(`${address}#read=<script>&says=x`);
  await page.reload();
  await page.getByRole("textbox").waitFor();
});
