# Public pages.
spaces-processes-title = Processes
spaces-processes-lead = What is being decided now, what is about to begin, what is already decided.
spaces-home-more = All about the process
spaces-home-open = See how it works
spaces-home-others = Other processes
spaces-home-all = All processes
spaces-home-none = There is nothing to decide here yet
spaces-home-none-text = When a process opens you find it on this page.
spaces-home-person = No internet, or you’d rather not?
spaces-home-person-text = Everything done here can also be done at the desk. It counts the same.
spaces-about = What it is about
spaces-card-title = Identity card
spaces-fact-who = Who decides
spaces-fact-when = When
spaces-fact-theme = Theme
spaces-fact-body = Responsible
spaces-manage = Manage this process
spaces-preview-title = Draft: only a few see it
spaces-preview-link = Preview link
spaces-preview-by-staff = Seen by those who work on this process, and by whoever has the preview link.
spaces-preview-by-link = You see it through the preview link. Inner pages open only to those who work on it.
spaces-preview-admin = Back to the administration
spaces-not-empty = The process still contains something: it cannot be removed.
spaces-staff-only = This page is for those who work on this process. Ask an administrator of the site for a role.
spaces-managers-only = Only managers of the process do this. Ask an administrator of the site.

# The phase line.
spaces-line-label = Phases: { $title }
spaces-line-none = No phase under way
spaces-phases-folded = The first { $count } phases
spaces-moment = { $when } ({ $zone })
spaces-zone = { $city ->
    [Rome] Rome time
   *[other] { $city } time
  }
spaces-phase-until = Until { $moment }
spaces-phase-planned-end = Planned end: { $day }
spaces-phase-from = From { $day }
spaces-phase-to = Until { $day }
spaces-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
  }
spaces-left-today = Last day
spaces-strip-closes = Closes { $moment }.
spaces-strip-opens = "{ $title }" opens { $moment }.
spaces-strip-over = Over.

# What a phase opens, and why not now.
spaces-may-propose = Write proposals
spaces-may-support = Support proposals
spaces-may-vote = Vote
spaces-may-comment = Comment
spaces-may-nothing = Only read
spaces-propose-opens = Proposals open { $when }.
spaces-propose-later = No proposals in this phase. They open later.
spaces-propose-closed = Proposals closed { $when }. You can still read them.
spaces-propose-over = Proposals have closed. You can still read them.
spaces-propose-never = This process collects no proposals.
spaces-support-opens = Support opens { $when }.
spaces-support-later = No support in this phase. It opens later.
spaces-support-closed = Support closed { $when }.
spaces-support-over = Supporting has closed.
spaces-support-never = Proposals are not supported in this process.
spaces-vote-opens = Voting opens { $when }.
spaces-vote-later = No voting in this phase. It opens later.
spaces-vote-closed = Voting closed { $when }.
spaces-vote-over = The vote has closed.
spaces-vote-never = There is no vote in this process.
spaces-comment-opens = Comments open { $when }.
spaces-comment-later = No comments in this phase. They open later.
spaces-comment-closed = Comments closed { $when }. You can still read them.
spaces-comment-over = Comments have closed. You can still read them.
spaces-comment-never = There are no comments in this process.
spaces-who-registered = Anyone with a confirmed account
spaces-who-roll = Those on the roll of voters
spaces-who-declared = Those who { $ties } here
spaces-who-declared-age = Those who { $ties } here, from { $age } years
spaces-who-lives = live
spaces-who-works = work
spaces-who-studies = study
spaces-or = or

# Areas of interest.
spaces-interest-environment = Environment
spaces-interest-culture = Culture
spaces-interest-education = Education
spaces-interest-mobility = Mobility
spaces-interest-sport = Sport
spaces-interest-welfare = Welfare
spaces-interest-spaces = Public spaces
spaces-interest-economy = Economy
spaces-interest-health = Health
spaces-interest-digital = Digital services

