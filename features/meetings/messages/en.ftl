meetings-component-title = Meetings
meetings-block-title = Next dates
meetings-agenda-title = Meetings
meetings-agenda-about = Assemblies, workshops and meetings to come.
meetings-list-about = The meetings of “{ $process }”: dates, places, enrolment and minutes.
meetings-views = Ways to see the meetings
meetings-view-list = List
meetings-view-month = Month
meetings-view-map = Map
meetings-coming = To come
meetings-past = Past
meetings-empty = No meeting is planned
meetings-empty-text = When one is fixed, you find it here with place and time.
meetings-past-empty = No past meetings yet
meetings-past-empty-text = After each meeting you find its minutes here.
meetings-month-empty = No meeting in this month
meetings-month-empty-text = Look at the month before or after.
meetings-months = Other months
meetings-month-before = Month before
meetings-month-after = Month after
meetings-map-label = Map of the meetings to come
meetings-map-pick = Map: point at where people meet
meetings-map-note = The same meetings are in the list beside.
meetings-map-empty = No meeting on the map
meetings-map-empty-text = Online meetings and those without a point are in the list.
meetings-follow = Follow in your own calendar
meetings-follow-text = Add this address to your calendar: meetings appear by themselves, and move when they change.
meetings-when = { $from }–{ $to }
meetings-when-days = From { $from } to { $to }
meetings-mode-in-person = In person
meetings-mode-online = Online
meetings-mode-hybrid = In person and online
meetings-access-open = Open to everybody
meetings-access-open-help = Everybody sees it and may enrol.
meetings-access-transparent = By invitation, public
meetings-access-transparent-help = Everybody sees it; only those invited enrol.
meetings-access-private = Only for those invited
meetings-access-private-help = Only those invited see it: it is in no public list or calendar.
meetings-stage-draft = Draft
meetings-stage-proposed = To approve
meetings-stage-refused = Refused
meetings-stage-published = Published
meetings-stage-cancelled = Cancelled
meetings-tag-minutes = With minutes
meetings-tag-no-minutes = Minutes missing
meetings-seats-left = { $left ->
    [one] { $left } seat left of { $all }
   *[other] { $left } seats left of { $all }
  }
meetings-seats-none = { $waiting ->
    [0] No seats left
    [one] No seats left, { $waiting } person in line
   *[other] No seats left, { $waiting } people in line
  }
meetings-seats-given = { $given } seats given of { $all }.
meetings-seats-unlimited = { $given ->
    [one] { $given } person enrolled, no limit.
   *[other] { $given } people enrolled, no limit.
  }
meetings-waiting = { $count ->
    [one] { $count } person in line.
   *[other] { $count } people in line.
  }
meetings-mine = Meetings you proposed
meetings-own-idea = Do you want to organise a meeting?
meetings-own-idea-text = Propose a walk, a workshop, an assembly of your street.
meetings-propose-title = Propose a meeting
meetings-propose-approval = The office reads it; once approved, everybody sees it. We write to you in any case.
meetings-propose-at-once = Everybody sees it as soon as you send it.
meetings-propose = Send the proposal
meetings-proposed = Proposal sent. We write to you when the office decides.
meetings-proposed-by = Proposed by { $name }
meetings-author-gone = somebody who has left
meetings-cancelled-title = This meeting is cancelled
meetings-aside = Enrolment and calendar
meetings-agenda = Agenda
meetings-minutes-long = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
meetings-services = What is offered
meetings-fact-where = Where
meetings-fact-directions = How to get there
meetings-fact-accessibility = Accessibility
meetings-links = Linked proposals
meetings-link-label = Talked about in the meeting
meetings-link-note = { $when }
meetings-minutes-title = Minutes
meetings-minutes-hidden = Only you and the staff see this
meetings-minutes-hidden-text = The minutes are not public yet.
meetings-attendees = { $count ->
    [one] { $count } person was there.
   *[other] { $count } people were there.
  }
