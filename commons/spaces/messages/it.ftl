# Public pages.
spaces-processes-title = Processi
spaces-processes-lead = Che cosa si decide adesso, che cosa sta per cominciare, che cosa è già deciso.
spaces-home-more = Tutto sul processo
spaces-home-open = Guarda come funziona
spaces-home-others = Gli altri processi
spaces-home-all = Tutti i processi
spaces-home-none = Qui non c’è ancora niente da decidere
spaces-home-none-text = Quando si apre un processo lo trovi in questa pagina.
spaces-home-person = Non hai internet, o non ti va?
spaces-home-person-text = Ogni cosa che si fa qui si fa anche allo sportello. Vale uguale, si conta insieme.
spaces-about = Di che cosa si tratta
spaces-card-title = Carta d’identità
spaces-fact-who = Chi decide
spaces-fact-when = Quando
spaces-fact-theme = Tema
spaces-fact-body = Responsabile
spaces-manage = Gestisci questo processo
spaces-preview-title = Bozza: la vedono solo in pochi
spaces-preview-link = Collegamento per l’anteprima
spaces-preview-by-staff = La vede chi lavora a questo processo, e chi ha il collegamento per l’anteprima.
spaces-preview-by-link = La stai vedendo con il collegamento per l’anteprima. Le pagine interne si aprono solo a chi ci lavora.
spaces-preview-admin = Torna alla gestione
spaces-not-empty = Il processo contiene ancora qualcosa: non si può togliere.
spaces-staff-only = Questa pagina è di chi lavora a questo processo. Chiedi un ruolo a chi amministra il sito.
spaces-managers-only = Questo lo fa solo chi gestisce il processo. Chiedi a chi amministra il sito.

# The phase line.
spaces-line-label = Fasi: { $title }
spaces-line-none = Nessuna fase in corso
spaces-phases-folded = Le prime { $count } fasi
spaces-moment = { $when } ({ $zone })
spaces-zone = { $city ->
    [Rome] ora di Roma
   *[other] ora di { $city }
  }
spaces-phase-until = Fino a { $moment }
spaces-phase-planned-end = Fine prevista: { $day }
spaces-phase-from = Da: { $day }
spaces-phase-to = Fino a: { $day }
spaces-left = { $days ->
    [one] Manca 1 giorno
   *[other] Mancano { $days } giorni
  }
spaces-left-today = Ultimo giorno
spaces-strip-closes = Si chiude { $moment }.
spaces-strip-opens = «{ $title }» apre { $moment }.
spaces-strip-over = Concluso.

# What a phase opens, and why not now.
spaces-may-propose = Scrivere proposte
spaces-may-support = Sostenere proposte
spaces-may-vote = Votare
spaces-may-comment = Commentare
spaces-may-nothing = Solo leggere
spaces-propose-opens = Si propone da { $when }.
spaces-propose-later = In questa fase non si propone. Si comincia più avanti.
spaces-propose-closed = Le proposte si sono chiuse { $when }. Puoi ancora leggerle.
spaces-propose-over = Le proposte sono chiuse. Puoi ancora leggerle.
spaces-propose-never = Questo processo non raccoglie proposte.
spaces-support-opens = Si sostiene da { $when }.
spaces-support-later = In questa fase non si sostiene. Si comincia più avanti.
spaces-support-closed = I sostegni si sono chiusi { $when }.
spaces-support-over = I sostegni sono chiusi.
spaces-support-never = In questo processo le proposte non si sostengono.
spaces-vote-opens = Si vota da { $when }.
spaces-vote-later = In questa fase non si vota. Si comincia più avanti.
spaces-vote-closed = L’urna si è chiusa { $when }.
spaces-vote-over = L’urna è chiusa.
spaces-vote-never = In questo processo non si vota.
spaces-comment-opens = Si commenta da { $when }.
spaces-comment-later = In questa fase non si commenta. Si comincia più avanti.
spaces-comment-closed = I commenti si sono chiusi { $when }. Puoi ancora leggerli.
spaces-comment-over = I commenti sono chiusi. Puoi ancora leggerli.
spaces-comment-never = In questo processo non si commenta.
spaces-who-registered = Chiunque abbia un account confermato
spaces-who-roll = Chi è nell’elenco degli aventi diritto
spaces-who-declared = Chi { $ties } qui
spaces-who-declared-age = Chi { $ties } qui, dai { $age } anni
spaces-who-lives = vive
spaces-who-works = lavora
spaces-who-studies = studia
spaces-or = o

# Areas of interest.
spaces-interest-environment = Ambiente
spaces-interest-culture = Cultura
spaces-interest-education = Scuola
spaces-interest-mobility = Muoversi
spaces-interest-sport = Sport
spaces-interest-welfare = Cura delle persone
spaces-interest-spaces = Spazi pubblici
spaces-interest-economy = Lavoro e imprese
spaces-interest-health = Salute
spaces-interest-digital = Servizi digitali

