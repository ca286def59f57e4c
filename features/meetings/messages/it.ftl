meetings-component-title = Incontri
meetings-block-title = Prossime date
meetings-agenda-title = Incontri
meetings-agenda-about = Le assemblee, i laboratori e gli incontri in programma.
meetings-list-about = Gli incontri di «{ $process }»: date, luoghi, iscrizioni e verbali.
meetings-views = Modi di vedere gli incontri
meetings-view-list = Elenco
meetings-view-month = Mese
meetings-view-map = Mappa
meetings-coming = In programma
meetings-past = Passati
meetings-empty = Nessun incontro in programma
meetings-empty-text = Quando se ne fissa uno, lo trovi qui con luogo e orario.
meetings-past-empty = Ancora nessun incontro passato
meetings-past-empty-text = Dopo ogni incontro trovi qui il verbale.
meetings-month-empty = Nessun incontro in questo mese
meetings-month-empty-text = Guarda il mese prima o quello dopo.
meetings-months = Altri mesi
meetings-month-before = Mese prima
meetings-month-after = Mese dopo
meetings-map-label = Mappa degli incontri in programma
meetings-map-pick = Mappa: indica dove ci si incontra
meetings-map-note = Gli stessi incontri sono nell’elenco accanto.
meetings-map-empty = Nessun incontro sulla mappa
meetings-map-empty-text = Gli incontri online e quelli senza un punto sono nell’elenco.
meetings-follow = Segui dal tuo calendario
meetings-follow-text = Aggiungi questo indirizzo al tuo calendario: gli incontri compaiono da soli, e si spostano se cambiano.
meetings-when = { $from }–{ $to }
meetings-when-days = Da { $from } a { $to }
meetings-mode-in-person = Di persona
meetings-mode-online = Online
meetings-mode-hybrid = Di persona e online
meetings-access-open = Aperto a chiunque
meetings-access-open-help = Lo vedono tutti, e chiunque può iscriversi.
meetings-access-transparent = Su invito, pubblico
meetings-access-transparent-help = Lo vedono tutti; si iscrive solo chi è invitato.
meetings-access-private = Solo per chi è invitato
meetings-access-private-help = Lo vede solo chi è invitato: non compare in elenchi e calendari pubblici.
meetings-stage-draft = Bozza
meetings-stage-proposed = Da approvare
meetings-stage-refused = Non accolto
meetings-stage-published = Pubblicato
meetings-stage-cancelled = Annullato
meetings-tag-minutes = C’è il verbale
meetings-tag-no-minutes = Manca il verbale
meetings-seats-left = { $left ->
    [one] Resta { $left } posto su { $all }
   *[other] Restano { $left } posti su { $all }
  }
meetings-seats-none = { $waiting ->
    [0] Posti esauriti
    [one] Posti esauriti, { $waiting } persona in lista d’attesa
   *[other] Posti esauriti, { $waiting } persone in lista d’attesa
  }
meetings-seats-given = { $given } posti dati su { $all }.
meetings-seats-unlimited = { $given ->
    [one] { $given } persona iscritta, senza limite.
   *[other] { $given } persone iscritte, senza limite.
  }
meetings-waiting = { $count ->
    [one] { $count } persona in lista d’attesa.
   *[other] { $count } persone in lista d’attesa.
  }
meetings-mine = I tuoi incontri proposti
meetings-own-idea = Vuoi organizzare un incontro?
meetings-own-idea-text = Proponi una passeggiata, un laboratorio, un’assemblea di via.
meetings-propose-title = Proponi un incontro
meetings-propose-approval = L’ufficio lo legge, e quando lo approva lo vedono tutti. Ti scriviamo in ogni caso.
meetings-propose-at-once = Lo vedono tutti appena lo invii.
meetings-propose = Invia la proposta
meetings-proposed = Proposta inviata. Ti scriviamo quando l’ufficio decide.
meetings-proposed-by = Proposto da { $name }
meetings-author-gone = una persona che non partecipa più
meetings-cancelled-title = Questo incontro è annullato
meetings-aside = Iscrizione e calendario
meetings-agenda = Ordine del giorno
meetings-minutes-long = { $count ->
    [one] { $count } minuto
   *[other] { $count } minuti
  }
