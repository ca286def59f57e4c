# Dates and amounts. Every language orders them in its own way.
web-month-1 = gennaio
web-month-2 = febbraio
web-month-3 = marzo
web-month-4 = aprile
web-month-5 = maggio
web-month-6 = giugno
web-month-7 = luglio
web-month-8 = agosto
web-month-9 = settembre
web-month-10 = ottobre
web-month-11 = novembre
web-month-12 = dicembre
web-weekday-1 = lunedì
web-weekday-2 = martedì
web-weekday-3 = mercoledì
web-weekday-4 = giovedì
web-weekday-5 = venerdì
web-weekday-6 = sabato
web-weekday-7 = domenica
web-date = { $day ->
    [1] 1º
   *[other] { $day }
  } { $month } { $year }
web-date-short = { $day ->
    [1] 1º
   *[other] { $day }
  } { $month }
web-date-weekday = { $weekday } { $day ->
    [1] 1º
   *[other] { $day }
  } { $month }
web-datetime = { $weekday } { $day ->
    [1] 1º
   *[other] { $day }
  } { $month } { $year }, ore { $time }
web-money = { $kind ->
    [code] { $amount }{"\u00A0"}{ $currency }
   *[sign] { $amount }{"\u00A0"}{ $currency }
  }

# Forms.
web-form-required = Manca. Questo campo serve.
web-form-too-long = È troppo lungo: { $length } caratteri, al massimo { $max }.
web-form-too-short = È troppo corto: servono almeno { $min } caratteri.
web-form-control = Contiene segni invisibili che non possiamo accettare. Riscrivilo a mano.
web-form-email = Non sembra un indirizzo e-mail. Scrivilo così: nome@comune.example.
web-form-money = Scrivi una cifra, per esempio 38.000.
web-form-number = Scrivi un numero intero, per esempio 12.
web-form-range = Scrivi un numero da { $min } a { $max }.
web-form-choice = Scegli una delle voci.
web-form-date = Scrivi una data, per esempio 2026-12-06.
web-form-datetime = Scrivi data e ora, per esempio 2026-12-06T23:59.
web-form-slug = Usa solo lettere minuscole, cifre e trattini, per esempio bilancio-2027.
web-form-link = Scrivi un indirizzo completo, per esempio https://comune.example.
web-form-file-missing = Manca il file. Sceglilo di nuovo.
web-form-file-too-big = Il file è troppo grande: al massimo { $max } MB. Scegline uno più piccolo.
web-form-too-big = Hai mandato troppi dati in una volta. Togli un file e riprova.
web-form-unreadable = Non siamo riusciti a leggere quello che hai mandato. Torna indietro e riprova.
web-form-timeout = L’invio ha preso troppo tempo. Riprova, meglio con una connessione più veloce.

# Problems: what happened, and what to do.
web-problem-not-found = Questa pagina non c’è, o non c’è più.
web-problem-not-found-text = Controlla l’indirizzo, oppure torna all’inizio.
web-problem-no-site = A questo indirizzo non c’è nessun sito.
web-problem-no-site-text = Controlla il nome, lettera per lettera: basta un punto o un trattino di troppo.
web-problem-not-logged-in = Per questo devi entrare.
web-problem-not-allowed = Questo non puoi farlo.
web-problem-invalid = Qualcosa non va in quello che hai scritto.
web-problem-invalid-text = Torna indietro: quello che hai scritto è ancora lì. Correggi e riprova.
web-problem-conflict = Nel frattempo qualcosa è cambiato.
web-problem-too-many = Troppi tentativi.
web-problem-busy = In questo momento siamo in troppi.
web-problem-busy-text = Quello che hai scritto non è andato perso: torna indietro e riprova fra qualche secondo.
web-problem-fault = Qualcosa si è rotto da noi, non da te.
web-problem-fault-text = Lo sappiamo già (codice { $code }). Riprova fra un minuto.
web-problem-method = Questa pagina non si usa così. Torna all’inizio e riprova.
web-problem-cross-site = Non sappiamo se l’hai mandato tu.
web-problem-cross-site-text = La richiesta arriva da un altro sito. Rileggi qui sotto: se l’hai scritto tu, mandalo di nuovo. Password e file vanno rimessi.
web-problem-home = Torna all’inizio
web-problem-log-in = Entra

web-sheet-encoding = Il file non è in UTF-8. Salvalo come «CSV UTF-8».
web-sheet-unreadable = Questa riga non si legge. Controlla virgolette e separatori.
web-sheet-long = Il file ha troppe righe: al massimo { $max }. Dividilo.
web-sheet-empty = Il file non ha righe sotto la prima, quella con i nomi delle colonne.
