// A mark is put right in the text itself: its ends are dragged or moved by keys, who says it is picked there, words are
// selected with a caret, the same words are walked through place by place. With the mouse, and by keys alone.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, words } from "./driver.mjs";
import { putRight } from "./driver/keys.mjs";

/** Chooses a mark by keys, and waits for its card. */
async function chooseByKeys(it, mark) {
  await it.mark(mark).focus();
  await it.page.keyboard.press("Enter");
  await it.chosen.locator(".face:focus").waitFor();
}

/** Fails unless `read` comes to `wanted` soon. */
async function becomes(read, wanted) {
  for (let tries = 0; tries < 60 && (await read()) !== wanted; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(await read(), wanted);
}

test("the ends of a mark are dragged, word by word, and moved by keys", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();
  const given = () => it.chosen.locator(".what").innerText();
  await it.mark(words.concession).click();
  await it.chosen.waitFor();
  await becomes(given, "to withdraw its troops from the Orsa valley by the end of March");

  await t.test("what is shown while dragging is what is marked", async () => {
    const grip = page.locator(".grip.ends");
    const from = await grip.boundingBox();
    const to = await it.text.getByText("Keller", { exact: true }).boundingBox();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y + to.height / 2 - 100, { steps: 4 });
    // Into the middle of "President": the whole word or none of it.
    const word = await page.evaluate(() => {
      const node = [...document.querySelectorAll("article p span")].find(({ textContent }) => textContent.includes("President")).firstChild;
      const range = document.createRange();
      range.setStart(node, node.data.indexOf("President") + 6);
      range.setEnd(node, node.data.indexOf("President") + 7);
      const { x, y, height } = range.getBoundingClientRect();
      return { x, y: y + height / 2 };
    });
    await page.mouse.move(word.x, word.y, { steps: 4 });
    assert.match(await page.evaluate(() => getSelection().toString()), /by the end of March, President$/);
    await it.screenshot("dragging");
    await page.mouse.up();
    await becomes(given, "to withdraw its troops from the Orsa valley by the end of March, President");
    assert.equal(await page.getByText("Mark these words as").count(), 0, "nothing else is begun");
    await page.keyboard.press("Control+Z");
    await becomes(given, "to withdraw its troops from the Orsa valley by the end of March");
  });

  await t.test("by keys, a word at each end", async () => {
    await it.mark(words.concession).focus();
    await page.keyboard.press("Shift+ArrowLeft");
    await becomes(given, "to withdraw its troops from the Orsa valley by the end of");
    await it.mark(words.concession).focus();
    await page.keyboard.press("Control+ArrowRight");
    await becomes(given, "withdraw its troops from the Orsa valley by the end of");
    await chooseByKeys(it, "agreed");
    await putRight(it);
    await it.chosen.getByRole("button", { name: "End a letter earlier" }).press("Enter");
    await becomes(given, "withdraw its troops from the Orsa valley by the end o");
  });
});

