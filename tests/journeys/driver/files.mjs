// Files from the reader's disk, dropped on the page or saved by it.
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";

/** Where Firefox puts what it downloads: its driver is not told of files that a page makes itself. */
export const downloads = await mkdtemp(path.join(tmpdir(), "hearsay-downloads-"));
after(() => rm(downloads, { recursive: true }));

/** Waits for the file that `act` has Firefox download, and takes it out of the folder; tells its name. */
async function fetched(place, act) {
  await act();
  for (let waited = 0; waited < 100; waited += 1) {
    const names = await readdir(downloads);
    // While it is written, a file with the ending `.part` lies beside it.
    if (names.length === 1 && (await readFile(path.join(downloads, names[0]))).length > 0) {
      await copyFile(path.join(downloads, names[0]), path.join(place, names[0]));
      await rm(path.join(downloads, names[0]));
      return names[0];
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nothing was downloaded");
}

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
      if (page.context().browser().browserType().name() === "firefox") {
        const name = await fetched(place, act);
        const file = path.join(place, name);
        return { name, file, content: await readFile(file, "utf8") };
      }
      const [download] = await Promise.all([page.waitForEvent("download"), act()]);
      const name = download.suggestedFilename();
      const file = path.join(place, name);
      await download.saveAs(file);
      return { name, file, content: await readFile(file, "utf8") };
    },
  };
}
