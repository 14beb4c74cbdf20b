// How a page bears a dense article: 100 kB of text with more than 5,000 marks, kept in the library. How long until it is
// open, and how long the page takes to answer what a reader does, from the event to the
// end of the frame that shows it. `cargo xtask measure` runs this.
import assert from "node:assert/strict";
import test from "node:test";
import { address, reader } from "../driver.mjs";

const ID = "de05e";
const ROUNDS = 5;
const PEOPLE = ["Anna Keller", "Pavel Dorin", "Marta Lind", "Ilse Brandt", "Jonas Reck", "Vera Holm", "Oskar Tann", "Nina Ferro"];
const STATUSES = ["made", "agreed", "offered", "discussed", "demanded", "refused"];
const PLACES = ["Velmark", "Tarsia", "Osterland", "Veldria", "Norland", "Sarvan"];

/** The article's stored record: sentences in which eight things are marked each, sixty marks a paragraph. */
function record() {
  const entities = [...PEOPLE.map((name) => [name, "PER"]), ...PLACES.map((name) => [name, "GPE"])].map(([name, label], index) => (
    { id: index + 1, name, label, aliases: [], role: null, origin: "machine" }
  ));
  const marks = [];
  let text = "A dense story\n\n";
  let at = Buffer.byteLength(text);
  const add = (words) => {
    const start = at;
    text += words;
    at += Buffer.byteLength(words);
    return { start, end: at };
  };
  const put = (body, confidence) => marks.push({ id: 1000 + marks.length, origin: "machine", confidence, why: "a benchmark", body });
  const name = (id) => {
    const span = add(entities[id - 1].name);
    put({ type: "mention", span, entity: id, form: "name" }, 0.9);
    return { span, entity: id };
  };
  for (let n = 0; at < 100_000; n += 1) {
    const [one, other] = [1 + (n % 8), 1 + ((n + 3) % 8)];
    const [here, there] = [9 + (n % 6), 9 + ((n + 2) % 6)];
    const source = name(one);
    add(" of ");
    name(here);
    add(" told ");
    name(other);
    add(" that ");
    const quote = add(`“road ${n} is open,”`);
    put({ type: "quote", kind: "direct", content: [quote], cue: [], source: [source.span], speaker: one }, 0.8);
    add(" and ");
    const conceder = name(there);
    add(" ");
    const cue = add("agreed");
    const content = add(` to free ${n + 2} men`);
    content.start += 1;
    add(" of ");
    const recipient = name(here);
    put({ type: "concession", cue, content, conceder, recipient, claimant: source, status: STATUSES[n % 6] }, 0.3 + (n % 7) / 10);
    add(n % 7 === 6 ? ".\n\n" : ". ");
  }
  text = text.trimEnd();
  return {
    marks: marks.length,
    record: JSON.stringify({
      version: 1, id: ID, title: "A dense story", text, headings: [], created: 1, changed: 2, issued: 1000 + marks.length, entities, marks, dismissed: [], history: { undo: [], redo: [] },
    }),
  };
}

const sorted = (values) => values.toSorted((a, b) => a - b);
/** The least value that so large a share of the values does not exceed. */
const at = (values, share) => sorted(values)[Math.ceil(values.length * share) - 1];
const line = (what, values) => `${what}: median ${at(values, 0.5).toFixed(0)} ms, 95th percentile ${at(values, 0.95).toFixed(0)} ms, of ${values.length}`;

/**
 * How long the page takes to answer what `act` does: from the browser's time stamp of the first event to the end of the frame
 * that shows what first changed of it; 0 where nothing changes. A click begins with the press: the driver takes its time
 * between the way there and the press, as a hand does.
 */
async function answer(page, act, points) {
  await page.evaluate((points) => {
    const events = points ? ["pointerover"] : ["pointerdown", "keydown"];
    let begun;
    const begin = (event) => (begun ??= event.timeStamp);
    for (const kind of events) addEventListener(kind, begin, { capture: true });
    globalThis.answered = 0;
    const observer = new MutationObserver(() => {
      if (begun === undefined) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => (globalThis.answered = performance.now() - begun)));
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
    globalThis.forget = () => {
      observer.disconnect();
      for (const kind of events) removeEventListener(kind, begin, { capture: true });
    };
  }, points);
  await act();
  await page.waitForTimeout(350);
  return page.evaluate(() => {
    globalThis.forget();
    return globalThis.answered;
  });
}

