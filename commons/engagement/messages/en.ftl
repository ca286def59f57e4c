engagement-image-unreadable = We cannot read this picture. Try a JPEG, PNG or WebP photo.
engagement-image-too-big = The picture is too heavy: at most { $max } MB. Choose a smaller one.
engagement-image-too-many-pixels = The picture is too large: at most { $max } million pixels. Make it smaller and try again.
engagement-alt-missing = The description of the picture is missing. Say in a few words what it shows.
engagement-file-infected = There is something harmful in “{ $name }”. We do not keep it: check your device for viruses and try again with another copy.
engagement-file-unscanned = We cannot check right now whether “{ $name }” is safe, so we do not take it. Try again in a few minutes.
engagement-file-unkept = We cannot keep “{ $name }” right now. Try again in a few minutes: what you wrote stays here.
engagement-file-too-big = The file is too heavy: at most { $max } MB. Choose a smaller one.
engagement-file-kind = “{ $name }” is not a file that we can accept. Try PDF, ODT, DOCX, TXT or CSV.

engagement-comments-title = Comments
engagement-comment-title = Comment no. { $number }
engagement-comment-number = comment no. { $number }
engagement-noun-comment = Comment
engagement-count = { $count ->
    [0] No comments
    [one] One comment
   *[other] { $count } comments
  }
engagement-show = Show
engagement-show-which = Which comments
engagement-show-do = Apply
engagement-sort-best = Most useful first
engagement-sort-recent = Latest first
engagement-sort-older = From first to last
engagement-sort-discussed = Most discussed first
engagement-view-all = All
engagement-view-columns = For and against, side by side
engagement-view-for = Only for
engagement-view-against = Only against
engagement-view-neutral = Only neutral
engagement-side-for = For
engagement-side-neutral = Neither for nor against
engagement-side-against = Against
engagement-column-for = { $count ->
    [0] None for
    [one] One for
   *[other] { $count } for
  }
engagement-column-against = { $count ->
    [0] None against
    [one] One against
   *[other] { $count } against
  }
engagement-column-empty = Nothing here yet.
engagement-column-all = Read all
engagement-more-comments = Show more comments
engagement-more-replies = { $count ->
    [one] Show one more reply
   *[other] Show { $count } more replies
  }
engagement-earlier-replies = { $count ->
    [one] Show the earlier reply
   *[other] Show the { $count } earlier replies
  }
engagement-news = { $count ->
    [one] There is a new comment. Show it.
   *[other] There are { $count } new comments. Show them.
  }
engagement-empty = Nobody has said anything yet. You can begin.
engagement-empty-closed = Nobody commented.
engagement-your-comment = Your comment
engagement-your-comment-help = Your name is shown. At most { $max } characters. To call somebody write @name, with a hyphen in place of spaces.
engagement-your-side = Where you stand
engagement-publish = Publish the comment
engagement-log-in = Log in to comment
engagement-text-missing = The comment is empty. Write at least one sentence.
engagement-written = Your comment is published.
engagement-about = About
engagement-in-reply-to = In reply to
engagement-proposes = Author
engagement-edited = edited
engagement-author-gone = Former participant
engagement-deleted-text = Whoever wrote this comment deleted it.
engagement-hidden-text = Hidden by { $by } on { $when }. Reason: { $because }.
engagement-by-administrator = the site’s administrators
engagement-by-manager = the managers of the process
engagement-by-moderator = the moderators
engagement-hidden-read = Read the hidden text
engagement-useful = Useful ({ $count })
engagement-not-useful = Not useful ({ $count })
engagement-voted = We recorded what you think.
engagement-vote-refused = We cannot record that
engagement-reply = Reply
engagement-reply-do = Publish the reply
engagement-reply-title = Reply to { $to }
engagement-your-reply = Your reply to { $to }
engagement-revise = Edit
engagement-revise-title = Edit the comment
engagement-revise-lead = You can edit it until { $until }. Readers see that it was edited.
engagement-revised = The comment is changed.
engagement-delete = Delete
engagement-delete-title = Do you want to delete the comment?
engagement-delete-text = Its text is gone for good. The replies stay.
engagement-deleted = The comment is deleted.
engagement-save = Save
engagement-back = Go back
engagement-report = Report
engagement-report-title = Report
engagement-report-lead = A moderator reads it. Whoever wrote it does not learn who reported.
engagement-report-why = What is wrong?
engagement-report-details = Explain in your own words
engagement-report-details-help = At most 500 characters.
engagement-report-do = Send the report
engagement-reported = We received your report. Thank you: a moderator reads it.
engagement-reported-already = You had reported it already. One report a person is enough.
engagement-reason-missing = The reason is missing. Choose one.
engagement-words-missing = The explanation is missing. Say in a few words what is wrong.
engagement-reason-offence = it offends or threatens somebody
engagement-reason-spam = it is advertising, or repeated
engagement-reason-privacy = it tells private matters of somebody
engagement-reason-off-topic = it has nothing to do with the topic
engagement-reason-illegal = it is against the law
engagement-reason-other = something else
engagement-moderate = Moderate
engagement-refused-write = Log in to comment.
engagement-refused-unconfirmed = First confirm your address: we sent you a mail. You can have it sent again from your account.
engagement-refused-author = Only whoever wrote it can do that.
engagement-refused-vote = Log in to say whether it is useful.
engagement-refused-own-vote = You wrote it: others judge it.
engagement-refused-report = Log in to report.
engagement-refused-own-report = You wrote it. You can edit or delete it.
engagement-refused-moderate = Only those who moderate here can do that.
engagement-refused-moderate-kind = This cannot be hidden from here.
engagement-refused-gone = This comment is no longer there: it was deleted or hidden.
engagement-refused-no-comments = There are no comments here.
engagement-refused-revise-late = It could be edited until { $when }. You can reply or delete it.
engagement-decided-already = Somebody has decided already. Look at the list again.
engagement-queue-title = Moderation
engagement-queue-lead = What people report. When you hide something, its author gets the reason.
engagement-queue-lists = Lists
engagement-queue-waiting = To decide
engagement-queue-hidden = Hidden
engagement-queue-left = Left
engagement-queue-empty = No reports to read
engagement-queue-empty-text = When somebody reports something, you find it here.
engagement-queue-none = Nothing here
engagement-queue-none-text = Your decisions appear in these lists.
engagement-queue-gone = No longer there
engagement-queue-reports = { $count ->
    [one] reported by one person
   *[other] reported by { $count } people
  }
