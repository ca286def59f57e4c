# The component and its list.
proposals-component-title = Proposte
proposals-link-label = Nasce dalla proposta
proposals-list-title = { $count ->
    [0] Ancora nessuna proposta
    [one] 1 proposta
   *[other] { $count } proposte
  }
proposals-list-about = Quello che le persone propongono per «{ $process }».
proposals-list-empty = Qui non c’è ancora nulla
proposals-list-empty-text = Prova a togliere un filtro, o a cercare un’altra parola.
proposals-shown = { $count ->
    [one] 1 proposta
   *[other] { $count } proposte
  } su { $all }
proposals-shown-many = Una parte delle { $all } proposte
proposals-shown-day = L’ordine cambia ogni giorno a caso, uguale per tutti.
proposals-views = Come vedere le proposte
proposals-view-list = Elenco
proposals-view-map = Mappa
proposals-all = Tutte le proposte
proposals-block-all = { $count ->
    [one] La proposta
   *[other] Tutte le { $count } proposte
  }
proposals-block-none = La prima può essere la tua.
proposals-number = Proposta n. { $number }
proposals-author-gone = Partecipante non più iscritto
proposals-edits = { $count ->
    [one] 1 modifica
   *[other] { $count } modifiche
  }
proposals-untitled = Senza titolo

# Filters and order.
proposals-filter-open = { $active ->
    [0] Filtra
    [one] Filtra (1 attivo)
   *[other] Filtra ({ $active } attivi)
  }
proposals-filter-title = Filtra
proposals-filter-search = Cerca una parola
proposals-filter-status = Risposta
proposals-filter-origin = Da dove viene
proposals-filter-any = Tutte
proposals-filter-show = Mostra
proposals-filter-clear = Togli i filtri
proposals-chip-query = Cerca «{ $query }»
proposals-sort = Ordina
proposals-sort-do = Ordina
proposals-sort-day = Ogni giorno a caso
proposals-sort-recent = Più recenti
proposals-sort-supported = Più sostenute

# The map.
proposals-map-label = Mappa con le proposte. Le stesse proposte sono nell’elenco accanto.
proposals-map-note = Per usare la mappa non serve il mouse: l’elenco dice le stesse cose.
proposals-map-shown = { $count ->
    [0] Nessuna proposta è sulla mappa.
    [one] 1 proposta è sulla mappa.
   *[other] { $count } proposte sono sulla mappa.
  }
proposals-map-empty = Nessuna proposta ha un punto sulla mappa
proposals-map-empty-text = Chi propone può segnare il posto. Nell’elenco trovi tutte le altre.

# States.
proposals-stage-draft = Bozza
proposals-stage-published = Pubblicata
proposals-stage-withdrawn = Ritirata
proposals-stage-hidden = Nascosta
proposals-status-open = Senza risposta
proposals-status-evaluating = In studio
proposals-status-accepted = Accolta
proposals-status-rejected = Non accolta
proposals-status-aside = Nascoste o ritirate
proposals-origin-participant = Da una persona
proposals-origin-assembly = Da un’assemblea
proposals-origin-paper = Da un modulo di carta
proposals-verdict-evaluating = La studiamo ancora
proposals-verdict-accepted = Si può fare
proposals-verdict-rejected = Non si può fare

# Supporting.
proposals-opens-on = il { $day }
proposals-opens-later = più avanti
proposals-support-now = Ci sei. Adesso premi «Sostieni».
proposals-support-now-text = Il sostegno lo dai tu: da solo non parte.
proposals-support-given = Il tuo sostegno è registrato.
proposals-support-taken = Hai tolto il tuo sostegno.
proposals-support-refused = Il sostegno non è stato registrato.
proposals-take-back = Togli il sostegno

# What to do now.
proposals-own-idea = Non trovi la tua idea?
proposals-own-idea-text = Scrivila. La vedi solo tu finché non la pubblichi.
proposals-write = Scrivi una proposta
proposals-call-left = { $left ->
    [0] Hai dato tutti i tuoi sostegni
    [one] Ti resta 1 sostegno
   *[other] Ti restano { $left } sostegni
  }
proposals-call-allowed = { $allowed ->
    [one] Sostieni la proposta che vuoi
   *[other] Sostieni fino a { $allowed } proposte
  }
proposals-call-support = Sostieni le proposte che vuoi
proposals-call-support-button = Leggi le proposte
proposals-call-propose = Che cosa manca qui? Scrivilo.
proposals-call-propose-button = Scrivi una proposta
proposals-call-until = Fino a { $when }.
proposals-call-open = La fase è aperta.
proposals-todo-unanswered = { $count ->
    [one] 1 proposta aspetta una risposta
   *[other] { $count } proposte aspettano una risposta
  }
