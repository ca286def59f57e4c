# The component and its list.
proposals-component-title = Proposals
proposals-link-label = Comes from the proposal
proposals-list-title = { $count ->
    [0] No proposal yet
    [one] 1 proposal
   *[other] { $count } proposals
  }
proposals-list-about = What people propose for “{ $process }”.
proposals-list-empty = There is nothing here yet
proposals-list-empty-text = Try removing a filter, or looking for another word.
proposals-shown = { $count ->
    [one] 1 proposal
   *[other] { $count } proposals
  } of { $all }
proposals-shown-many = Some of the { $all } proposals
proposals-shown-day = The order changes by chance every day, the same for everybody.
proposals-views = Ways to see the proposals
proposals-view-list = List
proposals-view-map = Map
proposals-all = All proposals
proposals-block-all = { $count ->
    [one] The proposal
   *[other] All { $count } proposals
  }
proposals-block-none = The first one can be yours.
proposals-number = Proposal no. { $number }
proposals-author-gone = Participant who has left
proposals-edits = { $count ->
    [one] 1 change
   *[other] { $count } changes
  }
proposals-untitled = Without a title

# Filters and order.
proposals-filter-open = { $active ->
    [0] Filter
    [one] Filter (1 active)
   *[other] Filter ({ $active } active)
  }
proposals-filter-title = Filter
proposals-filter-search = Look for a word
proposals-filter-status = Answer
proposals-filter-origin = Where it comes from
proposals-filter-any = All
proposals-filter-show = Show
proposals-filter-clear = Remove the filters
proposals-chip-query = Look for “{ $query }”
proposals-sort = Sort
proposals-sort-do = Sort
proposals-sort-day = By chance, new every day
proposals-sort-recent = Latest
proposals-sort-supported = Most supported

# The map.
proposals-map-label = Map with the proposals. The same proposals are in the list beside it.
proposals-map-note = The map needs no mouse: the list says the same.
proposals-map-shown = { $count ->
    [0] No proposal is on the map.
    [one] 1 proposal is on the map.
   *[other] { $count } proposals are on the map.
  }
proposals-map-empty = No proposal has a place on the map
proposals-map-empty-text = Whoever proposes can mark the place. The list has all the others.

# States.
proposals-stage-draft = Draft
proposals-stage-published = Published
proposals-stage-withdrawn = Withdrawn
proposals-stage-hidden = Hidden
proposals-status-open = Without an answer
proposals-status-evaluating = Being studied
proposals-status-accepted = Accepted
proposals-status-rejected = Not accepted
proposals-status-aside = Hidden or withdrawn
proposals-origin-participant = From a person
proposals-origin-assembly = From an assembly
proposals-origin-paper = From a paper form
proposals-verdict-evaluating = We are still studying it
proposals-verdict-accepted = It can be done
proposals-verdict-rejected = It cannot be done

# Supporting.
proposals-opens-on = on { $day }
proposals-opens-later = later
proposals-support-now = You are in. Now press “Support”.
proposals-support-now-text = Only you give your support: nothing is sent by itself.
proposals-support-given = Your support is recorded.
proposals-support-taken = You have taken your support back.
proposals-support-refused = Your support was not recorded.
proposals-take-back = Take the support back

# What to do now.
proposals-own-idea = Is your idea missing?
proposals-own-idea-text = Write it. Only you see it until you publish it.
proposals-write = Write a proposal
proposals-call-left = { $left ->
    [0] You have given all your supports
    [one] You have 1 support left
   *[other] You have { $left } supports left
  }
proposals-call-allowed = { $allowed ->
    [one] Support the proposal you like
   *[other] Support up to { $allowed } proposals
  }
proposals-call-support = Support the proposals you like
proposals-call-support-button = Read the proposals
proposals-call-propose = What is missing here? Write it.
proposals-call-propose-button = Write a proposal
proposals-call-until = Until { $when }.
proposals-call-open = The phase is open.
proposals-todo-unanswered = { $count ->
    [one] 1 proposal waits for an answer
   *[other] { $count } proposals wait for an answer
  }
proposals-todo-answered = { $count ->
    [one] The only proposal has an answer
   *[other] All { $count } proposals have an answer
  }
proposals-todo-evaluating = { $count ->
    [one] 1 is being studied.
   *[other] { $count } are being studied.
  }
proposals-todo-answer = Answer

# One's own.
proposals-mine-title = Your proposals and supports
proposals-mine-written = You wrote
proposals-mine-none-written = You have not written anything here yet.
proposals-mine-supported = You support
proposals-mine-none-supported = You do not support any proposal here yet.
proposals-login-mine = Log in to see your proposals and supports.
proposals-login-propose = Log in to write a proposal. Then you come back here.

