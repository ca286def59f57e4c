// Loaded by pages that show a map. A map never stands alone: the list beside it, or the fields under it, say the same. So what draws it,
// three times as heavy as everything else on the page, is fetched only when a map comes near the screen.
const NEAR = '200px'

const near = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue
    near.unobserve(target)
    import(ATLAS).then(({ draw }) => draw(target))
  }
}, { rootMargin: NEAR })

for (const element of document.querySelectorAll('[data-map]')) {
  element.hidden = false
  near.observe(element)
}
