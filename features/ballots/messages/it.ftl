ballots-component = Voto
ballots-link-label = Il risultato
ballots-link-note = { $count ->
    [one] una scheda
   *[other] { $count } schede
  }

ballots-log-in = Entra per votare: serve solo a sapere che voti una volta.
ballots-managers-only = Questo lo fa chi gestisce il processo. Chiedi il ruolo a chi amministra.
ballots-staff-only = Questa pagina è di chi gestisce il processo. Chiedi il ruolo a chi amministra.
ballots-not-open-yet = Il voto non è ancora aperto. Torna fra poco.
ballots-cast-closed = Il voto è chiuso: non possiamo più accettare schede.
ballots-cast-published = Il voto è chiuso e il risultato è pubblico.
ballots-open-first = Il voto non è ancora aperto. Prima aprilo.
ballots-close-first = Il voto è ancora aperto. Prima chiudilo.
ballots-already-open = Il voto è già aperto: regole e progetti non cambiano più.
ballots-already-closed = Il voto è già chiuso.
ballots-already-published = Il risultato è già pubblico.
ballots-rehearsal-over = La prova è finita: il voto si è aperto. Questa scheda non è stata contata.
ballots-lock-open = Si sta votando: somma e progetti restano come sono.
ballots-lock-closed = Si è votato: somma e progetti restano come sono.
ballots-lock-published = Il risultato è pubblico: somma e progetti restano come sono.

ballots-wrong-unknown = Nella scheda c’è un progetto che non è al voto. Toglilo e riprova.
ballots-wrong-many = { $over ->
    [one] Hai segnato un progetto di troppo
   *[other] Hai segnato { $over } progetti di troppo
  }: al massimo { $most }.
ballots-wrong-few = { $missing ->
    [one] Manca un progetto
   *[other] Mancano { $missing } progetti
  }: segnane almeno { $fewest }.
ballots-wrong-budget = Sei oltre di { $over }. Togli un progetto per continuare.
ballots-reason-missing = Scrivi perché, in almeno 20 caratteri: la spiegazione è pubblica.
ballots-reason-long = La spiegazione è troppo lunga: al massimo { $max } caratteri.

ballots-rule-budget = Segna quelli che vuoi, finché ci stai con i soldi. Puoi anche lasciarne avanzare.
ballots-rule-most = { $most ->
    [one] Segna un progetto.
   *[other] Segna fino a { $most } progetti, quanto costano non conta.
  }
ballots-rule-fewest = { $fewest ->
    [0] La scheda può restare bianca.
    [one] Almeno un progetto.
   *[other] Almeno { $fewest } progetti.
  }
ballots-rule-count = Vince chi ha più voti, finché ci sono soldi: si salta quello che costa più di quanto resta.
ballots-rule-threshold = { $votes ->
    [one] Serve almeno un voto.
   *[other] Servono almeno { $votes } voti.
  }
ballots-rule-no-threshold = Nessuna soglia.
ballots-rule-ties-list = A parità di voti passa prima il numero più basso.
ballots-rule-ties-cost = A parità di voti passa prima quello che costa meno.
ballots-rule-electorate = { $people ->
    [one] Una persona può votare.
   *[other] { $people } persone possono votare.
  }
ballots-rule-no-electorate = Non lo sappiamo: l’affluenza non si mostra.

ballots-until = Si vota fino a { $when }.
ballots-until-closed = Si vota fino a quando chiudiamo le urne.
ballots-counting = Le urne sono chiuse. Stiamo contando le schede.
ballots-go = Vai alla scheda
ballots-go-login = Entra e vota
ballots-refused = Questo voto non è aperto a te
ballots-refused-remedy = Fallo riconoscere
ballots-draft = Hai una scheda non ancora votata
ballots-draft-text = La vedi solo tu, e non conta finché non la metti nell’urna.
ballots-draft-link = Rileggila
ballots-cast-already = Nell’urna c’è già una tua scheda
ballots-cast-already-text = Se ne metti un’altra, vale la nuova.
ballots-rehearsal = Questa è una prova
ballots-rehearsal-text = La vede solo chi gestisce. Le schede di prova si cancellano quando apri il voto.
ballots-rules = Come si vota
ballots-secret = Nell’urna la scheda non porta il tuo nome.
ballots-in-urn = { $count ->
    [one] Una scheda nell’urna, finora.
   *[other] { $count } schede nell’urna, finora.
  }
