// What every journey shares: a headless Chromium, a fresh profile, and a log of all that went over the wire or wrong.
//
// `cargo xtask test journeys` builds and serves the page and runs every other `.mjs` file here. It sets
//   HEARSAY_PAGE          the page's address, below a path of its own
//   HEARSAY_BROWSER       Chromium's or Chrome's program
//   HEARSAY_NODE_MODULES  the folder with playwright-core and axe-core
//   HEARSAY_SCREENSHOTS   the folder for screenshots
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { after } from "node:test";

const setting = (name) => process.env[name] ?? assert.fail(`${name} is not set: run \`cargo xtask test journeys\``);
const packages = createRequire(path.join(setting("HEARSAY_NODE_MODULES"), "here.cjs"));
const { chromium } = packages("playwright-core");

/** The page's address. */
export const address = setting("HEARSAY_PAGE");

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

let browser;
after(() => browser?.close());

/**
 * Starts a reader with a fresh profile; the profile is gone when the test `t` ends.
 *
 * `settings` are those of Playwright's `browser.newContext`, such as `viewport`, `colorScheme` or `javaScriptEnabled`.
 */
export async function reader(t, settings = {}) {
  browser ??= await chromium.launch({ executablePath: setting("HEARSAY_BROWSER"), args: switches });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...settings });
  t.after(() => context.close());
  context.setDefaultTimeout(15_000);
  return new Reader(context, await context.newPage());
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

  /** Fails if axe finds something serious or critical. */
  async assertAccessible() {
    await this.page.evaluate(packages("axe-core").source);
    const { violations } = await this.page.evaluate(() => globalThis.axe.run());
    const grave = violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ target }) => target.join(" ")) }));
    assert.deepEqual(grave, [], "what axe found");
  }

  /** Writes `NAME.png` into the folder for screenshots. */
  async screenshot(name) {
    const folder = setting("HEARSAY_SCREENSHOTS");
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
}
