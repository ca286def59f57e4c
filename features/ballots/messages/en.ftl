ballots-component = Vote
ballots-link-label = The result
ballots-link-note = { $count ->
    [one] one ballot
   *[other] { $count } ballots
  }

ballots-log-in = Log in to vote: we only need to know that you vote once.
ballots-managers-only = This is for those who run the process. Ask an administrator for the role.
ballots-staff-only = This page is for those who run the process. Ask an administrator for the role.
ballots-not-open-yet = The vote is not open yet. Come back soon.
ballots-cast-closed = The vote is closed: we cannot take any more ballots.
ballots-cast-published = The vote is closed and the result is public.
ballots-open-first = The vote is not open yet. Open it first.
ballots-close-first = The vote is still open. Close it first.
ballots-already-open = The vote is open already: rules and projects no longer change.
ballots-already-closed = The vote is closed already.
ballots-already-published = The result is public already.
ballots-rehearsal-over = The rehearsal is over: the vote has opened. This ballot was not counted.
ballots-lock-open = People are voting: sum and projects stay as they are.
ballots-lock-closed = People have voted: sum and projects stay as they are.
ballots-lock-published = The result is public: sum and projects stay as they are.

ballots-wrong-unknown = There is a project on the ballot that is not up for the vote. Take it off and try again.
ballots-wrong-many = { $over ->
    [one] You marked one project too many
   *[other] You marked { $over } projects too many
  }: { $most } at most.
ballots-wrong-few = { $missing ->
    [one] One project is missing
   *[other] { $missing } projects are missing
  }: mark at least { $fewest }.
ballots-wrong-budget = You are { $over } over. Take off a project to go on.
ballots-reason-missing = Say why, in at least 20 characters: the reason is public.
ballots-reason-long = The reason is too long: { $max } characters at most.

ballots-rule-budget = Mark those you want, as long as the money lasts. You can leave some over.
ballots-rule-most = { $most ->
    [one] Mark one project.
   *[other] Mark up to { $most } projects, whatever they cost.
  }
ballots-rule-fewest = { $fewest ->
    [0] The ballot may stay blank.
    [one] At least one project.
   *[other] At least { $fewest } projects.
  }
ballots-rule-count = Most votes win, as long as there is money: what costs more than what is left is skipped.
ballots-rule-threshold = { $votes ->
    [one] At least one vote is needed.
   *[other] At least { $votes } votes are needed.
  }
ballots-rule-no-threshold = No threshold.
ballots-rule-ties-list = With equal votes the lower number goes first.
ballots-rule-ties-cost = With equal votes the cheaper one goes first.
ballots-rule-electorate = { $people ->
    [one] One person can vote.
   *[other] { $people } people can vote.
  }
ballots-rule-no-electorate = We do not know: turnout is not shown.

ballots-until = You can vote until { $when }.
ballots-until-closed = You can vote until we close the urns.
ballots-counting = The urns are closed. We are counting the ballots.
ballots-go = Go to the ballot
ballots-go-login = Log in and vote
ballots-refused = This vote is not open to you
ballots-refused-remedy = Have it recognised
ballots-draft = You have a ballot that is not cast yet
ballots-draft-text = Only you see it, and it does not count until you put it into the urn.
ballots-draft-link = Read it again
ballots-cast-already = Your ballot is in the urn already
ballots-cast-already-text = If you put in another one, the new one counts.
ballots-rehearsal = This is a rehearsal
ballots-rehearsal-text = Only those who run the process see it. Rehearsal ballots are deleted when you open the vote.
ballots-rules = How to vote
ballots-secret = In the urn, the ballot does not bear your name.
ballots-in-urn = { $count ->
    [one] One ballot in the urn so far.
   *[other] { $count } ballots in the urn so far.
  }
ballots-items = { $count ->
    [one] The project, for { $budget }
   *[other] The { $count } projects, for { $budget }
  }

ballots-step-choose = Step 1 of 3: choose
ballots-choose = Choose your projects
ballots-paper = Ballot
ballots-paper-subtitle = { $process }, { $budget }
ballots-order = The order of the projects is drawn by lot, differently for every person.
ballots-row-over = { $over } more than what you have left
ballots-to-review = Review the ballot
ballots-not-voting = You are not voting yet: first we let you read it all again.
ballots-sum = Work out the total
ballots-wrong = This ballot is not right yet

ballots-step-review = Step 2 of 3: review
ballots-review = Read again: you have not voted yet
ballots-total = Total
ballots-unused = Not used
ballots-blank-paper = The ballot is blank: you marked no project.
ballots-stub = Stub.
ballots-stub-text = It comes off when you put the ballot into the urn.
ballots-put = Put the ballot into the urn
ballots-put-rehearsal = Put the rehearsal ballot into the urn
ballots-back-to-choose = Back to choosing
ballots-again-until = Until { $when } you can vote again: the last ballot counts.
ballots-again = As long as the urns are open you can vote again: the last ballot counts.
ballots-rehearsed = The rehearsal ballot is in the urn
ballots-rehearsed-text = It does not count: it is deleted when you open the vote.