# Administration: dashboards.
spaces-admin-title = Dashboard
spaces-admin-making = How it is made
spaces-admin-all = All processes
spaces-admin-none = No process
spaces-admin-none-text = Here you find the processes you work on. When one is created you see it first.
spaces-state-published = published
spaces-state-draft = draft
spaces-dashboard-title = Dashboard
spaces-now-left = { $now }: { $left }
spaces-todo-title = Your turn today
spaces-todo-none = Nothing to do right now.
spaces-todo-phases = The phases are missing
spaces-todo-phases-text = Without phases nobody can propose, support or vote.
spaces-todo-phases-do = Write the phases
spaces-todo-texts = The description is missing
spaces-todo-texts-text = Say what it is about, who decides and what happens next.
spaces-todo-texts-do = Write the texts
spaces-rules-of = Rules of the phase "{ $phase }"
spaces-rules-none = No phase under way
spaces-rule-who = Who may
spaces-rule-what = What can be done
spaces-rule-closes = Closing
spaces-rule-closes-by-hand = When you change the phase
spaces-rule-zone = Time zone
spaces-change = Change
spaces-hand-title = Change the phase
spaces-hand-is = The phase was chosen by hand: dates don’t count until you follow them again.
spaces-hand-not = The phase follows the dates, by the server’s clock. You can choose one by hand.
spaces-hand-phase = Present phase
spaces-hand-dates = What the dates say
spaces-hand-do = Change to this
spaces-phase-activated = Phase chosen. It counts at once.
spaces-phase-by-dates = The phase follows the dates again.
spaces-publication-title = Who sees it
spaces-publication-on = Everybody sees it.
spaces-publication-off = Only the people who work on it see it.
spaces-publication-see = See it as everybody does
spaces-publish = Publish
spaces-unpublish = Hide from everybody
spaces-published = Published. Everybody sees it now.
spaces-unpublished = Hidden. Only those who work on it see it.
spaces-preview-link-text = Whoever opens this link sees the draft without an account. Send it only to people who should read it over.
spaces-preview-link-until = It works until { $when }. After that you find a new one here.
spaces-latest-title = Latest actions

# Administration: forms.
spaces-save = Save
spaces-saved = Saved.
spaces-settings-save = Save the settings
spaces-settings-saved = Settings saved.
spaces-back = Go back
spaces-title-missing = The title is missing.
spaces-ends-before-start = It ends before it starts. Correct one of the two dates.
spaces-slug-taken = Another process has this address already. Change it, for example with the year.
spaces-slug-reserved = One of our own pages has this address. Choose another.
spaces-slug-missing = We cannot make an address from the title. Write one.
spaces-day-far = This day is too far away. Write a date within ten years.
spaces-field-title = Title ({ $language })
spaces-field-title-help = For example: Participatory budget 2027.
spaces-field-subtitle = Headline ({ $language })
spaces-field-subtitle-help = On top of the start page, for example: A hundred and twenty thousand euro. You decide.
spaces-field-short = In two lines ({ $language })
spaces-field-short-help = What is decided and who decides. 400 characters at most.
spaces-field-description = Description ({ $language })
spaces-field-description-help = An empty line separates paragraphs. **This** is bold, - makes a list.
spaces-field-slug = Address
spaces-field-slug-new = If you leave it empty we make it from the title.
spaces-field-slug-help = The last part of the address. If you change it, earlier links stop working.
spaces-field-interest = Theme
spaces-field-interest-none = None
spaces-field-starts = Starts ({ $zone })
spaces-field-ends = Ends ({ $zone })
spaces-texts-title = Texts and dates
spaces-texts-rest = Theme, dates, address
spaces-new-title = New process
spaces-new-lead = A title is enough. It begins as a draft: nobody sees it until you publish it.
spaces-new-do = Create the draft
spaces-created = Draft created. Now write the texts and check the phases.
spaces-field-starts-on = First day
spaces-field-starts-on-help = From here we work out the dates of the phases. Change them when you like.
spaces-field-template = Phases
spaces-template-budget = Participatory budget
spaces-template-budget-help = Ideas, support, study by the offices, vote, result.
spaces-template-none = None, I write them myself
spaces-template-none-help = For a process of another kind.
spaces-template-ideas = Ideas
spaces-template-ideas-text = Anyone writes a proposal.
spaces-template-support = Support
spaces-template-support-text = The proposals that deserve the offices’ study are chosen.
spaces-template-study = Study by the offices
spaces-template-study-text = Costs and feasibility, with those who propose.
spaces-template-vote = Vote
spaces-template-vote-text = The projects to carry out are chosen.
spaces-template-result = Result
spaces-template-result-text = The public count, and what happens next.
spaces-field-kinds = What it contains
spaces-field-kinds-help = You can add the rest later.
spaces-phases-title = Phases and rules
spaces-phases-lead = Phases change by themselves, at the time written here ({ $zone }). The last row is empty: it is for adding one.
spaces-phase-new = Add a phase
spaces-phase-number = Phase { $number }
spaces-phase-remove = Remove this phase
spaces-phase-order = It starts before the phase above. Change the date or the place.
spaces-phases-too-many = Too many: { $most } phases at most.
spaces-field-phase-text = What happens ({ $language })
spaces-field-position = Order
spaces-voters-title = Who takes part
spaces-voters-lead = Who may support and vote. To propose, a confirmed account is enough.
spaces-field-rule = The rule
spaces-rule-registered = Everyone registered
spaces-rule-registered-help = A confirmed e-mail address is enough.
spaces-rule-declared = Those who declare a tie to the place
spaces-rule-declared-help = Residence, work or study, and age: under their own responsibility.
spaces-rule-roll = Only those on a roll
spaces-rule-roll-help = The addresses you uploaded.
spaces-voters-declared = If a tie is needed
spaces-field-ties = Which ties count
spaces-tie-residence = Those who live here
spaces-tie-work = Those who work here
spaces-tie-study = Those who study here
spaces-ties-missing = Choose at least one tie.
spaces-field-min-age = Minimum age
spaces-field-min-age-help = Completed years. 0 means no limit.
spaces-voters-roll = If a roll is needed
spaces-voters-no-roll = You have not uploaded any roll yet.
spaces-voters-upload = Upload a roll
spaces-field-roll = Roll
spaces-field-roll-none = Choose
spaces-roll-missing = Choose the roll.
spaces-labels-title = Categories and areas
spaces-labels-lead = They help to find proposals. Areas are needed only if the place is large.
spaces-categories = Categories
spaces-areas = Areas
spaces-field-label = Name ({ $language })
spaces-field-sign = Sign
spaces-field-sign-none = None
spaces-label-remove = Remove
spaces-label-new = new
spaces-label-missing = The name is missing.
spaces-label-in-use = Something uses one of the entries you want to remove. Change those proposals or projects first.
spaces-save-categories = Save the categories
spaces-save-areas = Save the areas
spaces-components-title = Parts
spaces-components-lead = Proposals, projects, vote: what they are called here and who sees them.
spaces-components-missing = Add a part
spaces-component-added = Part added.
spaces-component-open = Open
spaces-field-published = Everybody sees it
spaces-field-published-help = Otherwise only those who work on it see it.

