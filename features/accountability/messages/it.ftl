accountability-component = Opere e progetti
accountability-link-label = Che cosa ne è stato
accountability-about = A che punto sono i progetti di { $process }, e quanto si è speso.
accountability-overview-about = A che punto sono i progetti decisi insieme, anno per anno.
accountability-title-year = I progetti decisi nel { $year }
accountability-lead = { $count ->
    [one] Un progetto, { $budget }. L’ufficio scrive qui a che punto è.
   *[other] { $count } progetti, { $budget }. L’ufficio scrive qui a che punto sono.
  }
accountability-all = Tutte le opere e i progetti
accountability-none = Non c’è ancora niente da seguire
accountability-none-text = Le opere arrivano dopo il voto.
accountability-manage = Gestisci
accountability-years = Edizioni
accountability-show-all = Tutti ({ $count })
accountability-only-late = Solo in ritardo ({ $count })
accountability-table = Gli stessi dati in tabella
accountability-figure-done = { $count ->
    [one] finito
   *[other] finiti
  }
accountability-figure-of = { $done } su { $all }
accountability-figure-spent = spesi su { $budget }
accountability-figure-late = in ritardo
accountability-late = In ritardo di { $months ->
    [one] un mese
   *[other] { $months } mesi
  }
accountability-late-tag = In ritardo
accountability-why-late = Perché è in ritardo
accountability-steps = Le tappe di { $title }
accountability-spent = spesi
accountability-spent-of = Spesi { $spent } su { $budget }
accountability-of = su { $budget }
accountability-acts = Fatture e atti
accountability-parts = { $count ->
    [one] In una parte
   *[other] In { $count } parti
  }
accountability-parts-title = Le sue parti
accountability-part-of = Fa parte di
accountability-edition = Edizione { $year }
accountability-facts = In breve
accountability-progress = Avanzamento
accountability-progress-is = { $percent }%
accountability-office = Ufficio responsabile
accountability-due = Da finire entro
accountability-changed = Ultimo aggiornamento
accountability-diary = Diario
accountability-photographs = Foto

accountability-stage-design = Progetto
accountability-stage-tender = Gara
accountability-stage-site = Cantiere
accountability-stage-test = Collaudo
accountability-stage-open = Aperto

accountability-column-id = codice
accountability-column-title = Titolo
accountability-column-year = Anno
accountability-column-stage = Stato
accountability-column-budget = Assegnati
accountability-column-spent = Spesi
accountability-column-office = ufficio
accountability-column-due = scadenza
accountability-column-now = adesso

accountability-staff-only = Questa pagina è di chi gestisce il processo. Chiedi il ruolo a chi amministra.
accountability-managers-only = Le opere le segue chi gestisce il processo. Chiedi il ruolo a chi amministra.
accountability-title-missing = Manca il titolo. Scrivi in poche parole che cosa si fa.
accountability-title-long = Il titolo è troppo lungo: al massimo { $max } caratteri.
accountability-year-wrong = Manca l’anno. Scrivi quattro cifre, per esempio 2026.
accountability-stage-wrong = Scegli uno stato dell’elenco.
accountability-amount-missing = Manca la somma. Scrivi una cifra, per esempio 14.000.
accountability-amount-wrong = Questa cifra non va. Scrivine una positiva, nella moneta del processo.
accountability-label-unknown = Scegli una voce dell’elenco.
accountability-parent-wrong = Scegli un’opera che non sia già parte di un’altra.
accountability-id-taken = C’è già un’opera con questo codice.
accountability-entry-missing = Manca il testo. Scrivi che cosa è successo.
accountability-alt-missing = Manca la descrizione. Di’ che cosa si vede, per chi non vede la foto.
accountability-stages-in-use = Qualche opera è in uno stato che non ci sarebbe più. Spostala prima.
accountability-stages-many = Scrivi da 2 a { $max } stati, uno per riga.
accountability-stages-lines = Servono tante righe quante nella prima lingua.

accountability-csv-column = Manca la colonna «{ $column }».
accountability-csv-twice = Il codice { $id } c’è già alla riga { $line }.
accountability-csv-id = Manca il codice, o è più lungo di 60 caratteri.
accountability-csv-stage = Lo stato «{ $name }» non esiste.
accountability-csv-amount = «{ $text }» non è una somma. Scrivi una cifra, per esempio 14.000.