proposals-todo-answered = { $count ->
    [one] L’unica proposta ha una risposta
   *[other] Tutte le { $count } proposte hanno una risposta
  }
proposals-todo-evaluating = { $count ->
    [one] 1 è in studio.
   *[other] { $count } sono in studio.
  }
proposals-todo-answer = Rispondi

# One's own.
proposals-mine-title = Le tue proposte e i tuoi sostegni
proposals-mine-written = Hai scritto
proposals-mine-none-written = Qui non hai ancora scritto nulla.
proposals-mine-supported = Sostieni
proposals-mine-none-supported = Qui non sostieni ancora nessuna proposta.
proposals-login-mine = Entra per vedere le tue proposte e i tuoi sostegni.
proposals-login-propose = Entra per scrivere una proposta. Poi torni qui.

# Writing.
proposals-write-title = Scrivi una proposta
proposals-write-lead = La vedi solo tu finché non la pubblichi. Puoi fermarti e riprendere quando vuoi.
proposals-field-title = Titolo
proposals-field-title-help = Che cosa e dove, in una riga. Al massimo { $max } caratteri.
proposals-field-body = Testo
proposals-field-body-help = Che cosa non va oggi, che cosa proponi, a chi serve. Al massimo { $max } caratteri.
proposals-field-category = Argomento
proposals-field-area = Zona
proposals-choose = Scegli
proposals-field-documents = Allegati
proposals-field-documents-help = PDF, ODT, DOCX, TXT o CSV, al massimo 10 MB l’uno.
proposals-field-document = Allegato { $number }
proposals-field-document-remove = Togli «{ $name }»
proposals-to-preview = Rileggi prima di pubblicare
proposals-keep-draft = Salva la bozza
proposals-save-revision = Salva le modifiche
proposals-back = Torna indietro
proposals-draft-saved = Bozza salvata, la vedi solo tu.
proposals-draft-deleted = Bozza eliminata.
proposals-draft-published = Questa proposta è già pubblicata.
proposals-preview-title = Rileggi la tua proposta
proposals-preview-ready = Rileggi: non è ancora pubblicata.
proposals-preview-ready-text = Così la vedranno tutti, con il tuo nome pubblico.
proposals-preview-missing = Manca ancora qualcosa
proposals-preview-late = Non possiamo più accettarla
proposals-preview-late-text = Quello che hai scritto è qui sotto: copialo, resta nelle tue bozze.
proposals-correct = Correggi
proposals-publish = Pubblica
proposals-published = La tua proposta è pubblicata.
proposals-closes = Puoi pubblicare fino a { $when }.
proposals-delete-draft = Elimina la bozza
proposals-delete-draft-sure = La bozza sparisce per sempre. La elimini?
proposals-revise = Modifica
proposals-revise-title = Modifica la tua proposta
proposals-revise-lead = Puoi modificarla fino a { $when }, finché nessuno la sostiene.
proposals-revise-until = fino a { $when }
proposals-revised = Modifiche salvate.
proposals-withdraw = Ritira la proposta
proposals-withdraw-title = Ritiri la tua proposta?
proposals-withdraw-text = «{ $title }» esce dall’elenco. Chi la sostiene può sostenerne un’altra. Non si torna indietro.
proposals-withdrawn = Hai ritirato la tua proposta.

# What is wrong in a form.
proposals-title-missing = Manca il titolo. Scrivi almeno 5 caratteri.
proposals-body-missing = Manca il testo. Scrivi almeno 20 caratteri.
proposals-category-missing = Manca l’argomento. Scegline uno.
proposals-area-missing = Manca la zona. Scegline una.
proposals-image-not-here = Qui non si aggiungono immagini. Togli il file e riprova.
proposals-too-many-documents = { $max ->
    [0] Qui non si aggiungono allegati.
    [one] Al massimo 1 allegato.
   *[other] Al massimo { $max } allegati.
  } Togli quelli di troppo.
proposals-origin-note-missing = Scrivi da quale assemblea o da chi viene, in al massimo 150 caratteri.
proposals-cost-missing = Manca il costo. Scrivi una cifra, per esempio 38.000.
proposals-reasons-missing = Mancano le ragioni. Di’ perché, con parole semplici.
proposals-reason-missing = Manca il motivo. Chi propone lo legge nella mail.

