app-front-title = Scegli dove entrare
app-front-lead = Questa è una dimostrazione di Arengo: luoghi veri, persone e proposte inventate.
app-front-empty = Non c’è ancora nessuna organizzazione.
app-front-logins = Per entrare
app-front-password = La password è la stessa per tutti:
app-front-same = Le stesse persone ci sono in ogni organizzazione, con il nome dell’organizzazione dopo la chiocciola.
app-mail-title = La posta della dimostrazione
app-mail-lead = Qui nessuna e-mail parte davvero. Quello che questo sito scriverebbe alle persone lo leggi in questa pagina, dal più nuovo. I collegamenti funzionano.
app-mail-to = { $others ->
    [0] A { $address }
    [one] A { $address } e a un’altra persona
   *[other] A { $address } e ad altre { $others } persone
  }
app-mail-empty = Ancora nessun messaggio
app-mail-empty-text = Registrati con un indirizzo inventato: il messaggio per confermarlo arriva qui.
app-mail-register = Registrati
