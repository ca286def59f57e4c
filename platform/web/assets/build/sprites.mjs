import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The icons named in src/icons.txt, out of Bootstrap Italia's sprite; their ids lose the prefix `it-`. */
export async function icons({ src, packages }, bundle) {
  const sprite = readFileSync(join(packages, 'bootstrap-italia/dist/svg/sprites.svg'), 'utf8')
  const symbols = new Map([...sprite.matchAll(/<symbol[^>]*\bid="it-([^"]+)"[\s\S]*?<\/symbol>/g)].map(([text, id]) => [id, text]))
  const wanted = readFileSync(join(src, 'icons.txt'), 'utf8').split('\n').filter(line => line !== '' && !line.startsWith('#'))
  const unknown = wanted.filter(id => !symbols.has(id))
  if (unknown.length > 0) throw new Error(`not in the sprite of Bootstrap Italia: ${unknown.join(', ')}`)
  const body = wanted.sort().map(id => symbols.get(id).replace(`id="it-${id}"`, `id="${id}"`).replace(/>\s+</g, '><')).join('')
  bundle.add('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${body}</svg>`)
}

/** Our own drawings: signs of proposals, crests, skylines. */
export async function signs({ src }, bundle) {
  const text = readFileSync(join(src, 'signs.svg'), 'utf8').replace(/<!--[\s\S]*?-->/g, '').replace(/\n\s*/g, '')
  bundle.add('signs.svg', text)
}