# The audit log.
spaces-audit-create = Process created
spaces-audit-change = Texts or dates changed
spaces-audit-publish = Process published
spaces-audit-unpublish = Process hidden
spaces-audit-create-body = Body created
spaces-audit-publish-body = Body published
spaces-audit-unpublish-body = Body hidden
spaces-audit-activate-phase = Phase changed by hand
spaces-audit-set-phases = Phases and rules changed
spaces-audit-set-labels = Categories or areas changed
spaces-audit-set-entitlement = Changed who takes part
spaces-audit-add-component = Part added
spaces-audit-remove = Process removed
spaces-audit-change-component = Part changed

# Signs of categories.
spaces-sign-tree = Tree
spaces-sign-garden = Garden
spaces-sign-path = Path
spaces-sign-bike = Bicycle
spaces-sign-bus = Bus
spaces-sign-bridge = Bridge
spaces-sign-lamp = Lamp
spaces-sign-bench = Bench
spaces-sign-shelter = Shelter
spaces-sign-fountain = Fountain
spaces-sign-water = Water
spaces-sign-sun = Sun
spaces-sign-dog = Dog
spaces-sign-play = Play
spaces-sign-pitch = Pitch
spaces-sign-school = School
spaces-sign-library = Library
spaces-sign-computer = Computer
spaces-sign-theatre = Theatre
spaces-sign-cinema = Cinema
spaces-sign-music = Music
spaces-sign-mural = Mural
spaces-sign-market = Market
spaces-sign-factory = Work
spaces-sign-house = House
spaces-sign-people = People
spaces-sign-heart = Care
spaces-sign-idea = Idea
spaces-sign-urn = Ballot box
spaces-sign-crest = Crest

# Places.
spaces-map-pick = Map to mark the place on
spaces-map-attribution = © OpenStreetMap
spaces-map-zoom = Zoom of the map
spaces-map-zoom-help = From 0, the world, to 19, a house. For a small town 14 is right.
spaces-field-address = Address
spaces-field-address-help = Street, square or a place that everybody knows.
spaces-lat-wrong = Write a latitude from −90 to 90, for example 44.98.
spaces-lng-wrong = Write a longitude from −180 to 180, for example 9.49.
spaces-point-half = Latitude and longitude are needed both, or none of them.

# Rules that people rely on.
spaces-locked-title = People have relied on these rules since { $day }
spaces-locked-text = You can correct titles and texts at any time. If you change who takes part, what can be done, how much or until when, write the reason: everybody reads it on the process’s page. No e-mail is sent.
spaces-locked-since = Locked since { $day }
spaces-locked-short = The rules stop at the first support or ballot. A change needs a reason, and is seen on the public page.
spaces-field-reason = Reason for the change
spaces-field-reason-help = Needed if you change a rule. For example the decision behind it: “Council decision 41 of 3 November: one more week because of the snow”.
spaces-reason-missing = The rules are locked: write the reason for the change, with at least 10 characters.
spaces-acts-title = Changed rules
spaces-acts-text = Since people began to take part, every change is published here with its reason.
spaces-act-voters = Who decides. Before: { $from }. Now: { $to }.
spaces-act-phase = Phase “{ $title }”. Before: { $from }. Now: { $to }.
spaces-act-phase-none = nobody takes part
spaces-act-phase-open = { $what }, { $from } – { $to }
spaces-act-no-date = no date
spaces-act-figure = { $name }. Before: { $from }. Now: { $to }.
spaces-act-figure-none = no limit
spaces-figure-support-limit = Supports per person
spaces-figure-threshold = Supports that a proposal needs
spaces-tab-process = The process

