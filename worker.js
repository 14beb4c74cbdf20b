// The worker's start: the page sends what it needs, the compiled program last.
/** How long the model may take, in milliseconds: some megabytes over a poor line. */
const PATIENCE = 120_000;

let compiled;
const program = new Promise((resolve) => (compiled = resolve));
self.onmessage = async ({ data }) => {
  if (data instanceof WebAssembly.Module) return compiled(data);
  // Both are taken up by the program, which also tells if the model can't be had. Its download gives way to the program's.
  self.port = data.port;
  self.model = fetch(data.model, { priority: "low", signal: AbortSignal.timeout(PATIENCE) });
  self.model.catch(() => {});
  const { default: start } = await import(data.program);
  await start({ module_or_path: program });
};
