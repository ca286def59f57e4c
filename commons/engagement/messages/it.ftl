engagement-image-unreadable = Non riusciamo a leggere questa immagine. Prova con una foto JPEG, PNG o WebP.
engagement-image-too-big = L’immagine è troppo pesante: al massimo { $max } MB. Scegline una più piccola.
engagement-image-too-many-pixels = L’immagine è troppo grande: al massimo { $max } milioni di punti. Riducila e riprova.
engagement-alt-missing = Manca la descrizione dell’immagine. Scrivi in poche parole che cosa si vede.
engagement-file-too-big = Il file è troppo pesante: al massimo { $max } MB. Scegline uno più piccolo.
engagement-file-kind = «{ $name }» non è un file che possiamo accettare. Prova con PDF, ODT, DOCX, TXT o CSV.
