// The one script that every page loads. Each part finds its own elements and leaves the page usable if it fails.
import './htmx.js'
import { ballots } from './ballot.js'
import { comboboxes } from './combobox.js'
import { confirmations } from './confirm.js'
import { drafts } from './draft.js'
import { column, menus } from './menu.js'
import { printing } from './print.js'
import { sortables } from './sortable.js'
import { terms } from './term.js'

for (const part of [menus, column, ballots, comboboxes, confirmations, drafts, printing, sortables, terms]) {
  try {
    part(document)
  } catch (error) {
    console.error(error)
  }
}
