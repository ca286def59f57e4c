import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import subset from 'subset-font'

// The eight faces of the design language, of the files that Bootstrap Italia ships. Each is cut in two: western Latin, which every
// page needs, and the rest of Latin (ă, č, ł, ő …), which a browser fetches only when a page holds such a letter.
const FACES = [
  ['Titillium Web', 400, 'normal', 'Titillium_Web/titillium-web-v10-latin-ext_latin-regular', 'titillium-400'],
  ['Titillium Web', 400, 'italic', 'Titillium_Web/titillium-web-v10-latin-ext_latin-italic', 'titillium-400-italic'],
  ['Titillium Web', 600, 'normal', 'Titillium_Web/titillium-web-v10-latin-ext_latin-600', 'titillium-600'],
  ['Titillium Web', 700, 'normal', 'Titillium_Web/titillium-web-v10-latin-ext_latin-700', 'titillium-700'],
  ['Lora', 400, 'normal', 'Lora/lora-v20-latin-ext_latin-regular', 'lora-400'],
  ['Lora', 400, 'italic', 'Lora/lora-v20-latin-ext_latin-italic', 'lora-400-italic'],
  ['Lora', 700, 'normal', 'Lora/lora-v20-latin-ext_latin-700', 'lora-700'],
  ['Roboto Mono', 400, 'normal', 'Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular', 'mono-400'],
  ['Roboto Mono', 700, 'normal', 'Roboto_Mono/roboto-mono-v13-latin-ext_latin-700', 'mono-700'],
]

// What stands in for a face until it has come: fonts that every system has, drawn as wide and as high as ours, so that no line
// breaks elsewhere when ours arrives. Widths are those of an Italian paragraph in our face and in Liberation, which is as wide
// as Arial and Times New Roman; ascent and descent are those of our face, per em.
const SANS = ['Arial', 'Liberation Sans', 'Roboto']
const SANS_BOLD = ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Roboto Bold']
const SERIF = ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif']
const SERIF_BOLD = ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold']
const STAND_INS = [
  ['Titillium Web', 400, SANS, { width: 0.934, ascent: 1.133, descent: 0.388 }],
  ['Titillium Web', 600, SANS_BOLD, { width: 0.885, ascent: 1.133, descent: 0.388 }],
  ['Titillium Web', 700, SANS_BOLD, { width: 0.896, ascent: 1.133, descent: 0.388 }],
  ['Lora', 400, SERIF, { width: 1.154, ascent: 1.006, descent: 0.272 }],
  ['Lora', 700, SERIF_BOLD, { width: 1.122, ascent: 1.006, descent: 0.272 }],
]

const SETS = {
  '': [[0x20, 0x7e], [0xa0, 0xff], [0x152, 0x153], [0x2009, 0x2009], [0x2010, 0x2015], [0x2018, 0x201e], [0x2020, 0x2022],
    [0x2026, 0x2026], [0x202f, 0x202f], [0x2030, 0x2030], [0x2032, 0x2033], [0x2039, 0x203a], [0x20ac, 0x20ac], [0x2122, 0x2122], [0x2212, 0x2212]],
  '-ext': [[0x100, 0x151], [0x154, 0x24f], [0x2c6, 0x2dd], [0x1e00, 0x1eff], [0x20a0, 0x20ab], [0x20ad, 0x20bf]],
}

/** Cuts the fonts, adds them to the bundle and returns the `@font-face` rules. */
export async function fonts({ packages }, bundle) {
  let css = ''
  for (const [family, weight, style, file, name] of FACES) {
    const source = readFileSync(join(packages, 'bootstrap-italia/dist/fonts', `${file}.woff2`))
    for (const [suffix, ranges] of Object.entries(SETS)) {
      const cut = await subset(source, letters(ranges), { targetFormat: 'woff2' })
      const url = bundle.add(`${name}${suffix}.woff2`, cut)
      css += `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:swap;` +
        `src:url("${url}") format("woff2");unicode-range:${ranges.map(range).join(',')}}\n`
    }
  }
  return css + STAND_INS.map(standIn).join('')
}

function standIn([family, weight, names, { width, ascent, descent }]) {
  const percent = part => `${(part * 100).toFixed(1)}%`
  return `@font-face{font-family:"${family} stand-in";font-weight:${weight};src:${names.map(name => `local("${name}")`).join(',')};` +
    `size-adjust:${percent(width)};ascent-override:${percent(ascent / width)};descent-override:${percent(descent / width)};` +
    `line-gap-override:0%}\n`
}

function letters(ranges) {
  let text = ''
  for (const [from, to] of ranges) for (let code = from; code <= to; code++) text += String.fromCodePoint(code)
  return text
}

function range([from, to]) {
  const hex = code => code.toString(16).toUpperCase()
  return from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`
}
