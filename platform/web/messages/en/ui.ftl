# The frame of every page.
ui-skip = Skip to content
ui-nav = Main menu
ui-nav-short = Menu
ui-menu = Menu
ui-crumbs = Path
ui-log-in = Log in
ui-log-out = Log out
ui-inbox = Notifications
ui-inbox-new = new
ui-me = Your activity and your data
ui-admin = Administration
ui-admin-nav-short = Administration, short menu
ui-admin-account = Your account: { $name }
ui-admin-public = See it as everyone does
ui-to-do = to do
ui-foot-title = Rules and safeguards
ui-foot-made = Made with Arengo, free software
ui-plain-line = Deciding together
ui-demo-label = Demonstration
ui-demo-title = This is a demonstration.
ui-demo-text = People, proposals and votes are invented. Try everything: nothing leaves this place.
ui-demo-mail = Read the mail

# Errors.
ui-error-status = Error { $status }
ui-error-code = Code for our help desk:
ui-error-resend = Send it again

# Forms.
ui-form-optional = (optional)
ui-form-error = Error:
ui-form-errors = { $count ->
    [one] There is one thing to fix
   *[other] There are { $count } things to fix
  }
ui-picture = Picture
ui-picture-choose = Choose a picture
ui-picture-change = Choose another
ui-picture-help = JPEG, PNG or WebP, at most 10 MB. We remove where and when it was taken.
ui-picture-alt = What it shows
ui-picture-alt-help = In a few words, for those who do not see the picture.
ui-picture-remove = Remove this picture
ui-draft-restored = We put back what you were writing.
ui-draft-discard = Start afresh

# Lists.
ui-pages = Pages
ui-page-previous = Previous page
ui-page-next = Next page
ui-chip-remove = remove this filter
ui-filter = { $active ->
    [0] Filter
   *[other] Filter ({ $active } active)
  }
ui-number = no. { $number }
ui-number-place = no. { $number }, { $place }
ui-comments = { $count ->
    [one] 1 comment
   *[other] { $count } comments
  }
ui-numbers = The numbers in a table
ui-table = Table: { $caption }

# The phase line.
ui-phase-past = Phase { $number }, over:
ui-phase-now = Phase { $number }, under way:
ui-phase-next = Phase { $number }, still to begin:
ui-strip-label = Where the process stands
ui-strip-now = Phase { $number } of { $total }: { $title }
ui-strip-phase = phase { $number } of { $total }.
ui-strip-none = { $total ->
    [one] One phase
   *[other] { $total } phases
  }, none under way
ui-step-past = done
ui-step-now = under way
ui-step-next = to do

# Supports.
ui-count-supports = { $count ->
    [one] support
   *[other] supports
  }
ui-count-reached = Has passed the { $threshold } it needs
ui-count-missing = { $missing ->
    [one] 1 more to reach { $threshold }
   *[other] { $missing } more to reach { $threshold }
  }
ui-count-image = { $count ->
    [one] 1 support
   *[other] { $count } supports
  }; it needs { $threshold }
ui-count-hidden = Supports are shown when the phase ends, so that nobody chooses by looking at others.
ui-support-ready = Support
ui-support-ready-words = One support each. You can take it back while the phase is open.
ui-support-ready-left = { $left ->
    [one] You have 1 support left of { $allowed }.
   *[other] You have { $left } supports left of { $allowed }.
  }
ui-support-given = You support it
ui-support-given-words = Your support is recorded. Press again to take it back.
ui-support-given-until = Your support is recorded. You can take it back until { $until } by pressing again.
ui-support-given-left = { $left ->
    [0] You have none left.
    [one] You have 1 left.
   *[other] You have { $left } left.
  }
ui-support-login-words = We ask you to log in, then you come back here.
ui-support-used-up = No supports left: { $allowed } of { $allowed }
ui-support-used-up-words = Take one back to support this one.
ui-support-mine = Your supports
ui-support-early = Opens { $opens }
ui-support-early-words = When it opens, the button appears here.
ui-support-closed = Supporting is closed
ui-support-closed-count = { $count ->
    [one] Closed with 1 support
   *[other] Closed with { $count } supports
  }
ui-support-closed-words = The support phase is over.
ui-support-not-entitled = You cannot support
ui-support-explain = Who can, and how to be recognised
ui-support-failed = Try again
ui-support-failed-words = Your support was not recorded. Nothing is lost.

# The answer of the administration.
ui-answer-title = The administration answers
ui-answer-cost = Cost estimated by the offices:

# The ballot.
ui-ballot-read = Read
ui-ballot-over = { $over } more than you have left
ui-cart-title = Your choice
ui-cart-left = still to use
ui-cart-over = too much: take out a project
ui-cart-of = { $limit ->
    [one] chosen, of 1
   *[other] chosen, at most { $limit }
  }
ui-cart-too-many = chosen, but at most { $limit }: take some out
ui-cart-count = { $count ->
    [one] { $shown } project
   *[other] { $shown } projects
  }
ui-cart-whole = of { $whole }
ui-cart-bar = You have used { $used } of { $whole }

# The result.
ui-votes = { $count ->
    [one] <strong>1</strong> vote
   *[other] <strong>{ $count }</strong> votes
  }
ui-costs = costs
ui-why-not = Why was it not chosen?

# Checklist of the administration.
ui-todo-done = Done:
ui-todo-open = To do:
ui-todo-later = Later:

# Maps.
ui-map-legend = Where
ui-map-help = Press on the map where it is. With the keyboard: move the map with the arrow keys and press Enter to mark its middle.
ui-map-fields = Type the coordinates
ui-map-lat = Latitude
ui-map-lng = Longitude
ui-map-in = Zoom in
ui-map-out = Zoom out
ui-map-pin = The chosen point
ui-parts = Parts of the process
ui-order-up = Move up: { $title }
ui-order-down = Move down: { $title }

# A text that is not there in the reader's language.
ui-only-in = { $language ->
    [it] This text is only in Italian.
    [en] This text is only in English.
    [fr] This text is only in French.
    [de] This text is only in German.
    [es] This text is only in Spanish.
   *[other] This text is only in another language.
  }
ui-some-only-in = { $language ->
    [it] Some of these texts are only in Italian.
    [en] Some of these texts are only in English.
    [fr] Some of these texts are only in French.
    [de] Some of these texts are only in German.
    [es] Some of these texts are only in Spanish.
   *[other] Some of these texts are only in another language.
}