meetings-services = Che cosa c’è
meetings-fact-where = Dove
meetings-fact-directions = Come arrivare
meetings-fact-accessibility = Accessibilità
meetings-links = Proposte collegate
meetings-link-label = Se ne parla nell’incontro
meetings-link-note = { $when }
meetings-minutes-title = Verbale
meetings-minutes-hidden = Lo vedi solo tu e chi ci lavora
meetings-minutes-hidden-text = Il verbale non è ancora pubblico.
meetings-attendees = { $count ->
    [one] C’era { $count } persona.
   *[other] C’erano { $count } persone.
  }
meetings-organisations = Erano presenti:
meetings-recording = Guarda o ascolta la registrazione
meetings-enrol = Iscriviti
meetings-enrol-title = Iscrizione
meetings-enrol-until = Ti puoi iscrivere fino a { $when }.
meetings-enrol-login = Per iscriverti entra con il tuo account: torni subito qui.
meetings-enrol-elsewhere = L’iscrizione si fa su un altro sito.
meetings-enrol-there = Vai all’iscrizione
meetings-join-line = Mettiti in lista d’attesa
meetings-leave-line = Esci dalla lista d’attesa
meetings-line-text = I posti sono finiti. Se qualcuno rinuncia, il posto va al primo della lista: ti scriviamo.
meetings-line-before = { $count ->
    [0] Il prossimo posto libero è tuo.
    [one] Prima di te c’è { $count } persona.
   *[other] Prima di te ci sono { $count } persone.
  }