meetings-organisations = Also there:
meetings-recording = Watch or listen to the recording
meetings-enrol = Enrol
meetings-enrol-title = Enrolment
meetings-enrol-until = You can enrol until { $when }.
meetings-enrol-login = To enrol, log in: you come straight back here.
meetings-enrol-elsewhere = You enrol on another site.
meetings-enrol-there = Go to enrolment
meetings-join-line = Join the waiting list
meetings-leave-line = Leave the waiting list
meetings-line-text = All seats are taken. If somebody gives theirs back, it goes to the first in line: we write to you.
meetings-line-before = { $count ->
    [0] The next free seat is yours.
    [one] { $count } person is before you.
   *[other] { $count } people are before you.
  }
meetings-you-have-seat = You have a seat
meetings-you-wait = You are on the waiting list
meetings-you-are-offered = There is a seat for you
meetings-offered-until = It is yours if you confirm it by { $when }. Then it passes to the next.
meetings-accept = Confirm the seat
meetings-decline = Decline
meetings-give-back = Give the seat back
meetings-give-back-title = Give your seat back?
meetings-give-back-text = “{ $title }”: the seat goes to the first in line at once. If you change your mind you start at the end.
meetings-given-back = Done: you gave the seat back.
meetings-enrolled = You have a seat. We sent you a mail with the code and the date for your calendar.
meetings-enrolled-waiting = You are on the waiting list. We write as soon as there is a seat.
meetings-enrolled-offered = A seat is waiting for you already: confirm it.
meetings-answers-who = Only the organisers read your answers.
meetings-yes = Yes
meetings-no = No
meetings-back = Go back
meetings-ticket-title = Your code
meetings-ticket-text = Show it at the door, on your phone or on paper.
meetings-squares-label = Code to scan: { $code }
meetings-came-at = Checked in: { $when }
meetings-to-calendar = Add to your calendar (.ics file)
meetings-poster-title = Poster to print
meetings-poster-squares = Scan to read the programme and enrol.
meetings-print = Print
meetings-way = Open the place in your phone’s maps
meetings-all = All meetings
meetings-to-admin = Open in the administration
meetings-to-public = Public page
meetings-online-title = Online
meetings-online-open = Enter the online room
meetings-online-later = The link appears here from { $when }.
meetings-online-later-guests = The link appears here from { $when }, for those who have a seat.
meetings-online-guests = Those who have a seat see the link.
meetings-title-missing = The title is missing. Write at least 5 letters.
meetings-starts-missing = The beginning is missing. Choose day and hour.
meetings-ends-missing = The end is missing. Choose day and hour.
meetings-starts-in-past = This date is over. Choose one to come.
meetings-ends-before-start = The end is before the beginning. Check both dates.
meetings-too-long = A meeting lasts { $days } days at most. Check the dates.
meetings-enrol-after-end = Enrolment cannot end after the meeting.
meetings-address-missing = The place is missing. Write the room’s name or the address.
meetings-online-missing = The link of the online room is missing.
meetings-reserved-too-many = There cannot be more reserved seats than seats.
meetings-too-many-lines = Too many lines: { $max } at most.
meetings-question-options = Write at least two answers, separated by a comma.
meetings-question-options-as-many = { $count ->
    [0] The other languages have answers, the first has none. Write them there too.
   *[other] Write { $count } answers, the same ones in the same order.
}
meetings-answer-missing = The answer is missing. The organisers need it.
meetings-reason-missing = The reason is missing. Write it in a sentence: guests read it.
meetings-report-missing = The text of the minutes is missing. A few lines are enough.
meetings-number-unknown = There is no public proposal no. { $number } in this process. Check the number.
meetings-code-unknown = Nobody has this code in this meeting. Check the letters, or look for the name in the list.
meetings-code-no-seat = { $name } is on the waiting list and has no seat. If there is room, count one person more.
meetings-email-unknown = No account has this address. Ask the person to register.
meetings-email-wrong = “{ $email }” is not an address. Correct or remove it.
meetings-emails-missing = Write at least one address.
meetings-no-seat = There is no seat to give back any more.
meetings-already-decided = It was decided already in another window. Reload the page.
meetings-room-nowhere = This process takes no proposals. Add proposals to its parts.
meetings-refused-read = This meeting is not for you.
meetings-refused-propose = Log in to propose a meeting.
meetings-refused-propose-phase = Participants propose meetings in the phases in which proposals are written. Now the office organises them.
meetings-refused-propose-off = Here the office fixes the meetings.
meetings-refused-enrol = Log in to enrol: we need it to give you a seat and to write if something changes.
meetings-refused-unconfirmed = First confirm your e-mail address: the confirmation is in your mail.
meetings-refused-manage = Meetings are run by those in charge of the process.
meetings-refused-check-in = The door is for those who work on the process.
meetings-refused-report = Minutes are written by those in charge of the process.
meetings-refused-report-early = Minutes can be written from { $when }, when the meeting begins.
meetings-refused-configure = Settings are changed by those in charge of the process.
meetings-refused-oversee = This page is for those who work on the process.
meetings-refused-not-published = The meeting is not published yet.
meetings-refused-cancelled = The meeting is cancelled.
meetings-refused-over = The meeting is over.
meetings-refused-enrol-not-here = No enrolment is needed here.
meetings-refused-enrol-invited = Only those invited enrol. If you are, log in with the address we wrote to.
meetings-refused-enrol-over = Enrolment closed on { $when }.
meetings-any = All
meetings-show = Show
meetings-table-label = Meetings
meetings-table-empty = No meeting here
meetings-table-empty-text = Write one: it stays a draft until you publish it.
meetings-column-meeting = Meeting
meetings-column-when = When
meetings-column-stage = State
meetings-column-name = Name
meetings-column-email = E-mail address
meetings-column-state = Seat
meetings-column-code = Code
meetings-column-enrolled = Enrolled
meetings-column-came = Came
meetings-column-here = Here
meetings-column-signature = Signature
meetings-state-held = Has a seat
meetings-state-offered = Seat offered
meetings-state-waiting = In line
meetings-new-title = Write a meeting
meetings-revise-title = Change
meetings-revise-note = Guests get a mail
meetings-revise-note-text = If you change title, date, time or place, we write to the guests with a new file for their calendar.
meetings-revised = Changes saved.
meetings-revised-told = Changes saved. We write to the guests.
meetings-created = Draft saved. Only the staff sees it.
meetings-save = Save
meetings-publish = Publish
meetings-published = Meeting published.
meetings-approve = Approve and publish
meetings-approved = Approved and published. We write to whoever proposed it.
meetings-refuse-title = Refuse the proposal
meetings-refuse-help = Whoever proposed the meeting reads it.
meetings-refuse = Refuse
meetings-refused = Proposal refused. We write to whoever sent it.
meetings-cancel-title = Call the meeting off
meetings-cancel-help = Everybody reads it on the page, and we write to guests and to those in line.
meetings-cancel = Call the meeting off
meetings-cancelled = Meeting called off. We write to the guests.
meetings-reason = Reason
meetings-one-next = What you can do
meetings-came = { $present } guests came, { $walk_ins } came without enrolling.
meetings-todo-decide = { $count ->
    [one] { $count } proposed meeting to approve
   *[other] { $count } proposed meetings to approve
  }
