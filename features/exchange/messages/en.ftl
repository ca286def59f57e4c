exchange-component-title = Exchanges
exchange-view-list = Cards
exchange-view-map = Map
exchange-views = View
exchange-lead = { $cards ->
    [one] One good practice to see on the spot
   *[other] { $cards } good practices to see on the spot
}, { $bodies ->
    [one] offered by one body.
   *[other] offered by { $bodies } bodies.
}
exchange-empty = There is no card here yet
exchange-empty-text = The bodies are writing theirs. Come back in a few days.
exchange-calendar-title = Calendar
exchange-calendar-caption = Calendar of exchanges: a row per month, a column per day. The numbers are those of the cards.
exchange-month = Month
exchange-to-fix = to be set
exchange-print = Print
exchange-to-calendar = Into my calendar
exchange-footnotes = Dates still to be set
exchange-footnote = { $hosts }: { $title }, { $when }
exchange-mark = { $number }, { $title }, { $when }, { $look }
exchange-tentative = { $title } (to be confirmed)
exchange-look-fixed = date set
exchange-look-alt = one of several dates, to be confirmed
exchange-look-pick = chosen among several dates
exchange-look-range = several days in a row
exchange-look-window = day to be set within a period
exchange-look-month = month known, day to be set
exchange-cards = The cards
exchange-shown = { $count ->
    [one] One card
   *[other] { $count } cards
}
exchange-none = No card fits
exchange-none-text = Take a filter away and try again.
exchange-filter-open = { $active ->
    [0] Filter
   *[other] Filter ({ $active })
}
exchange-filter-title = Filter
exchange-filter-search = Search the cards
exchange-filter-body = Hosting body
exchange-filter-theme = Theme
exchange-filter-area = Area
exchange-filter-month = Month
exchange-filter-duration = Duration
exchange-filter-show = Show
exchange-filter-clear = Clear the filters
exchange-duration-one = One day
exchange-duration-two = Two days
exchange-duration-more = Three days or more
exchange-duration-weeks = Weeks
exchange-days = { $min ->
    [one] 1 day
   *[other] { $min } days
}
exchange-days-min = { $min ->
    [one] at least 1 day
   *[other] at least { $min } days
}
exchange-days-range = { $min } to { $max } days
exchange-weeks = { $min ->
    [one] 1 week
   *[other] { $min } weeks
}
exchange-weeks-min = { $min ->
    [one] at least 1 week
   *[other] at least { $min } weeks
}
exchange-weeks-range = { $min } to { $max } weeks
exchange-seats-unknown = ask for seats
exchange-seats = { $count ->
    [one] 1 seat
   *[other] { $count } seats
}
exchange-seats-range = { $min } to { $max } seats
exchange-with = {" "}with{" "}
exchange-or = {" "}or{" "}
exchange-from-to = from { $from } to { $to }
exchange-mode-on-site = on the spot
exchange-mode-workshop = workshop
exchange-mode-webinar = online, live
exchange-all = { $count ->
    [one] See the card
   *[other] See all { $count } cards
}
exchange-all-cards = All cards
exchange-rules = How to take part
exchange-map-label = Map of the hosting bodies
exchange-back = Back
exchange-not-public = This card is not public
exchange-not-public-text = Those who work on it see it.
exchange-how = How it works
exchange-modules = Subjects, one by one
exchange-topics = What is talked about
exchange-follow-up = After the exchange
exchange-aside = Dates and contacts
exchange-when = When
exchange-no-dates = The dates are not decided yet.
exchange-day = Day { $n }
exchange-when-morning = Morning
exchange-when-afternoon = Afternoon
exchange-when-evening = Evening
exchange-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
exchange-hours-min = { $count ->
    [one] at least 1 hour
   *[other] at least { $count } hours
}
exchange-choose = { $count ->
    [one] One of them will be confirmed
   *[other] { $count } of them will be confirmed
}
exchange-pick = { $count ->
    [one] At least one of them is chosen
   *[other] At least { $count } of them are chosen
}
exchange-pick-blocks = { $count ->
    [one] At least one group of days is chosen
   *[other] At least { $count } groups of days are chosen
}
exchange-optional-event = { $part ->
    [morning] There may be an event on the morning of { $day }
    [afternoon] There may be an event on the afternoon of { $day }
    [evening] There may be an event on the evening of { $day }
   *[day] There may be an event on { $day }
}
exchange-conflict = The sources do not say the same
exchange-contacts = Contacts
exchange-contact-kept = Name and contacts are not public.
exchange-contacts-who = Names and addresses are for those who work on the exchange and those who send somebody.
exchange-to-admin = Go to the administration
exchange-fact-duration = Duration
exchange-fact-hours = Hours
exchange-fact-how = In which way
exchange-fact-seats = Seats
exchange-fact-typed = One seat per role
exchange-fact-limits = Limits
exchange-fact-roles = For whom
exchange-limit-total = At most { $count } people in all
exchange-limit-bodies = { $count ->
    [one] One body per session
   *[other] At most { $count } bodies per session
}
exchange-limit-per-body = { $count ->
    [one] One person per body
   *[other] At most { $count } people per body
}
exchange-limit-once = Everybody comes to one session only
exchange-limit-day = Day { $day }: at most { $max } people per date
exchange-min-over-max = The minimum is more than the maximum. Correct one of them.
exchange-typed-not-max = There are { $typed } seats by role: the maximum must be the same.
exchange-typed-and-days = Seats by role and limits by day do not go together. Take one of them away.
exchange-per-day-wrong = A limit by day wants at least one seat, and in all not fewer than per date.
exchange-title-missing = The title is missing. Write what it is about, in a few words.
exchange-hosts-missing = Who hosts is missing. Write at least one body.
exchange-too-many-lines = There are too many lines: at most { $max }.
exchange-dates-wrong = A date does not work. Check that the end comes after the beginning and that there are enough dates.
exchange-duration-wrong = The duration does not work. Write at least 1, and a maximum not below the minimum.
exchange-refused-read = This card is not public.
exchange-refused-review = Cards are published by those who manage the programme.
exchange-refused-configure = The programme is changed by those who manage it.
exchange-refused-oversee = The administration is for those who work on the programme.
exchange-import-not-empty = There are cards here already. A programme is loaded into an empty place.
exchange-import-order = The card { $key } does not follow the order of its body.
exchange-import-twice = The card { $key } is there twice.
exchange-audit-import = Card loaded from a file
exchange-audit-export = Programme downloaded
exchange-table-label = Cards of the programme
exchange-column-card = Card
exchange-column-body = Body
exchange-column-stage = Stage
exchange-table-empty = No card
exchange-table-empty-text = Cards appear here as soon as a body begins one.
exchange-to-public = See the public pages
exchange-export = Download the programme
exchange-stage-draft = Draft
exchange-stage-submitted = To be read
exchange-stage-published = Published
exchange-stage-withdrawn = Withdrawn
exchange-settings-title = Settings of the programme
exchange-settings-saved = The settings are saved.
exchange-field-programme = Title of the programme
exchange-field-subtitle = In one sentence
exchange-field-period = Period
exchange-field-period-help = In words, for example “April to November”.
exchange-field-rules-help = The rules for all cards. They stand under the list.
exchange-field-offer = Hours to accept a seat that became free
exchange-field-offer-help = With 0 the seat goes to the first in line at once.
exchange-save = Save
exchange-source-title = What the source says
exchange-source-lead = List and calendar are made from the cards. Here you see where the printed programme said otherwise.
exchange-source-calendar = The printed calendar
exchange-source-same = It says the same as the cards.
exchange-source-cards = Notes on the cards
exchange-source-index = In the index it was called: { $title }
exchange-source-none = No notes
exchange-source-none-text = The cards have no notes.
exchange-differs-no-card = { $number }, { $card }: the printed calendar has { $when }, the card has not.
exchange-differs-not-printed = { $number }, { $card }: the card has { $when }, the printed calendar has not.
exchange-differs-no-footnote = { $number }, { $card }: the card has { $when } without a day, the printed calendar does not say so.
exchange-refused-draft = Cards are written by those invited for a body of the programme.
exchange-refused-revise = The card is changed by its host, or by those who manage the programme.
exchange-refused-revise-submitted = The card was handed in already: those who manage the programme change it.
exchange-refused-withdrawn = The card is withdrawn and cannot be changed.
exchange-refused-submit-again = The card was handed in already.
exchange-office-missing = The office is missing. Write who receives the colleagues.
exchange-description-missing = The description is missing. Tell of the practice in a few sentences.
exchange-dates-missing = The dates are missing. Write at least when, even if only the month.
exchange-todo-review = { $count ->
    [one] One card to read
   *[other] { $count } cards to read
}
exchange-todo-review-button = Read
exchange-audit-add-body = Body added to the programme
exchange-audit-invite = Person invited for a body
exchange-audit-uninvite = Person removed from a body
exchange-audit-begin = Card begun
exchange-audit-revise = Card changed
exchange-audit-submit = Card handed in
exchange-audit-publish = Card published
exchange-audit-send-back = Card sent back to its author
exchange-audit-withdraw = Card withdrawn
exchange-desk-title = The cards of your body
exchange-desk-open = Write a card, or see how far yours have come
exchange-desk-empty = Your body has no cards yet
exchange-desk-empty-text = Tell of a practice that colleagues from other bodies can come and see.
exchange-new-card = Write a card
exchange-draft-saved = The card is saved.
exchange-submitted = The card is handed in. We write to you when it is public.
exchange-submit-title = Are you done?
exchange-submit-text = Save first. Then hand the card to those who manage the programme: they read and publish it.
exchange-submit = Hand the card in
exchange-save-draft = Save the card
exchange-closed = This card is not changed here
exchange-to-public-card = See the public page
exchange-reason-title = What those who manage the programme wrote
exchange-reason-missing = The reason is missing. Write what is to be changed.
exchange-published-already = The card is public already.
exchange-refused-send-back = This card is with its author already.
exchange-published = The card is public.
exchange-sent-back = Done. The author of the card gets the reason.
exchange-revise = Change the card
exchange-publish-title = Publish the card
exchange-publish-text = It gets its number and enters list and calendar.
exchange-publish = Publish
exchange-send-back-title = Send the card back or withdraw it
exchange-send-back = Send the card back
exchange-field-reason = Reason
exchange-field-reason-help = The author of the card reads it.
exchange-heading-missing = The name of the body is missing. Write for example “Comune di Cesena”.
exchange-heading-taken = This body is there already.
exchange-body-missing = Choose the body you write for.
exchange-email-missing = The address is missing. Write the person’s e-mail.
exchange-dates-unreadable = These dates cannot be read. Write for example 4/3/2027, 11/3/2027.
exchange-bodies-title = Bodies and people
exchange-bodies-lead = Whoever is invited for a body writes its cards and enrols its colleagues.
exchange-bodies-there = The bodies of the programme
exchange-bodies-nobody = Nobody is invited.
exchange-bodies-empty = No body
exchange-bodies-empty-text = Add the first one below.
exchange-body-added = The body is in the programme.
exchange-invited = Invitation sent.
exchange-uninvited = The person writes for this body no more.
exchange-uninvite = Remove
exchange-invite-title = Invite a person
exchange-invite-text = They get a mail. They log in with this address, or register.
exchange-invite = Send the invitation
exchange-add-body-title = Add a body
exchange-add-body = Add
exchange-body-comune = Municipality
exchange-body-unione = Union of municipalities
exchange-body-other = Other public body
exchange-field-heading = Name of the body
exchange-field-heading-help = As the list shows it, for example “Comune di Cesena”.
exchange-field-short-name = Short name
exchange-field-short-name-help = For the calendar, for example “Cesena”.
exchange-field-kind-of-body = What it is
exchange-field-body = Body
exchange-field-email = E-mail
exchange-form-what = The practice
exchange-field-title = Title
exchange-field-short = Short title
exchange-field-short-help = Two or three words for the calendar.
exchange-field-office = Area, sector or office
exchange-field-office-help = Who receives the colleagues.
exchange-no-label = None
exchange-field-description = Description
exchange-field-transfer = How it works, in your own words
exchange-field-days = Day by day
exchange-field-days-help = A line per activity, for example “1 morning: visit to the gardens”.
exchange-field-modules = Subjects with their hours
exchange-field-modules-help = A subject per line, with its hours after a bar: “The call | 3”, or “The call | 3+” for at least 3. Under it, with a dash, what is in it.
exchange-field-lines-help = One per line.
exchange-field-follow-up-help = For example a congress.
exchange-field-duration = How long it is
exchange-field-duration-max = Up to
exchange-field-duration-open = It is the least: it may be longer
exchange-field-unit = Counted in
exchange-unit-day = days
exchange-unit-week = weeks
exchange-field-max = Seats of a session
exchange-field-max-help = Empty means that people ask: you decide later.
exchange-field-min = Least people of a session
exchange-field-total = Most people over all sessions
exchange-field-bodies = Bodies of a session, at most
exchange-field-per-body = People per body, at most
exchange-field-typed-help = One per line with the number first: “1 Head of desk”.
exchange-field-capacity = More about who can come
exchange-field-dates-help = A row per session. Dates with commas: 4/3/2027, 11/3/2027. A month: 3/2027. A period: first and last day. Groups of days: with a bar between them. Where a session is made of several days, a month or a period can be about one of them.
exchange-field-kind = Session { $n }: what you know
exchange-field-dates = Session { $n }: dates
exchange-field-count = Session { $n }: how many are chosen
exchange-kind-fixed = These dates
exchange-kind-alternative = One of these dates
exchange-kind-month = Only the month
exchange-kind-window = A day within a period
exchange-kind-range = All days of a period
exchange-kind-pick = Some of these dates
exchange-field-contact = Contact { $n }
exchange-field-role = Role
exchange-field-role-help = Everybody sees it, for example “Secretary”.
exchange-field-name = Name
exchange-field-phones = Telephone
exchange-field-public = Everybody sees name and addresses
exchange-mail-published = The card is public: { $title }
exchange-mail-published-text = Your card “{ $title }” is in list and calendar.
exchange-mail-to-card = Open the card
exchange-mail-sent-back = To be completed: { $title }
exchange-mail-sent-back-text = Those who manage the programme read “{ $title }” and write: { $reason }
exchange-mail-withdrawn = The card is withdrawn: { $title }
exchange-mail-withdrawn-text = The card “{ $title }” is public no more. The reason: { $reason }
exchange-mail-to-desk = Open the cards of your body
exchange-mail-invited = You are invited: { $title }
exchange-mail-invited-text = You can write cards and enrol colleagues for “{ $body }” in the programme “{ $title }”.
exchange-mail-invited-how = Log in with the address { $email }. Without an account, register with this address and confirm it.
exchange-refused-apply = Colleagues are enrolled by those invited for a body of the programme.
exchange-refused-host = The session belongs to its host, or to those who manage the programme.
exchange-refused-not-public = The card is not public.
exchange-refused-closed = Nobody can enrol in this session any more.
exchange-refused-called-off = This session is called off.
exchange-refused-decided = This request is decided already.
exchange-refused-early = Attendance is noted from the first day on.
exchange-no-seat = There is no seat to give back.
exchange-days-missing = Choose at least one day.
exchange-days-unknown = This day is not among those of the card.
exchange-days-number = There are too many or too few days. See what the card says.
exchange-people-missing = Who comes is missing. Write at least one person with an e-mail.
exchange-people-many = There are too many people: at most { $max }.
exchange-manager-missing = Who agrees is missing. Write the name of the manager.
exchange-manager-email-missing = The manager’s e-mail is missing.
exchange-kind-missing = Choose the seat you ask for.
exchange-person-twice = This person is above already.
exchange-person-long = The name or the role is too long.
exchange-person-name = The name of this person is missing.
exchange-person-once = This person asked for another session already: everybody comes to one only.
exchange-person-asked = This person asked for this session already.
exchange-body-hosts = Your body hosts this itself. Choose another.
exchange-audit-apply = Seats of an exchange asked for
exchange-audit-agree = Request agreed to
exchange-audit-disagree = Request refused
exchange-audit-give-back = Seat of an exchange given back
exchange-audit-accept = Seat of an exchange accepted
exchange-audit-confirm = Days of a session confirmed
exchange-audit-set-seats = Seats of a session decided
exchange-audit-call-off = Session of an exchange called off
exchange-audit-attend = Attendance of a session noted
exchange-seat-date = Day { $day }: date { $n }
exchange-full = No seats left: whoever enrols stands in line
exchange-left = { $free ->
    [one] 1 seat left of { $total }
   *[other] { $free } seats left of { $total }
}
exchange-called-off = Session called off
exchange-over = past session
exchange-to-session = Manage the session
exchange-session-title = A session
exchange-apply = Enrol colleagues
exchange-apply-how = A seat is taken when the manager agrees, in that order. When no seats are left there is a waiting list.
exchange-apply-do = Send the request
exchange-applied = The request is sent. We ask the manager to agree.
exchange-field-sends = Sending body
exchange-field-person = Person { $n }
exchange-field-seat = Seat
exchange-field-manager = Who agrees
exchange-field-manager-help = The manager of the people. They get a mail with a link. If it is you, write your own e-mail.
exchange-field-manager-name = Name of the manager
exchange-field-manager-email = E-mail of the manager
exchange-field-message = What the host should know
exchange-approval-title = Consent to an exchange
exchange-approval-lead = { $body } asks to send these people to “{ $title }”, { $hosts }, { $when }.
exchange-agree = I agree
exchange-disagree = I do not agree
exchange-agreed = You agreed. Thank you.
exchange-disagreed = You did not agree. We tell whoever asked.
exchange-approval-given = The consent is given
exchange-approval-given-text = The people get a mail about their seat.
exchange-approval-was-refused = The consent is refused
exchange-approval-was-refused-text = To change that, a new request is needed.
exchange-applications-title = The enrolments of your body
exchange-applications-empty = No enrolments
exchange-applications-empty-text = Open a card and enrol colleagues in a session.
exchange-approval-asked = Waits for the consent of { $manager }.
exchange-approval-refused = { $manager } did not agree.
exchange-state-held = Has a seat
exchange-state-waiting = In line
exchange-state-offered = There is a seat: accept it
exchange-state-asked = Waits for consent
exchange-state-refused = Without consent
exchange-state-gone = Does not come
exchange-offered-until = The seat waits until { $when }.
exchange-conflict-of-days = On the same day: { $title }
exchange-accept = Accept the seat
exchange-withdraw = Give back
exchange-withdrawn = Done. The seat goes to the next in line.
exchange-accepted = The seat is confirmed.
exchange-people = Who comes
exchange-people-none = Nobody yet
exchange-people-none-text = The requests of the bodies appear here.
exchange-missing-people = { $count ->
    [one] 1 person is missing to the least number
   *[other] { $count } people are missing to the least number
}
exchange-attendance = Attendance
exchange-attendance-text = Whoever was there gets the certificate.
exchange-attendance-save = Save the attendance
exchange-attended = The attendance is saved.
exchange-was-there = { $name } was there
exchange-hours-of = Hours of { $name }
exchange-confirm-title = Confirm the days
exchange-confirm-text = Whoever has a seat gets a mail with the updated calendar.
exchange-confirm-days = Days
exchange-confirm-day = Day
exchange-confirm = Confirm the chosen days
exchange-confirmed = The days are confirmed.
exchange-seats-help = With more seats than before, the line moves up at once.
exchange-seats-set = The seats are decided.
exchange-call-off-title = Call the session off
exchange-call-off-help = Everybody enrolled reads it.
exchange-call-off = Call the session off
exchange-session-called-off = The session is called off. We tell those enrolled.
exchange-certificate-title = Certificate of attendance
exchange-certificate-who = { $name }, { $body }
exchange-certificate-what = took part in the exchange “{ $title }”, { $hosts }
exchange-certificate-code = Code of the certificate: { $code }
exchange-days-open = days to be set
exchange-file-calendar = exchange.ics
exchange-mail-manager = Your consent is needed: { $title }
exchange-mail-manager-text = { $body } asks to send { $names } to the exchange “{ $title }” ({ $days }).
exchange-mail-manager-how = Read the request and decide. You need no account.
exchange-mail-manager-action = Decide
exchange-mail-agreed = Consent given: { $title }
exchange-mail-agreed-text = { $manager } agreed to “{ $title }”. Each person gets a mail about their seat.
exchange-mail-disagreed = Consent refused: { $title }
exchange-mail-disagreed-text = { $manager } did not agree to “{ $title }”.
exchange-mail-to-applications = Open the enrolments
exchange-mail-to-certificate = Open the certificate
exchange-mail-seated = You have a seat: { $title }
exchange-mail-seated-text = { $name }, you have a seat for “{ $title }”, { $hosts }. When: { $days }. { $body } sends you.
exchange-mail-waiting = You are in line: { $title }
exchange-mail-waiting-text = { $name }, there are no seats left for “{ $title }”, { $hosts }. When one becomes free, whoever waited longest is next.
exchange-mail-moved-up = A seat became free: { $title }
exchange-mail-moved-up-text = { $name }, you have a seat now for “{ $title }”, { $hosts }. When: { $days }.
exchange-mail-offered = There is a seat: { $title }
exchange-mail-offered-text = There is a seat for { $name } at “{ $title }”, { $hosts }. { $body } accepts it by: { $until }.
exchange-mail-lapsed = The seat went to others: { $title }
exchange-mail-lapsed-text = The seat of { $name } for “{ $title }” was not accepted in time.
exchange-mail-days = The days are confirmed: { $title }
exchange-mail-days-text = { $name }, “{ $title }”, { $hosts }, takes place: { $days }.
exchange-mail-called-off = Called off: { $title }
exchange-mail-called-off-text = { $name }, the session of “{ $title }”, { $hosts }, is called off. The reason: { $reason }
exchange-mail-given-back = Given back: { $title }
exchange-mail-given-back-text = { $name }, your seat for “{ $title }”, { $hosts }, was given back.
exchange-mail-came = Your certificate: { $title }
exchange-mail-came-text = { $name }, thank you for coming to “{ $title }”, { $hosts }. Here is your certificate.
exchange-audit-place-body = Body put on the map
exchange-withdraw-title = Give the seat back?
exchange-withdraw-text = { $name } will not go to “{ $title }”. The seat goes to the next in line.
exchange-withdraw-do = Give the seat back
exchange-audit-kind = Card of an exchange
exchange-left-some = There are seats left
exchange-left-ask = Seats on request
exchange-left-line = Waiting list only
exchange-filter-seats = Free seats
exchange-plural = Exchanges between bodies
exchange-link-label = The exchange
exchange-decimal = .
exchange-audit-feedback = Feedback on a session given
exchange-audit-add-material = Material added to a session
exchange-audit-remove-material = Material removed from a session
exchange-audit-meet-again = Meeting after a session announced
exchange-refused-material-early = Materials are given from the first day on.
exchange-refused-again-early = The meeting is announced from the first day on.
exchange-material-missing = The title is missing. Write what it is.
exchange-material-what = The material is missing. Choose a file or write a link.
exchange-material-both = Choose the file or the link, not both.
exchange-material-size = { $kb } kB
exchange-materials-many = There are too many materials: at most { $max }.
exchange-materials = Materials to reuse
exchange-materials-none = No materials yet.
exchange-material-for-all = everybody sees it
exchange-material-for-those = whoever was there sees it
exchange-material-add-title = Add a material
exchange-material-add = Add the material
exchange-material-added = The material is added.
exchange-material-remove = Remove
exchange-material-removed = The material is removed.
exchange-field-material = What it is
exchange-field-file = File
exchange-field-file-help = PDF, ODT, DOCX, TXT or CSV, up to 10 MB.
exchange-field-link = Or a link
exchange-field-link-help = For example https://comune.example/call.
exchange-field-for-all = Everybody sees it, also those who were not there
exchange-feedback = How it was for those who came
exchange-feedback-none = Nobody has answered yet. Whoever was there gets the form with the certificate.
exchange-feedback-thanks = Thank you, your answer has arrived.
exchange-feedback-given-already = You have answered already.
exchange-feedback-title = How was it?
exchange-feedback-text = Two questions, once only. The host reads the answers without names.
exchange-feedback-yours = Your answer
exchange-feedback-send = Send the answer
exchange-field-mark = How useful was it to you?
exchange-field-feedback = What you take home, what you would change
exchange-mark-missing = Choose how useful it was to you.
exchange-mark-1 = 1: not at all
exchange-mark-2 = 2: a little
exchange-mark-3 = 3: fairly
exchange-mark-4 = 4: very
exchange-mark-5 = 5: extremely
exchange-average = { $count ->
    [one] { $mark } of 5, from 1 answer
   *[other] { $mark } of 5, from { $count } answers
}
exchange-again-title = Meeting again
exchange-again-text = Whoever was there gets the date for their calendar. When you change it we tell everybody.
exchange-field-again-title = Which meeting it is
exchange-field-again-place = Where, or online
exchange-field-again-day = On which day
exchange-again-say = Announce the meeting
exchange-again-said = The meeting is announced to those who were there.
exchange-again-title-missing = The name of the meeting is missing. Write for example “One year on”.
exchange-again-place-missing = The place is missing. Write where people meet.
exchange-again-day-missing = The day is missing. Write when people meet.
exchange-again-day-past = This day is past or too far off. Choose another.
exchange-again-when = { $when }: { $what }, { $where }
exchange-came-title = After the exchange
exchange-came-certificate = Open the certificate
exchange-mail-to-afterwards = Open certificate and materials
exchange-mail-again = Meeting again: { $title }
exchange-mail-again-text = { $name }, after “{ $title }”, { $hosts }, people meet again: { $what }, { $when }, { $where }.
exchange-report-title = What came of it
exchange-report-lead = Who went to whom, for how many hours, and how many seats there are.
exchange-report-none = Nobody has left yet
exchange-report-none-text = The numbers appear here after the first sessions.
exchange-report-ways = Who went to whom
exchange-report-places = Seats taken and seats offered
exchange-report-marks = How useful it was
exchange-report-marks-who = Only those who work on the programme see this.
exchange-report-people = people
exchange-report-senders = bodies that sent somebody
exchange-report-sessions = sessions held
exchange-report-hours = hours
exchange-report-offered = seats offered
exchange-report-filled = seats taken
exchange-report-hosts = host
exchange-report-from = from
exchange-report-to = to
exchange-report-answers = answers
exchange-report-average = average usefulness
exchange-report-caption = The exchanges, card by card
exchange-report-downloads = Take the numbers away
exchange-report-cards-csv = Cards (CSV)
exchange-report-cards-xlsx = Cards (XLSX)
exchange-report-journeys-csv = Who to whom (CSV)
exchange-report-journeys-xlsx = Who to whom (XLSX)
exchange-report-file = cards
exchange-report-journeys-file = who-to-whom
exchange-places = { $offered ->
    [one] { $filled } of 1 seat
   *[other] { $filled } of { $offered } seats
}
exchange-people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
exchange-confirm-one-title = Confirm the day
exchange-confirm-one = Confirm the chosen day
exchange-pdf = Download the PDF
exchange-pdf-printed = Printed on { $day }.
exchange-confirm-typed = Days still to be set
exchange-confirm-typed-help = When it can be: { $when }. Enter the days you need.
exchange-confirm-typed-day = Day { $n }
exchange-fact-module-hours = Hours for each topic
exchange-field-module-hours = Hours for each topic, at least
exchange-field-per-day = Limits by day
exchange-field-per-day-help = One line a day: “1: 4 / 8” means that at most 4 people come on each date of day 1, and 8 in all.
exchange-per-day-unreadable = These limits cannot be read. Write for example “1: 4 / 8”.
exchange-field-about = Session { $n }: which day it is about
exchange-field-events = What may come on top
exchange-field-events-help = One line an event, as in “4/3/2027 evening”: it takes place only if the event does. Its day is among the fixed dates.
exchange-event-unreadable = “{ $line }” cannot be read, or its day is not among the fixed dates. Write for example “4/3/2027 evening”.
exchange-of-body = { $body }, card { $n }
exchange-seat-left = { $free ->
    [0] { $seat }: waiting list
    [one] { $seat }: 1 seat left
   *[other] { $seat }: { $free } seats left
}
exchange-apply-profile = It is meant for:
exchange-filter-place = Where
exchange-field-place = Province or area
exchange-field-place-help = People who look for an exchange choose by place. Write for example “Forlì-Cesena”.
exchange-place-lead = Where people go when they go to this body.
exchange-place-set = Where it is
exchange-places-known = Places used so far: { $places }.
exchange-body-placed = The place is saved.
exchange-point-wrong = This point is not on the map. Choose it again.
exchange-block-point = Hosting body