# One proposal.
proposals-aside = Sostegno e cammino
proposals-walk = Il cammino di questa proposta
proposals-walk-presented = Presentata
proposals-walk-evaluating = In studio
proposals-walk-accepted = Accolta
proposals-walk-rejected = Non accolta
proposals-fact-where = Dove
proposals-fact-files = Allegati
proposals-answer-by = { $body }, { $day }
proposals-withdrawn-title = Chi l’ha scritta l’ha ritirata
proposals-withdrawn-text = Resta qui da leggere, ma non si può più sostenere.
proposals-hidden-title = Questa proposta è nascosta
proposals-hidden-text = La vedono solo chi l’ha scritta e chi gestisce il processo. Il motivo: { $reason }
proposals-to-admin = Gestisci
proposals-to-public = Vedi come la vedono tutti

# Refusals: why, and what to do.
proposals-refused-read = Questa proposta non si può leggere.
proposals-refused-propose = Entra per scrivere una proposta.
proposals-refused-unconfirmed = Prima conferma il tuo indirizzo: il link è nella mail che ti abbiamo mandato.
proposals-refused-author = Può farlo solo chi l’ha scritta.
proposals-refused-support = Entra per sostenere una proposta. Serve solo perché ognuno sostenga una volta.
proposals-refused-support-rejected = L’amministrazione ha risposto che non si può fare: non si sostiene più.
proposals-refused-used-up = { $allowed ->
    [one] Hai già dato il tuo sostegno. Toglilo per sostenere questa.
   *[other] Hai dato tutti i { $allowed } sostegni. Togline uno per sostenere questa.
  }
proposals-refused-hidden = Questa proposta è nascosta. Chi modera può mostrarla di nuovo.
proposals-refused-withdrawn = Questa proposta è stata ritirata.
proposals-refused-answered = L’amministrazione ha già risposto: il testo non si modifica più.
proposals-refused-revise-late = Si poteva modificare fino a { $when }.
proposals-refused-revise-supported = Qualcuno la sostiene già: il testo che sostiene deve restare quello.
proposals-refused-revise-hidden = Non si modifica più: il tempo è passato, oppure qualcuno la sostiene già.
proposals-refused-withdraw-accepted = È stata accolta e può diventare un progetto. Per ritirarla scrivi all’ufficio.
proposals-refused-answer = Risponde chi valuta le proposte. Chiedi il ruolo a chi gestisce il processo.
proposals-refused-moderate = Nasconde e mostra chi modera. Chiedi il ruolo a chi gestisce il processo.
proposals-refused-enter = Le proposte di carta le inserisce chi gestisce il processo.
proposals-refused-configure = Le regole le cambia chi gestisce il processo.
proposals-refused-export = L’elenco lo scarica chi valuta o gestisce il processo.
proposals-refused-oversee = Questa parte è di chi lavora al processo. Chiedi un ruolo a chi lo gestisce.

