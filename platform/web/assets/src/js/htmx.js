import htmx from 'htmx.org'

// The policy of the pages forbids inline styles and evaluated text, so htmx must not try. Answers come from this site only.
Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  scrollBehavior: 'auto',
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '422', swap: true }, // the form again, with what was wrong beside each field
    { code: '[45]..', swap: false, error: true },
  ],
})

// A refused or failed request without a fragment to show: send the form the plain way, so that the person sees a page that explains.
document.addEventListener('htmx:responseError', resend)
document.addEventListener('htmx:sendError', resend)

function resend(event) {
  const form = event.detail.elt.closest('form')
  if (form !== null) form.submit()
}
