// Every screen in every state, light and dark and in forced colours, on a desk and in a hand, as axe sees it.
import test from "node:test";
import { reader } from "./driver.mjs";
import { ways } from "./driver/ways.mjs";

const places = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const colours = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  forced: { forcedColors: "active" },
};

for (const [place, settings] of Object.entries(places)) {
  for (const [colour, scheme] of Object.entries(colours)) {
    test(`axe finds nothing wrong on a ${place} in ${colour} colours`, async (t) => {
      const it = await reader(t, { ...settings, ...scheme });
      for (const [name, go] of ways) {
        await go(it);
        await it.screenshot(`${place}-${colour}-${name.replaceAll(" ", "-")}`);
        await t.test(name, () => it.assertAccessible());
      }
    });
  }
}
