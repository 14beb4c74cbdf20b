import assert from "node:assert/strict";
import test from "node:test";
import { address, reader } from "./driver.mjs";

test("the page opens below any path, says what it is, and asks nothing of anyone else", async (t) => {
  const it = await reader(t);
  await it.open();
  assert.match(await it.page.title(), /Hearsay/);
  await it.screenshot("opens");
  it.assertNoComplaint();
  it.assertNothingLeft();
  const elsewhere = it.requests.filter((request) => /^http/.test(request) && !request.startsWith(address));
  assert.deepEqual(elsewhere, [], "requests outside the page's own folder");
});