meetings-you-have-seat = Hai un posto
meetings-you-wait = Sei in lista d’attesa
meetings-you-are-offered = C’è un posto per te
meetings-offered-until = È tuo se lo confermi entro { $when }. Poi passa a chi viene dopo.
meetings-accept = Conferma il posto
meetings-decline = Rinuncia
meetings-give-back = Rinuncia al posto
meetings-give-back-title = Rinunci al tuo posto?
meetings-give-back-text = «{ $title }»: il posto passa subito al primo della lista d’attesa. Se cambi idea ti rimetti in fondo.
meetings-given-back = Fatto: hai lasciato il posto.
meetings-enrolled = Hai un posto. Ti abbiamo scritto una mail con il codice e la data per il calendario.
meetings-enrolled-waiting = Sei in lista d’attesa. Ti scriviamo appena c’è un posto.
meetings-enrolled-offered = C’è già un posto che ti aspetta: confermalo.
meetings-answers-who = Le risposte le legge solo chi organizza.
meetings-yes = Sì
meetings-no = No
meetings-back = Torna indietro
meetings-ticket-title = Il tuo codice
meetings-ticket-text = Mostralo all’ingresso, sul telefono o stampato.
meetings-squares-label = Codice da inquadrare: { $code }
meetings-came-at = Ingresso registrato: { $when }
meetings-to-calendar = Aggiungi al calendario (file .ics)
meetings-poster-title = Locandina da stampare
meetings-poster-squares = Inquadra per leggere il programma e iscriverti.
meetings-print = Stampa
meetings-way = Apri il luogo nelle mappe del telefono
meetings-all = Tutti gli incontri
meetings-to-admin = Gestisci
meetings-to-public = Pagina pubblica
meetings-online-title = Online
meetings-online-open = Entra nella stanza online
meetings-online-later = Il link compare qui da { $when }.
meetings-online-later-guests = Il link compare qui da { $when }, per chi ha un posto.
meetings-online-guests = Il link lo vede chi ha un posto.
meetings-title-missing = Manca il titolo. Scrivi almeno 5 lettere.
meetings-starts-missing = Manca l’inizio. Scegli giorno e ora.
meetings-ends-missing = Manca la fine. Scegli giorno e ora.
meetings-starts-in-past = Questa data è passata. Scegline una che deve venire.
meetings-ends-before-start = La fine viene prima dell’inizio. Controlla le due date.
meetings-too-long = Un incontro dura al massimo { $days } giorni. Controlla le date.
meetings-enrol-after-end = Le iscrizioni non possono chiudere dopo la fine dell’incontro.
meetings-address-missing = Manca il luogo. Scrivi il nome della sala o l’indirizzo.
meetings-online-missing = Manca il link della stanza online.
meetings-reserved-too-many = I posti riservati non possono essere più di quelli che ci sono.
meetings-too-many-lines = Sono troppe righe: al massimo { $max }.
meetings-question-options = Scrivi almeno due risposte, separate da una virgola.
meetings-question-options-as-many = { $count ->
    [0] Le altre lingue hanno risposte, la prima no. Scrivile anche lì.
   *[other] Scrivi { $count } risposte, le stesse e nello stesso ordine.
}
meetings-answer-missing = Manca la risposta. Serve a chi organizza.
meetings-reason-missing = Manca il motivo. Scrivilo in una frase: lo legge chi è iscritto.
meetings-report-missing = Manca il testo del verbale. Bastano poche righe.
meetings-number-unknown = In questo processo non c’è una proposta pubblica n. { $number }. Controlla il numero.
meetings-code-unknown = Nessuno ha questo codice in questo incontro. Controlla le lettere, o cerca il nome nell’elenco.
meetings-code-no-seat = { $name } è in lista d’attesa e non ha un posto. Se c’è spazio, conta una persona in più.
meetings-email-unknown = Nessun account ha questo indirizzo. Chiedi alla persona di registrarsi.
meetings-email-wrong = «{ $email }» non è un indirizzo. Correggilo o toglilo.
meetings-emails-missing = Scrivi almeno un indirizzo.
meetings-no-seat = Qui non c’è più un posto da lasciare.
meetings-already-decided = È già stato deciso da un’altra finestra. Ricarica la pagina.
meetings-room-nowhere = Questo processo non raccoglie proposte. Aggiungi le proposte alle parti del processo.
meetings-refused-read = Questo incontro non è per te.
meetings-refused-propose = Entra per proporre un incontro.
meetings-refused-propose-phase = Chi partecipa propone incontri nelle fasi in cui si scrivono proposte. Adesso li organizza l’ufficio.
meetings-refused-propose-off = Qui gli incontri li fissa l’ufficio.
meetings-refused-enrol = Entra per iscriverti: serve per darti il posto e scriverti se cambia qualcosa.
meetings-refused-unconfirmed = Conferma prima il tuo indirizzo e-mail: la conferma è nella tua posta.
meetings-refused-manage = Gli incontri li gestisce chi cura il processo.
meetings-refused-check-in = All’ingresso lavora chi collabora al processo.
meetings-refused-report = Il verbale lo scrive chi cura il processo.
meetings-refused-report-early = Il verbale si scrive da { $when }, quando l’incontro comincia.
meetings-refused-configure = Le impostazioni le cambia chi cura il processo.
meetings-refused-oversee = Questa pagina è per chi lavora al processo.
meetings-refused-not-published = L’incontro non è ancora pubblicato.
meetings-refused-cancelled = L’incontro è annullato.
meetings-refused-over = L’incontro è già finito.
meetings-refused-enrol-not-here = Qui non serve iscriversi.
meetings-refused-enrol-invited = Si iscrive solo chi è invitato. Se lo sei, entra con l’indirizzo a cui abbiamo scritto.
meetings-refused-enrol-over = Le iscrizioni sono chiuse da { $when }.
meetings-any = Tutti
meetings-show = Mostra
meetings-table-label = Incontri
meetings-table-empty = Nessun incontro qui
meetings-table-empty-text = Scrivine uno: resta in bozza finché non lo pubblichi.
meetings-column-meeting = Incontro
meetings-column-when = Quando
meetings-column-stage = Stato
meetings-column-name = Nome
meetings-column-email = Indirizzo e-mail
meetings-column-state = Posto
meetings-column-code = Codice
meetings-column-enrolled = Iscrizione
meetings-column-came = Ingresso
meetings-column-here = Presente
meetings-column-signature = Firma
meetings-state-held = Ha un posto
meetings-state-offered = Posto da confermare
meetings-state-waiting = In lista d’attesa
meetings-new-title = Scrivi un incontro
meetings-revise-title = Modifica
meetings-revise-note = Chi è iscritto riceve una mail
meetings-revise-note-text = Se cambi titolo, data, orario o luogo, scriviamo a chi è iscritto con il nuovo file per il calendario.
meetings-revised = Modifiche salvate.
meetings-revised-told = Modifiche salvate. Scriviamo a chi è iscritto.
meetings-created = Bozza salvata. La vede solo chi lavora al processo.
meetings-save = Salva
meetings-publish = Pubblica
meetings-published = Incontro pubblicato.
meetings-approve = Approva e pubblica
meetings-approved = Approvato e pubblicato. Scriviamo a chi lo ha proposto.
meetings-refuse-title = Non accogliere la proposta
meetings-refuse-help = Lo legge chi ha proposto l’incontro.
meetings-refuse = Non accogliere
meetings-refused = Proposta non accolta. Scriviamo a chi l’ha mandata.
meetings-cancel-title = Annulla l’incontro
meetings-cancel-help = Lo leggono tutti sulla pagina, e scriviamo a chi ha un posto o è in lista.
meetings-cancel = Annulla l’incontro
meetings-cancelled = Incontro annullato. Scriviamo a chi è iscritto.
meetings-reason = Motivo
meetings-one-next = Che cosa puoi fare
meetings-came = { $present } iscritti presenti, { $walk_ins } arrivati senza iscrizione.
meetings-todo-decide = { $count ->
    [one] { $count } incontro proposto da approvare
   *[other] { $count } incontri proposti da approvare
  }