meetings-todo-decide-button = Decide
meetings-todo-report = { $count ->
    [one] { $count } past meeting without minutes
   *[other] { $count } past meetings without minutes
  }
meetings-todo-report-button = Write the minutes
meetings-copies-title = Repeat
meetings-copies-text = Copies are drafts with the same texts and seats, at the same hour of the clock.
meetings-copies-first = First date
meetings-copies-every = How often
meetings-copies-count = How many times
meetings-copies-count-help = 1 makes a single copy; 52 at most.
meetings-copies-make = Make the copies
meetings-following = { $count ->
    [one] Change the meeting that follows too
   *[other] Change the { $count } meetings that follow too
  }
meetings-following-help = They take the same texts, place and seats. Each keeps its own day, moved by as much as this one.
meetings-revised-following = { $count ->
    [one] Saved, with the meeting that follows.
   *[other] Saved, with the { $count } meetings that follow.
  }
meetings-copied = { $count ->
    [one] { $count } copy as a draft.
   *[other] { $count } copies as drafts.
  }
meetings-every-day = Every day
meetings-every-week = Every week
meetings-every-fortnight = Every two weeks
meetings-every-month = Every month, on the same day
meetings-every-weekday = Every month, on the same weekday
meetings-guests-title = Guests
meetings-guests-empty = No guests yet
meetings-guests-empty-text = Whoever enrols appears here, in the order of asking.
meetings-guests-csv = Download CSV
meetings-sheet-title = Attendance sheet
meetings-take-back = Remove
meetings-taken-back = Done. We write to the person, and the seat goes to the first in line.
meetings-reserved-mark = (reserved)
meetings-reserved-title = Reserved seats
meetings-reserved-left = { $count ->
    [one] { $count } reserved seat is left to give.
   *[other] { $count } reserved seats are left to give.
  }
