// The first thing that runs: all that takes time begins at once, each part beside the others. The program is compiled
// once, for the page and for the worker in which it analyses; the worker asks for the model meanwhile.
{
  const program = document.querySelector("link[rel=modulepreload]").href;
  const code = document.querySelector("link[rel=preload][type='application/wasm']").href;
  const model = document.querySelector("#model").src;

  const compile = async () => {
    const response = await fetch(code);
    // Some hosts don't know the type, without which browsers do not compile while they load.
    const typed = response.headers.get("Content-Type")?.startsWith("application/wasm");
    return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  };
  const compiled = compile();
  import(program).then(({ default: start }) => start({ module_or_path: compiled }));

  // What either end sends waits in the channel until the other end listens. Without a worker the page starts all the same
  // and says so.
  const worker = new Worker(document.querySelector("#worker").src, { type: "module" });
  const { port1, port2 } = new MessageChannel();
  globalThis.analyser = port1;
  worker.postMessage({ program, model, port: port2 }, [port2]);
  compiled.then((compiled) => worker.postMessage(compiled));
}
