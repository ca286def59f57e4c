// Suggestions under a search field (WAI-ARIA combobox with list): arrows choose, Enter opens, Escape closes. The field
// alone is enough without any of this.
export function comboboxes(root) {
  for (const box of root.querySelectorAll('[data-combobox]')) combobox(box)
}

function combobox(box) {
  const field = box.querySelector('input')
  const options = () => [...box.querySelectorAll('[role=option]')]
  let chosen = -1

  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-expanded', 'false')

  function choose(next) {
    const all = options()
    chosen = all.length === 0 ? -1 : (next + all.length) % all.length
    all.forEach((option, at) => option.setAttribute('aria-selected', String(at === chosen)))
    if (chosen < 0) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', all[chosen].id)
  }

  function close() {
    box.querySelector('[role=listbox]')?.remove()
    field.setAttribute('aria-expanded', 'false')
    field.removeAttribute('aria-controls')
    choose(-1)
    chosen = -1
  }

  box.addEventListener('htmx:afterSwap', () => {
    chosen = -1
    field.removeAttribute('aria-activedescendant')
    const list = box.querySelector('[role=listbox]')
    field.setAttribute('aria-expanded', String(list !== null))
    if (list === null) field.removeAttribute('aria-controls')
    else field.setAttribute('aria-controls', list.id)
  })

  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
    else if (options().length === 0) return
    else if (event.key === 'ArrowDown') choose(chosen + 1)
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? options().length - 1 : chosen - 1)
    else if (event.key === 'Enter' && chosen >= 0) location.assign(options()[chosen].dataset.href)
    else return
    event.preventDefault()
  })

  // Before the field loses the focus, and with it the list.
  box.addEventListener('mousedown', (event) => {
    const option = event.target.closest('[role=option]')
    if (option !== null) location.assign(option.dataset.href)
  })
  field.addEventListener('blur', close)
}
