// Files from the reader's disk, dropped on the page or saved by it.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Drops files on the middle of the page, as the browser itself takes them from the desktop. */
export async function drop(page, ...files) {
  const cdp = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize();
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await cdp.send("Input.dispatchDragEvent", { type, x: width / 2, y: height / 2, data });
  }
  await cdp.detach();
}

/** A folder of its own for files, gone when the test `t` ends; `write` puts one there and tells its path. */
export async function folder(t) {
  const place = await mkdtemp(path.join(tmpdir(), "hearsay-"));
  t.after(() => rm(place, { recursive: true }));
  return {
    write: async (name, content) => {
      const file = path.join(place, name);
      await writeFile(file, content);
      return file;
    },
    /** Saves what `act` downloads; tells its name, its path and what it holds. */
    download: async (page, act) => {
      const [download] = await Promise.all([page.waitForEvent("download"), act()]);
      const name = download.suggestedFilename();
      const file = path.join(place, name);
      await download.saveAs(file);
      return { name, file, content: await readFile(file, "utf8") };
    },
  };
}