spaces-share = Share
spaces-share-title = Share: { $title }
spaces-share-lead = Whoever scans the code, or types this address, arrives here. It never changes: it can be printed.
spaces-share-qr = QR code that leads to { $address }
spaces-share-mail = Send by mail
spaces-share-download = Download the code
spaces-share-back = Back to the page

spaces-card-whole = The whole identity card
spaces-card-about = The identity card of { $title }: what is decided, who answers, with which guarantees.
spaces-card-lead = Leave empty what you do not know: only what is written is shown.
spaces-card-in = { $title } ({ $language })
spaces-card-unknown = Not given
spaces-card-see = See the card
spaces-card-fill = Fill in the card
spaces-card-print = Print
spaces-card-places-help = The towns that the process concerns, separated by commas. People find it by these names.
spaces-card-state = State
spaces-card-open = Open
spaces-card-closed = Closed
spaces-card-part-general = The process
spaces-card-part-what = What is decided
spaces-card-part-who = Who
spaces-card-part-guarantees = Guarantees
spaces-card-part-money = Money
spaces-card-level = Level of participation
spaces-card-policy-phase = Phase of the policy
spaces-card-theme = Subject
spaces-card-act = Reference act
spaces-card-act-link = Where to read the act
spaces-card-recipients = For whom
spaces-card-places = Territory
spaces-card-months = Length in months
spaces-card-extension = Extension
spaces-card-decides = Who decides in the end
spaces-card-office = Responsible office
spaces-card-responsible = Head of the project
spaces-card-staff = Working group
spaces-card-participants = Who takes part
spaces-card-table = Negotiation table
spaces-card-committee = Local guarantee committee
spaces-card-certification = Certification
spaces-card-certified-year = Year of certification
spaces-card-monitoring = Monitoring of outcomes
spaces-card-cost = Total cost in euros
spaces-card-grant = Grant in euros
spaces-card-cofinancing = Co-financing in percent

spaces-level-information = Information
spaces-level-consultation = Consultation
spaces-level-codesign = Active participation and co-design
spaces-level-codecision = Shared decision
spaces-policy-analysis = Analysis
spaces-policy-design = Design
spaces-policy-adoption = Adoption
spaces-policy-implementation = Implementation
spaces-policy-evaluation = Evaluation
spaces-certification-financed = Certified and financed
spaces-certification-certified = Certified, not financed
spaces-certification-none = Not certified

spaces-values-title = Lists of values
spaces-values-lead = What can be chosen on identity cards. A row left empty removes the value.
spaces-values-value = Value { $number } ({ $language })

spaces-contents-title = Mandatory contents
spaces-contents-lead = What every process must show. The program checks by itself what is there.
spaces-contents-template = Use the regional list
spaces-contents-template-text = There is no list yet. You can start from the one of the regional calls.
spaces-contents-template-again = The list of the regional calls replaces the present one.
spaces-contents-taken = This is the regional list. Change it as you need.
spaces-contents-number = Content { $number }
spaces-contents-needs = What shows it
spaces-contents-words = The words that the program can check
spaces-contents-word-texts = Short and long description
spaces-contents-word-phases = At least two phases
spaces-contents-word-card = Identity card with level and who decides
spaces-contents-word-meetings = A meeting
spaces-contents-word-news = A post
spaces-contents-word-faq = A frequent question
spaces-contents-word-glossary = A word of the glossary
spaces-contents-word-gallery = A picture or a film
spaces-contents-word-proposals = Proposals
spaces-contents-word-accountability = A work
spaces-contents-word-document = A document of any nature
spaces-contents-word-regulation = Document: regulation
spaces-contents-word-project-sheet = Document: project sheet
spaces-contents-word-minutes = Document: minutes
spaces-contents-word-proposal = Document: participatory proposal
spaces-contents-word-final-report = Document: final report
spaces-contents-word-act = Document: act of who decides
spaces-contents-word-monitoring = Document: outcome of the monitoring
spaces-contents-words-text = Write them under “What shows it”. Of several words, one is enough. For a page write pages/ and the end of its address.
spaces-contents-unknown = Write one or more words of the list, separated by spaces.
spaces-contents-count = { $present } of { $whole } are there.
spaces-contents-none = There is no list to check
spaces-contents-none-text = An administrator of the site writes it.
spaces-contents-write = Write the list
spaces-contents-description = Short and long description
spaces-contents-card = Identity card, at least level and who decides
spaces-contents-phases = Phases
spaces-contents-sheet = Approved project sheet
spaces-contents-meetings = Calendar of meetings
spaces-contents-table = Negotiation table
spaces-contents-proposal = Participants’ proposal
spaces-contents-report = Final report
spaces-contents-act = Act by which who decides takes note