ballots-step-done = Step 3 of 3: done
ballots-done = You have voted. Thank you.
ballots-done-lead = { $others ->
    [0] Your ballot is the first in the urn.
    [one] The ballot is in the urn with one other.
   *[other] The ballot is in the urn with { $others } others.
  }
ballots-stub-done = Your ballot is in the urn
ballots-vote-again = Vote again
ballots-back-to-process = Back to the process
ballots-what-it-says = What we know
ballots-what-it-says-text = We know that your ballot is there, not what you chose: in the urn it does not bear your name. We send you a mail that confirms it.
ballots-what-now = What now?
ballots-what-now-text = When the urns close, the ballots are mixed and counted. The result appears on the page of the process.

ballots-mail-subject = You have voted
ballots-mail-text = Your ballot for “{ $process }” is in the urn. Thank you.
ballots-mail-until = Until { $when } you can vote again: the last ballot counts.
ballots-mail-open = As long as the urns are open you can vote again: the last ballot counts.
ballots-mail-action = Go to the page of the vote

ballots-call = The vote is on
ballots-call-button = Go to the ballot
ballots-call-result = The result is public
ballots-call-result-text = Project by project, with sums that anybody can do again.
ballots-call-result-button = See the result
ballots-block-voting = The vote is on
ballots-block-counting = The urns are closed
ballots-block-counting-text = We are counting the ballots.
ballots-block-how = How to vote
ballots-result-link = See the ranking with its sums

ballots-in-words = { $n ->
    [0] zero
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
    [13] thirteen
    [14] fourteen
    [15] fifteen
    [16] sixteen
    [17] seventeen
    [18] eighteen
    [19] nineteen
    [20] twenty
   *[other] { $n }
  }
ballots-headline = { $won ->
    [0] None of { $all-words } projects goes ahead
    [1] One project out of { $all-words } goes ahead
   *[other] { $all ->
        [1] The only project goes ahead
       *[other] { $won-words } projects out of { $all-words } go ahead
      }
  }
ballots-headline-lead = { $people ->
    [one] One person has decided
   *[other] { $people } people have decided
  } how to spend { $spent } out of { $budget }.
ballots-ranking = The ranking, with its sums
ballots-ranking-text = We start with the most votes. If the project costs no more than what is left, it goes ahead. Otherwise we go on to the next.
ballots-ranking-rest = { $count ->
    [one] One more project
   *[other] { $count } more projects
  }
ballots-after = then { $left } is left
ballots-before = { $left } was left
ballots-left = { $left } is left.
ballots-outcome-wins = Goes ahead
ballots-outcome-out = Not now
ballots-outcome-threshold = Below the threshold
ballots-outcome-wins-by-hand = Goes ahead, by decision
ballots-outcome-out-by-hand = Taken out, by decision
ballots-changed = Decided by hand
ballots-by-hand = This result contains a decision taken by hand
ballots-by-hand-text = The reason is written beside the project.
ballots-why-place = It is in place { $place } and costs { $cost }.
ballots-why-missing = When its turn came { $left } was left: { $missing } was missing. The money went to the next project that fitted.
ballots-why-threshold = { $votes ->
    [one] It got one vote
   *[other] It got { $votes } votes
  }, and at least { $threshold } are needed.
ballots-why-tie-list = It has as many votes as project no. { $number }: with equal votes the lower number goes first.
ballots-why-tie-cost = It has as many votes as project no. { $number }: with equal votes the cheaper one goes first.
ballots-why-lacking = { $votes ->
    [one] With one more vote it would have won.
   *[other] With { $votes } more votes it would have won.
  }
ballots-why-never = It costs { $cost }, more than all the { $budget } there was: it could not win.
ballots-check = Do not trust us: check
ballots-check-text = All ballots are public, without names and mixed. Anybody can count again.
ballots-file-ranking = Ranking (CSV)
ballots-file-ballots = Ballots (CSV)
ballots-file-pabulib = The whole vote (.pb)
ballots-published-on = Published { $when }.
ballots-who = Who voted
ballots-people = { $count ->
    [one] person
   *[other] people
  }
ballots-people-of = { $entitled ->
    [one] people out of one
   *[other] people out of { $entitled }
  }
ballots-turnout = turnout
ballots-blank = { $count ->
    [one] blank ballot
   *[other] blank ballots
  }
ballots-money-left = not spent
ballots-column-place = Place
ballots-column-number = Number
ballots-column-project = Project
ballots-column-votes = Votes
ballots-column-cost = Cost
ballots-column-before = Was left
ballots-column-outcome = Outcome
ballots-column-reason = Reason of the decision
ballots-column-ballot = Ballot
ballots-column-choices = Projects chosen
ballots-table-caption = Votes, costs and outcome of every project

