pages-component = Pagine
pages-news-component = Notizie
pages-link-label = Notizia

pages-news-about = Che cosa succede in { $process }.
pages-news-all = Tutte le notizie
pages-news-none = Non ci sono ancora notizie
pages-news-none-text = La prima arriva quando succede qualcosa.
pages-feed = Segui con un lettore di feed (Atom)
pages-tags = Argomenti
pages-manage = Gestisci
pages-change = Modifica
pages-changed = Ultima modifica: { $when }.
pages-draft = Questa pagina è una bozza
pages-draft-text = La vede solo chi lavora al sito.
pages-none = Non ci sono ancora pagine
pages-none-text = Torna tra qualche giorno.
pages-post-unseen-draft = Questa notizia è una bozza
pages-post-unseen-scheduled = Questa notizia esce all’ora indicata
pages-post-unseen = Per ora la vede solo chi lavora al processo.

pages-site-title = Pagine del sito
pages-topic-other = Altre pagine
pages-others = Sullo stesso tema

pages-staff-only = Questa pagina è di chi gestisce il processo. Chiedi il ruolo a chi amministra.
pages-managers-only = Pagine e notizie le scrive chi gestisce il processo. Chiedi il ruolo a chi amministra.
pages-title-missing = Manca il titolo. Di’ in poche parole di che cosa si parla.
pages-slug-missing = Manca l’indirizzo. Scrivi una parola breve, per esempio regole.
pages-slug-taken = C’è già una pagina con questo indirizzo. Scegline un altro.
pages-topic-unknown = Scegli un tema dell’elenco.
pages-tags-many = Sono troppi argomenti: al massimo { $max }.
pages-publish-past = Questo momento è già passato. Scegline uno che viene, o pubblica subito.
pages-publish-missing = Manca il momento. Scegli giorno e ora.
pages-cover-alt-missing = Manca la descrizione dell’immagine. Di’ che cosa si vede, per chi non la vede.

pages-new = Nuova pagina
pages-site-lead = Le pagine dell’organizzazione, nell’ordine in cui si leggono. Trascinale, o usa le frecce.
pages-tabs-lead = Ogni pagina pubblicata è una linguetta del processo, in quest’ordine. Trascinale, o usa le frecce.
pages-admin-none = Scrivi la prima: le regole, il calendario, chi risponde.
pages-arranged = Ordine cambiato.
pages-saved = Salvato.
pages-deleted = Eliminato.
pages-published = Pubblicata
pages-draft-tag = Bozza
pages-in-footer = In fondo al sito
pages-field-title = Titolo ({ $language })
pages-field-body = Testo ({ $language })
pages-field-body-help = Una riga vuota fa un paragrafo. # fa un titolo, * un elenco, **così** il grassetto.
pages-field-slug = Indirizzo
pages-field-slug-help = L’ultima parte dell’indirizzo, per esempio regole. Se la lasci vuota nasce dal titolo.
pages-field-topic = Tema
pages-topic-none = Nessun tema
pages-field-footer = Un collegamento in fondo a ogni pagina
pages-field-legal = Con gli indirizzi privacy, terms e accessibility la pagina sostituisce il testo di legge già pronto.
pages-field-published = La vedono tutti
pages-field-published-help = Senza, è una bozza.
pages-save = Salva
pages-back = Torna indietro
pages-read = Leggi la pagina
pages-delete = Elimina
pages-delete-title = Eliminare «{ $title }»?
pages-delete-text = Il testo va perso, e i collegamenti che portano qui non funzionano più.
pages-topics-title = Temi
pages-topics-lead = I temi raggruppano le pagine del sito. Una riga svuotata toglie il tema; le sue pagine restano.
pages-topic-new = Un altro tema

