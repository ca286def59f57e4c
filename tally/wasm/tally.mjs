// Calls the engine: arguments of the command `tally`, files by name; text out. See src/lib.rs for the interface.

export async function load(source) {
  const { instance } = await WebAssembly.instantiate(await source, {});
  const engine = instance.exports;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  // `files` maps names to Uint8Array or text. Returns { ok, text, files }.
  return function count(words, files) {
    const texts = [encoder.encode(words.join("\n"))];
    for (const [name, content] of Object.entries(files)) {
      texts.push(encoder.encode(name), typeof content === "string" ? encoder.encode(content) : content);
    }
    const length = texts.reduce((sum, text) => sum + 4 + text.length, 0);
    let at = engine.room(length);
    // The memory may move when it grows, so views are made after every call.
    const view = new DataView(engine.memory.buffer);
    const bytes = new Uint8Array(engine.memory.buffer);
    for (const text of texts) {
      view.setUint32(at, text.length, true);
      bytes.set(text, at + 4);
      at += 4 + text.length;
    }
    const ok = engine.run() === 1;
    const start = engine.answer();
    const answer = decoder.decode(new Uint8Array(engine.memory.buffer, start, engine.answer_length()).slice(3));
    const [text, ...parts] = answer.split(/^--- /m);
    const written = Object.fromEntries(parts.map((part) => {
      const end = part.indexOf("\n");
      return [part.slice(0, end), part.slice(end + 1)];
    }));
    return { ok, text, files: written };
  };
}
