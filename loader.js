// Starts the analyser in a worker: the page's own module, whose names carry a hash and come in the address.
const names = new URL(self.location.href).searchParams;
const own = (name) => {
  const url = new URL(names.get(name), self.location.href);
  if (url.origin !== self.location.origin) throw new Error("not ours: " + url);
  return url;
};
const { default: start } = await import(own("module"));
await start({ module_or_path: own("wasm") });
