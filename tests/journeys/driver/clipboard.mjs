// The clipboard, filled as another program would fill it.

/**
 * Copies in another tab. `forms` are media types and contents, such as `{"text/html": "<p>Hello</p>"}`.
 *
 * An event of the copying page may put anything there: unlike `navigator.clipboard.write`, the browser does not clean
 * the HTML, so a script in it reaches the page that pastes.
 */
export async function copy(context, forms) {
  const tab = await context.newPage();
  await tab.evaluate((forms) => {
    document.addEventListener("copy", (event) => {
      event.preventDefault();
      for (const [kind, content] of Object.entries(forms)) event.clipboardData.setData(kind, content);
    });
  }, forms);
  await tab.keyboard.press("Control+C");
  await tab.close();
}
