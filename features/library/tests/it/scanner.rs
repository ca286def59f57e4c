//! What the operator's virus scanner does not find clean is refused in plain words, and nothing of it stays.

use std::path::Path;

use testkit::{File, TestApp, both};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{UnixListener, UnixStream},
};

use crate::world::{Town, features};

const TITLE: [(&str, &str); 2] = [("title_it", "Regolamento"), ("nature", "document")];

fn pdf(content: &[u8]) -> File<'_> {
    ("file", "regolamento.pdf", "application/pdf", content)
}

/// Answers like a clamd: whatever contains «VIRUS» is infected, whatever contains «ODD» is not understood.
async fn answer(mut stream: UnixStream) -> std::io::Result<()> {
    let mut head = [0; 10];
    stream.read_exact(&mut head).await?;
    assert_eq!(&head, b"zINSTREAM\0");
    let mut read = Vec::new();
    loop {
        let length = stream.read_u32().await?;
        if length == 0 {
            break;
        }
        let start = read.len();
        read.resize(start + usize::try_from(length).unwrap(), 0);
        stream.read_exact(&mut read[start..]).await?;
    }
    let holds = |word: &[u8]| read.windows(word.len()).any(|w| w == word);
    let words = match (holds(b"VIRUS"), holds(b"ODD")) {
        (true, _) => "stream: Prova.Virus FOUND\0",
        (_, true) => "INSTREAM size limit exceeded. ERROR\0",
        _ => "stream: OK\0",
    };
    stream.write_all(words.as_bytes()).await
}

async fn refuses_what_is_not_clean(town: &Town, kept: &Path) {
    let infected = town.add("library", &TITLE, &[pdf(b"%PDF-1.7 VIRUS")]).await.expect(422);
    assert!(infected.words().contains("c’è qualcosa che fa danni"), "{}", infected.words());
    assert!(infected.text().contains("id=\"f-file-error\""), "{}", infected.text());
    assert!(!infected.text().contains("Prova.Virus"), "the name of what it is, is for the log");
    let unclear = town.add("library", &TITLE, &[pdf(b"%PDF-1.7 ODD")]).await.expect(422);
    assert!(unclear.words().contains("Riprova fra qualche minuto"), "{}", unclear.words());
    // Pictures go the same way, before anything reads them.
    let fields = [("caption_it", "L’assemblea"), ("image_alt", "Trenta persone")];
    let picture = ("image", "x.png", "image/png", &b"VIRUS"[..]);
    let infected = town.add("gallery", &fields, &[picture]).await.expect(422);
    assert!(infected.words().contains("c’è qualcosa che fa danni"), "{}", infected.words());
    assert!(!kept.exists(), "nothing was written");
    town.add("library", &TITLE, &[pdf(b"%PDF-1.7 buono")]).await.expect(303);
    assert!(kept.exists() && town.read("/library").await.words().contains("Regolamento"));
}

both!(a_clamd_is_asked_about_every_file, features(), async |app: TestApp| {
    let socket = app.state.settings.data.join("clamd.ctl");
    let listener = UnixListener::bind(&socket).unwrap();
    let clamd = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            answer(stream).await.unwrap();
        }
    });
    let app = app.with_settings(|s| s.scanner = Some(format!("unix:{}", socket.display())));
    let kept = app.state.settings.data.join("files");
    let town = Town::new(app).await;
    refuses_what_is_not_clean(&town, &kept).await;
    // Nobody there: nothing passes.
    clamd.abort();
    assert!(clamd.await.unwrap_err().is_cancelled());
    let unseen = town.add("library", &TITLE, &[pdf(b"%PDF-1.7 altro")]).await.expect(422);
    assert!(unseen.words().contains("Ora non possiamo controllare"), "{}", unseen.words());
});

both!(a_command_is_asked_about_every_file, features(), async |app: TestApp| {
    let script = app.state.settings.data.join("scan.sh");
    let lines =
        "file=$(cat)\ncase \"$file\" in *VIRUS*) echo 'Prova.Virus FOUND'; exit 1;; *ODD*) exit 2;; esac\n";
    std::fs::write(&script, lines).unwrap();
    let app = app.with_settings(|s| s.scanner = Some(format!("command:/bin/sh {}", script.display())));
    let kept = app.state.settings.data.join("files");
    refuses_what_is_not_clean(&Town::new(app).await, &kept).await;
});
