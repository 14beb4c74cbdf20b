// The worker's start: the page sends what it needs, the compiled program last.
let compiled;
const program = new Promise((resolve) => (compiled = resolve));
self.onmessage = async ({ data }) => {
  if (data instanceof WebAssembly.Module) return compiled(data);
  // Taken up by the program.
  self.port = data.port;
  const { default: start } = await import(data.program);
  await start({ module_or_path: program });
};
