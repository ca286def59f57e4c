# The frame of every page.
ui-skip = Vai al contenuto
ui-nav = Menu principale
ui-nav-short = Menu
ui-menu = Menu
ui-crumbs = Percorso
ui-log-in = Entra
ui-log-out = Esci
ui-inbox = Notifiche
ui-inbox-new = nuove
ui-me = Le tue attività e i tuoi dati
ui-admin = Gestione
ui-admin-nav-short = Gestione, menu breve
ui-admin-account = Il tuo account: { $name }
ui-admin-public = Vedi come lo vedono tutti
ui-to-do = da fare
ui-foot-title = Regole e garanzie
ui-foot-made = Fatto con Arengo, software libero
ui-plain-line = Decidere insieme
ui-demo-label = Dimostrazione
ui-demo-title = Questa è una dimostrazione.
ui-demo-text = Persone, proposte e voti sono inventati. Prova tutto: nulla esce da qui.
ui-demo-mail = Leggi la posta

# Errors.
ui-error-status = Errore { $status }
ui-error-code = Codice per l’assistenza:
ui-error-resend = Manda di nuovo

# Forms.
ui-form-optional = (facoltativo)
ui-form-error = Errore:
ui-form-errors = { $count ->
    [one] C’è una cosa da sistemare
   *[other] Ci sono { $count } cose da sistemare
  }
ui-picture = Immagine
ui-picture-choose = Scegli un’immagine
ui-picture-change = Scegline un’altra
ui-picture-help = JPEG, PNG o WebP, al massimo 10 MB. Togliamo posizione e ora dello scatto.
ui-picture-alt = Che cosa si vede
ui-picture-alt-help = In poche parole, per chi non vede l’immagine.
ui-picture-remove = Togli questa immagine
ui-draft-restored = Abbiamo rimesso quello che stavi scrivendo.
ui-draft-discard = Ricomincia da capo

# Lists.
ui-pages = Pagine
ui-page-previous = Pagina prima
ui-page-next = Pagina dopo
ui-chip-remove = togli il filtro
ui-filter = { $active ->
    [0] Filtra
    [one] Filtra (1 attivo)
   *[other] Filtra ({ $active } attivi)
  }
ui-number = n. { $number }
ui-number-place = n. { $number }, { $place }
ui-comments = { $count ->
    [one] 1 commento
   *[other] { $count } commenti
  }
ui-numbers = I numeri in tabella
ui-table = Tabella: { $caption }

# The phase line.
ui-phase-past = Fase { $number }, conclusa:
ui-phase-now = Fase { $number }, in corso:
ui-phase-next = Fase { $number }, deve ancora cominciare:
ui-strip-label = A che punto è il processo
ui-strip-now = Fase { $number } di { $total }: { $title }
ui-strip-phase = fase { $number } di { $total }.
ui-strip-none = { $total ->
    [one] Una fase
   *[other] { $total } fasi
  }, nessuna in corso
ui-step-past = fatto
ui-step-now = in corso
ui-step-next = da fare

# Supports.
ui-count-supports = { $count ->
    [one] sostegno
   *[other] sostegni
  }
ui-count-reached = Ha superato i { $threshold } che servono
ui-count-missing = { $missing ->
    [one] Ne manca 1 per arrivare a { $threshold }
   *[other] Ne mancano { $missing } per arrivare a { $threshold }
  }
ui-count-image = { $count ->
    [one] 1 sostegno
   *[other] { $count } sostegni
  }; ne servono { $threshold }
ui-count-hidden = I sostegni si vedono alla fine della fase, perché nessuno scelga guardando gli altri.
ui-support-ready = Sostieni
ui-support-ready-words = Un sostegno a persona. Puoi toglierlo finché la fase è aperta.
ui-support-ready-left = { $left ->
    [one] Ti resta 1 sostegno su { $allowed }.
   *[other] Ti restano { $left } sostegni su { $allowed }.
  }
ui-support-given = La sostieni
ui-support-given-words = Il tuo sostegno è registrato. Premi di nuovo per toglierlo.
ui-support-given-until = Il tuo sostegno è registrato. Puoi toglierlo fino a { $until } premendo di nuovo.
ui-support-given-left = { $left ->
    [0] Non te ne restano altri.
    [one] Te ne resta 1.
   *[other] Te ne restano { $left }.
  }
ui-support-login-words = Ti chiediamo di entrare, poi torni qui.
ui-support-used-up = Sostegni finiti: { $allowed } su { $allowed }
ui-support-used-up-words = Togline uno per sostenere questa.
ui-support-mine = I tuoi sostegni
ui-support-early = Apre { $opens }
ui-support-early-words = Quando si apre, il pulsante compare qui.
ui-support-closed = Il sostegno è chiuso
ui-support-closed-count = { $count ->
    [one] Chiuso con 1 sostegno
   *[other] Chiuso con { $count } sostegni
  }
ui-support-closed-words = La fase del sostegno è finita.
ui-support-not-entitled = Non puoi sostenere
ui-support-explain = Chi può, e come farlo riconoscere
ui-support-failed = Riprova
ui-support-failed-words = Il sostegno non è stato registrato. Non si è perso nulla.

# The answer of the administration.
ui-answer-title = L’amministrazione risponde
ui-answer-cost = Costo stimato dagli uffici:

# The ballot.
ui-ballot-read = Leggi
ui-ballot-over = Supera di { $over } quello che ti resta
ui-cart-title = La tua scelta
ui-cart-left = ancora da usare
ui-cart-over = di troppo: togli un progetto
ui-cart-of = { $limit ->
    [one] scelto, su 1
   *[other] scelti, al massimo { $limit }
  }
ui-cart-too-many = scelti, ma al massimo { $limit }: togline
ui-cart-count = { $count ->
    [one] { $shown } progetto
   *[other] { $shown } progetti
  }
ui-cart-whole = su { $whole }
ui-cart-bar = Hai usato { $used } su { $whole }

# The result.
ui-votes = { $count ->
    [one] <strong>1</strong> voto
   *[other] <strong>{ $count }</strong> voti
  }
ui-costs = costa
ui-why-not = Perché non è stato scelto?

# Checklist of the administration.
ui-todo-done = Fatto:
ui-todo-open = Da fare:
ui-todo-later = Più avanti:

# Maps.
ui-map-legend = Dove
ui-map-help = Premi sulla mappa dove sta. Con la tastiera: sposta la mappa con le frecce e premi Invio per segnare il centro.
ui-map-fields = Scrivi le coordinate
ui-map-lat = Latitudine
ui-map-lng = Longitudine
ui-map-in = Ingrandisci
ui-map-out = Rimpicciolisci
ui-map-pin = Il punto scelto
ui-parts = Parti del processo
ui-order-up = Sposta su: { $title }
ui-order-down = Sposta giù: { $title }

# A text that is not there in the reader's language.
ui-only-in = { $language ->
    [it] Questo testo c’è solo in italiano.
    [en] Questo testo c’è solo in inglese.
    [fr] Questo testo c’è solo in francese.
    [de] Questo testo c’è solo in tedesco.
    [es] Questo testo c’è solo in spagnolo.
   *[other] Questo testo c’è solo in un’altra lingua.
  }
ui-some-only-in = { $language ->
    [it] Alcuni di questi testi ci sono solo in italiano.
    [en] Alcuni di questi testi ci sono solo in inglese.
    [fr] Alcuni di questi testi ci sono solo in francese.
    [de] Alcuni di questi testi ci sono solo in tedesco.
    [es] Alcuni di questi testi ci sono solo in spagnolo.
   *[other] Alcuni di questi testi ci sono solo in un’altra lingua.
}
