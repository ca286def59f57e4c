// Builds platform/web/assets/dist from src. Every file carries a hash of its content in its name; manifest.json maps the plain name
// to it. The same sources and the same package-lock.json give the same bytes.
//
//   node build.mjs           writes dist
//   node build.mjs --check   writes nothing; fails and names the files when dist differs from the sources
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Bundle } from './bundle.mjs'
import { fonts } from './fonts.mjs'
import { licences } from './licences.mjs'
import { modules } from './modules.mjs'
import { icons, signs } from './sprites.mjs'
import { styles } from './styles.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const paths = { src: join(here, '../src'), dist: join(here, '../dist'), packages: join(here, 'node_modules') }

const bundle = new Bundle()
await icons(paths, bundle)
await signs(paths, bundle)
const faces = await fonts(paths, bundle)
await styles(paths, bundle, faces)
await modules(paths, bundle)
bundle.add('favicon.svg', readFileSync(join(paths.src, 'favicon.svg')))
licences(paths, bundle)
const files = bundle.files()

if (process.argv.includes('--check')) check(files)
else write(files)

function write(files) {
  rmSync(paths.dist, { recursive: true, force: true })
  mkdirSync(paths.dist, { recursive: true })
  for (const [name, content] of files) writeFileSync(join(paths.dist, name), content)
  const size = [...files.values()].reduce((sum, content) => sum + content.length, 0)
  console.log(`${files.size} files, ${Math.round(size / 1024)} kB`)
}

function check(files) {
  const present = new Set(readdirSync(paths.dist))
  const wrong = []
  for (const [name, content] of files) {
    if (!present.delete(name)) wrong.push(`missing: ${name}`)
    else if (!readFileSync(join(paths.dist, name)).equals(content)) wrong.push(`different: ${name}`)
  }
  for (const name of present) wrong.push(`not built from the sources: ${name}`)
  if (wrong.length > 0) {
    console.error(`platform/web/assets/dist is out of date; run cargo xtask assets\n${wrong.join('\n')}`)
    process.exit(1)
  }
  console.log(`${files.size} files as built`)
}
