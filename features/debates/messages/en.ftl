debates-component-title = Debates
debates-noun = Debate
debates-link-label = It is talked about in the debate
debates-number = Debate no. { $number }
debates-list-about = The debates of “{ $space }”: open questions, opinions and conclusions.
debates-comments = { $count ->
    [0] no comments
    [one] one comment
   *[other] { $count } comments
  }
debates-block-all = All debates
debates-author-gone = Somebody who left the site
debates-state-open = Open
debates-state-coming = Coming
debates-state-over = Waiting for conclusions
debates-state-closed = Concluded
debates-state-hidden = Hidden
debates-when-opens = opens { $when }
debates-when-until = until { $when }
debates-when-over = over since { $when }
debates-when-closed = concluded { $when }
debates-filter-state = State
debates-filter-category = Category
debates-filter-by = Who opened it
debates-filter-all = All
debates-filter-do = Show
debates-filter-clear = Show all
debates-by-office = The administration
debates-by-people = Participants
debates-none = There are no debates yet
debates-none-text = When there is a question to discuss, you find it here.
debates-none-admin = Open the first one: a question and two lines to explain it are enough.
debates-none-so = No debate is like this
debates-none-so-text = Take a filter away.
debates-call = Have your say: { $title }
debates-call-until = Comments are open until { $when }.
debates-call-do = Join the debate
debates-conclusions = Conclusions
debates-conclusions-by = The debate was closed on { $day }. The comments stay.
debates-instructions = How to take part
debates-aside = Follow and share
debates-share = Share
debates-report = Report this debate
debates-all = All debates
debates-to-admin = Manage the debates
debates-hidden-title = This debate is hidden
debates-hidden-text = Only whoever opened it and moderators see it. Reason: { $reason }
debates-comments-closed = The debate is concluded: it can be read, not commented on.
debates-comments-over = The debate was over { $when }. The conclusions are coming.
debates-comments-opens = Comments open { $when }.

debates-begin = Open a debate
debates-begin-title = Open a debate
debates-begin-lead = Ask a clear question and say why it matters to you. Everybody sees it at once.
debates-begun = The debate is open.
debates-revise = Correct it
debates-revise-title = Correct the debate
debates-revise-lead = You can correct it while nobody has commented.
debates-edit = Change
debates-save = Save
debates-saved = Saved.
debates-back = Go back
debates-see = See the debate
debates-close = Close with conclusions
debates-close-title = Close the debate
debates-close-lead = Write what came out of “{ $title }” and what happens now. After that nobody comments.
debates-closed = The debate is concluded.
debates-closed-text = The conclusions are published. Reopen it if you change your mind.
debates-reopen = Reopen the debate
debates-reopened = Reopened: comments are open again.
debates-field-title = The question
debates-field-title-help = For example “Where do we put the new trees?”.
debates-field-body = What it is about
debates-field-body-help = What one needs to know to answer.
debates-field-category = Category
debates-field-category-none = None
debates-field-instructions = How to take part
debates-field-instructions-help = For example “One proposal for each comment”.
debates-field-opens = Opens ({ $zone })
debates-field-opens-help = Empty: at once.
debates-field-closes = Closes ({ $zone })
debates-field-closes-help = Empty: stays open until you close it.
debates-field-conclusions-help = What was said, for and against, and what becomes of it. Everybody reads it.
debates-title-missing = The question is missing. Write it in one line.
debates-title-short = The question has { $length } characters: at least { $min } are needed.
debates-body-missing = The explanation is missing. Two lines are enough.
debates-closes-before = It closes before it opens. Choose a later moment.
debates-conclusions-missing = The conclusions are missing. Write at least a sentence.

debates-new-title = New debate
debates-column-debate = Debate
debates-column-comments = Comments
debates-settings-title = Settings of debates
debates-settings-participants = Participants open debates too
debates-settings-participants-help = Without the tick only the administration does.
debates-settings-comment-max = Longest comment, in characters
debates-settings-saved = Settings saved.
debates-todo-conclude = { $count ->
    [one] One debate is over and waits for conclusions
   *[other] { $count } debates are over and wait for conclusions
  }
debates-todo-conclude-text = Those who commented want to know what came of it.
debates-todo-conclude-do = Conclude

debates-refused-read = This debate cannot be seen.
debates-refused-begin = Log in to open a debate.
debates-refused-begin-off = Here the administration opens debates. You can comment on them.
debates-refused-unconfirmed = First confirm your e-mail address: the link is in your mail.
debates-refused-author = Whoever opened the debate or manages the space does this.
debates-refused-host = Only those who manage the space do this.
debates-refused-moderate = Only moderators do this.
debates-refused-configure = Only those who manage the space do this.
debates-refused-oversee = This page is for those who work here.
debates-refused-closed = The debate is concluded. Reopen it to change it.
debates-refused-answered = Somebody has commented already: the debate does not change any more.
debates-refused-close-early = The debate is not open yet.
debates-refused-hidden = The debate is hidden: meanwhile nobody changes it or comments.
debates-refused-not-closed = The debate is open already.

debates-notice-closed = The debate “{ $title }” is concluded
debates-notice-conclusions = The conclusions: { $conclusions }

debates-audit-begin = opened a debate
debates-audit-revise = corrected a debate
debates-audit-close = concluded a debate
debates-audit-reopen = reopened a debate
debates-audit-hide = hid a debate
debates-audit-show = showed a debate again
