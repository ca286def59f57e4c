app-front-title = Scegli dove entrare
app-front-lead = Questa è una dimostrazione di Arengo: luoghi veri, persone e proposte inventate.
app-front-empty = Non c'è ancora nessuna organizzazione.
app-front-logins = Per entrare
app-front-password = La password è la stessa per tutti:
app-front-same = Le stesse persone ci sono in ogni organizzazione, con il nome dell'organizzazione dopo la chiocciola.
