engagement-image-unreadable = Non riusciamo a leggere questa immagine. Prova con una foto JPEG, PNG o WebP.
engagement-image-too-big = L’immagine è troppo pesante: al massimo { $max } MB. Scegline una più piccola.
engagement-image-too-many-pixels = L’immagine è troppo grande: al massimo { $max } milioni di punti. Riducila e riprova.
engagement-alt-missing = Manca la descrizione dell’immagine. Scrivi in poche parole che cosa si vede.
engagement-file-infected = In «{ $name }» c’è qualcosa che fa danni. Non lo teniamo: controlla il tuo dispositivo con un antivirus e riprova con un’altra copia.
engagement-file-unscanned = Ora non possiamo controllare se «{ $name }» è sicuro, e per questo non lo prendiamo. Riprova fra qualche minuto.
engagement-file-unkept = Ora non riusciamo a conservare «{ $name }». Riprova fra qualche minuto: quello che hai scritto resta qui.
engagement-file-too-big = Il file è troppo pesante: al massimo { $max } MB. Scegline uno più piccolo.
engagement-file-kind = «{ $name }» non è un file che possiamo accettare. Prova con PDF, ODT, DOCX, TXT o CSV.

engagement-comments-title = Commenti
engagement-comment-title = Commento n. { $number }
engagement-comment-number = commento n. { $number }
engagement-noun-comment = Commento
engagement-count = { $count ->
    [0] Nessun commento
    [one] Un commento
   *[other] { $count } commenti
  }
engagement-show = Mostra
engagement-show-which = Quali commenti
engagement-show-do = Applica
engagement-sort-best = Prima i più utili
engagement-sort-recent = Prima i più recenti
engagement-sort-older = Dal primo all’ultimo
engagement-sort-discussed = Prima i più discussi
engagement-view-all = Tutti
engagement-view-columns = A favore e contro, a fianco
engagement-view-for = Solo a favore
engagement-view-against = Solo contro
engagement-view-neutral = Solo senza posizione
engagement-side-for = A favore
engagement-side-neutral = Né a favore né contro
engagement-side-against = Contro
engagement-column-for = { $count ->
    [0] Nessuno a favore
    [one] Uno a favore
   *[other] { $count } a favore
  }
engagement-column-against = { $count ->
    [0] Nessuno contro
    [one] Uno contro
   *[other] { $count } contro
  }
engagement-column-empty = Qui non c’è ancora niente.
engagement-column-all = Leggi tutti
engagement-more-comments = Mostra altri commenti
engagement-more-replies = { $count ->
    [one] Mostra un’altra risposta
   *[other] Mostra altre { $count } risposte
  }
engagement-earlier-replies = { $count ->
    [one] Mostra la risposta precedente
   *[other] Mostra le { $count } risposte precedenti
  }
engagement-news = { $count ->
    [one] C’è un commento nuovo. Mostralo.
   *[other] Ci sono { $count } commenti nuovi. Mostrali.
  }
