// Files: dropped on the page or opened, and those that hold no text.
import assert from "node:assert/strict";
import test from "node:test";
import { article, reader, valley, words } from "./driver.mjs";
import { drop, folder } from "./driver/files.mjs";

for (const name of ["valley.txt", "valley.md", "valley.html"]) {
  test(`${name} is dropped on the empty sheet and marked`, async (t) => {
    const it = await reader(t);
    await it.open();
    await drop(it.page, article(name));
    await it.mark(words.quote).waitFor();
    assert.deepEqual(await it.text.locator("h1, h2, p:not(.meta)").allInnerTexts(), valley.split("\n\n"));
    assert.equal(await it.page.evaluate(() => globalThis.ran), undefined, "a script in the file ran");
  });
}

test("a file is opened with the button", async (t) => {
  const it = await reader(t);
  await it.open();
  const [chooser] = await Promise.all([it.page.waitForEvent("filechooser"), it.press("Open a file")]);
  await chooser.setFiles(article("valley.txt"));
  await it.mark(words.quote).waitFor();
});

test("a file without text is refused in a sentence, and the article on the desk stays", async (t) => {
  const it = await reader(t);
  const files = await folder(t);
  await it.read();
  const before = await it.shown();
  const refused = [
    ["photo.png", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), "“photo.png” is not a text file."],
    ["old.txt", Buffer.from("Der Minister räumte ein", "latin1"), "“old.txt” is not UTF-8"],
    ["empty.txt", "", "There is no text in “empty.txt”."],
    ["blank.html", "<p> &nbsp; </p><script>1</script>", "There is no text in “blank.html”."],
  ];
  for (const [name, content, sentence] of refused) {
    await drop(it.page, await files.write(name, content));
    await it.says(sentence).waitFor();
    assert.deepEqual(await it.shown(), before);
  }
  await it.screenshot("file-refused");
  await drop(it.page, await files.write("another.txt", "Another day\n\n“It rained,” Ada Brandt said."));
  await it.mark("“It rained,”").waitFor();
  assert.equal(await it.says("There is no text").count(), 0, "the sentence is gone once a file is read");
});
