// In every state of every screen: nothing is wider than the screen, nothing is cut off, and whatever is pressed is large
// enough for a finger. On a phone, on the narrowest screen that WCAG asks for, at 200 %, and with the reader's own spacing.
import assert from "node:assert/strict";
import test from "node:test";
import { reader } from "./driver.mjs";
import { ways } from "./driver/ways.mjs";

const places = {
  "a desk": { viewport: { width: 1280, height: 800 } },
  "a phone": { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  "a narrow screen": { viewport: { width: 320, height: 640 } },
  "a desk at 200 %": { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
};

/** What WCAG 1.4.12 lets a reader ask for. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`;

/** What is wrong with the sizes on the page, in words. */
const faults = () => {
  const wrong = [];
  const wide = globalThis.innerWidth;
  if (document.documentElement.scrollWidth > wide) wrong.push(`the page is ${document.documentElement.scrollWidth} wide`);
  const told = (element) => element.outerHTML.slice(0, 120);
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true })
    // Words that are only to be heard.
    && getComputedStyle(element).clipPath !== "inset(50%)" && !element.closest(".hidden-words, .skip:not(:focus), [aria-hidden=true], svg");
  const shown = [...document.body.querySelectorAll("*")].filter(isShown);
  for (const element of shown) {
    const box = element.getBoundingClientRect();
    const { overflowX, overflowY } = getComputedStyle(element);
    if (box.width > 0 && (box.left < -1 || box.right > wide + 1)) wrong.push(`outside: ${told(element)}`);
    // What is typed into a field moves in it.
    if (element.matches("input, textarea, select")) continue;
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    if (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) wrong.push(`cut off: ${told(element)}`);
    if (hides(overflowY) && element.scrollHeight > element.clientHeight + 1) wrong.push(`cut off below: ${told(element)}`);
    // Words in a button that is too narrow for them.
    if (element.matches("button") && element.scrollWidth > element.clientWidth + 1) wrong.push(`too long: ${told(element)}`);
  }
  // Marks stand in a line of text; what is beside a box is part of it.
  const pressed = shown.filter((element) => element.matches("button, a[href], input, select, textarea, summary"));
  for (const element of pressed) {
    const { width, height } = (element.closest("label.check") ?? element).getBoundingClientRect();
    if (width < 24 || height < 24) wrong.push(`${Math.round(width)} × ${Math.round(height)}: ${told(element)}`);
  }
  return [...new Set(wrong)];
};

for (const [place, settings] of Object.entries(places)) {
  for (const own of [false, true]) {
    test(`all fits on ${place}${own ? " with the reader’s own spacing" : ""}`, async (t) => {
      const it = await reader(t, settings);
      for (const [name, go] of ways) {
        await go(it);
        if (own) await it.page.addStyleTag({ content: spacing });
        const wrong = await it.page.evaluate(faults);
        await it.screenshot(`${place.replace(/\W+/g, "-")}${own ? "-spaced" : ""}-${name.replaceAll(" ", "-")}`);
        await t.test(name, () => assert.deepEqual(wrong, []));
      }
    });
  }
}