# Administration: dashboards.
spaces-admin-title = Cruscotto
spaces-admin-making = Com’è fatto
spaces-admin-all = Tutti i processi
spaces-admin-none = Nessun processo
spaces-admin-none-text = Qui trovi i processi a cui lavori. Quando ne nasce uno lo vedi per primo.
spaces-state-published = pubblicato
spaces-state-draft = bozza
spaces-dashboard-title = Cruscotto
spaces-now-left = { $now }: { $left }
spaces-todo-title = Oggi tocca a te
spaces-todo-none = Niente da fare adesso.
spaces-todo-phases = Mancano le fasi
spaces-todo-phases-text = Senza fasi nessuno può proporre, sostenere o votare.
spaces-todo-phases-do = Scrivi le fasi
spaces-todo-texts = Manca la descrizione
spaces-todo-texts-text = Di’ di che cosa si tratta, chi decide e che cosa succede dopo.
spaces-todo-texts-do = Scrivi i testi
spaces-rules-of = Regole della fase «{ $phase }»
spaces-rules-none = Nessuna fase in corso
spaces-rule-who = Chi può
spaces-rule-what = Che cosa si può fare
spaces-rule-closes = Chiusura
spaces-rule-closes-by-hand = Quando cambi fase tu
spaces-rule-zone = Fuso orario
spaces-change = Cambia
spaces-hand-title = Cambia fase
spaces-hand-is = La fase è scelta a mano: le date non contano finché non torni a seguirle.
spaces-hand-not = La fase segue le date, all’ora del server. Puoi sceglierne una a mano.
spaces-hand-phase = Fase in corso
spaces-hand-dates = Quella che dicono le date
spaces-hand-do = Passa a questa
spaces-phase-activated = Fase scelta. Vale da subito.
spaces-phase-by-dates = La fase segue di nuovo le date.
spaces-publication-title = Chi lo vede
spaces-publication-on = Lo vedono tutti.
spaces-publication-off = Lo vedono solo le persone che ci lavorano.
spaces-publication-see = Vedi come lo vedono tutti
spaces-publish = Pubblica
spaces-unpublish = Nascondi a tutti
spaces-published = Pubblicato. Adesso lo vedono tutti.
spaces-unpublished = Nascosto. Lo vede solo chi ci lavora.
spaces-preview-link-text = Chi apre questo collegamento vede la bozza senza un account. Mandalo solo a chi deve rileggerla.
spaces-preview-link-until = Vale fino a { $when }. Dopo ne trovi qui uno nuovo.
spaces-latest-title = Ultime azioni

# Administration: forms.
spaces-save = Salva
spaces-saved = Salvato.
spaces-settings-save = Salva le impostazioni
spaces-settings-saved = Impostazioni salvate.
spaces-back = Torna indietro
spaces-title-missing = Manca il titolo.
spaces-ends-before-start = Finisce prima di cominciare. Correggi una delle due date.
spaces-slug-taken = Un altro processo ha già questo indirizzo. Cambialo, per esempio con l’anno.
spaces-slug-reserved = Questo indirizzo serve a una nostra pagina. Scegline un altro.
spaces-slug-missing = Non riusciamo a ricavare l’indirizzo dal titolo. Scrivilo tu.
spaces-day-far = È un giorno troppo lontano. Scrivi una data entro dieci anni.
spaces-field-title = Titolo ({ $language })
spaces-field-title-help = Per esempio: Bilancio partecipativo 2027.
spaces-field-subtitle = Frase in grande ({ $language })
spaces-field-subtitle-help = In testa alla prima pagina del sito, per esempio: Centoventimila euro. Decidete voi.
spaces-field-short = In due righe ({ $language })
spaces-field-short-help = Che cosa si decide e chi lo decide. Al massimo 400 caratteri.
spaces-field-description = Descrizione ({ $language })
spaces-field-description-help = Una riga vuota separa i paragrafi. **Così** si scrive in grassetto, - fa un elenco.
spaces-field-slug = Indirizzo
spaces-field-slug-new = Se lo lasci vuoto lo ricaviamo dal titolo.
spaces-field-slug-help = La parte finale dell’indirizzo. Se la cambi, i collegamenti di prima non valgono più.
spaces-field-interest = Tema
spaces-field-interest-none = Nessuno
spaces-field-starts = Comincia ({ $zone })
spaces-field-ends = Finisce ({ $zone })
spaces-texts-title = Testi e date
spaces-texts-rest = Tema, date, indirizzo
spaces-new-title = Nuovo processo
spaces-new-lead = Basta un titolo. Nasce come bozza: la vedi solo tu finché non la pubblichi.
spaces-new-do = Crea la bozza
spaces-created = Bozza creata. Adesso scrivi i testi e controlla le fasi.
spaces-field-starts-on = Primo giorno
spaces-field-starts-on-help = Da qui calcoliamo le date delle fasi. Le cambi quando vuoi.
spaces-field-template = Fasi
spaces-template-budget = Bilancio partecipativo
spaces-template-budget-help = Idee, sostegno, studio degli uffici, voto, risultato.
spaces-template-none = Nessuna, le scrivo io
spaces-template-none-help = Per un processo di un altro tipo.
spaces-template-ideas = Idee
spaces-template-ideas-text = Chiunque scrive una proposta.
spaces-template-support = Sostegno
spaces-template-support-text = Si scelgono le proposte che meritano lo studio degli uffici.
spaces-template-study = Studio degli uffici
spaces-template-study-text = Costi e fattibilità, con chi propone.
spaces-template-vote = Voto
spaces-template-vote-text = Si scelgono i progetti da realizzare.
spaces-template-result = Risultato
spaces-template-result-text = Il conteggio, pubblico, e che cosa succede dopo.
spaces-field-kinds = Che cosa contiene
spaces-field-kinds-help = Puoi aggiungere il resto più avanti.
spaces-phases-title = Fasi e regole
spaces-phases-lead = Le fasi cambiano da sole, all’ora scritta qui ({ $zone }). L’ultima riga è vuota: serve per aggiungerne una.
spaces-phase-new = Aggiungi una fase
spaces-phase-number = Fase { $number }
spaces-phase-remove = Togli questa fase
spaces-phase-order = Comincia prima della fase precedente. Cambia la data o il posto.
spaces-phases-too-many = Sono troppe: al massimo { $most } fasi.
spaces-field-phase-text = Che cosa succede ({ $language })
spaces-field-position = Ordine
spaces-voters-title = Chi partecipa
spaces-voters-lead = Chi può sostenere e votare. Per proporre basta un account confermato.
spaces-field-rule = La regola
spaces-rule-registered = Chiunque sia registrato
spaces-rule-registered-help = Basta un indirizzo e-mail confermato.
spaces-rule-declared = Chi dichiara un legame con il posto
spaces-rule-declared-help = Residenza, lavoro o studio, ed età: sotto la propria responsabilità.
spaces-rule-roll = Solo chi è in un elenco
spaces-rule-roll-help = Gli indirizzi che hai caricato.
spaces-voters-declared = Se serve un legame
spaces-field-ties = Quali legami contano
spaces-tie-residence = Chi vive qui
spaces-tie-work = Chi lavora qui
spaces-tie-study = Chi studia qui
spaces-ties-missing = Scegli almeno un legame.
spaces-field-min-age = Età minima
spaces-field-min-age-help = Anni compiuti. 0 vuol dire nessun limite.
spaces-voters-roll = Se serve un elenco
spaces-voters-no-roll = Non hai ancora caricato nessun elenco.
spaces-voters-upload = Carica un elenco
spaces-field-roll = Elenco
spaces-field-roll-none = Scegli
spaces-roll-missing = Scegli l’elenco.
spaces-labels-title = Categorie e zone
spaces-labels-lead = Servono a trovare le proposte. Le zone servono solo se il posto è grande.
spaces-categories = Categorie
spaces-areas = Zone
spaces-field-label = Nome ({ $language })
spaces-field-sign = Segno
spaces-field-sign-none = Nessuno
spaces-label-remove = Togli
spaces-label-new = nuova
spaces-label-missing = Manca il nome.
spaces-label-in-use = Qualcosa usa già una delle voci che vuoi togliere. Cambia prima quelle proposte o quei progetti.
spaces-save-categories = Salva le categorie
spaces-save-areas = Salva le zone
spaces-components-title = Parti
spaces-components-lead = Proposte, progetti, voto: come si chiamano qui e chi le vede.
spaces-components-missing = Aggiungi una parte
spaces-component-added = Parte aggiunta.
spaces-component-open = Apri
spaces-field-published = La vedono tutti
spaces-field-published-help = Altrimenti la vede solo chi ci lavora.