ballots-state-preparing = Being prepared
ballots-state-open = Open
ballots-state-closed = Closed
ballots-state-published = Published
ballots-admin-ready = Ready to open?
ballots-admin-ready-count = { $done } of { $whole } things done. Without them the vote does not open.
ballots-check-budget = Sum to spend
ballots-check-budget-is = { $budget }
ballots-check-projects = Projects
ballots-check-projects-are = { $count ->
    [one] one project
   *[other] { $count } projects
  }
ballots-check-phase = Voting phase
ballots-check-rules = Rules of the ballot
ballots-check-go = Go there
ballots-ready-no-budget = The sum to spend is missing. Write it among the projects.
ballots-ready-no-projects = Projects are missing. Add at least one.
ballots-ready-no-phase = No phase, now or later, allows voting. Tick it in the phases.
ballots-ready-no-rules = The ballot asks for more projects than there are. Change the rules.
ballots-admin-rehearse = Try the ballot
ballots-opening = Open the vote
ballots-opening-text = { $count ->
    [one] One project is up for the vote
   *[other] { $count } projects are up for the vote
  }. Once it is open, projects, sum and rules no longer change, and rehearsal ballots are deleted. People can vote only while the phase allows it.
ballots-opened = The vote is open.
ballots-closing = Close the vote
ballots-closing-text = { $count ->
    [one] There is one ballot in the urn
   *[other] There are { $count } ballots in the urn
  }. Once it is closed nobody can vote any more, and the secret that ties ballots to people is destroyed. It cannot be opened again.
ballots-closing-early = { $count ->
    [one] There is one ballot in the urn
   *[other] There are { $count } ballots in the urn
  }, and the voting phase is not over. If you close now, those who have not voted no longer can. It cannot be opened again.
ballots-closed = { $count ->
    [0] The vote is closed, without ballots.
    [one] The vote is closed, with one ballot.
   *[other] The vote is closed, with { $count } ballots.
  }
ballots-count = The count
ballots-count-see = See the count
ballots-count-lead = { $count ->
    [0] No ballots.
    [one] One ballot counted.
   *[other] { $count } ballots counted.
  } Only you see it until you publish.
ballots-count-spent = spent, out of { $budget }
ballots-count-left = not spent
ballots-count-change = Change by decision
ballots-count-change-help = If a project cannot be done, or is done all the same, choose and say why. The reason is public.
ballots-count-keep = As counted
ballots-count-make-win = Goes ahead
ballots-count-make-out = Does not go ahead
ballots-count-decision = Decision on { $title }
ballots-count-reason = Why
ballots-publish = Publish the result
ballots-publish-text = From then on everybody sees it, with the ballots without names, and it cannot be changed.
ballots-published = The result is public.
ballots-admin-result = See the result
ballots-admin-period = When
ballots-admin-figures = How it goes
ballots-admin-ballots = { $count ->
    [one] ballot in the urn
   *[other] ballots in the urn
  }
ballots-admin-opened = Opened { $when }
ballots-admin-closed = Closed { $when }
ballots-admin-published = Published { $when }
ballots-rules-title = Rules of the vote
ballots-rules-locked = The rules are locked
ballots-rules-locked-text = The vote is open: the rules stay as they are.
ballots-rules-change = Change
ballots-rules-saved = The rules are saved.
ballots-rules-most-missing = Write how many projects at most, for example 3.
ballots-rules-fewest-above = The minimum cannot be above the maximum.
ballots-label-mode = How many projects
ballots-label-most = How many at most
ballots-label-most-help = Only if you choose a certain number.
ballots-label-fewest = How many at least
ballots-label-fewest-help = With 0 the ballot may stay blank.
ballots-label-threshold = Threshold
ballots-label-threshold-help = A project with fewer votes does not go ahead. Empty: no threshold.
ballots-label-ties = With equal votes
ballots-label-electorate = How many people can vote
ballots-label-electorate-help = Only for the turnout. Empty: it is not shown.
ballots-mode-at-most = Up to a certain number, whatever they cost
ballots-mode-within-budget = As long as the money lasts
ballots-ties-list = The lower number goes first
ballots-ties-cost = The cheaper one goes first, then the lower number
ballots-save = Save
ballots-back = Back to the vote

ballots-todo-open = The vote is not open yet
ballots-todo-phase = The phase begins { $when }
ballots-todo-open-button = Prepare
ballots-todo-close = The voting phase is over: close the urns
ballots-todo-ballots = { $count ->
    [one] one ballot in the urn
   *[other] { $count } ballots in the urn
  }
ballots-todo-close-button = Close
ballots-todo-publish = The result is not public yet
ballots-todo-publish-button = Count
ballots-todo-published = Result published
ballots-todo-published-button = See it

ballots-audit-change-settings = Rules of the vote changed
ballots-audit-open = Vote opened
ballots-audit-close = Vote closed
ballots-audit-publish = Result published
ballots-audit-erase = Vote deleted
ballots-audit-cast = Ballot put into the urn
ballots-audit-kind = Vote
ballots-block-figure = { $count ->
    [one] ballot counted
   *[other] ballots counted
  }