engagement-empty = Nessuno ha ancora detto niente. Comincia tu.
engagement-empty-closed = Nessuno ha commentato.
engagement-your-comment = Il tuo commento
engagement-your-comment-help = Si vede il tuo nome. Massimo { $max } caratteri. Per chiamare qualcuno scrivi @nome, con un trattino al posto degli spazi.
engagement-your-side = La tua posizione
engagement-publish = Pubblica il commento
engagement-log-in = Entra per commentare
engagement-text-missing = Il commento è vuoto. Scrivi almeno una frase.
engagement-written = Il tuo commento è pubblicato.
engagement-about = A proposito di
engagement-in-reply-to = In risposta a
engagement-proposes = Propone
engagement-edited = modificato
engagement-author-gone = Partecipante non più iscritto
engagement-deleted-text = Chi l’ha scritto ha cancellato questo commento.
engagement-hidden-text = Nascosto da { $by } il { $when }. Motivo: { $because }.
engagement-by-administrator = chi amministra il sito
engagement-by-manager = chi gestisce il processo
engagement-by-moderator = chi modera
engagement-hidden-read = Leggi il testo nascosto
engagement-useful = Utile ({ $count })
engagement-not-useful = Non utile ({ $count })
engagement-voted = Abbiamo registrato la tua opinione.
engagement-vote-refused = Non possiamo registrarlo
engagement-reply = Rispondi
engagement-reply-do = Pubblica la risposta
engagement-reply-title = Rispondi a { $to }
engagement-your-reply = La tua risposta a { $to }
engagement-revise = Modifica
engagement-revise-title = Modifica il commento
engagement-revise-lead = Puoi modificarlo fino alle { $until }. Chi legge vede che è stato modificato.
engagement-revised = Il commento è modificato.
engagement-delete = Cancella
engagement-delete-title = Vuoi cancellare il commento?
engagement-delete-text = Il testo sparisce per sempre. Le risposte restano.
engagement-deleted = Il commento è cancellato.
engagement-save = Salva
engagement-back = Torna indietro
engagement-report = Segnala
engagement-report-title = Segnala
engagement-report-lead = Lo legge chi modera. Chi ha scritto non sa chi ha segnalato.
engagement-report-why = Che cosa non va?
engagement-report-details = Spiega con parole tue
engagement-report-details-help = Massimo 500 caratteri.
engagement-report-do = Manda la segnalazione
engagement-reported = Segnalazione ricevuta. Grazie: la legge chi modera.
engagement-reported-already = L’avevi già segnalato. Una segnalazione a persona basta.
engagement-reason-missing = Manca il motivo. Scegline uno.
engagement-words-missing = Manca la spiegazione. Scrivi in poche parole che cosa non va.
engagement-reason-offence = offende o minaccia qualcuno
engagement-reason-spam = è pubblicità o è ripetuto
engagement-reason-privacy = racconta fatti privati di qualcuno
engagement-reason-off-topic = non c’entra con l’argomento
engagement-reason-illegal = è contro la legge
engagement-reason-other = altro
engagement-moderate = Modera
engagement-refused-write = Entra per commentare.
engagement-refused-unconfirmed = Prima conferma il tuo indirizzo: ti abbiamo mandato una mail. La trovi anche dal tuo account.
engagement-refused-author = Può farlo solo chi l’ha scritto.
engagement-refused-vote = Entra per dire se è utile.
engagement-refused-own-vote = L’hai scritto tu: lo giudicano gli altri.
engagement-refused-report = Entra per segnalare.
engagement-refused-own-report = L’hai scritto tu. Puoi modificarlo o cancellarlo.
engagement-refused-moderate = Può farlo solo chi modera qui.
engagement-refused-moderate-kind = Questo non si può nascondere da qui.
engagement-refused-gone = Questo commento non c’è più: è stato cancellato o nascosto.
engagement-refused-no-comments = Qui non si commenta.
engagement-refused-revise-late = Si poteva modificare fino a { $when }. Puoi rispondere o cancellarlo.
engagement-decided-already = Qualcuno ha già deciso. Guarda l’elenco aggiornato.
engagement-queue-title = Moderazione
engagement-queue-lead = Quello che le persone segnalano. Se nascondi, chi l’ha scritto riceve il motivo.
engagement-queue-lists = Elenchi
engagement-queue-waiting = Da decidere
engagement-queue-hidden = Nascosti
engagement-queue-left = Lasciati
engagement-queue-empty = Nessuna segnalazione da leggere
engagement-queue-empty-text = Quando qualcuno segnala, lo trovi qui.
engagement-queue-none = Qui non c’è niente
engagement-queue-none-text = Le tue decisioni compaiono in questi elenchi.
engagement-queue-gone = Non c’è più
engagement-queue-reports = { $count ->
    [one] segnalato da una persona
   *[other] segnalato da { $count } persone
  }
engagement-queue-said = Motivi: { $said }
engagement-decided-hidden = Nascosto { $when }: { $because }.
engagement-decided-left = Lasciato { $when }.
engagement-decision-title = Decidi
engagement-leave = Lascia
engagement-hide-and-explain = Nascondi e spiega
engagement-hide-text = Al suo posto si leggono motivo, ruolo e data. Chi l’ha scritto riceve una mail.
engagement-hide-why = Perché lo nascondi?
engagement-hide-note = Spiegazione per chi legge
engagement-hide-note-help = La leggono tutti, al posto del testo. Massimo 500 caratteri.
engagement-hide-do = Nascondi
engagement-show-again = Mostra di nuovo
engagement-show-again-text = È nascosto. Se lo mostri di nuovo, chi l’ha scritto riceve una mail.
engagement-left = Resta com’è.
engagement-hidden = È nascosto. Puoi mostrarlo di nuovo dall’elenco dei nascosti.
engagement-shown = Si legge di nuovo.
engagement-mail-hidden-subject = Abbiamo nascosto quello che hai scritto: { $title }
engagement-mail-hidden-comment = Abbiamo nascosto il tuo commento a «{ $title }».
engagement-mail-hidden = Abbiamo nascosto «{ $title }».
engagement-mail-hidden-because = Il motivo: { $because }.
engagement-mail-note = Chi modera spiega: { $note }
engagement-mail-quoted = Hai scritto: «{ $text }»
engagement-mail-hidden-next = Puoi riscriverlo rispettando le regole, o chiedere all’ufficio di riguardarlo.
engagement-mail-shown-subject = Si legge di nuovo quello che hai scritto: { $title }
engagement-mail-shown-comment = Abbiamo riguardato il tuo commento a «{ $title }»: si legge di nuovo.
engagement-mail-shown = Abbiamo riguardato «{ $title }»: si legge di nuovo.
engagement-mail-read = Apri la pagina
engagement-audit-write = Commento scritto
engagement-audit-revise = Commento modificato
engagement-audit-delete = Commento cancellato
engagement-audit-vote = Commento giudicato
engagement-audit-report = Segnalato
engagement-audit-leave = Segnalazione lasciata cadere
engagement-audit-hide = Nascosto
engagement-audit-show = Mostrato di nuovo