# The audit log.
spaces-audit-create = Processo creato
spaces-audit-change = Testi o date cambiati
spaces-audit-publish = Processo pubblicato
spaces-audit-unpublish = Processo nascosto
spaces-audit-create-body = Organismo creato
spaces-audit-publish-body = Organismo pubblicato
spaces-audit-unpublish-body = Organismo nascosto
spaces-audit-activate-phase = Fase cambiata a mano
spaces-audit-set-phases = Fasi e regole cambiate
spaces-audit-set-labels = Categorie o zone cambiate
spaces-audit-set-entitlement = Cambiato chi partecipa
spaces-audit-add-component = Parte aggiunta
spaces-audit-remove = Processo tolto
spaces-audit-change-component = Parte cambiata

# Signs of categories.
spaces-sign-tree = Albero
spaces-sign-garden = Giardino
spaces-sign-path = Sentiero
spaces-sign-bike = Bicicletta
spaces-sign-bus = Autobus
spaces-sign-bridge = Ponte
spaces-sign-lamp = Lampione
spaces-sign-bench = Panchina
spaces-sign-shelter = Pensilina
spaces-sign-fountain = Fontana
spaces-sign-water = Acqua
spaces-sign-sun = Sole
spaces-sign-dog = Cane
spaces-sign-play = Gioco
spaces-sign-pitch = Campo sportivo
spaces-sign-school = Scuola
spaces-sign-library = Biblioteca
spaces-sign-computer = Computer
spaces-sign-theatre = Teatro
spaces-sign-cinema = Cinema
spaces-sign-music = Musica
spaces-sign-mural = Murale
spaces-sign-market = Mercato
spaces-sign-factory = Lavoro
spaces-sign-house = Casa
spaces-sign-people = Persone
spaces-sign-heart = Cura
spaces-sign-idea = Idea
spaces-sign-urn = Urna
spaces-sign-crest = Stemma

# Places.
spaces-map-pick = Mappa su cui segnare il punto
spaces-map-attribution = © OpenStreetMap
spaces-map-zoom = Ingrandimento della mappa
spaces-map-zoom-help = Da 0, il mondo, a 19, una casa. Per un paese va bene 14.
spaces-field-address = Indirizzo
spaces-field-address-help = Via, piazza o un posto che tutti conoscono.
spaces-lat-wrong = Scrivi una latitudine da −90 a 90, per esempio 44,98.
spaces-lng-wrong = Scrivi una longitudine da −180 a 180, per esempio 9,49.
spaces-point-half = Servono latitudine e longitudine, o nessuna delle due.

# Rules that people rely on.
spaces-locked-title = Le regole valgono per chi ha già partecipato dal { $day }
spaces-locked-text = Titoli e testi li correggi quando vuoi. Se cambi chi partecipa, che cosa si può fare, quanto o fino a quando, scrivi il motivo: lo leggono tutti nella pagina del processo. Non parte nessuna e-mail.
spaces-locked-since = Bloccate dal { $day }
spaces-locked-short = Le regole si fermano al primo sostegno o al primo voto. Per cambiarle serve un motivo, e il cambiamento si vede nella pagina pubblica.
spaces-field-reason = Motivo del cambiamento
spaces-field-reason-help = Serve se cambi una regola. Per esempio l’atto che lo decide: «Delibera di Giunta 41 del 3 novembre: una settimana in più per la neve».
spaces-reason-missing = Le regole sono bloccate: scrivi il motivo del cambiamento, con almeno 10 caratteri.
spaces-acts-title = Regole cambiate
spaces-acts-text = Da quando qualcuno ha partecipato, ogni cambiamento si legge qui con il suo motivo.
spaces-act-voters = Chi decide. Prima: { $from }. Ora: { $to }.
spaces-act-phase = Fase «{ $title }». Prima: { $from }. Ora: { $to }.
spaces-act-phase-none = non si partecipa
spaces-act-phase-open = { $what }, { $from } – { $to }
spaces-act-no-date = senza data
spaces-act-figure = { $name }. Prima: { $from }. Ora: { $to }.
spaces-act-figure-none = senza limite
spaces-figure-support-limit = Sostegni a persona
spaces-figure-threshold = Sostegni che servono a una proposta
spaces-tab-process = Il processo

