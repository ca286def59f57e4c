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
