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
    const answer = new Uint8Array(engine.memory.buffer, engine.answer(), engine.answer_length());
    const lengths = new DataView(answer.buffer, answer.byteOffset, answer.length);
    const parts = [];
    for (let place = 0; place < answer.length; ) {
      const end = place + 4 + lengths.getUint32(place, true);
      parts.push(decoder.decode(answer.subarray(place + 4, end)));
      place = end;
    }
    const [text, ...rest] = parts;
    const written = {};
    for (let i = 0; i < rest.length; i += 2) written[rest[i]] = rest[i + 1];
    return { ok, text, files: written };
  };
}