spaces-share = Condividi
spaces-share-title = Condividi: { $title }
spaces-share-lead = Chi inquadra il codice, o scrive questo indirizzo, arriva qui. Non cambia mai: si può stampare.
spaces-share-qr = Codice QR che porta a { $address }
spaces-share-mail = Manda per posta
spaces-share-download = Scarica il codice
spaces-share-back = Torna alla pagina

spaces-card-whole = Tutta la carta d’identità
spaces-card-about = La carta d’identità di { $title }: che cosa si decide, chi risponde, con quali garanzie.
spaces-card-lead = Quello che non sai lascialo vuoto: si vede solo ciò che è scritto.
spaces-card-in = { $title } ({ $language })
spaces-card-unknown = Non indicato
spaces-card-see = Vedi la carta
spaces-card-fill = Compila la carta
spaces-card-print = Stampa
spaces-card-places-help = I comuni che il processo riguarda, separati da virgole. Con questi nomi si trova nell’elenco.
spaces-card-state = Stato
spaces-card-open = Aperto
spaces-card-closed = Chiuso
spaces-card-part-general = Il processo
spaces-card-part-what = Che cosa si decide
spaces-card-part-who = Chi
spaces-card-part-guarantees = Garanzie
spaces-card-part-money = Soldi
spaces-card-level = Livello di partecipazione
spaces-card-policy-phase = Fase della politica
spaces-card-theme = Argomento
spaces-card-act = Atto di riferimento
spaces-card-act-link = Dove si legge l’atto
spaces-card-recipients = A chi si rivolge
spaces-card-places = Territorio
spaces-card-months = Durata in mesi
spaces-card-extension = Proroga
spaces-card-decides = Titolare della decisione
spaces-card-office = Ufficio responsabile
spaces-card-responsible = Responsabile del progetto
spaces-card-staff = Gruppo di lavoro
spaces-card-participants = Chi partecipa
spaces-card-table = Tavolo di negoziazione
spaces-card-committee = Comitato di garanzia locale
spaces-card-certification = Certificazione
spaces-card-certified-year = Anno della certificazione
spaces-card-monitoring = Monitoraggio degli esiti
spaces-card-cost = Costo totale in euro
spaces-card-grant = Contributo in euro
spaces-card-cofinancing = Cofinanziamento in percento

spaces-level-information = Informazione
spaces-level-consultation = Consultazione
spaces-level-codesign = Partecipazione attiva e coprogettazione
spaces-level-codecision = Decisione condivisa
spaces-policy-analysis = Analisi
spaces-policy-design = Progettazione
spaces-policy-adoption = Adozione
spaces-policy-implementation = Attuazione
spaces-policy-evaluation = Valutazione
spaces-certification-financed = Certificato e finanziato
spaces-certification-certified = Certificato, non finanziato
spaces-certification-none = Non certificato

spaces-values-title = Elenchi di valori
spaces-values-lead = Le voci tra cui si sceglie nella carta d’identità. Una riga svuotata toglie la voce.
spaces-values-value = Voce { $number } ({ $language })

spaces-contents-title = Contenuti obbligatori
spaces-contents-lead = Quello che ogni processo deve mostrare. Il programma controlla da solo che cosa c’è.
spaces-contents-template = Usa la lista della Regione
spaces-contents-template-text = Non c’è ancora una lista. Puoi partire da quella dei bandi regionali.
spaces-contents-template-again = La lista dei bandi regionali sostituisce quella di adesso.
spaces-contents-taken = Ecco la lista della Regione. Cambiala come serve.
spaces-contents-number = Contenuto { $number }
spaces-contents-needs = Che cosa lo dimostra
spaces-contents-words = Le parole che il programma sa controllare
spaces-contents-word-texts = Descrizione breve e lunga
spaces-contents-word-phases = Almeno due fasi
spaces-contents-word-card = Carta d’identità con livello e titolare della decisione
spaces-contents-word-meetings = Un incontro
spaces-contents-word-news = Una notizia
spaces-contents-word-faq = Una domanda frequente
spaces-contents-word-glossary = Una parola del glossario
spaces-contents-word-gallery = Una foto o un video
spaces-contents-word-proposals = Proposte
spaces-contents-word-accountability = Un’opera
spaces-contents-word-document = Un documento di qualunque tipo
spaces-contents-word-regulation = Documento: normativa
spaces-contents-word-project-sheet = Documento: scheda del progetto
spaces-contents-word-minutes = Documento: verbale
spaces-contents-word-proposal = Documento di proposta partecipata
spaces-contents-word-final-report = Documento: relazione finale
spaces-contents-word-act = Documento: atto di chi decide
spaces-contents-word-monitoring = Documento: esito del monitoraggio
spaces-contents-words-text = Scrivile sotto «Che cosa lo dimostra». Se ne scrivi più di una, ne basta una. Per una pagina scrivi pages/ e la fine del suo indirizzo.
spaces-contents-unknown = Scrivi una o più parole dell’elenco, separate da spazi.
spaces-contents-count = { $present } su { $whole } ci sono.
spaces-contents-none = Non c’è una lista da controllare
spaces-contents-none-text = La scrive chi amministra il sito.
spaces-contents-write = Scrivi la lista
spaces-contents-description = Descrizione breve e lunga
spaces-contents-card = Carta d’identità, almeno livello e titolare della decisione
spaces-contents-phases = Fasi
spaces-contents-sheet = Scheda del progetto approvato
spaces-contents-meetings = Calendario degli incontri
spaces-contents-table = Tavolo di negoziazione
spaces-contents-proposal = Documento di proposta partecipata
spaces-contents-report = Relazione finale
spaces-contents-act = Atto con cui chi decide ne prende atto

