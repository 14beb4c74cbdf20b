// A browser that keeps nothing, or that has kept rubbish: the page says so, works on and offers the way out.
import assert from "node:assert/strict";
import test from "node:test";
import { address, reader, valley, words } from "./driver.mjs";
import { folder } from "./driver/files.mjs";

const refusals = {
  "throws": () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Not in this window", "SecurityError");
    };
  },
  "fails": () => {
    const open = IDBFactory.prototype.open;
    // A version below that of the database fails as a broken one does: by an event.
    IDBFactory.prototype.open = function (name) {
      open.call(this, name, 7);
      return open.call(this, name, 1);
    };
  },
  "is not there": () => Object.defineProperty(globalThis, "indexedDB", { value: undefined }),
};
for (const [how, refuse] of Object.entries(refusals)) {
  test(`where storage ${how} the page says so, works on and shares`, async (t) => {
    const it = await reader(t);
    const files = await folder(t);
    await it.context.addInitScript(refuse);
    await it.read();
    await it.says("Share the article to keep it").waitFor();
    await it.page.getByText("Not saved").waitFor();
    await it.mark(words.quote).click();
    await it.press("Remove");
    await it.mark(words.quote).waitFor({ state: "detached" });
    await it.press("Share");
    const { content } = await files.download(it.page, () => it.page.getByRole("menuitem", { name: /HTML/ }).click());
    assert.ok(content.includes("Trust is built one bus at a time"));
    await it.press("Library");
    await it.page.getByRole("heading", { name: "Library" }).waitFor();
    await it.press("Back to the article");
    await it.marked();
  });
}

test("when storage is full the page says so, and keeps what was kept before", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();
  await page.getByText("Saved in this browser").waitFor();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("No room", "QuotaExceededError");
    };
  });
  await it.mark(words.quote).click();
  await it.press("Remove");
  await it.says("storage is full").waitFor();
  await page.getByText("Not saved").waitFor();
  await it.screenshot("storage-full");
  await page.reload();
  await it.mark(words.quote).waitFor();
});

/** Puts a record as it is into the page's database. */
const put = (page, id, record) => page.evaluate(async ([id, record]) => {
  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await settled(indexedDB.open("hearsay"));
  const store = database.transaction("articles", "readwrite").objectStore("articles");
  await settled(store.put({ ...record, id }));
  database.close();
}, [id, record]);

test("a damaged record is told in a sentence, and the library still works", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read("A second story\n\n“It rained,” Ada Brandt said.");
  await it.press("New text");
  await it.paste({ "text/plain": valley });
  await it.marked();
  await page.getByText("Saved in this browser").waitFor();
  const id = new URL(page.url()).hash.replace("#read=", "");
  const rubbish = [
    [{ record: "{\"version\":1,\"id\":" }, "not a stored article"],
    [{ record: JSON.stringify({ version: 99, id, text: "x" }) }, "newer Hearsay"],
    [{ record: 5 }, "could not be opened"],
    [{}, "could not be opened"],
  ];
  for (const [record, sentence] of rubbish) {
    await put(page, id, record);
    await page.goto(`${address}#library`);
    await page.reload();
    await it.press("Velmark promises to leave the Orsa valley");
    await it.says(sentence).waitFor();
    // So, too, for one who comes by a bookmark.
    await page.goto(`${address}#read=${id}`);
    await page.reload();
    await it.says(sentence).waitFor();
  }
  await page.goto(`${address}#library`);
  await it.press("A second story");
  await it.mark("“It rained,”").waitFor();
  await it.press("Library");
  await it.press("Delete “Velmark promises to leave the Orsa valley”");
  await it.says("is deleted").waitFor();
});

test("marks that do not fit their text are left out, and the text is shown", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();
  await page.getByText("Saved in this browser").waitFor();
  const id = new URL(page.url()).hash.replace("#read=", "");
  await put(page, id, {
    record: JSON.stringify({
      version: 1, id, title: "<b>Bold</b>", text: "“Go,” é Ada said.", created: 1, changed: 2, headings: [[90, 99]],
      entities: [{ id: 1 }, null, "x"], marks: [{ id: 2, body: {} }, 7],
    }),
  });
  await page.reload();
  await it.text.getByText("“Go,” é Ada said.").waitFor();
  assert.match(await page.title(), /^<b>Bold<\/b>/);
});

test("an address that leads nowhere is told in a sentence", async (t) => {
  const it = await reader(t);
  await it.page.goto(`${address}#read=18f-0a`);
  await it.says("not in this browser’s library").waitFor();
  await it.page.getByRole("textbox").waitFor();
});