meetings-reserved-help = The address the person registered with.
meetings-reserved-give = Give a reserved seat
meetings-reserved-given = Seat given. We write to the person with the code.
meetings-door-title = Door
meetings-door-code = Check a code in
meetings-door-help = Scan the code with a phone, or type its eight letters.
meetings-door-figures = Who is here
meetings-door-present = { $all ->
    [one] guests here of { $all }
   *[other] guests here of { $all }
  }
meetings-door-walk-ins = came without enrolling
meetings-door-names = List
meetings-walk-in-more = Count one person more
meetings-walk-in-less = One less
meetings-walk-in-counted = Counted.
meetings-check-in = Check in
meetings-checked-in = { $name } can come in.
meetings-checked-in-before = { $name } was checked in before.
meetings-check-in-undone = Check-in undone.
meetings-undo = Undo
meetings-invitations-title = Invitations
meetings-invitations-open = This meeting is open
meetings-invitations-open-text = The list matters only for meetings by invitation: change it under “For whom”.
meetings-invitations-add = Addresses to invite
meetings-invitations-help = One a line, or separated by commas. If the meeting is published we write at once.
meetings-invite = Invite
meetings-invited = { $count ->
    [one] { $count } new invitation.
   *[other] { $count } new invitations.
  }
meetings-invitations-count = { $count ->
    [one] { $count } invitation
   *[other] { $count } invitations
  }
meetings-invitations-empty = Nobody is invited yet.
meetings-uninvite = Remove
meetings-uninvited = Invitation removed. Whoever has a seat keeps it: remove it under guests.
meetings-report-title = Minutes and attendance
meetings-report-body = What was said and decided
meetings-report-body-help = You can use headings and lists.
meetings-report-attendees = How many people were there
meetings-report-attendees-help = { $count ->
    [one] At the door you counted { $count }.
   *[other] At the door you counted { $count }.
  }
meetings-report-organisations = Which associations or offices
meetings-report-recording = Link to the recording
meetings-report-shown = The minutes are public
meetings-report-save = Save the minutes
meetings-reported = Minutes saved.
meetings-links-numbers = Numbers of the proposals that were talked about
meetings-links-help = As in 27, 41, 63. They replace those before.
meetings-links-save = Link
meetings-linked = { $count ->
    [one] { $count } proposal linked.
   *[other] { $count } proposals linked.
  }
