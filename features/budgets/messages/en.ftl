budgets-component = Projects
budgets-link-label = Project to vote on
budgets-link-note = costs { $cost }
budgets-withdrawn = Withdrawn
budgets-published = Up for the vote
budgets-withdrawn-note = This project was withdrawn
budgets-withdrawn-note-text = You cannot vote for it. The page stays, so that people know it was here.
budgets-withdrawn-admin = Voters do not see it. You can put it back.

budgets-block-title = { $count ->
    [one] One project, { $total } to spend
   *[other] { $count } projects, { $total } to spend
  }
budgets-block-all = { $count ->
    [one] Read the project
   *[other] Read all { $count } projects
  }
budgets-list-about = { $count ->
    [one] One project to vote on
   *[other] { $count } projects to vote on
  }, with { $total } to spend.
budgets-list-lead = { $count ->
    [one] There is one project
   *[other] There are { $count } projects
  } and { $total } to spend.
budgets-list-empty = There are no projects yet
budgets-list-empty-text = They appear once the offices have studied the proposals.
budgets-project-number = Project no. { $number }
budgets-project-cost = Cost
budgets-project-of = out of { $total }
budgets-project-where = Where

budgets-staff-only = This page is for those who run the process. Ask an administrator for the role.
budgets-managers-only = Projects are changed by those who run the process. Ask an administrator for the role.
budgets-title-missing = The title is missing. Say in a few words what is done.
budgets-title-long = The title is too long: { $max } characters at most.
budgets-cost-missing = The cost is missing. Write a figure, for example 38,000.
budgets-cost-wrong = This figure does not work. Write one up to a million million, in the currency of the budget.
budgets-total-missing = The sum is missing. Write a figure, for example 120,000.
budgets-label-unknown = Choose an entry of the list.
budgets-currency-in-use = There are projects in another currency already. Change those first.

budgets-admin-locked = Projects and sum are locked
budgets-admin-sources = { $count ->
    [0] From proposals
    [one] From 1 accepted proposal
   *[other] From { $count } accepted proposals
  }
budgets-admin-new = New project
budgets-admin-total = to spend
budgets-admin-total-change = Change
budgets-admin-total-missing = Write how much there is to spend: the vote does not open without it.
budgets-admin-sum = { $count ->
    [one] the cost of the only project
   *[other] the cost of all projects
  }
budgets-admin-projects = Projects
budgets-admin-project = Project
budgets-admin-state = State
budgets-admin-empty = Make them from accepted proposals, or write them by hand.
budgets-admin-public = See the public page

budgets-total-title = The sum
budgets-total = How much there is to spend
budgets-total-help = A figure, for example 120,000.
budgets-currency = Currency
budgets-total-done = The sum is saved.
budgets-save = Save
budgets-back = Back to the projects

budgets-project-new = New project
budgets-project-created = Project no. { $number } is made.
budgets-project-changed = The project is saved.
budgets-project-withdrawn = The project is withdrawn.
budgets-project-restored = The project is up for the vote again.
budgets-title = Title
budgets-title-help = { $max } characters at most.
budgets-cost-help = What the office has checked, for example 38,000.
budgets-description = Description
budgets-description-help = What is done, where, for whom. You can use lists, bold type and tables (CommonMark).
budgets-category = Subject
budgets-area = Area
budgets-none = None
budgets-none-area = The whole territory
budgets-translation = In { $language }
budgets-withdraw = Withdraw the project
budgets-withdraw-title = Withdraw “{ $project }”?
budgets-withdraw-text = Nobody can vote for it then. Its page stays and says so.
budgets-restore = Put it back up for the vote

budgets-sources-title = Projects from accepted proposals
budgets-sources-lead = Choose the proposals. Each becomes a project, and the two pages point at each other.
budgets-sources-choose = Proposal
budgets-sources-cost = Cost of { $title }
budgets-sources-cost-missing = The cost of proposal no. { $number } is missing.
budgets-sources-none = Choose at least one proposal.
budgets-sources-make = Make the projects
budgets-sources-done = { $count ->
    [0] There was nothing new to do.
    [one] One project made.
   *[other] { $count } projects made.
  }
budgets-sources-empty = No proposal is waiting
budgets-sources-empty-text = Accepted proposals without a project appear here.

budgets-todo-total = How much there is to spend
budgets-todo-total-is = { $total }
budgets-todo-total-button = Write it
budgets-todo-import = { $count ->
    [one] One accepted proposal without a project
   *[other] { $count } accepted proposals without a project
  }
budgets-todo-import-button = Make them projects

budgets-audit-set-total = Sum to spend changed
budgets-audit-erase = All projects deleted
budgets-audit-create = Project created
budgets-audit-change = Project changed
budgets-audit-withdraw = Project withdrawn
budgets-audit-restore = Project put back up for the vote
budgets-audit-kind-project = Project
budgets-audit-kind-budget = Budget

budgets-noun = Project
budgets-refused-withdrawn = This project was withdrawn.
budgets-plural = Projects
