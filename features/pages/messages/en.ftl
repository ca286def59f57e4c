pages-component = Pages
pages-news-component = News
pages-link-label = News

pages-news-about = What happens in { $process }.
pages-news-all = All news
pages-news-none = There is no news yet
pages-news-none-text = The first comes when something happens.
pages-feed = Follow with a feed reader (Atom)
pages-tags = Tags
pages-manage = Manage
pages-change = Change
pages-changed = Last changed: { $when }.
pages-draft = This page is a draft
pages-draft-text = Only people who work on the site see it.
pages-none = There are no pages yet
pages-none-text = Come back in a few days.
pages-post-unseen-draft = This post is a draft
pages-post-unseen-scheduled = This post comes out at the moment shown
pages-post-unseen = For now only people who work on the process see it.

pages-site-title = Pages of the site
pages-topic-other = Other pages
pages-others = On the same topic

pages-staff-only = This page is for those who manage the process. Ask an administrator for the role.
pages-managers-only = Pages and news are written by those who manage the process. Ask an administrator for the role.
pages-title-missing = The title is missing. Say in a few words what it is about.
pages-slug-missing = The address is missing. Write a short word, for example rules.
pages-slug-taken = There is a page with this address already. Choose another one.
pages-topic-unknown = Choose a topic from the list.
pages-tags-many = These are too many tags: at most { $max }.
pages-publish-past = This moment has passed. Choose one to come, or publish now.
pages-publish-missing = The moment is missing. Choose day and time.
pages-cover-alt-missing = The description of the picture is missing. Say what it shows, for those who do not see it.

pages-new = New page
pages-site-lead = The organisation’s pages, in the order they are read. Drag them, or use the arrows.
pages-tabs-lead = Each published page is a tab of the process, in this order. Drag them, or use the arrows.
pages-admin-none = Write the first: the rules, the calendar, who answers.
pages-arranged = Order changed.
pages-saved = Saved.
pages-deleted = Deleted.
pages-published = Published
pages-draft-tag = Draft
pages-in-footer = In the foot of the site
pages-field-title = Title ({ $language })
pages-field-body = Text ({ $language })
pages-field-body-help = An empty line makes a paragraph. # makes a heading, * a list, **this** bold.
pages-field-slug = Address
pages-field-slug-help = The last part of the address, for example rules. Left empty, it is made from the title.
pages-field-topic = Topic
pages-topic-none = No topic
pages-field-footer = A link at the foot of every page
pages-field-legal = With the addresses privacy, terms and accessibility the page replaces the legal text that is there.
pages-field-published = Everybody sees it
pages-field-published-help = Without this, it is a draft.
pages-save = Save
pages-back = Back
pages-read = Read the page
pages-delete = Delete
pages-delete-title = Delete “{ $title }”?
pages-delete-text = The text is lost, and links that lead here no longer work.
pages-topics-title = Topics
pages-topics-lead = Topics group the pages of the site. A row left empty removes the topic; its pages stay.
pages-topic-new = One more topic

pages-post-new = New post
pages-posts-none = Write the first: what happened, what comes now.
pages-post-published = Published: everybody sees it.
pages-post-scheduled = Scheduled: it comes out by itself at the moment shown.
pages-post-kept = Draft saved: only people who work on the process see it.
pages-column-title = Title
pages-column-state = State
pages-column-when = When
pages-column-who = Signed
pages-state-draft = Draft
pages-state-scheduled = Scheduled
pages-state-published = Published
pages-field-lead = In two lines ({ $language })
pages-field-lead-help = Read in lists and in previews of links.
pages-field-tags = Tags
pages-field-tags-help = Separated by commas, for example: building site, vote.
pages-field-office = Signed by the office
pages-field-office-help = For example Technical office. Left empty, you sign.
pages-field-cover = Cover picture
pages-field-cover-alt = What the picture shows
pages-field-cover-alt-help = Needed with a picture: read by those who do not see it.
pages-cover-now = The present picture
pages-field-when = When it is seen
pages-when-draft = Not yet: it stays a draft
pages-when-now = Now
pages-when-published = It is published
pages-when-at = From a certain moment on
pages-field-publish-at = Day and time

pages-todo-button = Open
pages-todo-first = Write the first page
pages-todo-drafts = { $count ->
    [one] One page is a draft
   *[other] { $count } pages are drafts
  }
pages-todo-post-drafts = { $count ->
    [one] One post is a draft
   *[other] { $count } posts are drafts
  }

pages-audit-create = Page written
pages-audit-change = Page changed
pages-audit-delete = Page deleted
pages-audit-arrange = Pages put in order
pages-audit-topics = Topics of the pages changed
pages-audit-post-create = Post written
pages-audit-post-change = Post changed
pages-audit-post-publish = Post published
pages-audit-post-delete = Post deleted
pages-audit-kind-page = Page
pages-audit-kind-post = Post
pages-audit-kind-topic = Topic of pages
pages-block-post = News
pages-notice-post = There is news: “{ $title }”
pages-notice-lead = { $lead }
pages-notice-revised = The post “{ $title }” has changed.
pages-notice-letter = { $title }
pages-letter-title = Send by mail
pages-letter-lead = “{ $title }” reaches as a letter those who asked for news by mail, and nobody else. It is sent only once.
pages-letter-spaces = To those who follow
pages-letter-spaces-help = Who follows several of them gets it once.
pages-letter-everybody = To all who asked for news
pages-letter-everybody-help = Also to those who follow nothing.
pages-letter-count-do = Count how many people get it
pages-letter-count-text = Check the text on its page: once sent it cannot be taken back.
pages-letter-preview = Read the post again
pages-letter-unseen = Only a published post that everybody reads is sent.
pages-letter-nobody = None of these people asked for news by mail. Choose other processes.
pages-letter-sent-already = This post has gone out by mail. A letter is sent only once.
pages-letter-done-text = Sent: { $when }.
pages-audit-post-mail = Post sent by mail
pages-letter-count = { $count ->
    [0] Nobody gets it
    [one] One person gets it
   *[other] { $count } people get it
 }
pages-letter-do = { $count ->
    [one] Send to one person
   *[other] Send to { $count } people
 }
pages-letter-done = { $count ->
    [one] Sent to one person
   *[other] Sent to { $count } people
 }
pages-letter-sent = { $count ->
    [one] Done: it goes to one person.
   *[other] Done: it goes to { $count } people.
 }
