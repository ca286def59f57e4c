const SVG = 'http://www.w3.org/2000/svg'

/**
 * The running total of a ballot: <form data-ballot data-currency="EUR" data-budget="12000000" data-limit="3">, budget in minor units, both
 * limits optional. Rows are checkboxes with data-cost and data-title. The sentences come with the page, as data-… of the cart.
 * Being over is allowed while choosing and said in euros; the server refuses it at review.
 */
export function ballots(root) {
  for (const form of root.querySelectorAll('form[data-ballot]')) new Ballot(form).start()
}

class Ballot {
  constructor(form) {
    this.form = form
    this.cart = form.querySelector('[data-cart]')
    this.rows = [...form.querySelectorAll('input[data-cost]')]
    this.budget = form.dataset.budget === undefined ? null : Number(form.dataset.budget)
    this.limit = form.dataset.limit === undefined ? null : Number(form.dataset.limit)
    this.number = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: true })
    this.currency = form.dataset.currency
  }

  start() {
    if (this.cart === null) return
    for (const element of this.form.querySelectorAll('[data-without-script]')) element.hidden = true
    this.form.addEventListener('change', () => this.show())
    window.addEventListener('pageshow', () => this.show()) // the browser may put choices back
    this.show()
  }

  show() {
    const chosen = this.rows.filter(row => row.checked)
    const used = chosen.reduce((sum, row) => sum + Number(row.dataset.cost), 0)
    this.showList(chosen)
    this.showSums(chosen.length, used)
    if (this.budget !== null) {
      this.showBar(chosen, used)
      this.showRows(this.budget - used)
    }
    this.cart.classList.toggle('is-over', this.isOver(chosen.length, used))
  }

  isOver(count, used) {
    return (this.budget !== null && used > this.budget) || (this.limit !== null && count > this.limit)
  }

  showList(chosen) {
    const list = this.cart.querySelector('[data-cart-list]')
    if (list === null) return
    list.replaceChildren(...chosen.map(row => {
      const item = document.createElement('li')
      const title = span(row.dataset.title)
      if (row.dataset.lang) title.lang = row.dataset.lang
      item.append(title, span(this.money(Number(row.dataset.cost)), 'a-euro'))
      return item
    }))
  }

  showSums(count, used) {
    const text = this.cart.dataset
    if (this.budget !== null) {
      const left = this.budget - used
      this.set('[data-cart-left]', this.money(Math.abs(left)))
      this.set('[data-cart-left-words]', left < 0 ? text.overWords : text.leftWords)
      this.set('[data-cart-used]', `${this.count(count)}, ${this.money(used)}`)
    } else {
      this.set('[data-cart-left]', this.number.format(count))
      if (this.limit !== null) this.set('[data-cart-left-words]', count > this.limit ? text.overWords : text.leftWords)
    }
  }

  showBar(chosen, used) {
    const bar = this.cart.querySelector('[data-cart-bar]')
    if (bar === null) return
    const whole = Math.max(this.budget, used, 1)
    let at = 0
    const parts = chosen.map(row => {
      const share = Number(row.dataset.cost) / whole * 100
      const part = rect({ x: `${at.toFixed(2)}%`, width: `${share.toFixed(2)}%`, height: '100%', fill: 'currentColor', stroke: '#fff', 'stroke-width': 3 })
      at += share
      return part
    })
    const limit = rect({ width: `${(this.budget / whole * 100).toFixed(2)}%`, height: '100%', fill: 'none', stroke: '#17212b', 'stroke-width': 4 })
    bar.replaceChildren(rect({ width: '100%', height: '100%', fill: '#fff' }), ...parts, limit)
    bar.setAttribute('aria-label', this.cart.dataset.barWords.replace('{used}', this.money(used)).replace('{whole}', this.money(this.budget)))
  }

  showRows(left) {
    for (const row of this.rows) {
      const words = row.closest('.a-vote').querySelector('[data-over]')
      if (words === null) continue
      const over = Number(row.dataset.cost) - left
      words.hidden = row.checked || over <= 0
      words.textContent = this.cart.dataset.rowOver.replace('{over}', this.money(over))
    }
  }

  set(selector, text) {
    const element = this.cart.querySelector(selector)
    if (element !== null && element.textContent !== text) element.textContent = text
  }

  count(n) {
    const form = new Intl.PluralRules(document.documentElement.lang).select(n)
    const words = form === 'one' ? this.cart.dataset.countOne : this.cart.dataset.countOther
    return words.replace('{n}', this.number.format(n))
  }

  /** As the server writes it: whole euros without cents. */
  money(minor) {
    const whole = minor % 100 === 0
    const digits = whole ? 0 : 2
    return new Intl.NumberFormat(document.documentElement.lang, {
      style: 'currency', currency: this.currency, useGrouping: true, minimumFractionDigits: digits, maximumFractionDigits: digits,
    }).format(minor / 100)
  }
}

function span(text, className = '') {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}

function rect(attributes) {
  const element = document.createElementNS(SVG, 'rect')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}
