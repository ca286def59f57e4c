accountability-component = Works and projects
accountability-link-label = What became of it
accountability-about = How far the projects of { $process } are, and what has been spent.
accountability-overview-about = How far the projects are that were decided together, year by year.
accountability-title-year = The projects decided in { $year }
accountability-lead = { $count ->
    [one] One project, { $budget }. The office writes here how far it is.
   *[other] { $count } projects, { $budget }. The office writes here how far they are.
  }
accountability-all = All works and projects
accountability-none = There is nothing to follow yet
accountability-none-text = Works come after the vote.
accountability-manage = Manage
accountability-years = Editions
accountability-show-all = All ({ $count })
accountability-only-late = Late ones only ({ $count })
accountability-table = The same data in a table
accountability-figure-done = { $count ->
    [one] finished
   *[other] finished
  }
accountability-figure-of = { $done } of { $all }
accountability-figure-spent = spent of { $budget }
accountability-figure-late = late
accountability-late = { $months ->
    [one] One month late
   *[other] { $months } months late
  }
accountability-late-tag = Late
accountability-why-late = Why it is late
accountability-steps = The steps of { $title }
accountability-spent = spent
accountability-spent-of = { $spent } spent of { $budget }
accountability-of = of { $budget }
accountability-acts = Bills and acts
accountability-parts = { $count ->
    [one] In one part
   *[other] In { $count } parts
  }
accountability-parts-title = Its parts
accountability-part-of = Part of
accountability-edition = Edition { $year }
accountability-facts = In short
accountability-progress = Progress
accountability-progress-is = { $percent }%
accountability-office = Responsible office
accountability-due = To be finished by
accountability-changed = Last update
accountability-diary = Diary
accountability-photographs = Photographs

accountability-stage-design = Design
accountability-stage-tender = Tender
accountability-stage-site = Building site
accountability-stage-test = Inspection
accountability-stage-open = Open

accountability-column-id = code
accountability-column-title = Title
accountability-column-year = Year
accountability-column-stage = State
accountability-column-budget = Budget
accountability-column-spent = Spent
accountability-column-office = office
accountability-column-due = due
accountability-column-now = now

accountability-staff-only = This page is for those who manage the process. Ask an administrator for the role.
accountability-managers-only = Works are followed by those who manage the process. Ask an administrator for the role.
accountability-title-missing = The title is missing. Write in a few words what is done.
accountability-title-long = The title is too long: at most { $max } characters.
accountability-year-wrong = The year is missing. Write four digits, for example 2026.
accountability-stage-wrong = Choose a state from the list.
accountability-amount-missing = The amount is missing. Write a figure, for example 14,000.
accountability-amount-wrong = This figure does not fit. Write a positive one, in the currency of the process.
accountability-label-unknown = Choose an entry from the list.
accountability-parent-wrong = Choose a work that is not part of another already.
accountability-id-taken = There is a work with this code already.
accountability-entry-missing = The text is missing. Write what happened.
accountability-alt-missing = The description is missing. Say what is seen, for those who do not see the picture.
accountability-stages-in-use = Some work is in a state that would be gone. Move it first.
accountability-stages-many = Write 2 to { $max } states, one a line.
accountability-stages-lines = As many lines are needed as in the first language.

accountability-csv-column = The column “{ $column }” is missing.
accountability-csv-twice = The code { $id } is in line { $line } already.
accountability-csv-id = The code is missing, or longer than 60 characters.
accountability-csv-stage = There is no state “{ $name }”.
accountability-csv-amount = “{ $text }” is not an amount. Write a figure, for example 14,000.

accountability-new = New work
accountability-admin-none = Write the first, or take them from the projects voted on or from a file.
accountability-public = See the page for everybody
accountability-projects = From the projects voted on
accountability-projects-lead = Choose the projects to follow. They stay linked to what was voted on and to the proposal they come from.
accountability-projects-choose = Projects
accountability-projects-none = Choose at least one project.
accountability-projects-make = Follow these
accountability-projects-done = { $count ->
    [0] These projects are followed already.
    [one] One more work to follow.
   *[other] { $count } more works to follow.
  }
accountability-projects-empty = Nothing was voted on here
accountability-projects-empty-text = Write the works by hand, or take them from a file.
accountability-import = From a file
accountability-import-lead = A CSV file with the columns code, title, year; and, if you like, state, budget, spent, office, due, now. A known code changes that work.
accountability-import-look = First look at what changes
accountability-import-do = Import
accountability-import-wrong = { $count ->
    [one] There is an error in the file
   *[other] There are { $count } errors in the file
  }
accountability-import-wrong-text = Nothing was imported. Correct the file and upload it again.
accountability-import-line = Line { $line }:
accountability-import-preview = { $added ->
    [0] No new works
    [one] One new work
   *[other] { $added } new works
  }, { $changed ->
    [0] none changed
    [one] one changed
   *[other] { $changed } changed
  }
accountability-import-preview-text = Nothing has changed so far. Check the list, then import.
accountability-import-known = changes
accountability-import-new = new
accountability-imported = Imported: { $added } new, { $changed } changed.
accountability-notice-moved = “{ $title }” has moved on.
accountability-notice-noted = “{ $title }”: { $detail }
accountability-notice-now = { $now }
accountability-spent-by-file = Spending recorded from a file

accountability-stages = States
accountability-stages-lead = The states that every work goes through, one a line. Without lines the usual ones hold: { $usual }.
accountability-field-stages = States ({ $language })
accountability-field-title = Title ({ $language })
accountability-field-now = What happens now ({ $language })
accountability-field-progress = Progress
accountability-field-progress-help = Left empty, the state says it.
accountability-field-budget = How much there is to spend
accountability-field-budget-help = Write a figure, for example 14,000.
accountability-field-delay = Why it is late ({ $language })
accountability-field-year = Year of the decision
accountability-field-category = Category
accountability-field-none = None
accountability-field-description = Description ({ $language })
accountability-field-link = Where bills and acts are
accountability-field-link-help = An address, for example of the public register.
accountability-field-id = Code
accountability-field-id-help = The one it has in the office’s list: needed to import.
accountability-field-entry = What happened ({ $language })
accountability-field-day = Day
accountability-field-day-help = Left empty, today.
accountability-field-amount = What was paid
accountability-field-entry-link = Where to read it
accountability-field-photograph = Photograph
accountability-field-shows = What it shows
accountability-field-shows-help = Read by those who do not see the picture.
accountability-field-file = CSV file
accountability-field-file-help = In UTF-8, with commas or semicolons.
accountability-note = Write into the diary
accountability-photograph = Add the photograph
accountability-remove = Remove
accountability-save = Save
accountability-back = Back
accountability-delete = Delete
accountability-delete-title = Delete “{ $title }”?
accountability-delete-text = The diary and the photographs are lost too.
accountability-saved = Saved.
accountability-deleted = Deleted.
accountability-noted = Written into the diary.
accountability-removed = Removed.
accountability-photographed = Photograph added.

accountability-todo-silent = { $count ->
    [one] Nothing was heard of one work for a month
   *[other] Nothing was heard of { $count } works for a month
  }
accountability-todo-silent-text = Write how far they are, even if nothing happened.
accountability-todo-button = Open

accountability-audit-create = Work written
accountability-audit-change = Work changed
accountability-audit-delete = Work deleted
accountability-audit-import = Works imported from a file
accountability-audit-note = Line added to the diary of a work
accountability-audit-forget = Line removed from the diary of a work
accountability-audit-photograph = Photographs of a work changed
accountability-audit-stages = States of the works changed
accountability-audit-kind-work = Work
accountability-audit-kind-all = Works
