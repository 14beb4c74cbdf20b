// Every screen, light and dark, on a desk and in a hand, as axe sees it.
import test from "node:test";
import { reader, words } from "./driver.mjs";

const places = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

for (const [place, settings] of Object.entries(places)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing wrong on a ${place} in ${colorScheme} colours`, async (t) => {
      const it = await reader(t, { ...settings, colorScheme });
      const look = async (screen) => {
        await it.screenshot(`${place}-${colorScheme}-${screen}`);
        await t.test(screen, () => it.assertAccessible());
      };
      await it.open();
      await look("start");
      await it.read();
      await look("reading");
      for (const mark of [words.quote, words.concession, "Anna Keller"]) {
        await it.mark(mark).click();
        await it.chosen.waitFor();
        await look(`chosen-${mark.match(/\w+/)[0]}`);
      }
      await it.page.getByLabel(/type them/).fill("power station");
      await it.press("Mark");
      await it.press("Concession");
      await look("adding");
      await it.press("Cancel");
      await it.press("Share");
      await look("share");
      await it.press("Library");
      await it.page.getByRole("button", { name: /^Delete/ }).waitFor();
      await look("library");
      await it.page.getByRole("button", { name: /^Rename/ }).click();
      await look("renaming");
      await it.press("Cancel");
      await it.page.getByRole("button", { name: /^Delete/ }).click();
      await it.says("is deleted").waitFor();
      await look("deleted");
    });
  }
}
