const DELAY = 400

/**
 * Nothing typed is lost: <form data-draft="proposal-new"> keeps what is typed in this tab until it is sent, and puts it back after a
 * reload, an expired session or a wrong click. Only in this tab (sessionStorage): a public computer must not keep anyone's text.
 * A [data-draft-note] inside the form is shown when something was put back; its [data-draft-discard] button starts afresh.
 */
export function drafts(root) {
  for (const form of root.querySelectorAll('form[data-draft]')) keep(form)
}

function keep(form) {
  const key = `draft:${form.dataset.draft}:${location.pathname}`
  const stored = read(key)
  // A form that came back with errors holds newer text than the draft.
  if (stored !== null && form.querySelector('[aria-invalid]') === null && restore(form, stored)) showNote(form, key)

  let dirty = false
  let timer = 0
  form.addEventListener('input', () => {
    dirty = true
    clearTimeout(timer)
    timer = setTimeout(() => write(key, values(form)), DELAY)
  })
  form.addEventListener('submit', () => {
    dirty = false
    clearTimeout(timer)
    write(key, values(form)) // kept until the page after it loads without this form
  })
  window.addEventListener('beforeunload', event => {
    if (dirty) event.preventDefault()
  })
}

function fields(form) {
  return [...form.elements].filter(field =>
    field.name !== '' && (field.tagName === 'TEXTAREA' || field.tagName === 'SELECT' || ['text', 'search', 'number', 'url', 'date', 'datetime-local'].includes(field.type)))
}

function values(form) {
  return Object.fromEntries(fields(form).map(field => [field.name, field.value]))
}

function restore(form, stored) {
  let restored = false
  for (const field of fields(form)) {
    const value = stored[field.name]
    if (typeof value !== 'string' || value === field.value) continue
    field.value = value
    restored = true
  }
  return restored
}

function showNote(form, key) {
  const note = form.querySelector('[data-draft-note]')
  if (note === null) return
  note.hidden = false
  const discard = note.querySelector('[data-draft-discard]')
  if (discard === null) return
  discard.addEventListener('click', () => {
    sessionStorage.removeItem(key)
    form.reset()
    note.hidden = true
  })
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key))
  } catch {
    return null
  }
}

function write(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the form itself still holds the text.
  }
}
