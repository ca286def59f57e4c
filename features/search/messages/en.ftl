search-title = Search
search-title-of = Search: { $typed }
search-field = What are you looking for?
search-kind = What
search-kind-all = Everything
search-kind-processes = Processes
search-process = Where
search-process-all = In all processes
search-do = Search
search-suggestions = Suggestions
search-lead = Type a word, or its beginning. Accents and capitals do not matter.
search-count = { $count ->
    [one] One result
   *[other] { $count } results
  }
search-nothing = Nothing with “{ $typed }”
search-nothing-text = Try a single word, or a shorter one.