spaces-copy-title = Copy for next year
spaces-copy-lead = A draft like “{ $title }” is made: texts, phases, categories, parts with pages, questions and glossary, blocks and identity card. News, documents, photos, meetings, debates, projects, works and what people wrote stay where they are.
spaces-copy-slug = Address
spaces-copy-slug-help = The last part of the address, for example budget-2028.
spaces-copy-start = When it begins
spaces-copy-start-help = The phases move along.
spaces-copy-do = Copy
spaces-copy-back = Back
spaces-copied = Copied: it is a draft now, to be checked.

spaces-groups-title = Process groups
spaces-groups-none = There are no groups
spaces-groups-none-text = A group puts processes that belong together on one page, for example those of one call.
spaces-group-manage = Manage this group
spaces-group-new = New group
spaces-group-short = In two lines ({ $language })
spaces-group-description = Description ({ $language })
spaces-group-draft = This group is a draft: only administrators see it.
spaces-group-count = { $count ->
    [one] One process
   *[other] { $count } processes
  }, { $open ->
    [0] none open now
    [one] one open now
   *[other] { $open } open now
  }.
spaces-group-unknown = Choose processes from the list.
spaces-group-delete = Delete the group
spaces-group-delete-title = Delete “{ $title }”?
spaces-group-delete-text = Its processes stay.
spaces-group-deleted = Group deleted.

spaces-facet-state = State
spaces-facet-interest = Subject
spaces-facet-place = Territory
spaces-facet-show = Show
spaces-facet-all = Show all ({ $count })
spaces-facet-none = No process is like that
spaces-facet-none-text = Take some filters away.
spaces-state-open = Open now
spaces-state-coming = Coming
spaces-state-closed = Over
spaces-related = More processes like this

spaces-audit-copy = Process copied
spaces-audit-fill-card = Identity card filled in
spaces-audit-set-lists = Lists of values changed
spaces-audit-set-contents = Mandatory contents changed
spaces-audit-group = Process group written
spaces-audit-group-delete = Process group deleted
spaces-audit-kind-process = Process
spaces-audit-kind-group = Process group
spaces-audit-kind-home = Home page
spaces-audit-kind-component = Part of a process

spaces-bodies-title = Assemblies
spaces-bodies-lead = Councils, tables and committees that stay: who is in them, what they deal with, what they said.
spaces-bodies-none = There are no assemblies yet
spaces-bodies-none-text = When a council, a table or a committee is set up, you find it on this page.
spaces-bodies-none-admin = An assembly is a place that stays: a council, a table, a committee.
spaces-bodies-of-process = Table and committees
spaces-bodies-of-process-lead = The assemblies that go along with this process. They stand on its page, with their meetings.
spaces-body-unknown = Choose an assembly from the list.
spaces-body-in-itself = An assembly cannot be part of itself, not even by way of another one.
spaces-body-new = New assembly
spaces-body-new-lead = A title and who gets in are enough. It begins as a draft: publish it when it is ready.
spaces-body-new-do = Create the draft
spaces-body-created = The draft is there. Write here who belongs to it.
spaces-body-card = In short
spaces-body-works-for = Works for
spaces-body-parts = Made up of
spaces-body-rules = The rules
spaces-body-over = This assembly is closed since { $when }: everything can be read, nothing can be added.
spaces-body-closed = Closed. Everything can still be read; reopen it if you change your mind.
spaces-body-reopened = Reopened.
spaces-about-body = What it does
spaces-purpose = What it is for
spaces-manage-body = Manage this assembly
spaces-tab-body = The assembly
spaces-related-meetings = Meetings and minutes
spaces-state-over = closed

spaces-access-open = Open to everybody
spaces-access-transparent = Everybody reads, members act
spaces-access-members = Members only
spaces-access-open-does = Everybody reads and takes part.
spaces-access-transparent-does = Everybody reads. Only members write, comment and enrol.
spaces-access-members-does = Only members see it. For everybody else it does not exist.
spaces-members-act = In “{ $title }” everybody reads and only members act. To become one, write to whoever manages it.
spaces-refused-body = Only those who manage the assembly do this. Ask whoever administers the site.
spaces-fact-access = Who gets in
spaces-fact-since = Since
spaces-fact-until = Closed on
spaces-publication-members = Only its members see it.

spaces-charter-title = Charter
spaces-charter-lead = Who gets in, what it is for, who is in it.
spaces-field-access = Who gets in
spaces-field-parent = Part of
spaces-field-parent-none = Of no other assembly
spaces-field-since = There since
spaces-field-purpose = What it is for ({ $language })
spaces-field-purpose-help = What it deals with and what it can decide.
spaces-field-composition = Who is in it ({ $language })
spaces-field-composition-help = Who belongs to it, how they are chosen, for how long.
spaces-closure-title = Closing
spaces-closure-text = When the work is done, close the assembly. Everything stays to be read; nobody adds anything.
spaces-closure-is = It is closed: everything can be read and nothing can be added.
spaces-close = Close the assembly
spaces-reopen = Reopen