meetings-room-title = A proposal from the room
meetings-room-text = Write it here: it becomes a public proposal of the process, linked to this meeting.
meetings-room-body = What they propose
meetings-room-category = Category
meetings-room-area = Area
meetings-room-make = Make the proposal
meetings-room-note = { $title }, { $day }
meetings-brought-in = It is proposal no. { $number }, linked to this meeting.
meetings-choose = Choose
meetings-settings-title = Settings
meetings-settings-participants = Participants may propose meetings
meetings-participants-no = No
meetings-participants-phase = In phases in which proposals are written
meetings-participants-always = Always
meetings-settings-approval = The office approves proposed meetings before they are seen
meetings-settings-comments = People can comment
meetings-settings-comments-help = In the phases that allow it. What is already written stays readable.
meetings-settings-offer = Hours to confirm a seat that becomes free
meetings-settings-offer-help = The seat is kept for the first in line, never for the public. With 0 it is theirs at once.
meetings-settings-reminder = Hours before the beginning for the reminder
meetings-settings-reminder-help = With 0 none is sent.
meetings-field-title = Title
meetings-field-title-help = What it is about, in a few words.
meetings-field-starts = Beginning
meetings-field-ends = End
meetings-field-body = Description
meetings-field-body-help = For whom it is, what happens, what to bring.
meetings-field-mode = How people meet
meetings-field-venue = Name of the place
meetings-field-venue-help = For example: civic hall.
meetings-field-address = Address
meetings-field-address-help = Street, number, town.
meetings-field-directions = How to get there
meetings-field-directions-help = Entrance, floor, bus, parking.
meetings-field-accessibility = Accessibility
meetings-field-accessibility-help = Steps, lift, toilet, sign language, hearing loop.
meetings-field-online = Link of the online room
meetings-field-online-help = Needed for online meetings.
meetings-field-agenda = Agenda
meetings-field-agenda-help = One point a line, minutes first. For example: 20 The proposals of the district
meetings-form-online = Online room
meetings-field-online-guests = Only those who have a seat see the link
meetings-field-online-minutes = Minutes before the beginning when the link appears
meetings-field-online-minutes-help = Empty: it is shown from the first day.
meetings-form-more = For whom, and with what
meetings-field-services = Services
meetings-field-services-help = One a line. For example: Room for children
meetings-field-access = For whom it is
meetings-form-enrolment = Enrolment and seats
meetings-field-enrolment = Enrolment
meetings-enrolment-no = Not needed
meetings-enrolment-here = On this platform
meetings-enrolment-elsewhere = On another site
meetings-field-enrolment-url = Link of the other site
meetings-field-enrolment-url-help = If people enrol elsewhere.
meetings-field-capacity = Seats
meetings-field-capacity-help = Empty: no limit.
meetings-field-reserved = Reserved seats
meetings-field-reserved-help = You give them from the list of guests. They are part of the seats.
meetings-field-enrol-until = End of enrolment
meetings-field-enrol-until-help = Empty: until the beginning.
meetings-field-reminder = A sentence for the reminder
meetings-field-reminder-help = What to bring, where to ring.
meetings-form-questions = Questions to those who enrol
meetings-form-questions-text = Ask only what is needed to organise.
meetings-question = Question { $number }
meetings-question-label = Text of the question
meetings-question-label-in = Text of the question ({ $language })
meetings-question-asks = How it is answered
meetings-asks-text = With words
meetings-asks-choice = With a choice
meetings-asks-yes-no = Yes or no
meetings-question-options-label = Answers to choose from
meetings-question-options-help = Separated by commas.
meetings-question-options-in = Answers to choose from ({ $language })
meetings-question-options-in-help = The same ones in the same order, separated by commas.
meetings-question-required = An answer is needed
meetings-file-calendar = meeting.ics
meetings-file-code = code.svg
meetings-mail-when = When: { $when }
meetings-mail-place = Where: { $place }
meetings-mail-code = Your code: { $code }. Show it at the door: it is also in the file attached, to be scanned.
meetings-mail-give-back = If you cannot come, give the seat back on the meeting’s page: it goes to the line.
meetings-mail-reason = Reason: { $reason }
meetings-mail-words = { $words }
meetings-mail-open = Open the meeting’s page
meetings-mail-enrolled-subject = You have a seat: { $title }
meetings-mail-enrolled = You have a seat at “{ $title }”.
meetings-mail-moved-up-subject = A seat is yours: { $title }
meetings-mail-moved-up = A seat at “{ $title }” became free, and it is yours.
meetings-mail-waiting-subject = You are on the waiting list: { $title }
meetings-mail-waiting = All seats at “{ $title }” are taken: you are on the waiting list.
meetings-mail-offered-subject = There is a seat for you: { $title }
meetings-mail-offered = A seat at “{ $title }” became free. It is for you if you confirm it in time.
meetings-mail-lapsed-subject = The seat has passed on: { $title }
meetings-mail-lapsed = You did not confirm the seat at “{ $title }” in time, and we offered it to the next. You can join the line again.
meetings-mail-taken-back-subject = Your seat was taken back: { $title }
meetings-mail-taken-back = The organisers of “{ $title }” removed your enrolment. Ask the office to know more.
meetings-mail-changed-subject = Something changed: { $title }
meetings-mail-changed = “{ $title }” changed. Below are the new date and place; the file attached updates your calendar.
meetings-mail-cancelled-subject = Cancelled: { $title }
meetings-mail-cancelled = “{ $title }” is cancelled. The file attached removes it from your calendar.
meetings-mail-reminder-subject = Soon: { $title }
meetings-mail-reminder = A reminder of “{ $title }”.
meetings-mail-approved-subject = Approved: { $title }
meetings-mail-approved = The meeting you proposed, “{ $title }”, is approved and everybody sees it.
meetings-mail-refused-subject = Refused: { $title }
meetings-mail-refused = The meeting you proposed, “{ $title }”, was refused.
meetings-mail-invited-subject = You are invited: { $title }
meetings-mail-invited = There is an invitation for you: “{ $title }”.
meetings-mail-offered-until = Confirm it by { $when }. Then it passes to the next.
meetings-mail-waiting-next = If somebody gives theirs back we write. The seat goes to the line, never to the public.
meetings-mail-invited-enrol = To have a seat, log in with this address, { $email }, and enrol.
meetings-mail-invited-come = To read the programme, log in with this address, { $email }.
meetings-audit-create = Meeting written
meetings-audit-copy = Meeting copied
meetings-audit-propose = Meeting proposed
meetings-audit-approve = Meeting approved
meetings-audit-refuse = Meeting refused
meetings-audit-publish = Meeting published
meetings-audit-revise = Meeting changed
meetings-audit-cancel = Meeting cancelled
meetings-audit-enrol = Enrolment in a meeting
meetings-audit-accept = Seat confirmed
meetings-audit-give-back = Seat given or taken back
meetings-audit-hold-reserved = Reserved seat given
meetings-audit-invite = Invitations to a meeting
meetings-audit-uninvite = Invitation removed
meetings-audit-check-in = Guest checked in
meetings-audit-undo-check-in = Check-in undone
meetings-audit-walk-in = Walk-ins counted
meetings-audit-report = Minutes written
meetings-audit-bring-in = Proposal made in a meeting
meetings-audit-link = Proposals linked to a meeting
meetings-audit-export = List of guests downloaded
meetings-audit-kind = Meeting
meetings-feed-component = The meetings of this page
meetings-feed-process = The meetings of this process
meetings-feed-organisation = The meetings of all processes
meetings-agenda-link = See the meetings of all processes
meetings-block-point = Meeting

meetings-comments-cancelled = The meeting is called off: nobody comments any more.
meetings-notice-announced = There is a new meeting: “{ $title }”
meetings-notice-moved = Something changed about the meeting “{ $title }”
meetings-notice-cancelled = The meeting “{ $title }” is called off
meetings-notice-minutes = The minutes of the meeting “{ $title }” can be read
meetings-notice-when = It begins { $when }.
meetings-notice-reason = The reason: { $reason }