ballots-items = { $count ->
    [one] Il progetto, per { $budget }
   *[other] I { $count } progetti, per { $budget }
  }

ballots-step-choose = Passo 1 di 3: scegli
ballots-choose = Scegli i tuoi progetti
ballots-paper = Scheda di voto
ballots-paper-subtitle = { $process }, { $budget }
ballots-order = I progetti sono in ordine estratto a sorte, diverso per ogni persona.
ballots-row-over = Supera di { $over } quello che ti resta
ballots-to-review = Rivedi la scheda
ballots-not-voting = Non stai ancora votando: prima ti facciamo rileggere tutto.
ballots-sum = Ricalcola il totale
ballots-wrong = Questa scheda non va ancora bene

ballots-step-review = Passo 2 di 3: rivedi
ballots-review = Rileggi: non hai ancora votato
ballots-total = Totale
ballots-unused = Non usati
ballots-blank-paper = La scheda è bianca: non hai segnato nessun progetto.
ballots-stub = Tagliando.
ballots-stub-text = Si stacca quando metti la scheda nell’urna.
ballots-put = Metti la scheda nell’urna
ballots-put-rehearsal = Metti la scheda di prova nell’urna
ballots-back-to-choose = Torna a scegliere
ballots-again-until = Fino a { $when } puoi votare di nuovo: vale l’ultima scheda.
ballots-again = Finché le urne sono aperte puoi votare di nuovo: vale l’ultima scheda.
ballots-rehearsed = La scheda di prova è nell’urna
ballots-rehearsed-text = Non conta: si cancella quando apri il voto.

ballots-step-done = Passo 3 di 3: fatto
ballots-done = Hai votato. Grazie.
ballots-done-lead = { $others ->
    [0] La tua scheda è la prima nell’urna.
    [one] La scheda è nell’urna insieme a un’altra.
   *[other] La scheda è nell’urna insieme ad altre { $others }.
  }
ballots-stub-done = La tua scheda è nell’urna
ballots-vote-again = Vota di nuovo
ballots-back-to-process = Torna al processo
ballots-what-it-says = Cosa sappiamo
ballots-what-it-says-text = Sappiamo che la tua scheda c’è, non cosa hai scelto: nell’urna non porta il tuo nome. Ti mandiamo una mail che lo conferma.
ballots-what-now = E adesso?
ballots-what-now-text = Quando le urne si chiudono, le schede si mescolano e si contano. Il risultato esce nella pagina del processo.

ballots-mail-subject = Hai votato
ballots-mail-text = La tua scheda per «{ $process }» è nell’urna. Grazie.
ballots-mail-until = Fino a { $when } puoi votare di nuovo: vale l’ultima scheda.
ballots-mail-open = Finché le urne sono aperte puoi votare di nuovo: vale l’ultima scheda.
ballots-mail-action = Vai alla pagina del voto

ballots-call = Si vota
ballots-call-button = Vai alla scheda
ballots-call-result = Il risultato è pubblico
ballots-call-result-text = Progetto per progetto, con i conti che chiunque può rifare.
ballots-call-result-button = Guarda il risultato
ballots-block-voting = Si vota
ballots-block-counting = Le urne sono chiuse
ballots-block-counting-text = Stiamo contando le schede.
ballots-block-how = Come si vota
ballots-result-link = Guarda la classifica con i conti

ballots-in-words = { $n ->
    [0] zero
    [1] uno
    [2] due
    [3] tre
    [4] quattro
    [5] cinque
    [6] sei
    [7] sette
    [8] otto
    [9] nove
    [10] dieci
    [11] undici
    [12] dodici
    [13] tredici
    [14] quattordici
    [15] quindici
    [16] sedici
    [17] diciassette
    [18] diciotto
    [19] diciannove
    [20] venti
   *[other] { $n }
  }
ballots-headline = { $won ->
    [0] Non si fa nessun progetto su { $all-words }
    [1] Si fa un progetto su { $all-words }
   *[other] { $all ->
        [1] Si fa l’unico progetto
       *[other] Si fanno { $won-words } progetti su { $all-words }
      }
  }
ballots-headline-lead = { $people ->
    [one] Una persona ha deciso
   *[other] { $people } persone hanno deciso
  } come spendere { $spent } su { $budget }.
