debates-component-title = Dibattiti
debates-noun = Dibattito
debates-link-label = Se ne parla nel dibattito
debates-number = Dibattito n. { $number }
debates-list-about = I dibattiti di «{ $space }»: le domande aperte, i pareri e le conclusioni.
debates-comments = { $count ->
    [0] nessun commento
    [one] un commento
   *[other] { $count } commenti
  }
debates-block-all = Tutti i dibattiti
debates-author-gone = Persona che ha lasciato il sito
debates-state-open = Aperto
debates-state-coming = In arrivo
debates-state-over = In attesa di conclusioni
debates-state-closed = Concluso
debates-state-hidden = Nascosto
debates-when-opens = si apre { $when }
debates-when-until = fino a { $when }
debates-when-over = finito { $when }
debates-when-closed = concluso { $when }
debates-filter-state = Stato
debates-filter-category = Categoria
debates-filter-by = Chi l’ha aperto
debates-filter-all = Tutti
debates-filter-do = Mostra
debates-filter-clear = Mostra tutti
debates-by-office = L’amministrazione
debates-by-people = Chi partecipa
debates-none = Non ci sono ancora dibattiti
debates-none-text = Quando c’è una domanda da discutere la trovi qui.
debates-none-admin = Apri il primo: basta una domanda e due righe per spiegarla.
debates-none-so = Nessun dibattito è così
debates-none-so-text = Togli qualche filtro.
debates-call = Di’ la tua: { $title }
debates-call-until = Si commenta fino a { $when }.
debates-call-do = Partecipa al dibattito
debates-conclusions = Conclusioni
debates-conclusions-by = Il dibattito si è chiuso il { $day }. I commenti restano.
debates-instructions = Come si partecipa
debates-aside = Segui e condividi
debates-share = Condividi
debates-report = Segnala questo dibattito
debates-all = Tutti i dibattiti
debates-to-admin = Gestisci i dibattiti
debates-hidden-title = Questo dibattito è nascosto
debates-hidden-text = Lo vedono solo chi l’ha aperto e chi modera. Motivo: { $reason }
debates-comments-closed = Il dibattito è concluso: si legge, non si commenta più.
debates-comments-over = Il dibattito è finito { $when }. Arrivano le conclusioni.
debates-comments-opens = Si commenta da { $when }.

debates-begin = Apri un dibattito
debates-begin-title = Apri un dibattito
debates-begin-lead = Fai una domanda chiara e spiega perché ti sta a cuore. La vedono subito tutti.
debates-begun = Il dibattito è aperto.
debates-revise = Correggi
debates-revise-title = Correggi il dibattito
debates-revise-lead = Puoi correggerlo finché nessuno ha commentato.
debates-edit = Modifica
debates-save = Salva
debates-saved = Salvato.
debates-back = Torna indietro
debates-see = Vedi il dibattito
debates-close = Chiudi con le conclusioni
debates-close-title = Chiudi il dibattito
debates-close-lead = Scrivi che cosa è emerso da «{ $title }» e che cosa succede adesso. Poi non si commenta più.
debates-closed = Il dibattito è concluso.
debates-closed-text = Le conclusioni sono pubblicate. Se cambi idea, riaprilo.
debates-reopen = Riapri il dibattito
debates-reopened = Riaperto: si può commentare di nuovo.
debates-field-title = La domanda
debates-field-title-help = Per esempio «Dove mettiamo gli alberi nuovi?».
debates-field-body = Di che cosa si tratta
debates-field-body-help = Che cosa c’è da sapere per rispondere.
debates-field-category = Categoria
debates-field-category-none = Nessuna
debates-field-instructions = Come si partecipa
debates-field-instructions-help = Per esempio «Una proposta per commento».
debates-field-opens = Si apre ({ $zone })
debates-field-opens-help = Vuoto: subito.
debates-field-closes = Si chiude ({ $zone })
debates-field-closes-help = Vuoto: resta aperto finché non lo chiudi.
debates-field-conclusions-help = Che cosa si è detto, a favore e contro, e che cosa se ne fa. Lo leggono tutti.
debates-title-missing = Manca la domanda. Scrivila in una riga.
debates-title-short = La domanda è di { $length } caratteri: ne servono almeno { $min }.
debates-body-missing = Manca la spiegazione. Bastano due righe.
debates-closes-before = Si chiude prima di aprirsi. Scegli un momento successivo.
debates-conclusions-missing = Mancano le conclusioni. Scrivi almeno una frase.

debates-new-title = Nuovo dibattito
debates-column-debate = Dibattito
debates-column-comments = Commenti
debates-settings-title = Impostazioni dei dibattiti
debates-settings-participants = Apre dibattiti anche chi partecipa
debates-settings-participants-help = Senza spunta li apre solo l’amministrazione.
debates-settings-comment-max = Lunghezza massima di un commento, in caratteri
debates-settings-saved = Impostazioni salvate.
debates-todo-conclude = { $count ->
    [one] Un dibattito finito aspetta le conclusioni
   *[other] { $count } dibattiti finiti aspettano le conclusioni
  }
debates-todo-conclude-text = Chi ha commentato vuole sapere che cosa ne è uscito.
debates-todo-conclude-do = Concludi

debates-refused-read = Questo dibattito non è visibile.
debates-refused-begin = Accedi per aprire un dibattito.
debates-refused-begin-off = Qui i dibattiti li apre l’amministrazione. Puoi commentarli.
debates-refused-unconfirmed = Prima conferma il tuo indirizzo e-mail: trovi il collegamento nella posta.
debates-refused-author = Lo fa chi ha aperto il dibattito o chi gestisce lo spazio.
debates-refused-host = Lo fa solo chi gestisce lo spazio.
debates-refused-moderate = Lo fa solo chi modera.
debates-refused-configure = Lo fa solo chi gestisce lo spazio.
debates-refused-oversee = Questa pagina è di chi lavora qui.
debates-refused-closed = Il dibattito è concluso. Riaprilo per cambiarlo.
debates-refused-answered = Qualcuno ha già commentato: il dibattito non si cambia più.
debates-refused-close-early = Il dibattito non è ancora aperto.
debates-refused-hidden = Il dibattito è nascosto: intanto non si cambia e non si commenta.
debates-refused-not-closed = Il dibattito è già aperto.

debates-notice-closed = È concluso il dibattito «{ $title }»
debates-notice-conclusions = Le conclusioni: { $conclusions }

debates-audit-begin = ha aperto un dibattito
debates-audit-revise = ha corretto un dibattito
debates-audit-close = ha concluso un dibattito
debates-audit-reopen = ha riaperto un dibattito
debates-audit-hide = ha nascosto un dibattito
debates-audit-show = ha mostrato di nuovo un dibattito