accountability-new = Nuova opera
accountability-admin-none = Scrivi la prima, oppure prendile dai progetti votati o da un file.
accountability-public = Vedi la pagina di tutti
accountability-projects = Dai progetti votati
accountability-projects-lead = Scegli i progetti da seguire. Restano collegati a quello che si è votato e alla proposta da cui sono nati.
accountability-projects-choose = Progetti
accountability-projects-none = Scegli almeno un progetto.
accountability-projects-make = Segui questi
accountability-projects-done = { $count ->
    [0] Questi progetti si seguono già.
    [one] Un’opera in più da seguire.
   *[other] { $count } opere in più da seguire.
  }
accountability-projects-empty = Qui non si è votato niente
accountability-projects-empty-text = Scrivi le opere a mano, o prendile da un file.
accountability-import = Da un file
accountability-import-lead = Un file CSV con le colonne codice, titolo, anno; e, se vuoi, stato, assegnati, spesi, ufficio, scadenza, adesso. Un codice già noto cambia quell’opera.
accountability-import-look = Guarda prima che cosa cambia
accountability-import-do = Importa
accountability-import-wrong = { $count ->
    [one] Nel file c’è un errore
   *[other] Nel file ci sono { $count } errori
  }
accountability-import-wrong-text = Non è stato importato niente. Correggi il file e caricalo di nuovo.
accountability-import-line = Riga { $line }:
accountability-import-preview = { $added ->
    [0] Nessuna opera nuova
    [one] Un’opera nuova
   *[other] { $added } opere nuove
  }, { $changed ->
    [0] nessuna cambiata
    [one] una cambiata
   *[other] { $changed } cambiate
  }
accountability-import-preview-text = Finora non è cambiato niente. Controlla l’elenco, poi importa.
accountability-import-known = cambia
accountability-import-new = nuova
accountability-imported = Importato: { $added } nuove, { $changed } cambiate.
accountability-notice-moved = «{ $title }» è andata avanti.
accountability-notice-noted = «{ $title }»: { $detail }
accountability-notice-now = { $now }
accountability-spent-by-file = Spesa registrata da un file

accountability-stages = Stati
accountability-stages-lead = Gli stati che ogni opera attraversa, uno per riga. Senza righe valgono quelli soliti: { $usual }.
accountability-field-stages = Stati ({ $language })
accountability-field-title = Titolo ({ $language })
accountability-field-now = Che cosa succede adesso ({ $language })
accountability-field-progress = Avanzamento
accountability-field-progress-help = Se lo lasci vuoto lo dice lo stato.
accountability-field-budget = Quanto c’è da spendere
accountability-field-budget-help = Scrivi una cifra, per esempio 14.000.
accountability-field-delay = Perché è in ritardo ({ $language })
accountability-field-year = Anno in cui si è deciso
accountability-field-category = Categoria
accountability-field-none = Nessuna
accountability-field-description = Descrizione ({ $language })
accountability-field-link = Dove sono fatture e atti
accountability-field-link-help = Un indirizzo, per esempio dell’albo o di amministrazione trasparente.
accountability-field-id = Codice
accountability-field-id-help = Quello che ha nell’elenco dell’ufficio: serve per importare.
accountability-field-entry = Che cosa è successo ({ $language })
accountability-field-day = Giorno
accountability-field-day-help = Se lo lasci vuoto, oggi.
accountability-field-amount = Quanto si è pagato
accountability-field-entry-link = Dove si legge
accountability-field-photograph = Foto
accountability-field-shows = Che cosa si vede
accountability-field-shows-help = La legge chi non vede la foto.
accountability-field-file = File CSV
accountability-field-file-help = In UTF-8, con virgole o punti e virgola.
accountability-note = Scrivi nel diario
accountability-photograph = Aggiungi la foto
accountability-remove = Togli
accountability-save = Salva
accountability-back = Torna indietro
accountability-delete = Elimina
accountability-delete-title = Eliminare «{ $title }»?
accountability-delete-text = Vanno persi anche il diario e le foto.
accountability-saved = Salvato.
accountability-deleted = Eliminato.
accountability-noted = Scritto nel diario.
accountability-removed = Tolto.
accountability-photographed = Foto aggiunta.

accountability-todo-silent = { $count ->
    [one] Di un’opera non si sa niente da un mese
   *[other] Di { $count } opere non si sa niente da un mese
  }
accountability-todo-silent-text = Scrivi a che punto sono, anche se non è successo niente.
accountability-todo-button = Apri

accountability-audit-create = Opera scritta
accountability-audit-change = Opera cambiata
accountability-audit-delete = Opera eliminata
accountability-audit-import = Opere importate da un file
accountability-audit-note = Riga aggiunta al diario di un’opera
accountability-audit-forget = Riga tolta dal diario di un’opera
accountability-audit-photograph = Foto di un’opera cambiate
accountability-audit-stages = Stati delle opere cambiati
accountability-audit-kind-work = Opera
accountability-audit-kind-all = Opere