test("who and what are picked in the text", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();

  await t.test("a name, with the mouse", async () => {
    await it.mark(words.quote).click();
    await putRight(it);
    await it.chosen.getByRole("button", { name: "Who says it? Pick in the text" }).click();
    await page.getByRole("heading", { name: "Who says it?" }).waitFor();
    await it.screenshot("picking");
    await it.mark("Pavel Dorin").click();
    await it.chosen.locator(".face .name").getByText("Pavel Dorin").waitFor();
    assert.match(await it.chosen.innerText(), /corrected by you/);
  });

  await t.test("one key leads from a mark to what can be put right on its card", async () => {
    await it.mark(words.concession).focus();
    await page.keyboard.press("e");
    await it.chosen.getByLabel("Given by").and(page.locator(":focus")).waitFor();
  });

  await t.test("another mark on the same words is turned to, and meant by the keys", async () => {
    // A name in what is given.
    await it.text.locator("p [data-mark]").filter({ hasText: /^Orsa$/ }).focus();
    await page.keyboard.press("o");
    await page.getByRole("status").filter({ hasText: /^Claimed concession, agreed/ }).waitFor({ state: "attached" });
    await page.keyboard.press("Enter");
    await it.chosen.filter({ hasText: "withdraw its troops" }).waitFor();
  });

  await t.test("a name, by keys", async () => {
    await chooseByKeys(it, words.quote);
    await putRight(it);
    await it.chosen.getByRole("button", { name: "Who says it? Pick in the text" }).press("Enter");
    await page.locator("[data-mark]:focus").filter({ hasText: words.quote }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.locator("[data-mark]:focus").filter({ hasText: /^Keller$/ }).waitFor();
    await page.keyboard.press("Enter");
    await it.chosen.locator(".face .name").getByText("Anna Keller").waitFor();
    await it.chosen.locator(".face:focus").waitFor();
  });

  await t.test("a condition, in words that are selected with a caret", async () => {
    await chooseByKeys(it, words.concession);
    await putRight(it);
    await it.chosen.getByRole("button", { name: /condition\? Pick in the text/ }).press("Enter");
    await page.locator("[data-mark]:focus").filter({ hasText: words.concession }).waitFor();
    // On to the name after the talks, and from its sentence's end back a few words.
    while ((await page.locator(":focus").innerText()) !== "Tarsia") await page.keyboard.press("ArrowRight");
    await page.keyboard.press("s");
    for (let word = 0; word < 5; word += 1) await page.keyboard.press("Control+Shift+ArrowLeft");
    await page.keyboard.press("Enter");
    await page.getByRole("blockquote").getByText("two days of talks with").waitFor();
    await page.getByRole("button", { name: "Take these words" }).press("Enter");
    await it.chosen.locator(".face .by").getByText("two days of talks with").waitFor();
  });

  await t.test("Escape lets the question go and keeps the mark", async () => {
    await putRight(it);
    await it.chosen.getByRole("button", { name: "Who gives? Pick in the text" }).press("Enter");
    await page.locator("[data-mark]:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "Who gives?" }).waitFor({ state: "detached" });
    assert.equal(await it.chosen.count(), 1);
  });
});

test("words are selected and marked with the keys alone", async (t) => {
  const it = await reader(t);
  const { page } = it;
  const { keyboard } = page;
  await it.read();
  await it.mark("Marta Lind").focus();
  await keyboard.press("s");
  await page.locator(".pin.caret").waitFor();
  for (let word = 0; word < 2; word += 1) await keyboard.press("Control+ArrowLeft");
  await keyboard.press("Control+Shift+ArrowRight");
  await keyboard.press("Control+Shift+ArrowRight");
  await page.getByText("selected: chief negotiator").waitFor({ state: "attached" });
  await it.screenshot("caret");
  await keyboard.press("Enter");
  await page.getByRole("button", { name: "Person", exact: true }).and(page.locator(":focus")).waitFor();
  await keyboard.press("Enter");
  await page.getByRole("button", { name: "Add", exact: true }).press("Enter");
  await it.chosen.filter({ hasText: "chief negotiator" }).waitFor();
  await it.mark("chief negotiator").waitFor();
});

test("the same words are walked through, with a yes or no to each", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read("Ferries in Norwick\n\nThe harbour office opens at six. Nobody likes the harbour office. The harbour office is slow, and the harbour office is old.\n\nMarta Lind said the harbour office would stop.");
  await page.getByLabel(/type them/).fill("harbour office");
  await it.press("Mark");
  await it.press("Organisation");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await it.chosen.filter({ hasText: "harbour office" }).waitFor();
  await putRight(it);
  const marked = () => it.text.locator("[data-mark]").filter({ hasText: /^harbour office$/ }).count();
  const before = await marked();
  await it.chosen.getByRole("button", { name: "one by one …", exact: true }).press("Enter");
  await page.getByRole("heading", { name: "Is this harbour office? (1 of 4)" }).waitFor();
  await it.screenshot("walk");
  await page.keyboard.press("y");
  await page.getByRole("heading", { name: /\(2 of / }).waitFor();
  await page.keyboard.press("n");
  assert.equal(await marked(), before, "nothing before the end");
  await page.getByRole("button", { name: /^Stop, with 1 yes/ }).press("Enter");
  await becomes(marked, before + 1);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await becomes(marked, before);
});

test("one kind of marks is looked at alone, and decisions carry the reader's name", async (t) => {
  const it = await reader(t);
  const { page } = it;
  await it.read();
  await it.mark("Velmark").focus();
  await page.keyboard.press("2");
  await page.locator("article.no-entities.no-concessions:not(.no-quotes)").waitFor();
  await page.getByRole("button", { name: "only these", pressed: true }).waitFor();
  await page.keyboard.press("2");
  await page.locator("article:not(.no-entities, .no-concessions)").waitFor();

  await page.getByText("Sign your decisions").click();
  await page.getByLabel(/^Your name/).focus();
  await page.keyboard.type("Ina Reck");
  await page.keyboard.press("Tab");
  await page.getByText("Signed: Ina Reck").waitFor();
  await it.mark(words.quote).click();
  await it.chosen.getByRole("button", { name: "Confirm", exact: true }).click();
  await it.chosen.getByText(/^confirmed by Ina Reck · \d+ \w+ \d{4}$/).waitFor();
  await page.getByText("Saved in this browser").waitFor();
  await page.reload();
  await it.marked();
  await page.getByText("Signed: Ina Reck").waitFor();
});