meetings-todo-decide-button = Decidi
meetings-todo-report = { $count ->
    [one] { $count } incontro passato senza verbale
   *[other] { $count } incontri passati senza verbale
  }
meetings-todo-report-button = Scrivi il verbale
meetings-copies-title = Ripeti
meetings-copies-text = Le copie sono bozze con gli stessi testi e posti, alla stessa ora dell’orologio.
meetings-copies-first = Prima data
meetings-copies-every = Ogni quanto
meetings-copies-count = Quante volte
meetings-copies-count-help = 1 fa una sola copia; al massimo 52.
meetings-copies-make = Crea le copie
meetings-following = { $count ->
    [one] Cambia anche l’incontro che segue
   *[other] Cambia anche i { $count } incontri che seguono
  }
meetings-following-help = Prendono gli stessi testi, luogo e posti. Ognuno resta al suo giorno, spostato quanto questo.
meetings-revised-following = { $count ->
    [one] Salvato, con l’incontro che segue.
   *[other] Salvato, con i { $count } incontri che seguono.
  }
meetings-copied = { $count ->
    [one] { $count } copia in bozza.
   *[other] { $count } copie in bozza.
  }
meetings-every-day = Ogni giorno
meetings-every-week = Ogni settimana
meetings-every-fortnight = Ogni due settimane
meetings-every-month = Ogni mese, lo stesso giorno
meetings-every-weekday = Ogni mese, lo stesso giorno della settimana
meetings-guests-title = Iscritti
meetings-guests-empty = Ancora nessun iscritto
meetings-guests-empty-text = Chi si iscrive compare qui, nell’ordine in cui l’ha chiesto.
meetings-guests-csv = Scarica CSV
meetings-sheet-title = Foglio presenze
meetings-take-back = Togli
meetings-taken-back = Fatto. Scriviamo alla persona, e il posto va al primo della lista.
meetings-reserved-mark = (riservato)
meetings-reserved-title = Posti riservati
meetings-reserved-left = { $count ->
    [one] Resta { $count } posto riservato da dare.
   *[other] Restano { $count } posti riservati da dare.
  }