spaces-copy-title = Copia per l’anno prossimo
spaces-copy-lead = Nasce una bozza come «{ $title }»: testi, fasi, categorie, parti con pagine, domande e glossario, blocchi e carta d’identità. Restano dove sono notizie, documenti, foto, incontri, dibattiti, progetti, opere e quello che hanno scritto le persone.
spaces-copy-slug = Indirizzo
spaces-copy-slug-help = L’ultima parte dell’indirizzo, per esempio bilancio-2028.
spaces-copy-start = Quando comincia
spaces-copy-start-help = Le fasi si spostano insieme.
spaces-copy-do = Copia
spaces-copy-back = Torna indietro
spaces-copied = Copiato: ora è una bozza da controllare.

spaces-groups-title = Gruppi di processi
spaces-groups-none = Non ci sono gruppi
spaces-groups-none-text = Un gruppo mette su una pagina sola i processi che vanno insieme, per esempio quelli di un bando.
spaces-group-manage = Gestisci questo gruppo
spaces-group-new = Nuovo gruppo
spaces-group-short = In due righe ({ $language })
spaces-group-description = Descrizione ({ $language })
spaces-group-draft = Questo gruppo è una bozza: lo vede solo chi amministra.
spaces-group-count = { $count ->
    [one] Un processo
   *[other] { $count } processi
  }, { $open ->
    [0] nessuno aperto adesso
    [one] uno aperto adesso
   *[other] { $open } aperti adesso
  }.
spaces-group-unknown = Scegli processi dell’elenco.
spaces-group-delete = Elimina il gruppo
spaces-group-delete-title = Eliminare «{ $title }»?
spaces-group-delete-text = I suoi processi restano.
spaces-group-deleted = Gruppo eliminato.

spaces-facet-state = Stato
spaces-facet-interest = Tema
spaces-facet-place = Territorio
spaces-facet-show = Mostra
spaces-facet-all = Mostra tutti ({ $count })
spaces-facet-none = Nessun processo è così
spaces-facet-none-text = Togli qualche filtro.
spaces-state-open = Aperti adesso
spaces-state-coming = In arrivo
spaces-state-closed = Conclusi
spaces-related = Altri processi così

spaces-audit-copy = Processo copiato
spaces-audit-fill-card = Carta d’identità compilata
spaces-audit-set-lists = Elenchi di valori cambiati
spaces-audit-set-contents = Contenuti obbligatori cambiati
spaces-audit-group = Gruppo di processi scritto
spaces-audit-group-delete = Gruppo di processi eliminato
spaces-audit-kind-process = Processo
spaces-audit-kind-group = Gruppo di processi
spaces-audit-kind-home = Pagina iniziale
spaces-audit-kind-component = Parte di un processo

spaces-bodies-title = Organismi
spaces-bodies-lead = Consulte, tavoli e comitati che restano: chi ne fa parte, di che cosa si occupano, che cosa si sono detti.
spaces-bodies-none = Non ci sono ancora organismi
spaces-bodies-none-text = Quando nasce una consulta, un tavolo o un comitato lo trovi in questa pagina.
spaces-bodies-none-admin = Un organismo è un luogo che resta: una consulta, un tavolo, un comitato.
spaces-bodies-of-process = Tavolo e comitati
spaces-bodies-of-process-lead = Gli organismi che accompagnano questo processo. Compaiono sulla sua pagina, con i loro incontri.
spaces-body-unknown = Scegli un organismo dell’elenco.
spaces-body-in-itself = Un organismo non può far parte di sé stesso, nemmeno passando per un altro.
spaces-body-new = Nuovo organismo
spaces-body-new-lead = Bastano un titolo e chi ci entra. Nasce come bozza: lo pubblichi quando è pronto.
spaces-body-new-do = Crea la bozza
spaces-body-created = La bozza c’è. Scrivi qui chi ne fa parte.
spaces-body-card = In breve
spaces-body-works-for = Lavora per
spaces-body-parts = Di cui è composto
spaces-body-rules = Le regole
spaces-body-over = Questo organismo è chiuso dal { $when }: si legge tutto, non si aggiunge più niente.
spaces-body-closed = Chiuso. Si legge ancora tutto; se cambi idea, riaprilo.
spaces-body-reopened = Riaperto.
spaces-about-body = Che cosa fa
spaces-purpose = A che cosa serve
spaces-manage-body = Gestisci questo organismo
spaces-tab-body = L’organismo
spaces-related-meetings = Incontri e verbali
spaces-state-over = chiuso

spaces-access-open = Aperto a tutti
spaces-access-transparent = Tutti leggono, agisce chi ne fa parte
spaces-access-members = Solo chi ne fa parte
spaces-access-open-does = Tutti leggono e partecipano.
spaces-access-transparent-does = Tutti leggono. Scrive, commenta e si iscrive solo chi ne fa parte.
spaces-access-members-does = Lo vede solo chi ne fa parte. Per gli altri non esiste.
spaces-members-act = In «{ $title }» leggono tutti e agisce solo chi ne fa parte. Per farne parte scrivi a chi lo gestisce.
spaces-refused-body = Questo lo fa solo chi gestisce l’organismo. Chiedi a chi amministra il sito.
spaces-fact-access = Chi ci entra
spaces-fact-since = Dal
spaces-fact-until = Chiuso il
spaces-publication-members = Lo vede solo chi ne fa parte.

spaces-charter-title = Statuto
spaces-charter-lead = Chi entra, a che cosa serve, come è composto.
spaces-field-access = Chi ci entra
spaces-field-parent = Fa parte di
spaces-field-parent-none = Di nessun altro organismo
spaces-field-since = Esiste dal
spaces-field-purpose = A che cosa serve ({ $language })
spaces-field-purpose-help = Di che cosa si occupa e che cosa può decidere.
spaces-field-composition = Come è composto ({ $language })
spaces-field-composition-help = Chi ne fa parte, come viene scelto, per quanto tempo.
spaces-closure-title = Chiusura
spaces-closure-text = Quando il lavoro è finito, chiudi l’organismo. Tutto resta da leggere; nessuno aggiunge più niente.
spaces-closure-is = È chiuso: si legge tutto e non si aggiunge niente.
spaces-close = Chiudi l’organismo
spaces-reopen = Riapri

