import { join } from 'node:path'
import { build } from 'esbuild'
import { MODULES } from './browsers.mjs'

/** Bundles each script of src/js that a page may name, and the one that map.js fetches when it is needed. Everything works without them. */
export async function modules(paths, bundle) {
  bundle.add('arengo.js', await script(paths, 'arengo'))
  const atlas = bundle.add('atlas.js', await script(paths, 'atlas'))
  bundle.add('map.js', await script(paths, 'map', { define: { ATLAS: JSON.stringify(`./${atlas}`) }, external: ['./atlas-*'] }))
}

async function script({ src, packages }, name, more = {}) {
  const { outputFiles } = await build({
    entryPoints: [join(src, `js/${name}.js`)], bundle: true, write: false, format: 'esm', minify: true, target: MODULES,
    nodePaths: [packages], legalComments: 'none', charset: 'utf8', ...more,
  })
  return outputFiles[0].contents
}