test("a dense article", { timeout: 300_000 }, async (t) => {
  const { marks, record: stored } = record();
  assert.ok(marks >= 5000, `${marks} marks`);
  const opened = [];
  const answers = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    const it = await reader(t);
    const { page } = it;
    await it.read();
    // What the browser compiled and kept is there for the second visit, as for a reader who comes back.
    await page.evaluate(
      ([id, stored, marks]) =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open("hearsay");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const work = opening.result.transaction(["articles", "summaries"], "readwrite");
            work.objectStore("articles").put({ id, record: stored });
            work.objectStore("summaries").put({ id, title: "A dense story", created: 1, changed: 2, entities: 14, quotes: marks, concessions: marks });
            work.oncomplete = () => resolve(opening.result.close());
            work.onerror = () => reject(work.error);
          };
        }),
      [ID, stored, marks],
    );
    await page.goto("about:blank");
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector("article [data-mark]")) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => (globalThis.drawnAt = performance.now())));
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${address}#read=${ID}`);
    await page.waitForFunction(() => globalThis.drawnAt !== undefined);
    opened.push(await page.evaluate(() => globalThis.drawnAt));
    await page.waitForTimeout(500);

    const measure = async (what, act, { points = false } = {}) => {
      const took = await answer(page, act, points);
      answers.set(what, [...(answers.get(what) ?? []), took]);
    };
    const marksShown = page.locator("article [data-mark]");
    for (let n = 0; n < 4; n += 1) {
      const mark = marksShown.nth(3 + 7 * n);
      await mark.scrollIntoViewIfNeeded();
      await measure("pointing at a mark", () => mark.hover(), { points: true });
      await measure("choosing a mark", () => mark.click());
      await measure("to the next mark", () => page.keyboard.press("ArrowRight"));
      await measure("to the card", () => page.keyboard.press("Enter"));
      await measure("back to the mark", () => page.keyboard.press("Enter"));
    }
    for (const list of ["Said", "Who", "Gave"]) {
      const tab = page.getByRole("tab", { name: new RegExp(`^${list}`) });
      await measure(`the list ${list}`, () => tab.click());
    }
    const status = page.getByLabel("Which status");
    await status.focus();
    await measure("narrowed by status", () => page.keyboard.press("ArrowDown"));
    await measure("no longer narrowed", () => page.keyboard.press("ArrowUp"));
    const find = page.getByLabel("Find in the list");
    await find.focus();
    for (const letter of "40 ") await measure("a letter in the find field", () => page.keyboard.press(letter));
    for (let n = 0; n < 3; n += 1) await measure("a letter taken back", () => page.keyboard.press("Backspace"));
    await measure("hidden in the text", () => page.getByRole("checkbox", { name: "in the text" }).click());
    await measure("shown in the text", () => page.getByRole("checkbox", { name: "in the text" }).click());
    const slider = page.getByRole("slider");
    await slider.focus();
    await measure("another threshold", () => page.keyboard.press("ArrowLeft"));
    await it.mark(/^“road 2 is/).click();
    for (let n = 0; n < 3; n += 1) {
      await measure("confirmed with a key", () => page.keyboard.press("c"));
      await measure("dismissed with a key", () => page.keyboard.press("Delete"));
    }
    await measure("undone", () => page.keyboard.press("Control+z"));
    await measure("done again", () => page.keyboard.press("Control+Shift+z"));
    await measure("all quotes confirmed", () => page.getByRole("button", { name: /^Confirm all/ }).click());
    await it.context.close();
  }
  console.log(`${marks} marks in ${Buffer.byteLength(JSON.parse(stored).text)} bytes of text`);
  console.log(line("open", opened));
  for (const [what, took] of answers) console.log(line(what, took));
  console.log(line("all answers", [...answers.values()].flat()));
});
