// The chosen mark has one outline, whatever names lie inside it and however its lines break, and it stays where the words are.
import assert from "node:assert/strict";
import test from "node:test";
import { reader, words } from "./driver.mjs";

/** The outline's shapes, and how far its box is from that of the mark's pieces on each side, in pixels. */
const outline = async (it) => {
  const pieces = await it.pieces(it.mark(words.concession));
  const boxes = await pieces.evaluateAll((pieces) => pieces.flatMap((piece) => [...piece.getClientRects()]).map(({ left, top, right, bottom }) => ({ left, top, right, bottom })));
  const path = it.text.locator(".ring path");
  const ring = await path.evaluate((path) => path.getBoundingClientRect().toJSON());
  const most = (side, of) => of(...boxes.map((box) => box[side]));
  return {
    shapes: (await path.getAttribute("d")).match(/M/g)?.length ?? 0,
    lines: new Set(boxes.map(({ bottom }) => Math.round(bottom / 12))).size,
    away: [most("left", Math.min) - ring.left, most("top", Math.min) - ring.top, ring.right - most("right", Math.max), ring.bottom - most("bottom", Math.max)],
  };
};

for (const [place, settings] of Object.entries({
  desk: {},
  "desk in the dark": { colorScheme: "dark" },
  "phone": { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  "phone in the dark": { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: "dark" },
})) {
  test(`one outline around a mark with names in it, on a ${place}`, async (t) => {
    const it = await reader(t, settings);
    const { page } = it;
    await it.read();
    assert.equal(await it.text.locator(".ring path").getAttribute("d"), "");
    await it.mark(words.concession).click();
    await it.chosen.waitFor();
    const stands = async (touch = true) => {
      const { shapes, lines, away } = await outline(it);
      // A line that ends before the one above it begins has its own.
      assert.ok(shapes === 1 || !touch, `${shapes} shapes`);
      assert.ok(lines >= 2, `${lines} lines`);
      for (const side of away) assert.ok(side > 0 && side < 6, `${away}`);
    };
    await stands();
    await it.screenshot(`outline-${place.replaceAll(" ", "-")}`);
    const pieces = await it.pieces(it.mark(words.concession));
    const own = await pieces.evaluateAll((pieces) => pieces.filter((piece) => !piece.matches(":focus") && getComputedStyle(piece).outlineStyle !== "none").length);
    assert.equal(own, 0, "no piece has its own");
    // Whatever moves the words, it goes along.
    await page.addStyleTag({ content: ".article h1 { padding-top: 3rem } .article p { letter-spacing: .04em }" });
    await page.waitForTimeout(200);
    await stands();
    await page.setViewportSize({ width: settings.viewport ? 320 : 900, height: 800 });
    await page.waitForTimeout(200);
    await stands(false);
    await it.mark(words.concession).focus();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector(".ring path").getAttribute("d") === "");
  });
}

test("a quote in two pieces has an outline around each, and an end that moves takes it along", async (t) => {
  const it = await reader(t);
  await it.read();
  await it.mark(words.quote).click();
  await it.chosen.waitFor();
  const path = it.text.locator(".ring path");
  // The second piece goes on in the next line, which ends before it begins.
  const shapes = async () => (await path.getAttribute("d")).match(/M/g).length;
  assert.ok((await shapes()) >= 2, await path.getAttribute("d"));
  const before = await path.getAttribute("d");
  await it.mark(words.quote).focus();
  await it.page.keyboard.press("Shift+ArrowLeft");
  await it.page.waitForFunction((before) => document.querySelector(".ring path").getAttribute("d") !== before, before);
});
