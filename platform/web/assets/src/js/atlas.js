// Draws maps; loaded by map.js when one of them comes near the screen.
import * as L from 'leaflet/dist/leaflet-src.esm.js'

const PIN = '<svg viewBox="0 0 44 56" aria-hidden="true"><path d="M22 54C17 42 3 36 3 21a19 19 0 0 1 38 0c0 15-14 21-19 33Z"/></svg>'

/** Pins stand apart by their whole width or by more than half their height, pixels: a finger finds the head of each. */
const APART = { across: 44, along: 32 }

/** The pins of a whole map keep clear of its buttons, and are whole at its edges; pixels. */
const MARGIN = { paddingTopLeft: [80, 64], paddingBottomRight: [32, 24], maxZoom: 18 }

/** Draws the map of an element. */
export function draw(element) {
  if (element.dataset.map === 'pick') pick(element)
  else list(element)
}

/** An empty map: tiles only when the organisation has a source for them (data-tiles, data-attribution). */
function open(element) {
  const { lat, lng, zoom, tiles, attribution, zoomIn, zoomOut } = element.dataset
  const map = L.map(element, { scrollWheelZoom: false, zoomControl: false, attributionControl: true, maxZoom: 19 }).setView([Number(lat), Number(lng)], Number(zoom ?? 14))
  map.attributionControl.setPrefix(false)
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map)
  if (tiles) L.tileLayer(tiles, { attribution, maxZoom: 19 }).addTo(map)
  return map
}

/** Shows every [data-point] of the page (data-lat, data-lng, data-number, data-title, data-href) as a pin that leads to it. */
function list(element) {
  const map = open(element)
  const points = [...document.querySelectorAll('[data-point]')].map(({ dataset }) => ({
    at: [Number(dataset.lat), Number(dataset.lng)],
    number: dataset.number,
    title: dataset.title,
    href: dataset.href,
    selected: dataset.selected !== undefined,
  }))
  const bounds = points.map(point => point.at)
  const pins = L.layerGroup().addTo(map)
  const draw = () => {
    pins.clearLayers()
    for (const near of groups(map, points)) pins.addLayer(near.length === 1 ? one(near[0]) : many(map, near))
  }
  const fit = () => {
    if (bounds.length > 1) map.fitBounds(bounds, { ...MARGIN, animate: false })
    else if (bounds.length === 1) map.setView(bounds[0], 16, { animate: false })
    draw()
  }
  fit()
  map.on('zoomend', draw)
  fitsItsBox(map, fit)
}

/** Shows every pin again when the box changes, for example when a phone is turned, until somebody has moved the map. */
function fitsItsBox(map, fit) {
  let moved = false
  const box = map.getContainer()
  for (const touch of ['pointerdown', 'keydown']) box.addEventListener(touch, () => { moved = true })
  new ResizeObserver(() => {
    map.invalidateSize({ animate: false, pan: moved })
    if (!moved) fit()
  }).observe(box)
}

/** Points so near to each other on the screen that their pins could not be pressed apart; as near as one can get, all are apart. */
function groups(map, points) {
  if (map.getZoom() >= map.getMaxZoom()) return points.map(point => [point])
  const found = []
  for (const point of points) {
    const place = map.latLngToLayerPoint(point.at)
    const near = found.find(group => meet(place, group.place))
    if (near) near.points.push(point)
    else found.push({ place, points: [point] })
  }
  return found.map(group => group.points)
}

/** Whether two pins would hide each other's heads; a pin further down stands in front. */
function meet(a, b) {
  return Math.abs(a.x - b.x) < APART.across && Math.abs(a.y - b.y) < APART.along
}

/** The pin of one point, which leads to it. */
function one({ at, number, title, href, selected }) {
  const marker = L.marker(at, { icon: pin(number, selected), alt: title, title })
  if (href) marker.on('click', () => location.assign(href))
  return marker
}

/** One pin for several points, which says how many and shows them from nearer by. */
function many(map, near) {
  const title = near.map(point => point.title).join(' · ')
  const marker = L.marker(near[0].at, { icon: pin(`+${near.length}`, near.some(point => point.selected)), alt: title, title })
  const box = L.latLngBounds(near.map(point => point.at))
  return marker.on('click', () => map.setView(box.getCenter(), Math.max(map.getBoundsZoom(box.pad(0.3)), map.getZoom() + 1)))
}

/** Writes the chosen point into the fields data-lat-field and data-lng-field; the arrow keys move the map, Enter sets its middle. */
function pick(element) {
  const map = open(element)
  const lat = document.getElementById(element.dataset.latField)
  const lng = document.getElementById(element.dataset.lngField)
  let marker = null
  const set = at => {
    if (marker === null) {
      marker = L.marker(at, { icon: pin('', true), draggable: true, alt: element.dataset.pinTitle, title: element.dataset.pinTitle }).addTo(map)
      marker.on('dragend', () => write(marker.getLatLng()))
    }
    marker.setLatLng(at)
  }
  const write = at => {
    lat.value = at.lat.toFixed(6)
    lng.value = at.lng.toFixed(6)
    lat.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const read = () => {
    if (lat.value === '' || lng.value === '') return
    const [y, x] = [lat, lng].map(field => Number(field.value.replace(',', '.')))
    if (!Number.isFinite(y) || !Number.isFinite(x)) return
    const at = L.latLng(y, x)
    set(at)
    map.panTo(at)
  }
  map.on('click', ({ latlng }) => { set(latlng); write(latlng) })
  element.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.target !== element) return
    event.preventDefault()
    const at = map.getCenter()
    set(at)
    write(at)
  })
  lat.addEventListener('change', read)
  lng.addEventListener('change', read)
  read()
}

function pin(number, selected) {
  const label = document.createElement('span')
  label.textContent = number ?? ''
  return L.divIcon({ className: selected ? 'a-pin is-now' : 'a-pin', html: PIN + label.outerHTML, iconSize: [44, 56], iconAnchor: [22, 54] })
}