meetings-reserved-help = L’indirizzo con cui la persona è registrata.
meetings-reserved-give = Dai un posto riservato
meetings-reserved-given = Posto dato. Scriviamo alla persona con il codice.
meetings-door-title = Ingresso
meetings-door-code = Registra un codice
meetings-door-help = Inquadra il codice con il telefono, o scrivi le otto lettere.
meetings-door-figures = Chi c’è
meetings-door-present = { $all ->
    [one] iscritti presenti su { $all }
   *[other] iscritti presenti su { $all }
  }
meetings-door-walk-ins = arrivati senza iscrizione
meetings-door-names = Elenco
meetings-walk-in-more = Conta una persona in più
meetings-walk-in-less = Una in meno
meetings-walk-in-counted = Contato.
meetings-check-in = Registra l’ingresso
meetings-checked-in = { $name } può entrare.
meetings-checked-in-before = { $name } risulta già entrata o entrato.
meetings-check-in-undone = Ingresso tolto.
meetings-undo = Annulla
meetings-invitations-title = Inviti
meetings-invitations-open = Questo incontro è aperto
meetings-invitations-open-text = L’elenco conta solo se l’incontro è su invito: lo cambi in «Per chi è».
meetings-invitations-add = Indirizzi da invitare
meetings-invitations-help = Uno per riga, o separati da virgole. Se l’incontro è pubblicato scriviamo subito.
meetings-invite = Invita
meetings-invited = { $count ->
    [one] { $count } nuovo invito.
   *[other] { $count } nuovi inviti.
  }
meetings-invitations-count = { $count ->
    [one] { $count } invito
   *[other] { $count } inviti
  }
meetings-invitations-empty = Nessuno è ancora invitato.
meetings-uninvite = Togli
meetings-uninvited = Invito tolto. Chi ha già un posto lo tiene: lo togli dagli iscritti.
meetings-report-title = Verbale e presenze
meetings-report-body = Che cosa si è detto e deciso
meetings-report-body-help = Puoi usare titoli ed elenchi.
meetings-report-attendees = Quante persone c’erano
meetings-report-attendees-help = { $count ->
    [one] All’ingresso ne avete contata { $count }.
   *[other] All’ingresso ne avete contate { $count }.
  }
meetings-report-organisations = Quali associazioni o uffici
meetings-report-recording = Link alla registrazione
meetings-report-shown = Il verbale è pubblico
meetings-report-save = Salva il verbale
meetings-reported = Verbale salvato.
meetings-links-numbers = Numeri delle proposte di cui si è parlato
meetings-links-help = Per esempio 27, 41, 63. Sostituiscono quelli di prima.
meetings-links-save = Collega
meetings-linked = { $count ->
    [one] { $count } proposta collegata.
   *[other] { $count } proposte collegate.
  }
