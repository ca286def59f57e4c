// Lists that are put in order by dragging: the buttons that move one place stay, for keyboards and without this script.
export function sortables(root) {
  for (const form of root.querySelectorAll('form[data-sortable]')) sortable(form)
}

function sortable(form) {
  let dragged = null
  let before = ''
  const order = () => new FormData(form).getAll('order').join()
  for (const item of form.querySelectorAll('.a-ordered > li')) item.draggable = true
  form.addEventListener('dragstart', (event) => {
    dragged = event.target.closest?.('.a-ordered > li') ?? null
    if (!dragged) return
    before = order()
    event.dataTransfer.effectAllowed = 'move'
    // an item is what is dragged, also when the pointer took it by its link
    event.dataTransfer.setData('text/plain', '')
    dragged.classList.add('is-dragged')
  })
  form.addEventListener('dragover', (event) => {
    const over = event.target.closest?.('.a-ordered > li')
    if (!dragged || !over || over.parentNode !== dragged.parentNode) return
    event.preventDefault()
    const { top, height } = over.getBoundingClientRect()
    if (over !== dragged) over[event.clientY < top + height / 2 ? 'before' : 'after'](dragged)
  })
  form.addEventListener('drop', (event) => {
    if (dragged) event.preventDefault()
  })
  form.addEventListener('dragend', () => {
    dragged?.classList.remove('is-dragged')
    dragged = null
    if (order() !== before) form.submit()
  })
}
