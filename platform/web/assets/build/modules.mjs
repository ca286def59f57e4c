import { join } from 'node:path'
import { build } from 'esbuild'
import { MODULES } from './browsers.mjs'

/** Bundles each script of src/js that a page may name. Everything works without them. */
export async function modules({ src, packages }, bundle) {
  for (const name of ['arengo', 'map']) {
    const { outputFiles } = await build({
      entryPoints: [join(src, `js/${name}.js`)], bundle: true, write: false, format: 'esm', minify: true, target: MODULES,
      nodePaths: [packages], legalComments: 'none', charset: 'utf8',
    })
    bundle.add(`${name}.js`, outputFiles[0].contents)
  }
}