ballots-ranking = La classifica, con i conti
ballots-ranking-text = Si parte dal più votato. Se il progetto costa meno di quello che resta, si fa. Altrimenti si passa al seguente.
ballots-ranking-rest = { $count ->
    [one] Un altro progetto
   *[other] Altri { $count } progetti
  }
ballots-after = dopo restano { $left }
ballots-before = restavano { $left }
ballots-left = Restano { $left }.
ballots-outcome-wins = Si fa
ballots-outcome-out = Non ora
ballots-outcome-threshold = Sotto la soglia
ballots-outcome-wins-by-hand = Si fa, per decisione
ballots-outcome-out-by-hand = Tolto, per decisione
ballots-changed = Deciso a mano
ballots-by-hand = In questo risultato c’è una decisione presa a mano
ballots-by-hand-text = Il motivo è scritto accanto al progetto.
ballots-why-place = È al posto { $place } e costa { $cost }.
ballots-why-missing = Quando è stato il suo turno restavano { $left }: ne mancavano { $missing }. I soldi sono passati al progetto seguente che ci stava.
ballots-why-threshold = { $votes ->
    [one] Ha avuto un voto
   *[other] Ha avuto { $votes } voti
  }, e ne servono almeno { $threshold }.
ballots-why-tie-list = Ha gli stessi voti del progetto n. { $number }: a parità passa prima il numero più basso.
ballots-why-tie-cost = Ha gli stessi voti del progetto n. { $number }: a parità passa prima quello che costa meno.
ballots-why-lacking = { $votes ->
    [one] Con un voto in più sarebbe entrato.
   *[other] Con { $votes } voti in più sarebbe entrato.
  }
ballots-why-never = Costa { $cost }, più di tutti i { $budget } che c’erano: non poteva entrare.
ballots-check = Non fidarti: ricontrolla
ballots-check-text = Tutte le schede sono pubbliche, senza nomi e mescolate. Chiunque può rifare il conteggio.
ballots-file-ranking = Classifica (CSV)
ballots-file-ballots = Schede (CSV)
ballots-file-pabulib = Tutto il voto (.pb)
ballots-published-on = Pubblicato { $when }.
ballots-who = Chi ha votato
ballots-people = { $count ->
    [one] persona
   *[other] persone
  }
ballots-people-of = { $entitled ->
    [one] persone su una
   *[other] persone su { $entitled }
  }
ballots-turnout = affluenza
ballots-blank = { $count ->
    [one] scheda bianca
   *[other] schede bianche
  }
ballots-money-left = non spesi
ballots-column-place = Posto
ballots-column-number = Numero
ballots-column-project = Progetto
ballots-column-votes = Voti
ballots-column-cost = Costo
ballots-column-before = Restavano
ballots-column-outcome = Esito
ballots-column-reason = Motivo della decisione
ballots-column-ballot = Scheda
ballots-column-choices = Progetti scelti
ballots-table-caption = Voti, costi ed esito di ogni progetto

ballots-state-preparing = In preparazione
ballots-state-open = Aperto
ballots-state-closed = Chiuso
ballots-state-published = Pubblicato
ballots-admin-ready = Pronti per aprire?
ballots-admin-ready-count = { $done } cose su { $whole } fatte. Senza, il voto non si apre.
ballots-check-budget = Somma da spendere
ballots-check-budget-is = { $budget }
ballots-check-projects = Progetti
ballots-check-projects-are = { $count ->
    [one] un progetto
   *[other] { $count } progetti
  }
ballots-check-phase = Fase del voto
ballots-check-rules = Regole della scheda
ballots-check-go = Vai
ballots-ready-no-budget = Manca la somma da spendere. Scrivila nei progetti.
ballots-ready-no-projects = Mancano i progetti. Aggiungine almeno uno.
ballots-ready-no-phase = Nessuna fase, adesso o dopo, permette di votare. Segnalo nelle fasi.
ballots-ready-no-rules = La scheda chiede più progetti di quanti ce ne sono. Cambia le regole.
ballots-admin-rehearse = Prova la scheda
ballots-opening = Apri il voto
ballots-opening-text = { $count ->
    [one] Al voto va un progetto
   *[other] Al voto vanno { $count } progetti
  }. Da quando apri, progetti, somma e regole non cambiano più, e le schede di prova si cancellano. Si può votare solo mentre la fase lo permette.
