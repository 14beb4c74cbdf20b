// What every journey shares: a headless browser, a fresh profile, and a log of all that went over the wire or wrong.
//
// `cargo xtask test journeys` builds and serves the page and runs every other `.mjs` file here, then the core ones once
// more in Firefox. It sets
//   HEARSAY_PAGE          the page's address, below a path of its own
//   HEARSAY_BROWSER       Chromium's or Chrome's program
//   HEARSAY_FIREFOX       Firefox's program, where there is one
//   HEARSAY_BROWSER_KIND  `firefox` for the second run, else `chromium`
//   HEARSAY_NODE_MODULES  the folder with playwright-core and axe-core
//   HEARSAY_SCREENSHOTS   the folder for screenshots
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { copy } from "./driver/clipboard.mjs";
import { downloads } from "./driver/files.mjs";

const setting = (name) => process.env[name] ?? assert.fail(`${name} is not set: run \`cargo xtask test journeys\``);
const packages = createRequire(path.join(setting("HEARSAY_NODE_MODULES"), "here.cjs"));
const { chromium, firefox } = packages("playwright-core");

/** The browser of this run. */
export const kind = process.env.HEARSAY_BROWSER_KIND ?? "chromium";

/** The page's address. */
export const address = setting("HEARSAY_PAGE");

/** Where a file of `articles/` lies. */
export const article = (name) => fileURLToPath(new URL(`articles/${name}`, import.meta.url));

/** The story that most journeys read, as the page keeps its text. */
export const valley = (await readFile(article("valley.txt"), "utf8")).trimEnd();

/** Words on a part of the page: in the story, they are said, given or named only once. */
export const words = {
  quote: "“We have a date, and we have a road home,”",
  concession: "agreed to withdraw",
};

// A browser that asks for nothing by itself and can reach nothing but this machine. `xtask/src/browser.rs` has the same
// list, except for the last switch.
const switches = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

// Firefox as Mozilla and Debian publish it, driven by WebDriver BiDi. A proxy that is not there keeps it from asking for
// anything beyond this machine; a list of downloads that opens would take the keys.
const preferences = {
  "browser.download.alwaysOpenPanel": false,
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "network.proxy.no_proxies_on": "127.0.0.1",
};

const launch = {
  chromium: () => chromium.launch({ executablePath: setting("HEARSAY_BROWSER"), args: switches }),
  firefox: () => firefox.launch({
    channel: "moz-firefox",
    executablePath: setting("HEARSAY_FIREFOX"),
    firefoxUserPrefs: preferences,
    downloadsPath: downloads,
  }),
};

const browsers = new Map();
after(() => Promise.all([...browsers.values()].map(async (browser) => (await browser).close())));

/** The browser of that kind, started when it is first asked for. */
function browserOf(kind) {
  if (!browsers.has(kind)) browsers.set(kind, launch[kind]());
  return browsers.get(kind);
}

/**
 * Starts a reader with a fresh profile. When the test `t` ends, it fails if a request left the page's origin or the
 * console complained; then the profile is gone.
 *
 * `settings` are those of Playwright's `browser.newContext`, such as `viewport`, `colorScheme` or `javaScriptEnabled`,
 * and `kind`, which asks for another browser than this run's.
 */
export async function reader(t, { kind: wanted = kind, ...settings } = {}) {
  const browser = await browserOf(wanted);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...settings });
  context.setDefaultTimeout(15_000);
  const reader = new Reader(context, await context.newPage());
  t.after(async () => {
    await context.close();
    reader.assertNothingLeft();
    reader.assertNoComplaint();
  });
  return reader;
}

class Reader {
  /** The address of every request, of this page and any other tab, worker or frame, in order. */
  requests = [];
  /** What the console calls an error, and what was thrown and not caught. */
  complaints = [];

  constructor(context, page) {
    this.context = context;
    /** Playwright's page. */
    this.page = page;
    context.on("request", (request) => this.requests.push(request.url()));
    context.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(`console: ${message.text()}`);
    });
    context.on("weberror", (error) => this.complaints.push(`thrown: ${error.error()}`));
    const sockets = (page) => page.on("websocket", (socket) => this.requests.push(socket.url()));
    sockets(page);
    context.on("page", sockets);
  }

  /** Opens the page and waits until it is drawn. */
  async open() {
    await this.page.goto(address);
    await this.page.getByRole("main").waitFor();
  }

  /** Opens the page and pastes a plain text into the empty sheet; waits for its marks. */
  async read(text = valley) {
    await this.open();
    await this.paste({ "text/plain": text });
    await this.marked();
  }

  /** Pastes with the keys for it; `forms` are media types and contents. */
  async paste(forms) {
    await copy(this.context, forms);
    await this.page.bringToFront();
    await this.page.keyboard.press("Control+V");
  }

  /** Waits until the article's marks are drawn. */
  async marked() {
    await this.text.locator("[data-mark]").first().waitFor();
  }

  /** Waits until the analysis is done, whether or not anything is marked. */
  async done(timeout) {
    await this.text.locator(".meta").filter({ hasText: /\d names?, \d+ quotes?/ }).waitFor({ timeout });
  }

  /** The article. */
  get text() {
    return this.page.getByRole("article");
  }

  /** The first piece of a mark in the article, by words in that piece. */
  mark(words) {
    return this.text.locator("[data-mark]").filter({ hasText: words }).first();
  }

  /** Everything that shows as one mark with the mark at `piece`. */
  async pieces(piece) {
    const id = await piece.getAttribute("data-mark");
    return this.text.locator(`[data-marks~="${id}"]`);
  }

  /** The list beside the text. */
  get list() {
    return this.page.getByRole("tabpanel");
  }

  /** The card that is chosen. */
  get chosen() {
    return this.list.locator("li.chosen");
  }

  /** The card beside the text. */
  get peek() {
    return this.text.locator(".peek .card");
  }

  /** What a reader sees marked: the words of each piece and how it looks. */
  async shown() {
    return this.text.locator("[data-marks]").evaluateAll((pieces) =>
      pieces.map((piece) => [piece.textContent, piece.className.replace(" chosen", "")]));
  }

  /** A sentence for the reader. */
  says(words) {
    return this.page.getByRole("status").getByText(words);
  }

  /** Presses a button by its whole name. */
  async press(name) {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  /** Fails if anything was asked of another origin than the page's. */
  assertNothingLeft() {
    const own = new URL(address).origin;
    const foreign = this.requests.filter((request) => {
      const { protocol, origin } = new URL(request);
      return !["data:", "blob:", "file:"].includes(protocol) && origin !== own;
    });
    assert.deepEqual(foreign, [], "requests to other origins");
  }

  /** Fails if the console or the page complained. */
  assertNoComplaint() {
    assert.deepEqual(this.complaints, []);
  }

  /** Fails if axe finds anything at all: what is only good practice included, and rules on trial. */
  async assertAccessible() {
    // What the bar at the top half covers can be scrolled free.
    await this.page.evaluate(() => scrollTo(0, 0));
    await this.page.evaluate(packages("axe-core").source);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"];
    const { violations } = await this.page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), tags);
    const found = violations.map(({ id, impact, help, nodes }) =>
      ({ id, impact, help, at: nodes.map(({ target }) => target.join(" ")) }));
    assert.deepEqual(found, [], "what axe found");
  }

  /** Writes `NAME.png` into the folder for screenshots. */
  async screenshot(name) {
    const folder = setting("HEARSAY_SCREENSHOTS");
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
}
