use db::DbErr;
use jobs::mail::{self, Delivered, Mail, MailError, Mailer};
use kernel::Email;
use uuid::Uuid;

use crate::world::{World, world};

fn anna() -> Email {
    "anna@sarmato.example".parse().unwrap()
}

async fn a_mail_is_sent_after_the_commit_and_can_be_read(w: World) {
    let mut letter =
        Mail::new(anna(), "Anna Rossi", "La tua proposta è online", "Ciao Anna,\n\nperché no?\n");
    letter.from_name = Some("Comune di Sarmato".into());
    letter.html = Some("<p>Ciao Anna</p>".into());
    letter.unsubscribe = Some("https://sarmato.example/it/notifiche".into());
    let sent: Result<(), DbErr> =
        w.here.write(move |tx| async move { mail::enqueue(&tx, letter).await }).await;
    sent.unwrap();
    assert_eq!(w.context.mailer.delivered(10).await.unwrap(), []);
    assert_eq!(w.run().await, 1);
    let delivered = w.context.mailer.delivered(10).await.unwrap();
    let [Delivered { to, to_name, from_name, subject, at, text, .. }] = &delivered[..] else {
        panic!("{delivered:?}")
    };
    assert_eq!((to.as_str(), to_name.as_str()), ("anna@sarmato.example", "Anna Rossi"));
    assert_eq!((from_name.as_str(), subject.as_str()), ("Comune di Sarmato", "La tua proposta è online"));
    assert_eq!((*at, text.as_str()), (Some(w.database.env().now()), "Ciao Anna,\n\nperché no?\n"));
    assert_eq!(w.rows().await, 0, "the address does not linger in the queue");
}

/// Whatever is typed as a name or subject, no header comes of it.
#[tokio::test]
async fn headers_cannot_be_injected() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::folder(folder.path(), "Arengo", &"noreply@arengo.example".parse().unwrap()).unwrap();
    let nasty = "x\r\nBcc: victim@example.example\r\n\r\nbody\u{2028}\0\t «è»";
    let mut letter = Mail::new(anna(), nasty, nasty, "text\r\n.\r\nQUIT\r\n");
    letter.from_name = Some(nasty.into());
    letter.unsubscribe = Some("https://a.example/x>\r\nBcc: v@example.example".into());
    mailer.send(&letter, Uuid::nil(), kernel::Timestamp::UNIX_EPOCH).await.unwrap();
    let file = std::fs::read_to_string(folder.path().join(format!("{}.eml", Uuid::nil()))).unwrap();
    let (head, _) = file.split_once("\r\n\r\n").unwrap();
    let mut names: Vec<&str> = head
        .split("\r\n")
        .filter(|l| !l.starts_with([' ', '\t']))
        .map(|l| l.split(':').next().unwrap())
        .collect();
    names.sort_unstable();
    let expected = [
        "Auto-Submitted",
        "Content-Transfer-Encoding",
        "Content-Type",
        "Date",
        "From",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
        "MIME-Version",
        "Message-ID",
        "Subject",
        "To",
    ];
    assert_eq!(names, expected, "{head}");
    let delivered = mailer.delivered(1).await.unwrap();
    assert_eq!(delivered[0].to, "anna@sarmato.example");
    assert!(
        delivered[0].subject.starts_with("x Bcc: victim@example.example body"),
        "{}",
        delivered[0].subject
    );
}

/// Mails come and go while they are listed; what cannot be read does not hide the rest.
#[cfg(unix)]
#[tokio::test]
async fn a_mail_that_vanishes_while_it_is_listed_leaves_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::folder(folder.path(), "Arengo", &"noreply@arengo.example".parse().unwrap()).unwrap();
    let letter = Mail::new(anna(), "Anna", "Resta", "Testo\n");
    mailer.send(&letter, Uuid::nil(), kernel::Timestamp::UNIX_EPOCH).await.unwrap();
    std::os::unix::fs::symlink(folder.path().join("gone"), folder.path().join("ffff.eml")).unwrap();
    std::fs::create_dir(folder.path().join("fffe.eml")).unwrap();
    std::fs::write(folder.path().join("fffd.part"), "half").unwrap();
    std::fs::write(folder.path().join("fffc.eml"), [0xff, 0x00, 0xfe]).unwrap();
    let subjects: Vec<String> =
        mailer.delivered(2).await.unwrap().into_iter().map(|mail| mail.subject).collect();
    assert_eq!(subjects, ["", "Resta"]);
}

#[tokio::test]
async fn a_mail_sent_twice_is_one_file_for_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let mailer =
        Mailer::folder(folder.path().join("new"), "Arengo", &"noreply@arengo.example".parse().unwrap())
            .unwrap();
    assert_eq!(mailer.delivered(5).await.unwrap(), []);
    let letter = Mail::new(anna(), "", "Oggetto", "Testo");
    for _ in 0..2 {
        mailer.send(&letter, Uuid::nil(), kernel::Timestamp::UNIX_EPOCH).await.unwrap();
    }
    assert_eq!(mailer.delivered(5).await.unwrap().len(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = folder.path().join("new").join(format!("{}.eml", Uuid::nil()));
        assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_wrong_server_is_said_at_the_start() {
    let from = "noreply@arengo.example".parse().unwrap();
    assert!(matches!(Mailer::smtp("mail.example", "Arengo", &from), Err(MailError::Server(_))));
    assert!(Mailer::smtp("smtp://127.0.0.1:1", "Arengo", &from).is_ok());
}

/// A small mail server: answers two connections, one mail each, and gives back what it got.
async fn mail_server(listener: tokio::net::TcpListener) -> Vec<String> {
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    let mut got = Vec::new();
    for _ in 0..2 {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let mut in_data = false;
        write.write_all(b"220 mail.example\r\n").await.unwrap();
        while let Some(line) = lines.next_line().await.unwrap() {
            let answer = match line.as_str() {
                "DATA" => "354 go\r\n",
                "QUIT" => "221 bye\r\n",
                line if line.starts_with("RCPT TO:<bruno") => "550 no such person\r\n",
                _ => "250 ok\r\n",
            };
            let was_in_data = in_data;
            in_data = line == "DATA" || (in_data && line != ".");
            if !(was_in_data && in_data) {
                write.write_all(answer.as_bytes()).await.unwrap();
            }
            got.push(line);
            if answer.starts_with("221") {
                break;
            }
        }
    }
    got
}

#[tokio::test]
async fn mail_goes_by_smtp() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = format!("smtp://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(mail_server(listener));
    let mailer = Mailer::smtp(&server, "Arengo", &"noreply@arengo.example".parse().unwrap()).unwrap();
    let now = kernel::Timestamp::UNIX_EPOCH;
    mailer.send(&Mail::new(anna(), "Anna", "Oggetto", "Testo"), Uuid::nil(), now).await.unwrap();
    let bruno = Mail::new("bruno@sarmato.example".parse().unwrap(), "", "x", "y");
    let refused = mailer.send(&bruno, Uuid::nil(), now).await.unwrap_err();
    assert!(refused.is_hopeless(), "{refused}");
    drop(mailer);
    let got = tokio::time::timeout(std::time::Duration::from_secs(5), serving).await.unwrap().unwrap();
    for line in
        ["MAIL FROM:<noreply@arengo.example>", "RCPT TO:<anna@sarmato.example>", "Subject: Oggetto", "Testo"]
    {
        assert!(got.iter().any(|l| l.starts_with(line)), "{line} in {got:#?}");
    }
}

db::on_both_databases!(world; a_mail_is_sent_after_the_commit_and_can_be_read);