spaces-members-title = Chi ne fa parte
spaces-members-of = Chi fa parte di «{ $title }»
spaces-members-none = Non c’è ancora nessuno
spaces-members-none-text = I nomi compaiono qui quando l’organismo è composto.
spaces-members-none-admin = Aggiungi la prima persona con il modulo qui sotto.
spaces-members-former = Chi ne ha fatto parte
spaces-members-manage = Cambia l’elenco
spaces-members-more = { $count ->
    [one] E un’altra persona
   *[other] E altre { $count } persone
  }
spaces-members-lead = Chi ha un account entra nell’organismo, per il tempo che scrivi. Chi ha solo il nome compare nell’elenco.
spaces-member-new = Aggiungi una persona
spaces-member-add = Aggiungi
spaces-member-added = Aggiunta.
spaces-member-email = Indirizzo e-mail del suo account
spaces-member-email-help = Con l’account entra dove gli altri non entrano.
spaces-member-name = Nome nell’elenco
spaces-member-name-help = Se lo lasci vuoto, compare il nome pubblico dell’account.
spaces-member-office = Ruolo
spaces-member-title = Per chi, o come
spaces-member-title-help = Per esempio «per la Pro Loco» o «assessora alla scuola».
spaces-member-from = Dal giorno
spaces-member-until = Fino al giorno
spaces-member-until-help = L’ultimo giorno è compreso. Poi non entra più.
spaces-member-public = Il nome è pubblico
spaces-member-public-help = Senza spunta lo legge solo chi fa parte dell’organismo.
spaces-member-name-only = solo il nome
spaces-member-inside = non pubblico
spaces-member-nobody = Scrivi un indirizzo e-mail o un nome.
spaces-member-no-account = Nessuno ha un account con questo indirizzo. Chiedi di registrarsi, o scrivi solo il nome.
spaces-member-twice = Questa persona ne fa già parte.
spaces-member-remove = Togli dall’elenco
spaces-member-remove-title = Togliere { $name }?
spaces-member-remove-text = Da subito non entra più. Quello che ha scritto resta. Per ricordare che ne ha fatto parte, scrivi invece l’ultimo giorno.
spaces-member-removed = Tolta dall’elenco.
spaces-members-order-help = L’ordine vale dentro ogni ruolo: prima presidente, poi segreteria, componenti, osservatori.
spaces-members-arranged = Ordine salvato.
spaces-members-import = Da un file
spaces-members-import-lead = Un file CSV con le colonne e-mail o nome; e, se vuoi, ruolo, per chi, dal, al, pubblico. Chi c’è già cambia, gli altri si aggiungono nell’ordine del file.
spaces-members-import-file = File CSV
spaces-members-import-file-help = Al massimo 2.000 righe. Da un foglio di calcolo: salva come CSV UTF-8.
spaces-members-import-replace = Il file è l’elenco intero
spaces-members-import-replace-help = Chi non è nel file smette da subito di farne parte. Resta scritto tra chi ne ha fatto parte.
spaces-members-import-look = Guarda prima che cosa cambia
spaces-members-import-do = Importa
spaces-members-import-wrong-text = Non è cambiato niente. Correggi il file e caricalo di nuovo.
spaces-members-import-line = Riga { $line }:
spaces-members-import-preview-text = Finora non è cambiato niente. Controlla l’elenco, poi importa.
spaces-members-import-new = si aggiunge
spaces-members-import-changes = cambia
spaces-members-import-same = resta com’è
spaces-members-import-leaves = smette
spaces-members-column-dates = Quando
spaces-members-column-what = Che cosa succede
spaces-members-changed-meanwhile = Nel frattempo l’elenco è cambiato. Carica di nuovo il file e guarda l’anteprima.
spaces-csv-columns = Manca una colonna «e-mail» o «nome» nella prima riga.
spaces-csv-office = «{ $name }» non è un ruolo. Scrivi presidente, segreteria, componente o osservatore.
spaces-csv-truth = «{ $word }» non si capisce. Scrivi sì o no.
spaces-csv-twice = È la stessa persona della riga { $line }.
spaces-members-import-wrong = { $count ->
    [one] C’è una riga da correggere
   *[other] Ci sono { $count } righe da correggere
 }
spaces-members-import-preview = { $added ->
    [0] Nessuna persona nuova
    [one] Una persona nuova
   *[other] { $added } persone nuove
 }, { $changed ->
    [0] nessuna cambia
    [one] una cambia
   *[other] { $changed } cambiano
 }, { $left ->
    [0] nessuna smette.
    [one] una smette.
   *[other] { $left } smettono.
 }
spaces-members-imported = Importato: { $added } nuove, { $changed } cambiate, { $left } che non ne fanno più parte.
spaces-office-chair = Presidente
spaces-office-secretary = Segreteria
spaces-office-member = Componente
spaces-office-observer = Osservatore
spaces-relation-negotiating-table = Tavolo di negoziazione
spaces-relation-guarantee-committee = Comitato di garanzia
spaces-relation-supporter = Organismo che accompagna