engagement-noun-process = Processo
engagement-follow = Segui
engagement-following = Segui già
engagement-followed = Segui «{ $title }». Ti avvisiamo quando succede qualcosa.
engagement-unfollowed = Non segui più «{ $title }».
engagement-refused-follow = Entra per seguire.
engagement-refused-notifications = Entra per leggere le tue notifiche.
engagement-topic-reply = Qualcuno risponde a quello che scrivi
engagement-topic-mention = Qualcuno ti chiama per nome
engagement-topic-answer = L’amministrazione risponde
engagement-topic-phase = Un processo che segui va avanti: fasi, incontri, notizie
engagement-topic-comment = Commenti nuovi a quello che segui
engagement-topic-news = Novità in quello che segui: opere, documenti, notizie, persone
engagement-topic-report = Segnalazioni da decidere
engagement-topic-letter = Lettere dell’ente
engagement-topic-moderation = Moderazione di quello che scrivi
engagement-rhythm-now = Subito
engagement-rhythm-daily = Una mail al giorno
engagement-rhythm-weekly = Una mail alla settimana
engagement-rhythm-never = Nessuna mail
engagement-notice-reply = { $who } ti ha risposto a proposito di «{ $title }».
engagement-notice-mention = { $who } ti ha nominato a proposito di «{ $title }».
engagement-notice-comment = { $who } ha commentato «{ $title }».
engagement-notice-hidden = Abbiamo nascosto quello che hai scritto: «{ $title }». Il motivo è nella pagina.
engagement-notice-shown = Si legge di nuovo quello che hai scritto: «{ $title }».
engagement-notice-waiting = Qualcuno ha segnalato «{ $title }». Aspetta la tua decisione.
engagement-notice-phase = «{ $title }»: comincia la fase { $detail }.
engagement-digest-daily = Le novità di oggi su { $site }
engagement-digest-weekly = Le novità della settimana su { $site }
engagement-mail-why = Ricevi questa mail perché partecipi o segui.
engagement-mail-why-letter = Ricevi questa lettera perché hai chiesto le novità per mail.
engagement-mail-settings = Scegli quali mail ricevere:
engagement-mail-settings-link = Scegli quali mail ricevere
engagement-mail-stop = Non ricevere più mail come questa:
engagement-mail-stop-link = Non ricevere più mail come questa
engagement-inbox-title = Notifiche
engagement-inbox-new = Nuova
engagement-inbox-read-all = Segna tutto come letto
engagement-inbox-read = Hai letto tutto.
engagement-inbox-empty = Nessuna notifica
engagement-inbox-empty-text = Quando qualcuno ti risponde o succede qualcosa che segui, lo trovi qui.
engagement-settings-title = Quali mail ricevere
engagement-settings-lead = Qui trovi sempre tutto. Per le mail scegli tu quanto spesso.
engagement-settings-taking-part = Segui da solo quello a cui partecipi
engagement-settings-taking-part-help = Quando proponi o commenti. Puoi smettere di seguire quando vuoi.
engagement-settings-followed = Quello che segui
engagement-settings-followed-none = Non segui ancora niente. Premi «Segui» su una proposta o su un processo.
engagement-settings-saved = Scelte salvate.
engagement-stop-title = Non ricevere più queste mail
engagement-stop-text = Non ti mandiamo più mail di questo tipo. Nel sito trovi comunque tutto.
engagement-stop-do = Non mandatemele più
engagement-stop-done = Fatto. Non ricevi più mail di questo tipo.
engagement-audit-follow = Seguito
engagement-audit-unfollow = Non più seguito
engagement-audit-choose = Mail da ricevere scelte
engagement-audit-stop = Mail fermate con un collegamento
engagement-audit-kind-comment = Commento
