// How long a reader waits, as medians over fresh pages: from the paste to the first marks on screen, and the extraction
// alone, in the worker; then the extraction of a page at rest, of the article and of a million characters. `cargo xtask measure [FILE]` builds the page as it is published and runs this; without a file,
// the article is that of the journeys.
import { readFile } from "node:fs/promises";
import test from "node:test";
import { reader, valley } from "../driver.mjs";

const ROUNDS = 9;
/** Between the page and the paste, in milliseconds; HEARSAY_PAUSE=0 pastes into a page that has only just opened. */
const PAUSE = Number(process.env.HEARSAY_PAUSE ?? 2000);
const file = process.env.HEARSAY_ARTICLE;
const text = file ? await readFile(file, "utf8") : valley;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const line = (what, values) => {
  const figures = [median(values), Math.min(...values), Math.max(...values)].map((value) => value.toFixed(1));
  return `${what}: median ${figures[0]} ms, ${figures[1]} to ${figures[2]} ms`;
};

/** From the key to the frame that shows the first mark. */
async function firstMarks(it) {
  await it.page.evaluate(() => {
    globalThis.shown = new Promise((resolve) => {
      let pasted;
      document.addEventListener("paste", () => (pasted = performance.now()), { capture: true });
      const observer = new MutationObserver(() => {
        if (!document.querySelector("[data-mark]")) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pasted)));
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
  });
  await it.paste({ "text/plain": text });
  return it.page.evaluate(() => globalThis.shown);
}

/** The worker's own measures. */
async function extractions(it) {
  const [worker] = it.page.workers();
  return worker.evaluate(() => performance.getEntriesByName("hearsay: extract", "measure").map(({ duration }) => duration));
}

test(`waiting for ${file ?? "the journeys’ article"}`, { timeout: 300_000 }, async (t) => {
  const shown = [];
  const first = [];
  const warm = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const it = await reader(t);
    await it.open();
    // A reader looks at the sheet, and for the text, before pasting.
    await it.page.waitForTimeout(PAUSE);
    shown.push(await firstMarks(it));
    for (let again = 0; again < 4; again += 1) {
      await it.press("New text");
      await it.paste({ "text/plain": text });
      await it.marked();
    }
    const [once, ...more] = await extractions(it);
    first.push(once);
    warm.push(...more);
    await it.context.close();
  }
  // A page at rest: nothing is drawn, the worker alone has the texts, one after the other.
  const it = await reader(t);
  await it.open();
  await it.page.waitForTimeout(PAUSE);
  const alone = async (words, runs) => {
    await it.page.evaluate(
      async ([text, runs]) => {
        for (let run = 0; run < runs; run += 1) {
          const id = `measured ${run}`;
          const answered = new Promise((resolve) => {
            const hear = ({ data }) => {
              if (data.id !== id) return;
              globalThis.analyser.removeEventListener("message", hear);
              resolve();
            };
            globalThis.analyser.addEventListener("message", hear);
          });
          globalThis.analyser.postMessage({ id, text });
          await answered;
        }
      },
      [words, runs],
    );
    return (await extractions(it)).slice(-runs);
  };
  await alone(text, 20);
  const settled = await alone(text, 40);
  const long = `${text}\n\n`.repeat(Math.ceil(1e6 / text.length)).slice(0, 1e6);
  const bytes = new TextEncoder().encode(long).length;
  const rates = (await alone(long, 3)).map((ms) => bytes / 1e3 / ms);
  console.log(line("paste to first marks", shown));
  console.log(line("extraction, the first on a page", first));
  console.log(line("extraction, later ones", warm));
  console.log(line("extraction, once the browser has compiled all, nothing else going on", settled));
  console.log(`a million characters: ${median(rates).toFixed(2)} MB/s`);
});