# Writing.
proposals-write-title = Write a proposal
proposals-write-lead = Only you see it until you publish it. Stop and go on whenever you like.
proposals-field-title = Title
proposals-field-title-help = What and where, in one line. At most { $max } characters.
proposals-field-body = Text
proposals-field-body-help = What is wrong today, what you propose, whom it helps. At most { $max } characters.
proposals-field-category = Topic
proposals-field-area = Area
proposals-choose = Choose
proposals-field-documents = Attachments
proposals-field-documents-help = PDF, ODT, DOCX, TXT or CSV, at most 10 MB each.
proposals-field-document = Attachment { $number }
proposals-field-document-remove = Remove “{ $name }”
proposals-to-preview = Read it again before publishing
proposals-keep-draft = Save the draft
proposals-save-revision = Save the changes
proposals-back = Go back
proposals-draft-saved = Draft saved, only you see it.
proposals-draft-deleted = Draft deleted.
proposals-draft-published = This proposal is published already.
proposals-preview-title = Read your proposal again
proposals-preview-ready = Read it again: it is not published yet.
proposals-preview-ready-text = This is how everybody will see it, with your nickname.
proposals-preview-missing = Something is still missing
proposals-preview-late = We cannot accept it any more
proposals-preview-late-text = What you wrote is below: copy it, it stays among your drafts.
proposals-correct = Correct
proposals-publish = Publish
proposals-published = Your proposal is published.
proposals-closes = You can publish until { $when }.
proposals-delete-draft = Delete the draft
proposals-delete-draft-sure = The draft is gone for good. Delete it?
proposals-revise = Change
proposals-revise-title = Change your proposal
proposals-revise-lead = You can change it until { $when }, while nobody supports it.
proposals-revise-until = until { $when }
proposals-revised = Changes saved.
proposals-withdraw = Withdraw the proposal
proposals-withdraw-title = Withdraw your proposal?
proposals-withdraw-text = “{ $title }” leaves the list. Its supporters can support another one. There is no way back.
proposals-withdrawn = You have withdrawn your proposal.

# What is wrong in a form.
proposals-title-missing = The title is missing. Write at least 5 characters.
proposals-body-missing = The text is missing. Write at least 20 characters.
proposals-category-missing = The topic is missing. Choose one.
proposals-area-missing = The area is missing. Choose one.
proposals-image-not-here = Pictures cannot be added here. Remove the file and try again.
proposals-too-many-documents = { $max ->
    [0] Attachments cannot be added here.
    [one] At most 1 attachment.
   *[other] At most { $max } attachments.
  } Remove what is too much.
proposals-origin-note-missing = Say which assembly or whom it comes from, in at most 150 characters.
proposals-cost-missing = The cost is missing. Write an amount, for example 38,000.
proposals-reasons-missing = The reasons are missing. Say why, in plain words.
proposals-reason-missing = The reason is missing. The author reads it in the mail.

# One proposal.
proposals-aside = Support and history
proposals-walk = The way of this proposal
proposals-walk-presented = Presented
proposals-walk-evaluating = Being studied
proposals-walk-accepted = Accepted
proposals-walk-rejected = Not accepted
proposals-fact-where = Where
proposals-fact-files = Attachments
proposals-answer-by = { $body }, { $day }
proposals-withdrawn-title = Its author has withdrawn it
proposals-withdrawn-text = It stays here to be read, but cannot be supported any more.
proposals-hidden-title = This proposal is hidden
proposals-hidden-text = Only its author and those who run the process see it. The reason: { $reason }
proposals-to-admin = Manage
proposals-to-public = See it as everybody does

# Refusals: why, and what to do.
proposals-refused-read = This proposal cannot be read.
proposals-refused-propose = Log in to write a proposal.
proposals-refused-unconfirmed = First confirm your address: the link is in the mail we sent you.
proposals-refused-author = Only its author may do this.
proposals-refused-support = Log in to support a proposal. It serves only to let everybody support once.
proposals-refused-support-rejected = The administration answered that it cannot be done: it is not supported any more.
proposals-refused-used-up = { $allowed ->
    [one] You have given your support already. Take it back to support this one.
   *[other] You have given all { $allowed } supports. Take one back to support this one.
  }
proposals-refused-hidden = This proposal is hidden. A moderator can show it again.
proposals-refused-withdrawn = This proposal was withdrawn.
proposals-refused-answered = The administration has answered: the text cannot be changed any more.
proposals-refused-revise-late = It could be changed until { $when }.
proposals-refused-revise-supported = Somebody supports it already: the text they support must stay as it is.
proposals-refused-revise-hidden = It cannot be changed any more: the time is over, or somebody supports it already.
proposals-refused-withdraw-accepted = It was accepted and can become a project. To withdraw it, write to the office.
proposals-refused-answer = Evaluators answer proposals. Ask a manager of the process for the role.
proposals-refused-moderate = Moderators hide and show. Ask a manager of the process for the role.
proposals-refused-enter = Managers of the process enter proposals from paper.
proposals-refused-configure = Managers of the process change the rules.
proposals-refused-export = Evaluators and managers of the process download the list.
proposals-refused-oversee = This part is for those who work on the process. Ask its manager for a role.

