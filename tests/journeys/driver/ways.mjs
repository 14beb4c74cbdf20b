// Everything that can be on the screen: each state as a name and the way there from the one before.
import { valley, words } from "../driver.mjs";

const german = `Hafenverhandlungen gescheitert

Die Gespräche über den alten Hafen sind am Sonntag ohne Ergebnis zu Ende gegangen. „Wir werden nicht nachgeben“, sagte Ministerin Ilse Marenhout nach der Sitzung in Berlin.`;

/** The story a day later. */
const newer = valley
  .replace("“Trust is built one bus at a time,” said Dorin.", "“Trust is built slowly, one bus at a time,” said Dorin.")
  .replace("Velmark refused to hand over the power station. ", "");

/** Opens a part that unfolds, by the words on it. */
const unfold = (it, words) => it.page.locator("summary").filter({ hasText: words }).first().evaluate((summary) => {
  summary.parentElement.open = true;
});

/** The fields of the chosen card, which come a moment after it. */
const putRight = async (it) => {
  await unfold(it, "Put right");
  await it.chosen.locator(".editing :is(select, input)").first().waitFor();
};

export const ways = [
  ["start", (it) => it.open()],
  ["empty library", (it) => it.press("Library")],
  ["reading", (it) => it.read()],
  ...["Who", "Said", "Gave"].map((list) => [`list ${list}`, async (it) => {
    await it.page.getByRole("tab", { name: new RegExp(`^${list}`) }).click();
    if (list === "Gave") await it.page.locator(".exchange .party").first().waitFor({ state: "attached" });
  }]),
  ["the picture in words", (it) => unfold(it, "The same in words")],
  ...[words.quote, words.concession, "Anna Keller"].map((mark) => [`chosen ${mark.match(/\w+/)[0]}`, async (it) => {
    await it.mark(mark).evaluate((piece) => piece.click());
    await it.chosen.waitFor();
    await putRight(it);
  }]),
  ["place by place", async (it) => {
    await it.mark("Velmark").evaluate((piece) => piece.click());
    await putRight(it);
    await it.chosen.getByRole("button", { name: /one by one/ }).first().click();
    await it.page.getByRole("region", { name: "Place by place" }).waitFor();
  }],
  ["picking", async (it) => {
    await it.page.getByRole("button", { name: /^Stop/ }).click();
    await it.mark(words.quote).evaluate((piece) => piece.click());
    await putRight(it);
    await it.chosen.getByRole("button", { name: /Pick in the text/ }).first().click();
    await it.page.getByRole("region", { name: "Pick in the text" }).waitFor();
  }],
  ["a caret", async (it) => {
    await it.page.getByRole("region", { name: "Pick in the text" }).getByRole("button", { name: "Cancel" }).click();
    // The focus is on its way to the card.
    await it.chosen.locator(".face:focus").waitFor();
    await it.mark(words.quote).focus();
    await it.page.keyboard.press("s");
    await it.page.locator(".pin.caret").waitFor({ state: "attached" });
    await it.page.keyboard.press("Shift+ArrowRight");
  }],
  ["signing", async (it) => {
    await it.page.keyboard.press("Escape");
    await it.page.locator(".pin.caret").waitFor({ state: "detached" });
    await unfold(it, "Sign");
  }],
  ["dismissed", async (it) => {
    await it.mark(words.concession).evaluate((piece) => piece.click());
    await it.chosen.getByRole("button", { name: /^(Remove|Dismiss)$/ }).click();
    await unfold(it, "dismissed");
  }],
  ["nothing matches", async (it) => {
    await it.page.getByLabel("Find in the list").fill("nothing says this");
    await it.list.getByText("Nothing in the list matches.").waitFor();
  }],
  ["keys", async (it) => {
    await it.page.getByLabel("Find in the list").fill("");
    await unfold(it, "Keys");
  }],
  ["aloud", (it) => it.page.getByLabel(/^Screen readers hear/).check()],
  ["adding", async (it) => {
    await it.page.getByLabel(/type them/).fill("power station");
    await it.press("Mark");
    await it.press("Concession");
  }],
  ["share", async (it) => {
    await it.press("Cancel");
    await it.press("Share");
  }],
  ["newer version awaited", async (it) => {
    await it.press("Share");
    // On a narrow screen the sheet may lie over it.
    await it.page.getByRole("button", { name: "Paste a newer version of this text" }).press("Enter");
  }],
  ["changes", async (it) => {
    await it.paste({ "text/plain": newer });
    await it.marked();
    await it.page.getByText(/^Since the older version/).waitFor();
  }],
  ["library", async (it) => {
    await it.press("Library");
    await it.page.getByRole("button", { name: /^Delete/ }).first().waitFor();
  }],
  ["renaming", (it) => it.page.getByRole("button", { name: /^Rename/ }).first().click()],
  ["deleted", async (it) => {
    await it.press("Cancel");
    await it.page.getByRole("button", { name: /^Delete/ }).first().click();
    await it.says("is deleted").waitFor();
  }],
  ["another language", async (it) => {
    await it.press("Hearsay: an empty sheet");
    await it.paste({ "text/plain": german });
    await it.page.getByRole("note").waitFor();
    await it.marked();
  }],
  ["no model", async (it) => {
    await it.context.route(/\.model$/, (route) => route.fulfill({ status: 404, body: "There is nothing here." }));
    await it.open();
    await it.page.reload();
    await it.press("Hearsay: an empty sheet");
    await it.paste({ "text/plain": valley });
    await it.says("by rules alone").waitFor();
    await it.done();
    // The browser's own words for what happened; Firefox has some for a page that is left while its worker still loads.
    const own = ["console: Failed to load resource", "thrown: TypeError: error loading dynamically imported module"];
    it.complaints = it.complaints.filter((complaint) => !own.some((words) => complaint.startsWith(words)));
  }],
];
