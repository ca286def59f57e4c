import { join } from 'node:path'
import { transform } from 'esbuild'
import { compile } from 'sass'
import { STYLES } from './browsers.mjs'

// Deprecations in Bootstrap Italia's own sources.
const QUIET = ['import', 'global-builtin', 'color-functions', 'slash-div', 'abs-percent', 'if-function']

/** Compiles src/css/arengo.scss, with the fonts, and src/css/map.scss. */
export async function styles({ src, packages }, bundle, faces) {
  const options = { loadPaths: [packages, join(packages, 'leaflet/dist')], silenceDeprecations: QUIET, quietDeps: true, charset: false }
  const own = compile(join(src, 'css/arengo.scss'), options).css
  bundle.add('arengo.css', await small(faces + own))
  const map = compile(join(src, 'css/map.scss'), options).css
  bundle.add('map.css', await small(map.replace(PICTURES, '')))
}

/** Rules for Leaflet's own pictures and for a browser of 2006: we use neither. */
const PICTURES = /[^{}]*\{[^{}]*url\((images|#default)[^{}]*\}/g

async function small(css) {
  const { code } = await transform(css, { loader: 'css', minify: true, target: STYLES, legalComments: 'none' })
  return code
}