# The administration.
proposals-counts-hidden-staff = The numbers of supports are hidden from everybody, here too, until the end of the phase.
proposals-table-label = Table of the proposals
proposals-table-empty = No proposal
proposals-column-proposal = Proposal
proposals-column-number = Number
proposals-column-title = Title
proposals-column-body = Text
proposals-column-category = Topic
proposals-column-area = Area
proposals-column-address = Address
proposals-column-lat = Latitude
proposals-column-lng = Longitude
proposals-column-origin = Where it comes from
proposals-column-author = Author
proposals-column-published = Published
proposals-column-stage = State
proposals-column-supports = Supports
proposals-column-status = Answer
proposals-column-reasons = Reasons
proposals-column-cost = Cost
proposals-column-currency = Currency
proposals-column-href = Web address
proposals-export-csv = Download CSV
proposals-export-xlsx = Download XLSX
proposals-one-text = The proposal
proposals-answer-title = Answer no. { $number }
proposals-answer-verdict = What do you answer?
proposals-answer-cost = Checked cost
proposals-answer-cost-help = In euros, taxes included. Needed when it can be done.
proposals-answer-body = Answer that everybody will read
proposals-answer-body-help = Plain words, no abbreviations. Say what happens next, too.
proposals-answer-save = Save the answer
proposals-answer-next = Save and go to no. { $number }
proposals-answered = Answer to no. { $number } saved. Author and supporters get a mail.
proposals-moderation = Moderation
proposals-hide = Hide and explain
proposals-hide-reason = Why you hide it
proposals-hide-reason-help = The author gets these words by mail.
proposals-hidden-now = The proposal is hidden. Its author gets a mail with the reason.
proposals-hidden-already = It is hidden already.
proposals-show-again = Show it again
proposals-show-again-text = It returns to the list with its supports. Its author gets a mail.
proposals-shown-now = The proposal is visible again.
proposals-enter-title = Enter from paper
proposals-enter-lead = For those who proposed in an assembly or on a form. It is published at once, marked with where it comes from.
proposals-origin-note = Which assembly, or who
proposals-origin-note-help = For example “Assembly of Borgo Fiume, 12 October”. It is read in place of the author.
proposals-entered = Proposal no. { $number } entered and published.
proposals-settings-title = Rules of the proposals
proposals-settings-writing = Writing
proposals-settings-title-max = Characters of the title, at most
proposals-settings-body-max = Characters of the text, at most
proposals-settings-edit-minutes = Minutes to change it after publication
proposals-settings-edit-minutes-help = While nobody supports it. 0 means never.
proposals-settings-category = Is the topic asked for?
proposals-settings-area = Is the area asked for?
proposals-ask-no = No
proposals-ask-optional = Yes, but it may be left empty
proposals-ask-required = Yes, always
proposals-settings-place = Address and place on the map are asked for
proposals-settings-image = A picture can be added
proposals-settings-documents-max = Attachments, at most
proposals-settings-supports = Supporting
proposals-settings-support-limit = Supports per person
proposals-settings-support-limit-help = Empty means as many as they like, one per proposal.
proposals-settings-threshold = Supports that are needed
proposals-settings-threshold-help = A mark for readers: it changes nothing by itself.
proposals-settings-hide-counts = Hide the numbers until the end of the phase
proposals-settings-hide-counts-help = From everybody, the offices too. Nobody can sort by supports.
proposals-settings-comments-title = Commenting
proposals-settings-comments = People can comment
proposals-settings-comments-help = In the phases that let them. What is written already can still be read.
proposals-settings-comment-max = Characters of a comment, at most
proposals-report = Report this proposal
proposals-noun = Proposal
proposals-settings-map = Map
proposals-settings-zoom = Zoom
proposals-settings-zoom-help = From 0, the world, to 19, a house. 14 is good for a town.
proposals-settings-save = Save the rules
proposals-settings-saved = Rules saved.

# Mail.
proposals-mail-evaluating = The administration is studying the proposal “{ $title }”.
proposals-mail-accepted = The administration says yes to the proposal “{ $title }”.
proposals-mail-rejected = The administration says no to the proposal “{ $title }”.
proposals-mail-reasons = The reasons: { $reasons }
proposals-mail-cost = Cost estimated by the offices: { $cost }.
proposals-mail-read = Read the proposal
proposals-mail-hidden-subject = Your proposal is hidden: { $title }
proposals-mail-hidden = We have hidden your proposal “{ $title }”. You still see it.
proposals-mail-hidden-next = If you think this is a mistake, write to the office: we look at it again.
proposals-mail-shown-subject = Your proposal is visible again: { $title }
proposals-mail-shown = Your proposal “{ $title }” is back in the list.

# The audit log.
proposals-audit-begin = Draft of a proposal begun
proposals-audit-save-draft = Draft of a proposal saved
proposals-audit-delete-draft = Draft of a proposal deleted
proposals-audit-publish = Proposal published
proposals-audit-revise = Proposal changed
proposals-audit-withdraw = Proposal withdrawn
proposals-audit-enter = Proposal entered from paper
proposals-audit-support = Proposal supported
proposals-audit-withdraw-support = Support taken back
proposals-audit-answer = Proposal answered
proposals-audit-hide = Proposal hidden
proposals-audit-show = Proposal shown again
proposals-audit-export = Proposals downloaded
proposals-audit-kind = Proposal
proposals-block-one = Proposal
proposals-block-figure = { $count ->
    [one] proposal
   *[other] proposals
  }