spaces-members-title = Members
spaces-members-of = Members of “{ $title }”
spaces-members-none = Nobody is in it yet
spaces-members-none-text = Names appear here when the assembly is formed.
spaces-members-none-admin = Add the first person with the form below.
spaces-members-former = Former members
spaces-members-manage = Change the list
spaces-members-more = { $count ->
    [one] And one more person
   *[other] And { $count } more people
  }
spaces-members-lead = Who has an account gets in, for the time you write. Who has only a name stands in the list.
spaces-member-new = Add a person
spaces-member-add = Add
spaces-member-added = Added.
spaces-member-email = E-mail address of their account
spaces-member-email-help = With an account they get in where others do not.
spaces-member-name = Name in the list
spaces-member-name-help = If you leave it empty, the public name of the account appears.
spaces-member-office = Role
spaces-member-title = For whom, or as what
spaces-member-title-help = For example “for the sports clubs” or “councillor for schools”.
spaces-member-from = From
spaces-member-until = Until
spaces-member-until-help = The last day is included. After it they do not get in.
spaces-member-public = The name is public
spaces-member-public-help = Without the tick only members of the assembly read it.
spaces-member-name-only = name only
spaces-member-inside = not public
spaces-member-nobody = Write an e-mail address or a name.
spaces-member-no-account = Nobody has an account with this address. Ask them to register, or write only the name.
spaces-member-twice = This person is already in it.
spaces-member-remove = Take off the list
spaces-member-remove-title = Take { $name } off the list?
spaces-member-remove-text = They do not get in from now on. What they wrote stays. To remember that they were in it, write the last day instead.
spaces-member-removed = Taken off the list.
spaces-members-order-help = The order holds within each role: the chair first, then the secretary, members, observers.
spaces-members-arranged = Order saved.
spaces-members-import = From a file
spaces-members-import-lead = A CSV file with the columns e-mail or name; and, if you like, role, for, from, to, public. Who is there already changes, the others are added in the order of the file.
spaces-members-import-file = CSV file
spaces-members-import-file-help = At most 2,000 lines. From a spreadsheet: save as CSV UTF-8.
spaces-members-import-replace = The file is the whole list
spaces-members-import-replace-help = Who is not in the file stops belonging to it at once. They stay among those who did.
spaces-members-import-look = See first what changes
spaces-members-import-do = Import
spaces-members-import-wrong-text = Nothing has changed. Correct the file and upload it again.
spaces-members-import-line = Line { $line }:
spaces-members-import-preview-text = Nothing has changed so far. Check the list, then import.
spaces-members-import-new = is added
spaces-members-import-changes = changes
spaces-members-import-same = stays as it is
spaces-members-import-leaves = leaves
spaces-members-column-dates = When
spaces-members-column-what = What happens
spaces-members-changed-meanwhile = The list changed meanwhile. Upload the file again and look at the preview.
spaces-csv-columns = The first line needs a column “e-mail” or “name”.
spaces-csv-office = “{ $name }” is no role. Write chair, secretary, member or observer.
spaces-csv-truth = “{ $word }” is not understood. Write yes or no.
spaces-csv-twice = It is the same person as in line { $line }.
spaces-members-import-wrong = { $count ->
    [one] One line needs correcting
   *[other] { $count } lines need correcting
 }
spaces-members-import-preview = { $added ->
    [0] Nobody new
    [one] One new person
   *[other] { $added } new people
 }, { $changed ->
    [0] nobody changes
    [one] one changes
   *[other] { $changed } change
 }, { $left ->
    [0] nobody leaves.
    [one] one leaves.
   *[other] { $left } leave.
 }
spaces-members-imported = Imported: { $added } new, { $changed } changed, { $left } who no longer belong to it.
spaces-office-chair = Chair
spaces-office-secretary = Secretary
spaces-office-member = Member
spaces-office-observer = Observer
spaces-relation-negotiating-table = Negotiating table
spaces-relation-guarantee-committee = Guarantee committee
spaces-relation-supporter = Accompanying assembly

