budgets-component = Progetti
budgets-link-label = Progetto al voto
budgets-link-note = costa { $cost }
budgets-withdrawn = Ritirato
budgets-published = Al voto
budgets-withdrawn-note = Questo progetto è stato ritirato
budgets-withdrawn-note-text = Non si può votare. La pagina resta, perché si sappia che c’era.
budgets-withdrawn-admin = Chi vota non lo vede. Puoi rimetterlo al voto.

budgets-block-title = { $count ->
    [one] Un progetto, { $total } da spendere
   *[other] { $count } progetti, { $total } da spendere
  }
budgets-block-all = { $count ->
    [one] Leggi il progetto
   *[other] Leggi tutti i { $count } progetti
  }
budgets-list-about = { $count ->
    [one] Un progetto che si può votare
   *[other] { $count } progetti che si possono votare
  }, con { $total } da spendere.
budgets-list-lead = { $count ->
    [one] C’è un progetto
   *[other] Ci sono { $count } progetti
  } e { $total } da spendere.
budgets-list-empty = Non ci sono ancora progetti
budgets-list-empty-text = Arrivano quando gli uffici hanno studiato le proposte.
budgets-project-number = Progetto n. { $number }
budgets-project-cost = Costo
budgets-project-of = su { $total }
budgets-project-where = Dove

budgets-staff-only = Questa pagina è di chi gestisce il processo. Chiedi il ruolo a chi amministra.
budgets-managers-only = I progetti li cambia chi gestisce il processo. Chiedi il ruolo a chi amministra.
budgets-title-missing = Manca il titolo. Scrivi in poche parole cosa si fa.
budgets-title-long = Il titolo è troppo lungo: al massimo { $max } caratteri.
budgets-cost-missing = Manca il costo. Scrivi una cifra, per esempio 38.000.
budgets-cost-wrong = Questa cifra non va. Scrivine una fino a mille miliardi, nella moneta del bilancio.
budgets-total-missing = Manca la somma. Scrivi una cifra, per esempio 120.000.
budgets-label-unknown = Scegli una voce dell’elenco.
budgets-currency-in-use = Ci sono già progetti in un’altra moneta. Cambia prima quelli.

budgets-admin-locked = Progetti e somma sono bloccati
budgets-admin-sources = { $count ->
    [0] Dalle proposte
    [one] Da 1 proposta accolta
   *[other] Da { $count } proposte accolte
  }
budgets-admin-new = Nuovo progetto
budgets-admin-total = da spendere
budgets-admin-total-change = Cambia
budgets-admin-total-missing = Scrivi quanto c’è da spendere: senza, il voto non si apre.
budgets-admin-sum = { $count ->
    [one] il costo dell’unico progetto
   *[other] il costo di tutti i progetti
  }
budgets-admin-projects = Progetti
budgets-admin-project = Progetto
budgets-admin-state = Stato
budgets-admin-empty = Falli dalle proposte accolte, oppure scrivili a mano.
budgets-admin-public = Vedi la pagina pubblica

budgets-total-title = La somma
budgets-total = Quanto c’è da spendere
budgets-total-help = Una cifra, per esempio 120.000.
budgets-currency = Moneta
budgets-total-done = La somma è salvata.
budgets-save = Salva
budgets-back = Torna ai progetti

budgets-project-new = Nuovo progetto
budgets-project-created = Il progetto n. { $number } è creato.
budgets-project-changed = Il progetto è salvato.
budgets-project-withdrawn = Il progetto è ritirato.
budgets-project-restored = Il progetto è di nuovo al voto.
budgets-title = Titolo
budgets-title-help = Al massimo { $max } caratteri.
budgets-cost-help = Quello che verifica l’ufficio, per esempio 38.000.
budgets-description = Descrizione
budgets-description-help = Cosa si fa, dove, per chi. Puoi usare elenchi, grassetto e tabelle (CommonMark).
budgets-category = Argomento
budgets-area = Zona
budgets-none = Nessuno
budgets-none-area = Tutto il territorio
budgets-translation = In { $language }
budgets-withdraw = Ritira il progetto
budgets-withdraw-title = Ritirare «{ $project }»?
budgets-withdraw-text = Non si potrà votare. La sua pagina resta e lo dice.
budgets-restore = Rimettilo al voto

budgets-sources-title = Progetti dalle proposte accolte
budgets-sources-lead = Scegli le proposte. Ognuna diventa un progetto, e le due pagine si richiamano.
budgets-sources-choose = Proposta
budgets-sources-cost = Costo di { $title }
budgets-sources-cost-missing = Manca il costo della proposta n. { $number }.
budgets-sources-none = Scegli almeno una proposta.
budgets-sources-make = Fai i progetti
budgets-sources-done = { $count ->
    [0] Non c’era nulla di nuovo da fare.
    [one] Un progetto creato.
   *[other] { $count } progetti creati.
  }
budgets-sources-empty = Nessuna proposta aspetta
budgets-sources-empty-text = Qui compaiono le proposte accolte che non hanno ancora un progetto.

budgets-todo-total = Quanto c’è da spendere
budgets-todo-total-is = { $total }
budgets-todo-total-button = Scrivi
budgets-todo-import = { $count ->
    [one] Una proposta accolta senza progetto
   *[other] { $count } proposte accolte senza progetto
  }
budgets-todo-import-button = Falle diventare progetti

budgets-audit-set-total = Somma da spendere cambiata
budgets-audit-erase = Progetti cancellati tutti
budgets-audit-create = Progetto creato
budgets-audit-change = Progetto cambiato
budgets-audit-withdraw = Progetto ritirato
budgets-audit-restore = Progetto rimesso al voto
budgets-audit-kind-project = Progetto
budgets-audit-kind-budget = Somma e progetti

budgets-noun = Progetto
budgets-refused-withdrawn = Questo progetto è stato ritirato.
budgets-plural = Progetti
