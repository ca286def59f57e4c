exchange-component-title = Scambi
exchange-view-list = Schede
exchange-view-map = Mappa
exchange-views = Vista
exchange-lead = { $cards ->
    [one] Una buona pratica da vedere sul posto
   *[other] { $cards } buone pratiche da vedere sul posto
}, { $bodies ->
    [one] offerta da un ente.
   *[other] offerte da { $bodies } enti.
}
exchange-empty = Qui non c’è ancora nessuna scheda
exchange-empty-text = Gli enti stanno scrivendo le loro. Torna fra qualche giorno.
exchange-calendar-title = Calendario
exchange-calendar-caption = Calendario degli scambi: una riga per mese, una colonna per giorno. I numeri sono quelli delle schede.
exchange-month = Mese
exchange-to-fix = da fissare
exchange-print = Stampa
exchange-to-calendar = Nel mio calendario
exchange-footnotes = Date ancora da fissare
exchange-footnote = { $hosts }: { $title }, { $when }
exchange-mark = { $number }, { $title }, { $when }, { $look }
exchange-tentative = { $title } (da confermare)
exchange-look-fixed = data fissa
exchange-look-alt = una data fra più, da confermare
exchange-look-pick = si sceglie fra più date
exchange-look-range = più giorni di seguito
exchange-look-window = giorno da fissare in un periodo
exchange-look-month = mese noto, giorno da fissare
exchange-cards = Le schede
exchange-shown = { $count ->
    [one] Una scheda
   *[other] { $count } schede
}
exchange-none = Nessuna scheda corrisponde
exchange-none-text = Togli un filtro e riprova.
exchange-filter-open = { $active ->
    [0] Filtra
   *[other] Filtra ({ $active })
}
exchange-filter-title = Filtra
exchange-filter-search = Cerca nelle schede
exchange-filter-body = Ente che ospita
exchange-filter-theme = Tema
exchange-filter-area = Area
exchange-filter-month = Mese
exchange-filter-duration = Durata
exchange-filter-show = Mostra
exchange-filter-clear = Togli i filtri
exchange-duration-one = Una giornata
exchange-duration-two = Due giornate
exchange-duration-more = Tre giornate o più
exchange-duration-weeks = Settimane
exchange-days = { $min ->
    [one] 1 giornata
   *[other] { $min } giornate
}
exchange-days-min = { $min ->
    [one] almeno 1 giornata
   *[other] almeno { $min } giornate
}
exchange-days-range = da { $min } a { $max } giornate
exchange-weeks = { $min ->
    [one] 1 settimana
   *[other] { $min } settimane
}
exchange-weeks-min = { $min ->
    [one] almeno 1 settimana
   *[other] almeno { $min } settimane
}
exchange-weeks-range = da { $min } a { $max } settimane
exchange-seats-unknown = posti da chiedere
exchange-seats = { $count ->
    [one] 1 posto
   *[other] { $count } posti
}
exchange-seats-range = da { $min } a { $max } posti
exchange-with = {" "}con{" "}
exchange-or = {" "}o{" "}
exchange-from-to = dal { $from } al { $to }
exchange-mode-on-site = sul posto
exchange-mode-workshop = laboratorio
exchange-mode-webinar = in rete dal vivo
exchange-all = { $count ->
    [one] Vedi la scheda
   *[other] Vedi tutte le { $count } schede
}
exchange-all-cards = Tutte le schede
exchange-rules = Come si partecipa
exchange-map-label = Mappa degli enti che ospitano
exchange-back = Indietro
exchange-not-public = Questa scheda non è pubblica
exchange-not-public-text = La vede chi ci lavora.
exchange-how = Come si svolge
exchange-modules = Argomenti, uno per uno
exchange-topics = Di che cosa si parla
exchange-follow-up = Dopo lo scambio
exchange-aside = Date e contatti
exchange-when = Quando
exchange-no-dates = Le date non sono ancora decise.
exchange-day = Giorno { $n }
exchange-when-morning = Mattina
exchange-when-afternoon = Pomeriggio
exchange-when-evening = Sera
exchange-hours = { $count ->
    [one] 1 ora
   *[other] { $count } ore
}
exchange-hours-min = { $count ->
    [one] almeno 1 ora
   *[other] almeno { $count } ore
}
exchange-choose = { $count ->
    [one] Se ne conferma una
   *[other] Se ne confermano { $count }
}
exchange-pick = { $count ->
    [one] Se ne sceglie almeno una
   *[other] Se ne scelgono almeno { $count }
}
exchange-pick-blocks = { $count ->
    [one] Si sceglie almeno un gruppo di giorni
   *[other] Si scelgono almeno { $count } gruppi di giorni
}
exchange-optional-event = { $part ->
    [morning] La mattina del { $day } può esserci un evento
    [afternoon] Il pomeriggio del { $day } può esserci un evento
    [evening] La sera del { $day } può esserci un evento
   *[day] Il { $day } può esserci un evento
}
exchange-conflict = Le fonti non dicono la stessa cosa
exchange-contacts = Contatti
exchange-contact-kept = Nome e recapiti riservati.
exchange-contacts-who = Nomi e recapiti li vede chi lavora allo scambio e chi ci manda qualcuno.
exchange-to-admin = Vai all’amministrazione
exchange-fact-duration = Durata
exchange-fact-hours = Ore
exchange-fact-how = In che modo
exchange-fact-seats = Posti
exchange-fact-typed = Un posto per ruolo
exchange-fact-limits = Limiti
exchange-fact-roles = Per chi
exchange-limit-total = Al massimo { $count } persone in tutto
exchange-limit-bodies = { $count ->
    [one] Un ente per sessione
   *[other] Al massimo { $count } enti per sessione
}
exchange-limit-per-body = { $count ->
    [one] Una persona per ente
   *[other] Al massimo { $count } persone per ente
}
exchange-limit-once = Ognuno viene a una sola sessione
exchange-limit-day = Giorno { $day }: al massimo { $max } persone per data
exchange-min-over-max = Il minimo è più del massimo. Correggi uno dei due.
exchange-typed-not-max = I posti per ruolo sono { $typed }: il massimo deve essere lo stesso.
exchange-typed-and-days = Posti per ruolo e limiti per giorno non stanno insieme. Togli gli uni o gli altri.
exchange-per-day-wrong = Un limite per giorno vuole almeno un posto, e in tutto non meno che per data.
exchange-title-missing = Manca il titolo. Scrivi di che cosa si tratta, in poche parole.
exchange-hosts-missing = Manca chi ospita. Scrivi almeno un ente.
exchange-too-many-lines = Sono troppe righe: al massimo { $max }.
exchange-dates-wrong = Una data non torna. Controlla che la fine venga dopo l’inizio e che le date bastino.
exchange-duration-wrong = La durata non torna. Scrivi almeno 1, e un massimo non minore del minimo.
exchange-refused-read = Questa scheda non è pubblica.
exchange-refused-review = Pubblica le schede chi gestisce il programma.
exchange-refused-configure = Il programma lo cambia chi lo gestisce.
exchange-refused-oversee = L’amministrazione è di chi lavora al programma.
exchange-import-not-empty = Qui ci sono già schede. Un programma si carica in un posto vuoto.
exchange-import-order = La scheda { $key } non segue l’ordine del suo ente.
exchange-import-twice = La scheda { $key } c’è due volte.
exchange-audit-import = Scheda caricata da un file
exchange-audit-export = Programma scaricato
exchange-table-label = Schede del programma
exchange-column-card = Scheda
exchange-column-body = Ente
exchange-column-stage = Stato
exchange-table-empty = Nessuna scheda
exchange-table-empty-text = Le schede compaiono qui appena un ente ne comincia una.
exchange-to-public = Vedi le pagine pubbliche
exchange-export = Scarica il programma
exchange-stage-draft = Bozza
exchange-stage-submitted = Da leggere
exchange-stage-published = Pubblicata
exchange-stage-withdrawn = Ritirata
exchange-settings-title = Impostazioni del programma
exchange-settings-saved = Le impostazioni sono salvate.
exchange-field-programme = Titolo del programma
exchange-field-subtitle = In una frase
exchange-field-period = Periodo
exchange-field-period-help = In parole, per esempio «da aprile a novembre».
exchange-field-rules-help = Le regole che valgono per tutte le schede. Compaiono sotto l’elenco.
exchange-field-offer = Ore per accettare un posto liberato
exchange-field-offer-help = Con 0 il posto passa subito al primo in lista.
exchange-save = Salva
exchange-source-title = Che cosa dice la fonte
exchange-source-lead = Elenco e calendario nascono dalle schede. Qui vedi dove il programma stampato diceva altro.
exchange-source-calendar = Il calendario stampato
exchange-source-same = Dice le stesse cose delle schede.
exchange-source-cards = Note alle schede
exchange-source-index = Nell’indice si chiamava: { $title }
exchange-source-none = Nessuna nota
exchange-source-none-text = Le schede non hanno note.
exchange-differs-no-card = { $number }, { $card }: il calendario stampato ha il { $when }, la scheda no.
exchange-differs-not-printed = { $number }, { $card }: la scheda ha il { $when }, il calendario stampato no.
exchange-differs-no-footnote = { $number }, { $card }: la scheda ha { $when } senza giorno, il calendario stampato non lo dice.
exchange-refused-draft = Scrive schede chi è stato invitato per un ente del programma.
exchange-refused-revise = La scheda la cambia l’ente che ospita, o chi gestisce il programma.
exchange-refused-revise-submitted = La scheda è già stata consegnata: la cambia chi gestisce il programma.
exchange-refused-withdrawn = La scheda è ritirata e non si cambia più.
exchange-refused-submit-again = La scheda è già stata consegnata.
exchange-office-missing = Manca l’ufficio. Scrivi chi accoglie i colleghi.
exchange-description-missing = Manca la descrizione. Racconta la pratica in poche frasi.
exchange-dates-missing = Mancano le date. Scrivi almeno quando, anche solo il mese.
exchange-todo-review = { $count ->
    [one] Una scheda da leggere
   *[other] { $count } schede da leggere
}
exchange-todo-review-button = Leggi
exchange-audit-add-body = Ente aggiunto al programma
exchange-audit-invite = Persona invitata per un ente
exchange-audit-uninvite = Persona tolta da un ente
exchange-audit-begin = Scheda cominciata
exchange-audit-revise = Scheda cambiata
exchange-audit-submit = Scheda consegnata
exchange-audit-publish = Scheda pubblicata
exchange-audit-send-back = Scheda rimandata a chi l’ha scritta
exchange-audit-withdraw = Scheda ritirata
exchange-desk-title = Le schede del tuo ente
exchange-desk-open = Scrivi una scheda o vedi a che punto sono le tue
exchange-desk-empty = Il tuo ente non ha ancora schede
exchange-desk-empty-text = Racconta una pratica che i colleghi di altri enti possono venire a vedere.
exchange-new-card = Scrivi una scheda
exchange-draft-saved = La scheda è salvata.
exchange-submitted = La scheda è consegnata. Ti scriviamo quando è pubblica.
exchange-submit-title = Hai finito?
exchange-submit-text = Prima salva. Poi consegna la scheda a chi gestisce il programma: la legge e la pubblica.
exchange-submit = Consegna la scheda
exchange-save-draft = Salva la scheda
exchange-closed = Questa scheda non si cambia da qui
exchange-to-public-card = Vedi la pagina pubblica
exchange-reason-title = Che cosa ha scritto chi gestisce il programma
exchange-reason-missing = Manca il motivo. Scrivi che cosa c’è da cambiare.
exchange-published-already = La scheda è già pubblica.
exchange-refused-send-back = Questa scheda è già di chi la scrive.
exchange-published = La scheda è pubblica.
exchange-sent-back = Fatto. Chi ha scritto la scheda riceve il motivo.
exchange-revise = Cambia la scheda
exchange-publish-title = Pubblica la scheda
exchange-publish-text = Prende il suo numero ed entra in elenco e calendario.
exchange-publish = Pubblica
exchange-send-back-title = Rimanda o ritira la scheda
exchange-send-back = Rimanda la scheda
exchange-field-reason = Motivo
exchange-field-reason-help = Lo legge chi ha scritto la scheda.
exchange-heading-missing = Manca il nome dell’ente. Scrivi per esempio «Comune di Cesena».
exchange-heading-taken = Questo ente c’è già.
exchange-body-missing = Scegli per quale ente scrivi.
exchange-email-missing = Manca l’indirizzo. Scrivi l’email della persona.
exchange-dates-unreadable = Queste date non si leggono. Scrivi per esempio 4/3/2027, 11/3/2027.
exchange-bodies-title = Enti e persone
exchange-bodies-lead = Chi è invitato per un ente scrive le sue schede e iscrive i suoi colleghi.
exchange-bodies-there = Gli enti del programma
exchange-bodies-nobody = Nessuno è invitato.
exchange-bodies-empty = Nessun ente
exchange-bodies-empty-text = Aggiungi il primo qui sotto.
exchange-body-added = L’ente è nel programma.
exchange-invited = Invito mandato.
exchange-uninvited = La persona non scrive più per questo ente.
exchange-uninvite = Togli
exchange-invite-title = Invita una persona
exchange-invite-text = Riceve una mail. Entra con questo indirizzo, o si registra.
exchange-invite = Manda l’invito
exchange-add-body-title = Aggiungi un ente
exchange-add-body = Aggiungi
exchange-body-comune = Comune
exchange-body-unione = Unione di comuni
exchange-body-other = Altro ente pubblico
exchange-field-heading = Nome dell’ente
exchange-field-heading-help = Come compare in elenco, per esempio «Comune di Cesena».
exchange-field-short-name = Nome breve
exchange-field-short-name-help = Per il calendario, per esempio «Cesena».
exchange-field-kind-of-body = Che ente è
exchange-field-body = Ente
exchange-field-email = Email
exchange-form-what = La pratica
exchange-field-title = Titolo
exchange-field-short = Titolo breve
exchange-field-short-help = Due o tre parole per il calendario.
exchange-field-office = Area, settore o ufficio
exchange-field-office-help = Chi accoglie i colleghi.
exchange-no-label = Nessuno
exchange-field-description = Descrizione
exchange-field-transfer = Come si svolge, a parole tue
exchange-field-days = Giorno per giorno
exchange-field-days-help = Una riga per attività, per esempio «1 mattina: visita agli orti».
exchange-field-modules = Argomenti con le ore
exchange-field-modules-help = Un argomento per riga, con le ore dopo una barra: «Il bando | 3», «Il bando | 3+» se sono almeno 3. Sotto, con un trattino, che cosa c’è dentro.
exchange-field-lines-help = Uno per riga.
exchange-field-follow-up-help = Per esempio un convegno.
exchange-field-duration = Quanto dura
exchange-field-duration-max = Fino a
exchange-field-duration-open = È il minimo: può durare di più
exchange-field-unit = Si conta in
exchange-unit-day = giornate
exchange-unit-week = settimane
exchange-field-max = Posti per sessione
exchange-field-max-help = Vuoto vuol dire che si chiedono: li stabilisci dopo.
exchange-field-min = Minimo per sessione
exchange-field-total = Massimo in tutte le sessioni
exchange-field-bodies = Enti per sessione, al massimo
exchange-field-per-body = Persone per ente, al massimo
exchange-field-typed-help = Uno per riga con il numero davanti: «1 Responsabile di sportello».
exchange-field-capacity = Altro su chi può venire
exchange-field-dates-help = Una riga per sessione. Le date con la virgola: 4/3/2027, 11/3/2027. Un mese: 3/2027. Un periodo: primo e ultimo giorno. Gruppi di giorni: con la barra fra un gruppo e l’altro. Se una sessione è fatta di giornate, un mese o un periodo può riguardarne una sola.
exchange-field-kind = Sessione { $n }: che cosa sai
exchange-field-dates = Sessione { $n }: date
exchange-field-count = Sessione { $n }: quante se ne scelgono
exchange-kind-fixed = Queste date
exchange-kind-alternative = Una fra queste date
exchange-kind-month = Solo il mese
exchange-kind-window = Un giorno in un periodo
exchange-kind-range = Tutti i giorni di un periodo
exchange-kind-pick = Alcune fra queste date
exchange-field-contact = Contatto { $n }
exchange-field-role = Ruolo
exchange-field-role-help = Lo vedono tutti, per esempio «Segreteria organizzativa».
exchange-field-name = Nome e cognome
exchange-field-phones = Telefono
exchange-field-public = Nome e recapiti li vedono tutti
exchange-mail-published = La scheda è pubblica: { $title }
exchange-mail-published-text = La tua scheda «{ $title }» è in elenco e in calendario.
exchange-mail-to-card = Apri la scheda
exchange-mail-sent-back = Da completare: { $title }
exchange-mail-sent-back-text = Chi gestisce il programma ha riletto «{ $title }» e scrive: { $reason }
exchange-mail-withdrawn = La scheda è ritirata: { $title }
exchange-mail-withdrawn-text = La scheda «{ $title }» non è più pubblica. Il motivo: { $reason }
exchange-mail-to-desk = Apri le schede del tuo ente
exchange-mail-invited = Sei invitato: { $title }
exchange-mail-invited-text = Puoi scrivere schede e iscrivere colleghi per «{ $body }» nel programma «{ $title }».
exchange-mail-invited-how = Entra con l’indirizzo { $email }. Se non hai un account, registrati con questo indirizzo e confermalo.
exchange-refused-apply = Iscrive i colleghi chi è stato invitato per un ente del programma.
exchange-refused-host = La sessione è dell’ente che ospita, o di chi gestisce il programma.
exchange-refused-not-public = La scheda non è pubblica.
exchange-refused-closed = A questa sessione non ci si iscrive più.
exchange-refused-called-off = Questa sessione è annullata.
exchange-refused-decided = Questa richiesta è già decisa.
exchange-refused-early = Le presenze si segnano dal primo giorno.
exchange-no-seat = Non c’è un posto da restituire.
exchange-days-missing = Scegli almeno un giorno.
exchange-days-unknown = Questo giorno non è fra quelli della scheda.
exchange-days-number = I giorni scelti sono troppi o troppo pochi. Guarda che cosa dice la scheda.
exchange-people-missing = Manca chi viene. Scrivi almeno una persona con la sua email.
exchange-people-many = Sono troppe persone: al massimo { $max }.
exchange-manager-missing = Manca chi dà il consenso. Scrivi il nome del dirigente o responsabile.
exchange-manager-email-missing = Manca l’email del dirigente o responsabile.
exchange-kind-missing = Scegli quale posto chiedi.
exchange-person-twice = Questa persona c’è già qui sopra.
exchange-person-long = Il nome o il ruolo è troppo lungo.
exchange-person-name = Manca il nome di questa persona.
exchange-person-once = Questa persona ha già chiesto un’altra sessione: si viene a una sola.
exchange-person-asked = Questa persona ha già chiesto questa sessione.
exchange-body-hosts = È il tuo ente a ospitare. Scegline un altro.
exchange-audit-apply = Posti chiesti per uno scambio
exchange-audit-agree = Consenso dato a una richiesta
exchange-audit-disagree = Consenso negato a una richiesta
exchange-audit-give-back = Posto di uno scambio restituito
exchange-audit-accept = Posto di uno scambio accettato
exchange-audit-confirm = Giorni di una sessione confermati
exchange-audit-set-seats = Posti di una sessione stabiliti
exchange-audit-call-off = Sessione di uno scambio annullata
exchange-audit-attend = Presenze di una sessione segnate
exchange-seat-date = Giorno { $day }: data { $n }
exchange-full = Posti esauriti: chi si iscrive va in lista d’attesa
exchange-left = { $free ->
    [one] Resta 1 posto su { $total }
   *[other] Restano { $free } posti su { $total }
}
exchange-called-off = Sessione annullata
exchange-over = sessione passata
exchange-to-session = Gestisci la sessione
exchange-session-title = Una sessione
exchange-apply = Iscrivi i colleghi
exchange-apply-how = Il posto si prende quando il dirigente dà il consenso, in ordine di consenso. Se i posti finiscono c’è la lista d’attesa.
exchange-apply-do = Manda la richiesta
exchange-applied = La richiesta è partita. Chiediamo il consenso al dirigente.
exchange-field-sends = Ente che manda
exchange-field-person = Persona { $n }
exchange-field-seat = Posto
exchange-field-manager = Chi dà il consenso
exchange-field-manager-help = Il dirigente o responsabile delle persone. Riceve una mail con un collegamento. Se sei tu, scrivi la tua email.
exchange-field-manager-name = Nome del dirigente o responsabile
exchange-field-manager-email = Email del dirigente o responsabile
exchange-field-message = Che cosa deve sapere chi ospita
exchange-approval-title = Consenso a uno scambio
exchange-approval-lead = { $body } chiede di mandare queste persone a «{ $title }», { $hosts }, { $when }.
exchange-agree = Do il consenso
exchange-disagree = Non do il consenso
exchange-agreed = Hai dato il consenso. Grazie.
exchange-disagreed = Hai negato il consenso. Lo diciamo a chi ha fatto la richiesta.
exchange-approval-given = Il consenso è dato
exchange-approval-given-text = Le persone ricevono una mail con il loro posto.
exchange-approval-was-refused = Il consenso è negato
exchange-approval-was-refused-text = Per cambiare idea serve una nuova richiesta.
exchange-applications-title = Le iscrizioni del tuo ente
exchange-applications-empty = Nessuna iscrizione
exchange-applications-empty-text = Apri una scheda e iscrivi i colleghi a una sessione.
exchange-approval-asked = Aspetta il consenso di { $manager }.
exchange-approval-refused = { $manager } non ha dato il consenso.
exchange-state-held = Ha un posto
exchange-state-waiting = In lista d’attesa
exchange-state-offered = C’è un posto: accettalo
exchange-state-asked = Aspetta il consenso
exchange-state-refused = Senza consenso
exchange-state-gone = Non viene
exchange-offered-until = Il posto aspetta fino a { $when }.
exchange-conflict-of-days = Nello stesso giorno: { $title }
exchange-accept = Accetta il posto
exchange-withdraw = Rinuncia
exchange-withdrawn = Fatto. Il posto passa a chi aspetta.
exchange-accepted = Il posto è confermato.
exchange-people = Chi viene
exchange-people-none = Ancora nessuno
exchange-people-none-text = Le richieste degli enti compaiono qui.
exchange-missing-people = { $count ->
    [one] Manca 1 persona al minimo
   *[other] Mancano { $count } persone al minimo
}
exchange-attendance = Presenze
exchange-attendance-text = Chi c’era riceve l’attestato.
exchange-attendance-save = Salva le presenze
exchange-attended = Le presenze sono salvate.
exchange-was-there = { $name } c’era
exchange-hours-of = Ore di { $name }
exchange-confirm-title = Conferma i giorni
exchange-confirm-text = Chi ha un posto riceve una mail con il calendario aggiornato.
exchange-confirm-days = Giorni
exchange-confirm-day = Giorno
exchange-confirm = Conferma i giorni scelti
exchange-confirmed = I giorni sono confermati.
exchange-seats-help = Con più posti di prima, chi aspetta entra subito.
exchange-seats-set = I posti sono stabiliti.
exchange-call-off-title = Annulla la sessione
exchange-call-off-help = Lo leggono tutti gli iscritti.
exchange-call-off = Annulla la sessione
exchange-session-called-off = La sessione è annullata. Lo diciamo agli iscritti.
exchange-certificate-title = Attestato di partecipazione
exchange-certificate-who = { $name }, { $body }
exchange-certificate-what = ha partecipato allo scambio «{ $title }», { $hosts }
exchange-certificate-code = Codice dell’attestato: { $code }
exchange-days-open = giorni da fissare
exchange-file-calendar = scambio.ics
exchange-mail-manager = Serve il tuo consenso: { $title }
exchange-mail-manager-text = { $body } chiede di mandare { $names } allo scambio «{ $title }» ({ $days }).
exchange-mail-manager-how = Leggi la richiesta e decidi. Non serve un account.
exchange-mail-manager-action = Decidi
exchange-mail-agreed = Consenso dato: { $title }
exchange-mail-agreed-text = { $manager } ha dato il consenso per «{ $title }». Ogni persona riceve una mail con il suo posto.
exchange-mail-disagreed = Consenso negato: { $title }
exchange-mail-disagreed-text = { $manager } non ha dato il consenso per «{ $title }».
exchange-mail-to-applications = Apri le iscrizioni
exchange-mail-to-certificate = Apri l’attestato
exchange-mail-seated = Hai un posto: { $title }
exchange-mail-seated-text = { $name }, hai un posto per «{ $title }», { $hosts }. Quando: { $days }. Ti manda { $body }.
exchange-mail-waiting = Sei in lista d’attesa: { $title }
exchange-mail-waiting-text = { $name }, i posti per «{ $title }», { $hosts }, sono finiti. Quando se ne libera uno tocca a chi aspetta da più tempo.
exchange-mail-moved-up = Si è liberato un posto: { $title }
exchange-mail-moved-up-text = { $name }, ora hai un posto per «{ $title }», { $hosts }. Quando: { $days }.
exchange-mail-offered = C’è un posto: { $title }
exchange-mail-offered-text = C’è un posto per { $name } a «{ $title }», { $hosts }. { $body } lo accetta entro: { $until }.
exchange-mail-lapsed = Il posto è passato ad altri: { $title }
exchange-mail-lapsed-text = Il posto di { $name } per «{ $title }» non è stato accettato in tempo.
exchange-mail-days = I giorni sono confermati: { $title }
exchange-mail-days-text = { $name }, «{ $title }», { $hosts }, si tiene: { $days }.
exchange-mail-called-off = Annullato: { $title }
exchange-mail-called-off-text = { $name }, la sessione di «{ $title }», { $hosts }, è annullata. Il motivo: { $reason }
exchange-mail-given-back = Rinuncia registrata: { $title }
exchange-mail-given-back-text = { $name }, il tuo posto per «{ $title }», { $hosts }, è stato restituito.
exchange-mail-came = Il tuo attestato: { $title }
exchange-mail-came-text = { $name }, grazie di essere venuto a «{ $title }», { $hosts }. Qui trovi l’attestato.
exchange-audit-place-body = Ente messo sulla mappa
exchange-withdraw-title = Restituire il posto?
exchange-withdraw-text = { $name } non andrà a «{ $title }». Il posto passa a chi aspetta.
exchange-withdraw-do = Restituisci il posto
exchange-audit-kind = Scheda di uno scambio
exchange-left-some = Ci sono posti
exchange-left-ask = Posti da chiedere
exchange-left-line = Solo lista d’attesa
exchange-filter-seats = Posti liberi
exchange-plural = Scambi fra enti
exchange-link-label = Lo scambio
exchange-decimal = ,
exchange-audit-feedback = Parere dato su una sessione
exchange-audit-add-material = Materiale aggiunto a una sessione
exchange-audit-remove-material = Materiale tolto da una sessione
exchange-audit-meet-again = Incontro dopo una sessione annunciato
exchange-refused-material-early = I materiali si danno dal primo giorno.
exchange-refused-again-early = L’incontro si annuncia dal primo giorno.
exchange-material-missing = Manca il titolo. Scrivi che cos’è.
exchange-material-what = Manca il materiale. Scegli un file o scrivi un collegamento.
exchange-material-both = Scegli il file o il collegamento, non tutti e due.
exchange-material-size = { $kb } kB
exchange-materials-many = Sono troppi materiali: al massimo { $max }.
exchange-materials = Materiali da riusare
exchange-materials-none = Ancora nessun materiale.
exchange-material-for-all = lo vedono tutti
exchange-material-for-those = lo vede chi c’era
exchange-material-add-title = Aggiungi un materiale
exchange-material-add = Aggiungi il materiale
exchange-material-added = Il materiale è aggiunto.
exchange-material-remove = Togli
exchange-material-removed = Il materiale è tolto.
exchange-field-material = Che cos’è
exchange-field-file = File
exchange-field-file-help = PDF, ODT, DOCX, TXT o CSV, fino a 10 MB.
exchange-field-link = Oppure un collegamento
exchange-field-link-help = Per esempio https://comune.example/bando.
exchange-field-for-all = Lo vedono tutti, anche chi non c’era
exchange-feedback = Com’è andata per chi c’era
exchange-feedback-none = Nessuno ha ancora risposto. Chi era presente riceve il modulo con l’attestato.
exchange-feedback-thanks = Grazie, la tua risposta è arrivata.
exchange-feedback-given-already = Hai già risposto.
exchange-feedback-title = Com’è andata?
exchange-feedback-text = Due domande, una volta sola. Chi ospita legge le risposte senza nomi.
exchange-feedback-yours = La tua risposta
exchange-feedback-send = Manda la risposta
exchange-field-mark = Quanto ti è stato utile?
exchange-field-feedback = Che cosa porti a casa, che cosa cambieresti
exchange-mark-missing = Scegli quanto ti è stato utile.
exchange-mark-1 = 1: per niente
exchange-mark-2 = 2: poco
exchange-mark-3 = 3: abbastanza
exchange-mark-4 = 4: molto
exchange-mark-5 = 5: moltissimo
exchange-average = { $count ->
    [one] { $mark } su 5, da 1 risposta
   *[other] { $mark } su 5, da { $count } risposte
}
exchange-again-title = Rivedersi
exchange-again-text = Chi c’era riceve la data per il suo calendario. Se la cambi lo diciamo a tutti.
exchange-field-again-title = Che incontro è
exchange-field-again-place = Dove, o in rete
exchange-field-again-day = In che giorno
exchange-again-say = Annuncia l’incontro
exchange-again-said = L’incontro è annunciato a chi c’era.
exchange-again-title-missing = Manca il nome dell’incontro. Scrivi per esempio «Un anno dopo».
exchange-again-place-missing = Manca il posto. Scrivi dove ci si trova.
exchange-again-day-missing = Manca il giorno. Scrivi quando ci si trova.
exchange-again-day-past = Questo giorno è passato o troppo lontano. Scegline un altro.
exchange-again-when = { $when }: { $what }, { $where }
exchange-came-title = Dopo lo scambio
exchange-came-certificate = Apri l’attestato
exchange-mail-to-afterwards = Apri attestato e materiali
exchange-mail-again = Ci si rivede: { $title }
exchange-mail-again-text = { $name }, dopo «{ $title }», { $hosts }, ci si rivede: { $what }, { $when }, { $where }.
exchange-report-title = Che cosa ne è venuto
exchange-report-lead = Chi è andato da chi, per quante ore, e quanti posti ci sono.
exchange-report-none = Nessuno è ancora partito
exchange-report-none-text = I numeri compaiono qui dopo le prime sessioni.
exchange-report-ways = Chi è andato da chi
exchange-report-places = Posti presi e posti offerti
exchange-report-marks = Quanto è stato utile
exchange-report-marks-who = Lo vede solo chi lavora al programma.
exchange-report-people = persone
exchange-report-senders = enti che hanno mandato qualcuno
exchange-report-sessions = sessioni tenute
exchange-report-hours = ore
exchange-report-offered = posti offerti
exchange-report-filled = posti presi
exchange-report-hosts = chi ospita
exchange-report-from = da
exchange-report-to = a
exchange-report-answers = risposte
exchange-report-average = utilità media
exchange-report-caption = Gli scambi, scheda per scheda
exchange-report-downloads = Porta via i numeri
exchange-report-cards-csv = Schede (CSV)
exchange-report-cards-xlsx = Schede (XLSX)
exchange-report-journeys-csv = Chi da chi (CSV)
exchange-report-journeys-xlsx = Chi da chi (XLSX)
exchange-report-file = schede
exchange-report-journeys-file = chi-da-chi
exchange-places = { $offered ->
    [one] { $filled } su 1 posto
   *[other] { $filled } su { $offered } posti
}
exchange-people-count = { $count ->
    [one] 1 persona
   *[other] { $count } persone
}
exchange-confirm-one-title = Conferma il giorno
exchange-confirm-one = Conferma il giorno scelto
exchange-pdf = Scarica il PDF
exchange-pdf-printed = Stampato il { $day }.
exchange-confirm-typed = Giorni da fissare
exchange-confirm-typed-help = Quando può essere: { $when }. Scrivi i giorni che servono.
exchange-confirm-typed-day = Giorno { $n }
exchange-fact-module-hours = Ore per argomento
exchange-field-module-hours = Ore per argomento, almeno
exchange-field-per-day = Limiti per giorno
exchange-field-per-day-help = Una riga per giorno: «1: 4 / 8» vuol dire che il giorno 1 vengono al massimo 4 persone per data e 8 in tutto.
exchange-per-day-unreadable = Questi limiti non si leggono. Scrivi per esempio «1: 4 / 8».
exchange-field-about = Sessione { $n }: di quale giornata
exchange-field-events = Che cosa può esserci in più
exchange-field-events-help = Una riga per evento, per esempio «4/3/2027 sera»: si tiene solo se c’è l’evento. Il giorno è fra le date decise.
exchange-event-unreadable = «{ $line }» non si legge, o il giorno non è fra le date decise. Scrivi per esempio «4/3/2027 sera».
exchange-of-body = { $body }, scheda { $n }
exchange-seat-left = { $free ->
    [0] { $seat }: lista d’attesa
    [one] { $seat }: resta 1 posto
   *[other] { $seat }: restano { $free } posti
}
exchange-apply-profile = È pensato per:
exchange-filter-place = Dove
exchange-field-place = Provincia o zona
exchange-field-place-help = Chi cerca uno scambio filtra per luogo. Scrivi per esempio «Forlì-Cesena».
exchange-place-lead = Dove si va quando si va da questo ente.
exchange-place-set = Dov’è
exchange-places-known = Luoghi già scritti: { $places }.
exchange-body-placed = Il luogo è salvato.
exchange-point-wrong = Questo punto non è sulla mappa. Sceglilo di nuovo.
exchange-block-point = Ente che ospita
