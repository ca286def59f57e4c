import { createHash } from 'node:crypto'

/** The files to write, by hashed name, and the manifest that finds them. */
export class Bundle {
  #files = new Map()
  #manifest = new Map()

  /** Adds a file under its plain name and returns its hashed name: `arengo.css` → `arengo-1f2e3d4c5b.css`. */
  add(name, content) {
    const bytes = Buffer.from(content)
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
    const dot = name.lastIndexOf('.')
    const hashed = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`
    this.#files.set(hashed, bytes)
    this.#manifest.set(name, hashed)
    return hashed
  }

  /** All files with the manifest, in a fixed order. */
  files() {
    const sorted = [...this.#manifest].sort(([a], [b]) => (a < b ? -1 : 1))
    const manifest = Buffer.from(JSON.stringify(Object.fromEntries(sorted), null, 2) + '\n')
    return new Map([...this.#files, ['manifest.json', manifest]])
  }
}
