// A word's meaning that opened on focus closes with Escape, so that it never covers what somebody wants to read.
export function terms(root) {
  root.addEventListener('keydown', (event) => {
    const word = event.key === 'Escape' && root.activeElement?.closest?.('.a-term')
    if (word) root.activeElement.blur()
  })
}