spaces-audit-set-bodies = Table and committees changed
spaces-audit-set-charter = Charter changed
spaces-audit-close = Assembly closed
spaces-audit-reopen = Assembly reopened
spaces-audit-put-member = Member written
spaces-audit-remove-member = Member removed
spaces-audit-import-members = Members imported from a file
spaces-audit-arrange-members = Members put in order
# Blocks of a page.
spaces-blocks-title = Blocks of the page
spaces-blocks-home = Blocks of the home page
spaces-blocks-lead = The page is made of blocks. Move them, hide them, add some: readers see it all together, when you publish.
spaces-blocks-see = See the page as it is now
spaces-blocks-now = The order of the blocks
spaces-blocks-standard = This is the arrangement every page begins with. It is fine as it is.
spaces-blocks-draft = You have unpublished changes
spaces-blocks-draft-text = Readers still see the page from before.
spaces-blocks-preview = See the preview
spaces-blocks-publish = Publish the page
spaces-blocks-discard = Discard the changes
spaces-blocks-preview-title = Preview: only you see it
spaces-blocks-preview-text = The page will look like this when you publish it.
spaces-blocks-preview-back = Back to the blocks
spaces-blocks-back = Back to the blocks
spaces-blocks-arranged = Order saved in the draft.
spaces-blocks-published = Published. The page now looks like this for everybody.
spaces-blocks-discarded = Changes discarded. The page stays as it was.
spaces-blocks-no-draft = There is nothing to publish: somebody did it already, or discarded the changes.
spaces-blocks-full = A page has { $most } blocks at most. Remove one to add another.
spaces-blocks-there = This block is there already, or cannot stand here.
spaces-blocks-hide-instead = This block comes from a part of the process: hide it instead of removing it.
spaces-blocks-add = Add a block
spaces-block-add = Add
spaces-block-added = Block added to the draft.
spaces-block-added-write = Block added. Write what it says.
spaces-block-saved = Saved in the draft.
spaces-block-hide = Hide
spaces-block-show = Show
spaces-block-hidden = Hidden in the draft. You can show it again whenever you like.
spaces-block-shown = It is back when you publish.
spaces-block-remove = Remove
spaces-block-removed = Removed from the draft. Discard the changes to take it back.
spaces-block-is-hidden = hidden
spaces-block-blank = to be written
spaces-block-pinned = Always on top
spaces-block-body-missing = The text is missing. Write at least one sentence.
spaces-block-link-missing = The button leads nowhere. Write an address, for example /en/processes.
spaces-block-button-missing = There is an address without a button. Write what the button says.
spaces-block-field-title = Title ({ $language })
spaces-block-field-usual = If you leave it empty, the usual one is shown.
spaces-block-field-lead = One or two sentences ({ $language })
spaces-block-field-body = Text ({ $language })
spaces-block-field-button = Button ({ $language })
spaces-block-field-link = Where the button leads
spaces-block-field-link-help = An address that begins with https://, or a page of this site such as /en/processes.
spaces-block-field-processes = Highlighted processes
spaces-block-field-processes-help = If you choose none, the most current ones are shown. Readers see only published ones.
spaces-block-hero = Opening
spaces-block-hero-help = The large title of the page, with what can be done now.
spaces-block-phase-line = Phase line
spaces-block-phase-line-help = The phases, with the present one.
spaces-block-now = What to do now
spaces-block-now-help = What the present phase asks of readers.
spaces-block-highlights = Highlighted processes
spaces-block-highlights-help = The processes you choose, or the most current ones.
spaces-block-dates = Next dates
spaces-block-dates-help = Meetings, phases that open and close.
spaces-block-statistics = In figures
spaces-block-statistics-help = How many proposals, votes, processes.
spaces-block-activity = What’s new
spaces-block-activity-help = The latest news, proposals, comments and debates.
spaces-block-text = Text
spaces-block-text-help = A text of yours, with a title you choose.
spaces-block-call = Invitation with a button
spaces-block-call-help = A band with a sentence and a button.
spaces-block-map = Map
spaces-block-map-help = Proposals and meetings on the map, with the list.
spaces-block-map-label = Map of the places of this process
spaces-block-map-list = { $count ->
    [one] One place in the list
   *[other] { $count } places in the list
  }
spaces-block-in-person = In person
spaces-block-in-person-help = The address of the desk.
spaces-block-component = Part of the process
spaces-block-component-help = What a part of the process shows.
spaces-block-about = What it is about
spaces-block-about-help = The description of the process.
spaces-block-acts = Changed rules
spaces-block-acts-help = Rules that changed along the way, with the reason.
spaces-block-related = More processes like this
spaces-block-related-help = Processes of the same theme or municipality.
spaces-block-purpose-help = What the body is for.
spaces-block-members-help = How the body is composed, and who sits in it.
spaces-block-parts-help = The bodies that are part of it.
spaces-date-begins = “{ $phase }” begins
spaces-date-ends = “{ $phase }” closes
spaces-figure-processes = { $count ->
    [one] process
   *[other] processes
  }
spaces-templates-title = Templates
spaces-templates-text = Begin with an arrangement that is ready. It replaces the blocks of the draft.
spaces-template-standard = The arrangement every page begins with
spaces-template-begin = Begin with this
spaces-template-begun = The draft follows the template. See the preview and publish.
spaces-template-count = { $count ->
    [one] 1 block
   *[other] { $count } blocks
  }