meetings-room-title = Una proposta nata nell’incontro
meetings-room-text = Scrivila qui: diventa una proposta pubblica del processo, collegata a questo incontro.
meetings-room-body = Che cosa propongono
meetings-room-category = Categoria
meetings-room-area = Zona
meetings-room-make = Crea la proposta
meetings-room-note = { $title }, { $day }
meetings-brought-in = È la proposta n. { $number }, collegata a questo incontro.
meetings-choose = Scegli
meetings-settings-title = Impostazioni
meetings-settings-participants = Chi partecipa può proporre incontri
meetings-participants-no = No
meetings-participants-phase = Nelle fasi in cui si scrivono proposte
meetings-participants-always = Sempre
meetings-settings-approval = L’ufficio approva gli incontri proposti prima che si vedano
meetings-settings-comments = Si può commentare
meetings-settings-comments-help = Nelle fasi che lo permettono. Quello che è già scritto resta leggibile.
meetings-settings-offer = Ore per confermare un posto che si libera
meetings-settings-offer-help = Il posto resta per il primo della lista, mai per il pubblico. Con 0 è subito suo.
meetings-settings-reminder = Ore prima dell’inizio per il promemoria
meetings-settings-reminder-help = Con 0 non si manda.
meetings-field-title = Titolo
meetings-field-title-help = Di che cosa si parla, in poche parole.
meetings-field-starts = Inizio
meetings-field-ends = Fine
meetings-field-body = Descrizione
meetings-field-body-help = A chi è rivolto, che cosa si fa, che cosa portare.
meetings-field-mode = Come ci si incontra
meetings-field-venue = Nome del luogo
meetings-field-venue-help = Per esempio: Sala civica.
meetings-field-address = Indirizzo
meetings-field-address-help = Via, numero, comune.
meetings-field-directions = Come arrivare
meetings-field-directions-help = Ingresso, piano, autobus, parcheggio.
meetings-field-accessibility = Accessibilità
meetings-field-accessibility-help = Gradini, ascensore, bagno, interprete LIS, impianto per chi sente poco.
meetings-field-online = Link della stanza online
meetings-field-online-help = Serve per gli incontri online.
meetings-field-agenda = Ordine del giorno
meetings-field-agenda-help = Un punto per riga, con i minuti davanti. Per esempio: 20 Le proposte del quartiere
meetings-form-online = Stanza online
meetings-field-online-guests = Il link lo vede solo chi ha un posto
meetings-field-online-minutes = Minuti prima dell’inizio in cui compare il link
meetings-field-online-minutes-help = Vuoto: si vede da subito.
meetings-form-more = Per chi, e con che cosa
meetings-field-services = Servizi
meetings-field-services-help = Uno per riga. Per esempio: Spazio per i bambini
meetings-field-access = Per chi è
meetings-form-enrolment = Iscrizione e posti
meetings-field-enrolment = Iscrizione
meetings-enrolment-no = Non serve
meetings-enrolment-here = Su questa piattaforma
meetings-enrolment-elsewhere = Su un altro sito
meetings-field-enrolment-url = Link dell’altro sito
meetings-field-enrolment-url-help = Se ci si iscrive altrove.
meetings-field-capacity = Posti
meetings-field-capacity-help = Vuoto: senza limite.
meetings-field-reserved = Posti riservati
meetings-field-reserved-help = Li dai tu dall’elenco degli iscritti. Sono compresi nei posti.
meetings-field-enrol-until = Chiusura delle iscrizioni
meetings-field-enrol-until-help = Vuoto: fino all’inizio.
meetings-field-reminder = Una frase per il promemoria
meetings-field-reminder-help = Che cosa portare, dove suonare.
meetings-form-questions = Domande a chi si iscrive
meetings-form-questions-text = Chiedi solo quello che serve per organizzare.
meetings-question = Domanda { $number }
meetings-question-label = Testo della domanda
meetings-question-label-in = Testo della domanda ({ $language })
meetings-question-asks = Come si risponde
meetings-asks-text = Con parole
meetings-asks-choice = Con una scelta
meetings-asks-yes-no = Sì o no
meetings-question-options-label = Risposte tra cui scegliere
meetings-question-options-help = Separate da virgole.
meetings-question-options-in = Risposte tra cui scegliere ({ $language })
meetings-question-options-in-help = Le stesse, nello stesso ordine, separate da virgole.
meetings-question-required = Va data una risposta
meetings-file-calendar = incontro.ics
meetings-file-code = codice.svg
meetings-mail-when = Quando: { $when }
meetings-mail-place = Dove: { $place }
meetings-mail-code = Il tuo codice: { $code }. Mostralo all’ingresso: è anche nel file allegato, da inquadrare.
meetings-mail-give-back = Se non puoi venire, rinuncia al posto dalla pagina dell’incontro: passa a chi è in lista.
meetings-mail-reason = Motivo: { $reason }
meetings-mail-words = { $words }
meetings-mail-open = Apri la pagina dell’incontro
meetings-mail-enrolled-subject = Hai un posto: { $title }
meetings-mail-enrolled = Hai un posto a «{ $title }».
meetings-mail-moved-up-subject = Si è liberato un posto: { $title }
meetings-mail-moved-up = Si è liberato un posto a «{ $title }», ed è tuo.
meetings-mail-waiting-subject = Sei in lista d’attesa: { $title }
meetings-mail-waiting = I posti di «{ $title }» sono finiti: sei in lista d’attesa.
meetings-mail-offered-subject = C’è un posto per te: { $title }
meetings-mail-offered = Si è liberato un posto a «{ $title }». È per te, se lo confermi in tempo.
meetings-mail-lapsed-subject = Il posto è passato ad altri: { $title }
meetings-mail-lapsed = Non hai confermato in tempo il posto a «{ $title }», e l’abbiamo offerto a chi veniva dopo. Puoi rimetterti in lista.
meetings-mail-taken-back-subject = Il tuo posto è stato tolto: { $title }
meetings-mail-taken-back = Chi organizza «{ $title }» ha tolto la tua iscrizione. Per saperne di più rispondi all’ufficio.
meetings-mail-changed-subject = È cambiato qualcosa: { $title }
meetings-mail-changed = «{ $title }» è cambiato. Qui sotto trovi data e luogo nuovi; il file allegato aggiorna il tuo calendario.
meetings-mail-cancelled-subject = Annullato: { $title }
meetings-mail-cancelled = «{ $title }» è annullato. Il file allegato lo toglie dal tuo calendario.
meetings-mail-reminder-subject = Tra poco: { $title }
meetings-mail-reminder = Ti ricordiamo «{ $title }».
meetings-mail-approved-subject = Approvato: { $title }
meetings-mail-approved = L’incontro che hai proposto, «{ $title }», è approvato e lo vedono tutti.
meetings-mail-refused-subject = Non accolto: { $title }
meetings-mail-refused = L’incontro che hai proposto, «{ $title }», non è stato accolto.
meetings-mail-invited-subject = Sei invitata o invitato: { $title }
meetings-mail-invited = C’è un invito per te: «{ $title }».
meetings-mail-offered-until = Confermalo entro { $when }. Poi passa a chi viene dopo.
meetings-mail-waiting-next = Se qualcuno rinuncia ti scriviamo. Il posto va alla lista, mai al pubblico.
meetings-mail-invited-enrol = Per avere un posto entra con questo indirizzo, { $email }, e iscriviti.
meetings-mail-invited-come = Per leggere il programma entra con questo indirizzo, { $email }.
meetings-audit-create = Incontro scritto
meetings-audit-copy = Incontro copiato
meetings-audit-propose = Incontro proposto
meetings-audit-approve = Incontro approvato
meetings-audit-refuse = Incontro non accolto
meetings-audit-publish = Incontro pubblicato
meetings-audit-revise = Incontro modificato
meetings-audit-cancel = Incontro annullato
meetings-audit-enrol = Iscrizione a un incontro
meetings-audit-accept = Posto confermato
meetings-audit-give-back = Posto lasciato o tolto
meetings-audit-hold-reserved = Posto riservato dato
meetings-audit-invite = Inviti a un incontro
meetings-audit-uninvite = Invito tolto
meetings-audit-check-in = Ingresso registrato
meetings-audit-undo-check-in = Ingresso tolto
meetings-audit-walk-in = Persone senza iscrizione contate
meetings-audit-report = Verbale scritto
meetings-audit-bring-in = Proposta nata in un incontro
meetings-audit-link = Proposte collegate a un incontro
meetings-audit-export = Elenco degli iscritti scaricato
meetings-audit-kind = Incontro
meetings-feed-component = Gli incontri di questa pagina
meetings-feed-process = Gli incontri di questo processo
meetings-feed-organisation = Gli incontri di tutti i processi
meetings-agenda-link = Guarda gli incontri di tutti i processi
meetings-block-point = Incontro

meetings-comments-cancelled = L’incontro è annullato: non si commenta più.
meetings-notice-announced = C’è un nuovo incontro: «{ $title }»
meetings-notice-moved = È cambiato qualcosa nell’incontro «{ $title }»
meetings-notice-cancelled = È annullato l’incontro «{ $title }»
meetings-notice-minutes = Si legge il verbale dell’incontro «{ $title }»
meetings-notice-when = Comincia { $when }.
meetings-notice-reason = Il motivo: { $reason }
