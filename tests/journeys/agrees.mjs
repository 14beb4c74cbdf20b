// Firefox finds in a text what Chromium finds, to the last digit.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { article, reader, valley } from "./driver.mjs";
import { folder } from "./driver/files.mjs";

const texts = {
  story: valley,
  markdown: await readFile(article("valley.md"), "utf8"),
  transcript: `INTERVIEWER: Will the 🏔️ pass open this year?

MINISTER ADA BRANDT: We offered to open it by May, “weather permitting”, if Norland pays.

INTERVIEWER: And Norland?

ADA BRANDT: They refused. The café 𝒜 stays shut.`,
};

const lacking = process.env.HEARSAY_FIREFOX ? false : "there is no Firefox here (HEARSAY_FIREFOX)";

test("what is found does not depend on the browser", { skip: lacking }, async (t) => {
  const files = await folder(t);
  for (const [name, text] of Object.entries(texts)) {
    const found = [];
    for (const kind of ["chromium", "firefox"]) {
      const it = await reader(t, { kind });
      await it.read(text);
      await it.press("Share");
      const { content } = await files.download(it.page, () => it.page.getByRole("menuitem", { name: /JSON/ }).click());
      found.push({ ...JSON.parse(content), id: "" });
    }
    assert.ok(found[0].mentions.length > 0, name);
    assert.deepEqual(found[1], found[0], name);
  }
});
