/** The column of the administration scrolls by itself: the page one is on should be seen in it. */
export function column(root) {
  const current = root.querySelector('.a-side-nav > nav [aria-current]')
  const box = current?.closest('.a-side-nav')
  if (!box) return
  const below = current.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom
  if (below > 0) box.scrollTop += below + 64
}

/** Menus are <details>: closed by Escape (the focus goes back to the word "Menu") and by a click beside them. */
export function menus(root) {
  for (const menu of root.querySelectorAll('details.a-menu, details.a-me, .a-side-nav > details')) {
    menu.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !menu.open) return
      menu.open = false
      menu.querySelector('summary').focus()
    })
    root.addEventListener('click', event => {
      if (menu.open && !menu.contains(event.target)) menu.open = false
    })
  }
}