# The administration.
proposals-counts-hidden-staff = I sostegni sono nascosti a tutti, anche qui, fino alla fine della fase.
proposals-table-label = Tabella delle proposte
proposals-table-empty = Nessuna proposta
proposals-column-proposal = Proposta
proposals-column-number = Numero
proposals-column-title = Titolo
proposals-column-body = Testo
proposals-column-category = Argomento
proposals-column-area = Zona
proposals-column-address = Indirizzo
proposals-column-lat = Latitudine
proposals-column-lng = Longitudine
proposals-column-origin = Da dove viene
proposals-column-author = Chi propone
proposals-column-published = Pubblicata
proposals-column-stage = Stato
proposals-column-supports = Sostegni
proposals-column-status = Risposta
proposals-column-reasons = Ragioni
proposals-column-cost = Costo
proposals-column-currency = Valuta
proposals-column-href = Indirizzo web
proposals-export-csv = Scarica CSV
proposals-export-xlsx = Scarica XLSX
proposals-one-text = La proposta
proposals-answer-title = Rispondi alla n. { $number }
proposals-answer-verdict = Che cosa rispondi?
proposals-answer-cost = Costo verificato
proposals-answer-cost-help = In euro, IVA compresa. Serve quando si può fare.
proposals-answer-body = Risposta che leggeranno tutti
proposals-answer-body-help = Parole semplici, niente sigle. Di’ anche che cosa succede dopo.
proposals-answer-save = Salva la risposta
proposals-answer-next = Salva e passa alla n. { $number }
proposals-answered = Risposta alla n. { $number } salvata. Chi propone e chi sostiene ricevono una mail.
proposals-moderation = Moderazione
proposals-hide = Nascondi e spiega
proposals-hide-reason = Perché la nascondi
proposals-hide-reason-help = Chi propone riceve queste parole per mail.
proposals-hidden-now = La proposta è nascosta. Chi l’ha scritta riceve una mail con il motivo.
proposals-hidden-already = È già nascosta.
proposals-show-again = Mostra di nuovo
proposals-show-again-text = Torna nell’elenco con i suoi sostegni. Chi l’ha scritta riceve una mail.
proposals-shown-now = La proposta si vede di nuovo.
proposals-enter-title = Inserisci da carta
proposals-enter-lead = Per chi ha proposto in assemblea o su un modulo. Si pubblica subito, con scritto da dove viene.
proposals-origin-note = Quale assemblea, o chi
proposals-origin-note-help = Per esempio «Assemblea di Borgo Fiume, 12 ottobre». Si legge al posto dell’autore.
proposals-entered = Proposta n. { $number } inserita e pubblicata.
proposals-settings-title = Regole delle proposte
proposals-settings-writing = Scrivere
proposals-settings-title-max = Caratteri del titolo, al massimo
proposals-settings-body-max = Caratteri del testo, al massimo
proposals-settings-edit-minutes = Minuti per modificare dopo la pubblicazione
proposals-settings-edit-minutes-help = Vale finché nessuno la sostiene. 0 vuol dire mai.
proposals-settings-category = Si chiede l’argomento?
proposals-settings-area = Si chiede la zona?
proposals-ask-no = No
proposals-ask-optional = Sì, ma si può lasciare vuoto
proposals-ask-required = Sì, sempre
proposals-settings-place = Si chiedono indirizzo e punto sulla mappa
proposals-settings-image = Si può aggiungere un’immagine
proposals-settings-documents-max = Allegati, al massimo
proposals-settings-supports = Sostenere
proposals-settings-support-limit = Sostegni per persona
proposals-settings-support-limit-help = Vuoto vuol dire quanti si vuole, uno per proposta.
proposals-settings-threshold = Sostegni che servono
proposals-settings-threshold-help = È un segno per chi legge: non cambia nulla da solo.
proposals-settings-hide-counts = Nascondi i numeri fino alla fine della fase
proposals-settings-hide-counts-help = Vale per tutti, anche per gli uffici. Non si può ordinare per sostegni.
proposals-settings-comments-title = Commentare
proposals-settings-comments = Si può commentare
proposals-settings-comments-help = Nelle fasi che lo permettono. Quello che è già scritto resta leggibile.
proposals-settings-comment-max = Caratteri di un commento, al massimo
proposals-report = Segnala questa proposta
proposals-noun = Proposta
proposals-settings-map = Mappa
proposals-settings-zoom = Ingrandimento
proposals-settings-zoom-help = Da 0, il mondo, a 19, una casa. Per un paese va bene 14.
proposals-settings-save = Salva le regole
proposals-settings-saved = Regole salvate.

# Mail.
proposals-mail-evaluating = L’amministrazione studia la proposta «{ $title }».
proposals-mail-accepted = L’amministrazione dice di sì alla proposta «{ $title }».
proposals-mail-rejected = L’amministrazione dice di no alla proposta «{ $title }».
proposals-mail-reasons = Le ragioni: { $reasons }
proposals-mail-cost = Costo stimato dagli uffici: { $cost }.
proposals-mail-read = Leggi la proposta
proposals-mail-hidden-subject = La tua proposta è nascosta: { $title }
proposals-mail-hidden = Abbiamo nascosto la tua proposta «{ $title }». La vedi ancora tu.
proposals-mail-hidden-next = Se pensi che sia un errore, rispondi all’ufficio: la riguardiamo.
proposals-mail-shown-subject = La tua proposta si vede di nuovo: { $title }
proposals-mail-shown = La tua proposta «{ $title }» è di nuovo nell’elenco.

# The audit log.
proposals-audit-begin = Bozza di proposta iniziata
proposals-audit-save-draft = Bozza di proposta salvata
proposals-audit-delete-draft = Bozza di proposta eliminata
proposals-audit-publish = Proposta pubblicata
proposals-audit-revise = Proposta modificata
proposals-audit-withdraw = Proposta ritirata
proposals-audit-enter = Proposta inserita da carta
proposals-audit-support = Proposta sostenuta
proposals-audit-withdraw-support = Sostegno tolto
proposals-audit-answer = Risposta a una proposta
proposals-audit-hide = Proposta nascosta
proposals-audit-show = Proposta mostrata di nuovo
proposals-audit-export = Proposte scaricate
proposals-audit-kind = Proposta
proposals-block-one = Proposta
proposals-block-figure = { $count ->
    [one] proposta
   *[other] proposte
  }
