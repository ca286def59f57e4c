/**
 * Asks before a form is sent: <form data-confirm="Are you sure …?" data-yes="Delete" data-no="Keep">. Without a script the form goes
 * to the server at once, which asks on a page of its own where it matters.
 */
export function confirmations(root) {
  root.addEventListener('submit', event => {
    const form = event.target
    if (form.dataset.confirm === undefined || form.dataset.confirmed !== undefined) return
    if (typeof HTMLDialogElement !== 'function') return
    event.preventDefault()
    event.stopPropagation()
    ask(form, event.submitter)
  }, true)
}

function ask(form, submitter) {
  const dialog = document.createElement('dialog')
  dialog.className = 'a-dialog'
  const question = document.createElement('p')
  question.textContent = form.dataset.confirm
  const yes = button('btn btn-primary', form.dataset.yes)
  const no = button('btn btn-link', form.dataset.no)
  const row = document.createElement('p')
  row.className = 'a-row mb-0'
  row.append(yes, no)
  dialog.append(question, row)
  document.body.append(dialog)
  dialog.addEventListener('close', () => dialog.remove())
  no.addEventListener('click', () => dialog.close())
  yes.addEventListener('click', () => {
    dialog.close()
    form.dataset.confirmed = ''
    form.requestSubmit(submitter)
    delete form.dataset.confirmed
  })
  dialog.showModal()
}

function button(className, text) {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = className
  element.textContent = text
  return element
}
