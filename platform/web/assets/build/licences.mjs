import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const PARTS = [
  ['Bootstrap Italia (parts of its style sheets, its icons)', 'bootstrap-italia/LICENSE'],
  ['Titillium Web (font)', 'bootstrap-italia/dist/fonts/Titillium_Web/OFL.txt'],
  ['Lora (font)', 'bootstrap-italia/dist/fonts/Lora/OFL.txt'],
  ['Roboto Mono (font)', 'bootstrap-italia/dist/fonts/Roboto_Mono/LICENSE.txt'],
  ['htmx', 'htmx.org/LICENSE'],
  ['Leaflet', 'leaflet/LICENSE'],
]

/** The licences of what is inside the built files, as those licences ask. */
export function licences({ packages }, bundle) {
  const text = PARTS.map(([title, file]) => {
    const licence = readFileSync(join(packages, file), 'utf8').replaceAll('\r\n', '\n').trim()
    return `${title}\n${'='.repeat(title.length)}\n\n${licence}\n`
  })
  bundle.add('licences.txt', text.join('\n\n'))
}
