search-title = Cerca
search-title-of = Cerca: { $typed }
search-field = Che cosa cerchi?
search-kind = Che cosa
search-kind-all = Tutto
search-kind-processes = Processi
search-process = Dove
search-process-all = In tutti i processi
search-do = Cerca
search-suggestions = Suggerimenti
search-lead = Scrivi una parola, o l’inizio. Accenti e maiuscole non contano.
search-count = { $count ->
    [one] Un risultato
   *[other] { $count } risultati
  }
search-nothing = Niente con «{ $typed }»
search-nothing-text = Prova con una parola sola, o più corta.