spaces-audit-set-bodies = Tavolo e comitati cambiati
spaces-audit-set-charter = Statuto cambiato
spaces-audit-close = Organismo chiuso
spaces-audit-reopen = Organismo riaperto
spaces-audit-put-member = Componente scritto
spaces-audit-remove-member = Componente tolto
spaces-audit-import-members = Componenti importati da un file
spaces-audit-arrange-members = Componenti messi in ordine
# Blocks of a page.
spaces-blocks-title = Blocchi della pagina
spaces-blocks-home = Blocchi della pagina iniziale
spaces-blocks-lead = La pagina è fatta di blocchi. Spostali, nascondili, aggiungine: chi legge vede tutto insieme, quando pubblichi.
spaces-blocks-see = Vedi la pagina com’è adesso
spaces-blocks-now = L’ordine dei blocchi
spaces-blocks-standard = Questa è la disposizione di partenza: va bene anche così.
spaces-blocks-draft = Hai modifiche non pubblicate
spaces-blocks-draft-text = Chi legge vede ancora la pagina di prima.
spaces-blocks-preview = Guarda l’anteprima
spaces-blocks-publish = Pubblica la pagina
spaces-blocks-discard = Scarta le modifiche
spaces-blocks-preview-title = Anteprima: la vedi solo tu
spaces-blocks-preview-text = La pagina sarà così quando la pubblichi.
spaces-blocks-preview-back = Torna ai blocchi
spaces-blocks-back = Torna ai blocchi
spaces-blocks-arranged = Ordine salvato nella bozza.
spaces-blocks-published = Pubblicato. Adesso la pagina è così per tutti.
spaces-blocks-discarded = Modifiche scartate. La pagina resta com’era.
spaces-blocks-no-draft = Non c’è niente da pubblicare: qualcuno l’ha già fatto, o ha scartato le modifiche.
spaces-blocks-full = Una pagina ha al massimo { $most } blocchi. Togline uno per aggiungerne un altro.
spaces-blocks-there = Questo blocco c’è già, o qui non può stare.
spaces-blocks-hide-instead = Questo blocco viene da una parte del processo: non si toglie, si nasconde.
spaces-blocks-add = Aggiungi un blocco
spaces-block-add = Aggiungi
spaces-block-added = Blocco aggiunto alla bozza.
spaces-block-added-write = Blocco aggiunto. Scrivi che cosa dice.
spaces-block-saved = Salvato nella bozza.
spaces-block-hide = Nascondi
spaces-block-show = Mostra
spaces-block-hidden = Nascosto nella bozza. Puoi mostrarlo di nuovo quando vuoi.
spaces-block-shown = Torna visibile quando pubblichi.
spaces-block-remove = Togli
spaces-block-removed = Tolto dalla bozza. Per ripensarci scarta le modifiche.
spaces-block-is-hidden = nascosto
spaces-block-blank = da scrivere
spaces-block-pinned = Sempre in cima
spaces-block-body-missing = Manca il testo. Scrivi almeno una frase.
spaces-block-link-missing = Il pulsante non porta da nessuna parte. Scrivi un indirizzo, per esempio /it/processes.
spaces-block-button-missing = C’è un indirizzo senza pulsante. Scrivi che cosa dice il pulsante.
spaces-block-field-title = Titolo ({ $language })
spaces-block-field-usual = Se lo lasci vuoto, c’è quello di sempre.
spaces-block-field-lead = Una o due frasi ({ $language })
spaces-block-field-body = Testo ({ $language })
spaces-block-field-button = Pulsante ({ $language })
spaces-block-field-link = Dove porta il pulsante
spaces-block-field-link-help = Un indirizzo che comincia con https://, o una pagina di questo sito come /it/processes.
spaces-block-field-processes = Processi in evidenza
spaces-block-field-processes-help = Se non ne scegli, ci sono i più attuali. Chi legge vede solo quelli pubblicati.
spaces-block-hero = Apertura
spaces-block-hero-help = Il titolo grande della pagina, con quello che si può fare adesso.
spaces-block-phase-line = Linea delle fasi
spaces-block-phase-line-help = Le fasi, con quella in corso.
spaces-block-now = Che cosa si fa adesso
spaces-block-now-help = Quello che la fase in corso chiede a chi legge.
spaces-block-highlights = Processi in evidenza
spaces-block-highlights-help = I processi che scegli tu, o i più attuali.
spaces-block-dates = Prossime date
spaces-block-dates-help = Incontri, fasi che si aprono e che si chiudono.
spaces-block-statistics = In cifre
spaces-block-statistics-help = Quante proposte, quanti voti, quanti processi.
spaces-block-activity = Ultime novità
spaces-block-activity-help = Le notizie, le proposte, i commenti e i dibattiti più recenti.
spaces-block-text = Testo
spaces-block-text-help = Un testo vostro, con il titolo che volete.
spaces-block-call = Invito con pulsante
spaces-block-call-help = Una fascia con una frase e un pulsante.
spaces-block-map = Mappa
spaces-block-map-help = Proposte e incontri sulla mappa, con l’elenco.
spaces-block-map-label = Mappa dei luoghi di questo processo
spaces-block-map-list = { $count ->
    [one] Un luogo in elenco
   *[other] { $count } luoghi in elenco
  }
spaces-block-in-person = Di persona
spaces-block-in-person-help = L’indirizzo dello sportello.
spaces-block-component = Parte del processo
spaces-block-component-help = Quello che mostra una parte del processo.
spaces-block-about = Di che cosa si tratta
spaces-block-about-help = La descrizione del processo.
spaces-block-acts = Regole cambiate
spaces-block-acts-help = Le regole cambiate in corso d’opera, con il motivo.
spaces-block-related = Altri processi così
spaces-block-related-help = Processi dello stesso tema o dello stesso comune.
spaces-block-purpose-help = A che cosa serve l’organismo.
spaces-block-members-help = Come è composto l’organismo, e chi ne fa parte.
spaces-block-parts-help = Gli organismi che ne fanno parte.
spaces-date-begins = Comincia «{ $phase }»
spaces-date-ends = Si chiude «{ $phase }»
spaces-figure-processes = { $count ->
    [one] processo
   *[other] processi
  }
spaces-templates-title = Modelli
spaces-templates-text = Comincia da una disposizione già pronta. I blocchi di adesso vengono sostituiti nella bozza.
spaces-template-standard = La disposizione di partenza
spaces-template-begin = Comincia da qui
spaces-template-begun = La bozza segue il modello. Guarda l’anteprima e pubblica.
spaces-template-count = { $count ->
    [one] 1 blocco
   *[other] { $count } blocchi
  }