spaces-template-field = Name of the new template
spaces-template-field-help = Saves the blocks as they are now. A name in use is replaced.
spaces-template-save = Save as template
spaces-template-saved = Template saved. You find it on every page of the same kind.
spaces-template-title-missing = The name is missing. Write what the template is for.
spaces-template-delete = Delete
spaces-template-delete-title = Delete the template “{ $title }”?
spaces-template-delete-text = Pages that began with it stay as they are.
spaces-template-deleted = Template deleted.
spaces-audit-blocks-change = Blocks of the page changed
spaces-audit-blocks-publish = Blocks of the page published
spaces-audit-blocks-discard = Changes to the blocks discarded
spaces-audit-blocks-save-template = Page template saved
spaces-audit-blocks-delete-template = Page template deleted

# Municipalities.
spaces-towns-title = Municipalities
spaces-towns-lead = The municipalities that processes concern. Whoever manages a process finds them on the identity card, readers on the map of processes.
spaces-towns-field = One municipality a line
spaces-towns-field-help = After the name you can write its point in degrees, for example: Sarmato; 45.058; 9.490. Two points or more make the map.
spaces-towns-others = Other places
spaces-towns-name-wrong = Line { $line } (“{ $text }”): the name is missing, too long or contains a comma.
spaces-towns-point-wrong = Line { $line } (“{ $text }”): the point cannot be read. Write latitude and longitude, for example 45.058; 9.490.
spaces-towns-twice = Line { $line } (“{ $text }”): this municipality is there already.
spaces-towns-many = Line { $line } (“{ $text }”): there are too many municipalities.
spaces-map-label = Map of the municipalities with the number of processes
spaces-map-note = Each circle is a municipality, with the number of its processes. Press it to see only those.
spaces-map-town = { $count ->
    [one] { $name }: 1 process
   *[other] { $name }: { $count } processes
  }
spaces-audit-municipalities = List of municipalities changed
spaces-card-pdf = Download the identity card (PDF)
spaces-card-read-at = The process can be read and followed here: { $address }
spaces-card-printed = Printed on { $day }.
spaces-card-file = identity-card

spaces-label-in = { $label } ({ $language })
spaces-translation = In another language: { $language }
spaces-export-title = Export
spaces-export-lead = A file with everything that the office wrote in “{ $title }”, to keep or to take to another site.
spaces-export-do = Download the file
spaces-export-stays = People stay here, with what they wrote: proposals, comments, supports, votes, enrolments. So do meetings, debates, projects and works.

spaces-import-title = Import a process
spaces-import-lead = The file of an exported process becomes a draft. First you look at it, then you confirm.
spaces-import-file = File of the process
spaces-import-file-help = A .json file exported here or on another site, up to { $max } MB.
spaces-import-look = Look at the file
spaces-import-preview = Import “{ $title }”
spaces-import-preview-lead = There is nothing yet. If you confirm, a draft is made that only those who work on it see.
spaces-import-slug-help = The last part of the address, still free.
spaces-import-do = Make the draft
spaces-import-other = Choose another file
spaces-imported = Imported: it is a draft now, to be checked.

spaces-port-holds = What is in the file
spaces-port-what = Part
spaces-port-count = How much
spaces-port-files = Files and pictures
spaces-port-remarks = Good to know first
spaces-port-roll = The list of entitled people is not on this site: for now everybody registered takes part. Choose again under “Who takes part”.
spaces-port-body = The body “{ $title }” is not on this site: the process does not name it.
spaces-port-value = Identity card, “{ $field }”: the value is not in the lists of this site and stays empty.
spaces-port-contents = This site has no list of mandatory contents yet: it takes over that of the file ({ $count ->
    [one] one item
   *[other] { $count } items
  }).
spaces-port-wrong = { $count ->
    [one] One place in the file is wrong
   *[other] { $count } places in the file are wrong
  }
spaces-port-wrong-text = Nothing was written. Correct the file, or export the process again.
spaces-port-encoding = This file is not UTF-8 text. Choose the .json file as it was exported.
spaces-port-not-json = This file cannot be read: it is broken or incomplete. Export the process again.
spaces-port-foreign = This is not the file of a process. Choose a file downloaded from “Export”.
spaces-port-version = The file is in version { $version }, this site reads { $known }. Export it from a site as recent as this one.
spaces-port-part = It is not as it must be: { $reason }.
spaces-port-control = It holds control characters. Take them out.
spaces-port-many = There are { $count }: at most { $most } go along.
spaces-port-file-missing = The content of “{ $file }” is missing.
spaces-port-file-damaged = The content is not what was exported. Export the process again.
spaces-port-word = “{ $word }” does not exist here.
spaces-port-kind = A part “{ $kind }” does not exist here.
spaces-port-content = A part like this brings no contents.
spaces-port-fact = This cannot stand here.
spaces-port-block = This block cannot stand here.
spaces-audit-import = Process imported
