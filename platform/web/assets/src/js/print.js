/** Shows and serves the buttons that only a script can serve: <button type="button" hidden data-print>. */
export function printing(root) {
  for (const button of root.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}
