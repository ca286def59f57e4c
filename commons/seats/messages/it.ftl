seats-too-few = Ce ne vogliono almeno { $least }: sono già di qualcuno.
seats-has-one = Ha già un posto.
seats-none-reserved = I posti riservati sono finiti. Aumentali, e riprova.
seats-offer-over = Il posto non è più tuo da confermare: il tempo è passato, o l’hai già lasciato.
seats-changed = Nel frattempo è cambiato qualcosa. Ricarica la pagina e riprova.