spaces-template-field = Nome del nuovo modello
spaces-template-field-help = Salva i blocchi come sono adesso. Un nome già usato viene sostituito.
spaces-template-save = Salva come modello
spaces-template-saved = Modello salvato. Lo trovi in ogni pagina dello stesso tipo.
spaces-template-title-missing = Manca il nome. Scrivi per che cosa si usa il modello.
spaces-template-delete = Elimina
spaces-template-delete-title = Elimini il modello «{ $title }»?
spaces-template-delete-text = Le pagine che ne sono nate restano come sono.
spaces-template-deleted = Modello eliminato.
spaces-audit-blocks-change = Blocchi della pagina cambiati
spaces-audit-blocks-publish = Blocchi della pagina pubblicati
spaces-audit-blocks-discard = Modifiche ai blocchi scartate
spaces-audit-blocks-save-template = Modello di pagina salvato
spaces-audit-blocks-delete-template = Modello di pagina eliminato

# Municipalities.
spaces-towns-title = Comuni
spaces-towns-lead = I comuni che i processi riguardano. Chi gestisce un processo li trova nella carta d’identità, chi legge sulla mappa dei processi.
spaces-towns-field = Un comune per riga
spaces-towns-field-help = Dopo il nome puoi scrivere il punto in gradi, per esempio: Sarmato; 45,058; 9,490. Con almeno due punti nasce la mappa.
spaces-towns-others = Altri luoghi
spaces-towns-name-wrong = Riga { $line } («{ $text }»): manca il nome, è troppo lungo o contiene una virgola.
spaces-towns-point-wrong = Riga { $line } («{ $text }»): il punto non si capisce. Scrivi latitudine e longitudine, per esempio 45,058; 9,490.
spaces-towns-twice = Riga { $line } («{ $text }»): questo comune c’è già.
spaces-towns-many = Riga { $line } («{ $text }»): i comuni sono troppi.
spaces-map-label = Mappa dei comuni con il numero di processi
spaces-map-note = Ogni cerchio è un comune, con il numero dei suoi processi. Premilo per vedere solo quelli.
spaces-map-town = { $count ->
    [one] { $name }: 1 processo
   *[other] { $name }: { $count } processi
  }
spaces-audit-municipalities = Elenco dei comuni cambiato
spaces-card-pdf = Scarica la carta d’identità (PDF)
spaces-card-read-at = Il processo si legge e si segue qui: { $address }
spaces-card-printed = Stampata il { $day }.
spaces-card-file = carta-identita

spaces-label-in = { $label } ({ $language })
spaces-translation = In un’altra lingua: { $language }
spaces-export-title = Esporta
spaces-export-lead = Un file con tutto quello che l’ufficio ha scritto in «{ $title }», da tenere o da portare in un altro sito.
spaces-export-do = Scarica il file
spaces-export-stays = Restano qui le persone e quello che hanno scritto: proposte, commenti, sostegni, voti, iscrizioni. Restano anche incontri, dibattiti, progetti e opere.

spaces-import-title = Importa un processo
spaces-import-lead = Dal file di un processo esportato nasce una bozza. Prima la guardi, poi confermi.
spaces-import-file = File del processo
spaces-import-file-help = Un file .json esportato da qui o da un altro sito, fino a { $max } MB.
spaces-import-look = Guarda il file
spaces-import-preview = Importa «{ $title }»
spaces-import-preview-lead = Non c’è ancora niente. Se confermi, nasce una bozza che vede solo chi ci lavora.
spaces-import-slug-help = L’ultima parte dell’indirizzo, ancora libera.
spaces-import-do = Crea la bozza
spaces-import-other = Scegli un altro file
spaces-imported = Importato: ora è una bozza da controllare.

spaces-port-holds = Che cosa c’è nel file
spaces-port-what = Parte
spaces-port-count = Quanto
spaces-port-files = File e immagini
spaces-port-remarks = Da sapere prima
spaces-port-roll = L’elenco di chi ha diritto non è in questo sito: per ora partecipa chiunque si registra. Scegli di nuovo in «Chi partecipa».
spaces-port-body = L’organismo «{ $title }» non è in questo sito: il processo non lo nomina.
spaces-port-value = Carta d’identità, «{ $field }»: il valore non è negli elenchi di questo sito e resta vuoto.
spaces-port-contents = Questo sito non ha ancora una lista dei contenuti obbligatori: prende quella del file ({ $count ->
    [one] una voce
   *[other] { $count } voci
  }).
spaces-port-wrong = { $count ->
    [one] Un punto del file non va
   *[other] { $count } punti del file non vanno
  }
spaces-port-wrong-text = Non è stato scritto niente. Correggi il file, o esporta di nuovo il processo.
spaces-port-encoding = Questo file non è testo UTF-8. Scegli il file .json come è stato esportato.
spaces-port-not-json = Questo file non si legge: è rotto o incompleto. Esporta di nuovo il processo.
spaces-port-foreign = Questo non è il file di un processo. Scegli un file scaricato da «Esporta».
spaces-port-version = Il file è nella versione { $version }, questo sito legge la { $known }. Esportalo da un sito aggiornato come questo.
spaces-port-part = Non è come deve essere: { $reason }.
spaces-port-control = Contiene caratteri di controllo. Toglili.
spaces-port-many = Sono { $count }: se ne portano al massimo { $most }.
spaces-port-file-missing = Manca il contenuto di «{ $file }».
spaces-port-file-damaged = Il contenuto non è quello che è stato esportato. Esporta di nuovo il processo.
spaces-port-word = «{ $word }» qui non esiste.
spaces-port-kind = Una parte «{ $kind }» qui non esiste.
spaces-port-content = Una parte così non porta contenuti.
spaces-port-fact = Qui non può stare.
spaces-port-block = Questo blocco qui non può stare.
spaces-audit-import = Processo importato