ballots-opened = Il voto è aperto.
ballots-closing = Chiudi il voto
ballots-closing-text = { $count ->
    [one] Nell’urna c’è una scheda
   *[other] Nell’urna ci sono { $count } schede
  }. Quando chiudi, nessuno può più votare e il segreto che lega le schede alle persone si distrugge. Non si può riaprire.
ballots-closing-early = { $count ->
    [one] Nell’urna c’è una scheda
   *[other] Nell’urna ci sono { $count } schede
  }, e la fase del voto non è ancora finita. Se chiudi adesso, chi non ha votato non può più farlo. Non si può riaprire.
ballots-closed = { $count ->
    [0] Il voto è chiuso, senza schede.
    [one] Il voto è chiuso, con una scheda.
   *[other] Il voto è chiuso, con { $count } schede.
  }
ballots-count = Il conteggio
ballots-count-see = Guarda il conteggio
ballots-count-lead = { $count ->
    [0] Nessuna scheda.
    [one] Una scheda contata.
   *[other] { $count } schede contate.
  } Lo vedi solo tu, finché non pubblichi.
ballots-count-spent = spesi, su { $budget }
ballots-count-left = non spesi
ballots-count-change = Cambia per decisione
ballots-count-change-help = Se un progetto non si può fare, o si fa comunque, scegli e scrivi perché. La spiegazione è pubblica.
ballots-count-keep = Come contato
ballots-count-make-win = Si fa
ballots-count-make-out = Non si fa
ballots-count-decision = Decisione su { $title }
ballots-count-reason = Perché
ballots-publish = Pubblica il risultato
ballots-publish-text = Da quel momento lo vedono tutti, con le schede senza nomi, e non si può più cambiare.
ballots-published = Il risultato è pubblico.
ballots-admin-result = Vedi il risultato
ballots-admin-period = Quando
ballots-admin-figures = Come va
ballots-admin-ballots = { $count ->
    [one] scheda nell’urna
   *[other] schede nell’urna
  }
ballots-admin-opened = Aperto { $when }
ballots-admin-closed = Chiuso { $when }
ballots-admin-published = Pubblicato { $when }
ballots-rules-title = Regole del voto
ballots-rules-locked = Le regole sono bloccate
ballots-rules-locked-text = Il voto è aperto: le regole restano come sono.
ballots-rules-change = Cambia
ballots-rules-saved = Le regole sono salvate.
ballots-rules-most-missing = Scrivi quanti progetti al massimo, per esempio 3.
ballots-rules-fewest-above = Il minimo non può essere più del massimo.
ballots-label-mode = Quanti progetti
ballots-label-most = Al massimo quanti
ballots-label-most-help = Solo se scegli un certo numero.
ballots-label-fewest = Almeno quanti
ballots-label-fewest-help = Con 0 la scheda può restare bianca.
ballots-label-threshold = Soglia
ballots-label-threshold-help = Un progetto con meno voti non si fa. Vuoto: nessuna soglia.
ballots-label-ties = A parità di voti
ballots-label-electorate = Quante persone possono votare
ballots-label-electorate-help = Serve solo per l’affluenza. Vuoto: non si mostra.
ballots-mode-at-most = Fino a un certo numero, qualunque sia il costo
ballots-mode-within-budget = Finché ci stanno con i soldi
ballots-ties-list = Passa prima il numero più basso
ballots-ties-cost = Passa prima quello che costa meno, poi il numero più basso
ballots-save = Salva
ballots-back = Torna al voto

ballots-todo-open = Il voto non è ancora aperto
ballots-todo-phase = La fase comincia { $when }
ballots-todo-open-button = Prepara
ballots-todo-close = La fase del voto è finita: chiudi le urne
ballots-todo-ballots = { $count ->
    [one] una scheda nell’urna
   *[other] { $count } schede nell’urna
  }
ballots-todo-close-button = Chiudi
ballots-todo-publish = Il risultato non è ancora pubblico
ballots-todo-publish-button = Conta
ballots-todo-published = Risultato pubblicato
ballots-todo-published-button = Vedi

ballots-audit-change-settings = Regole del voto cambiate
ballots-audit-open = Voto aperto
ballots-audit-close = Voto chiuso
ballots-audit-publish = Risultato pubblicato
ballots-audit-erase = Voto cancellato
ballots-audit-cast = Scheda messa nell’urna
ballots-audit-kind = Voto
ballots-block-figure = { $count ->
    [one] scheda contata
   *[other] schede contate
  }
