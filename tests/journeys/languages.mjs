// A text in another language: a plain notice, its quotations, and nothing made up.
import assert from "node:assert/strict";
import test from "node:test";
import { reader } from "./driver.mjs";

const german = `Hafenverhandlungen gescheitert

Die Gespräche über den alten Hafen sind am Sonntag ohne Ergebnis zu Ende gegangen. „Wir werden nicht nachgeben“, sagte Ministerin Ilse Marenhout nach der Sitzung in Berlin.

Ein neues Treffen ist nicht geplant.`;

const notice = "This text looks like German. Hearsay reads English: only quotation marks are shown.";

test("a text in another language comes with a notice and its quotations", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read(german);
  await it.done();
  await page.getByRole("note").getByText(notice).waitFor();
  // What stands in quotation marks need not be anybody’s words: a suggestion.
  assert.deepEqual(await it.shown(), [["„Wir werden nicht nachgeben“", "m direct perhaps-said"]]);
  assert.equal(await it.text.getByText(notice).count(), 0, "the notice is no part of the text");
  await it.assertAccessible();
  await it.screenshot("language");

  await page.getByText("Saved in this browser").waitFor();
  await page.reload();
  await it.marked();
  await page.getByRole("note").getByText(notice).waitFor();
});

test("an English text comes without", async (t) => {
  const it = await reader(t);
  await it.read();
  await it.done();
  assert.equal(await it.page.getByRole("note").count(), 0);
});