engagement-queue-said = Reasons: { $said }
engagement-decided-hidden = Hidden { $when }: { $because }.
engagement-decided-left = Left { $when }.
engagement-decision-title = Decide
engagement-leave = Leave
engagement-hide-and-explain = Hide and explain
engagement-hide-text = In its place people read reason, role and date. Whoever wrote it gets a mail.
engagement-hide-why = Why do you hide it?
engagement-hide-note = Explanation for readers
engagement-hide-note-help = Everybody reads it, in place of the text. At most 500 characters.
engagement-hide-do = Hide
engagement-show-again = Show again
engagement-show-again-text = It is hidden. If you show it again, whoever wrote it gets a mail.
engagement-left = It stays as it is.
engagement-hidden = It is hidden. You can show it again from the list of hidden ones.
engagement-shown = It can be read again.
engagement-mail-hidden-subject = We have hidden what you wrote: { $title }
engagement-mail-hidden-comment = We have hidden your comment on “{ $title }”.
engagement-mail-hidden = We have hidden “{ $title }”.
engagement-mail-hidden-because = The reason: { $because }.
engagement-mail-note = The moderator explains: { $note }
engagement-mail-quoted = You wrote: “{ $text }”
engagement-mail-hidden-next = You can write it again within the rules, or ask the office to look again.
engagement-mail-shown-subject = What you wrote can be read again: { $title }
engagement-mail-shown-comment = We looked again at your comment on “{ $title }”: it can be read again.
engagement-mail-shown = We looked again at “{ $title }”: it can be read again.
engagement-mail-read = Open the page
engagement-audit-write = Comment written
engagement-audit-revise = Comment edited
engagement-audit-delete = Comment deleted
engagement-audit-vote = Comment rated
engagement-audit-report = Reported
engagement-audit-leave = Report dismissed
engagement-audit-hide = Hidden
engagement-audit-show = Shown again

engagement-noun-process = Process
engagement-follow = Follow
engagement-following = Following
engagement-followed = You follow “{ $title }”. We tell you when something happens.
engagement-unfollowed = You no longer follow “{ $title }”.
engagement-refused-follow = Log in to follow.
engagement-refused-notifications = Log in to read your notifications.
engagement-topic-reply = Somebody replies to what you write
engagement-topic-mention = Somebody calls you by name
engagement-topic-answer = The administration answers
engagement-topic-phase = A process you follow goes on: phases, meetings, posts
engagement-topic-comment = New comments on what you follow
engagement-topic-news = News of what you follow: works, documents, posts, people
engagement-topic-report = Reports to decide on
engagement-topic-letter = Letters of the office
engagement-topic-moderation = Moderation of what you write
engagement-rhythm-now = At once
engagement-rhythm-daily = One mail a day
engagement-rhythm-weekly = One mail a week
engagement-rhythm-never = No mail
engagement-notice-reply = { $who } replied to you about “{ $title }”.
engagement-notice-mention = { $who } mentioned you about “{ $title }”.
engagement-notice-comment = { $who } commented on “{ $title }”.
engagement-notice-hidden = We have hidden what you wrote: “{ $title }”. The page says why.
engagement-notice-shown = What you wrote can be read again: “{ $title }”.
engagement-notice-waiting = Somebody reported “{ $title }”. It waits for your decision.
engagement-notice-phase = “{ $title }”: the phase { $detail } begins.
engagement-digest-daily = Today’s news on { $site }
engagement-digest-weekly = This week’s news on { $site }
engagement-mail-why = You get this mail because you take part or follow.
engagement-mail-why-letter = You get this letter because you asked for news by mail.
engagement-mail-settings = Choose which mails you get:
engagement-mail-settings-link = Choose which mails you get
engagement-mail-stop = Get no more mails like this:
engagement-mail-stop-link = Get no more mails like this
engagement-inbox-title = Notifications
engagement-inbox-new = New
engagement-inbox-read-all = Mark all as read
engagement-inbox-read = You have read everything.
engagement-inbox-empty = No notifications
engagement-inbox-empty-text = When somebody replies to you, or something you follow moves on, you find it here.
engagement-settings-title = Which mails you get
engagement-settings-lead = Everything is always here. For mails, you choose how often.
engagement-settings-taking-part = Follow by itself what you take part in
engagement-settings-taking-part-help = When you propose or comment. You can stop following at any time.
engagement-settings-followed = What you follow
engagement-settings-followed-none = You follow nothing yet. Press “Follow” on a proposal or a process.
engagement-settings-saved = Choices saved.
engagement-stop-title = Get no more of these mails
engagement-stop-text = We send you no more mails of this kind. You still find everything on the site.
engagement-stop-do = Send me no more
engagement-stop-done = Done. You get no more mails of this kind.
engagement-audit-follow = Followed
engagement-audit-unfollow = No longer followed
engagement-audit-choose = Mails to get chosen
engagement-audit-stop = Mails stopped by a link
engagement-audit-kind-comment = Comment