pages-post-new = Nuova notizia
pages-posts-none = Scrivi la prima: che cosa è successo, che cosa viene adesso.
pages-post-published = Pubblicata: la vedono tutti.
pages-post-scheduled = Programmata: esce da sola all’ora indicata.
pages-post-kept = Bozza salvata: la vede solo chi lavora al processo.
pages-column-title = Titolo
pages-column-state = Stato
pages-column-when = Quando
pages-column-who = Firma
pages-state-draft = Bozza
pages-state-scheduled = Programmata
pages-state-published = Pubblicata
pages-field-lead = In due righe ({ $language })
pages-field-lead-help = Si legge negli elenchi e nelle anteprime dei collegamenti.
pages-field-tags = Argomenti
pages-field-tags-help = Separati da virgole, per esempio: cantiere, voto.
pages-field-office = Firma dell’ufficio
pages-field-office-help = Per esempio Ufficio tecnico. Se la lasci vuota firmi tu.
pages-field-cover = Immagine di apertura
pages-field-cover-alt = Che cosa si vede nell’immagine
pages-field-cover-alt-help = Serve con un’immagine: la legge chi non la vede.
pages-cover-now = L’immagine di adesso
pages-field-when = Quando si vede
pages-when-draft = Non ancora: resta una bozza
pages-when-now = Subito
pages-when-published = È pubblicata
pages-when-at = Da un momento preciso
pages-field-publish-at = Giorno e ora

pages-todo-button = Apri
pages-todo-first = Scrivi la prima pagina
pages-todo-drafts = { $count ->
    [one] Una pagina è una bozza
   *[other] { $count } pagine sono bozze
  }
pages-todo-post-drafts = { $count ->
    [one] Una notizia è una bozza
   *[other] { $count } notizie sono bozze
  }

pages-audit-create = Pagina scritta
pages-audit-change = Pagina cambiata
pages-audit-delete = Pagina eliminata
pages-audit-arrange = Pagine messe in ordine
pages-audit-topics = Temi delle pagine cambiati
pages-audit-post-create = Notizia scritta
pages-audit-post-change = Notizia cambiata
pages-audit-post-publish = Notizia pubblicata
pages-audit-post-delete = Notizia eliminata
pages-audit-kind-page = Pagina
pages-audit-kind-post = Notizia
pages-audit-kind-topic = Tema delle pagine
pages-block-post = Notizia
pages-notice-post = C’è una notizia: «{ $title }»
pages-notice-lead = { $lead }
pages-notice-revised = È cambiata la notizia «{ $title }».
pages-notice-letter = { $title }
pages-letter-title = Manda per mail
pages-letter-lead = «{ $title }» arriva come lettera a chi ha chiesto le novità per mail, a nessun altro. Si manda una volta sola.
pages-letter-spaces = A chi segue
pages-letter-spaces-help = Chi ne segue più d’uno la riceve una volta.
pages-letter-everybody = A tutti quelli che hanno chiesto le novità
pages-letter-everybody-help = Anche a chi non segue niente.
pages-letter-count-do = Conta quante persone la ricevono
pages-letter-count-text = Controlla il testo nella sua pagina: dopo l’invio non si riprende.
pages-letter-preview = Rileggi la notizia
pages-letter-unseen = Si manda solo una notizia pubblicata che leggono tutti.
pages-letter-nobody = Tra queste persone nessuna ha chiesto le novità per mail. Scegli altri processi.
pages-letter-sent-already = Questa notizia è già partita per mail. Una lettera si manda una volta sola.
pages-letter-done-text = Partita: { $when }.
pages-audit-post-mail = Notizia mandata per mail
pages-letter-count = { $count ->
    [0] Non la riceve nessuno
    [one] La riceve una persona
   *[other] La ricevono { $count } persone
 }
pages-letter-do = { $count ->
    [one] Manda a una persona
   *[other] Manda a { $count } persone
 }
pages-letter-done = { $count ->
    [one] Mandata a una persona
   *[other] Mandata a { $count } persone
 }
pages-letter-sent = { $count ->
    [one] Fatto: parte verso una persona.
   *[other] Fatto: parte verso { $count } persone.
 }
