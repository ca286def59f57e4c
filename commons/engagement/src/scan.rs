//! What is sent is shown to a virus scanner before it is kept, where the operator has one: a `clamd` (its INSTREAM command) or any
//! command that reads the file and answers like `clamscan`. Nothing that was not found clean is ever written: there is no
//! quarantine because there is nothing to put into it.

use std::{path::PathBuf, process::Stdio, str::FromStr, time::Duration};

use anyhow::{Context, bail};
use feature::State;
use kernel::{Problem, Text};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpStream, UnixStream},
    process::Command,
};
use web::form::Upload;

/// How long a scanner may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// `clamd` takes a stream in pieces; this is below its usual limit.
const PIECE: usize = 64 << 10;

/// Where the scanner is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanner {
    /// `tcp://127.0.0.1:3310`: a clamd.
    Tcp(String),
    /// `unix:/run/clamav/clamd.ctl`: a clamd.
    Unix(PathBuf),
    /// `command:/usr/bin/clamscan -`: reads the file from its input; 0 is clean, 1 is not.
    Command(Vec<String>),
}

/// What the scanner found.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Finding {
    Clean,
    /// With the name of what it is, for the log.
    Infected(String),
}

impl FromStr for Scanner {
    type Err = anyhow::Error;
    fn from_str(s: &str) -> anyhow::Result<Self> {
        if let Some(address) = s.strip_prefix("tcp://").filter(|address| address.contains(':')) {
            return Ok(Self::Tcp(address.to_owned()));
        }
        if let Some(path) = s.strip_prefix("unix:").filter(|path| path.starts_with('/')) {
            return Ok(Self::Unix(path.into()));
        }
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        if let Some(line) = s.strip_prefix("command:").filter(|line| line.starts_with('/')) {
            return Ok(Self::Command(words(line)));
        }
        bail!("«{s}» is neither tcp://host:port, nor unix:/socket, nor command:/program")
    }
}

/// Passes what the operator's scanner finds clean, and everything where there is none.
///
/// # Errors
/// [`Problem::Invalid`] beside the field when it is infected, or cannot be looked at now.
pub(crate) async fn check(state: &State, field: &'static str, upload: &Upload) -> Result<(), Problem> {
    let Some(address) = &state.settings.scanner else { return Ok(()) };
    let name = upload.name.as_str();
    let outcome = match address.parse::<Scanner>() {
        Ok(scanner) => scanner.look(&upload.bytes).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(Finding::Clean) => Ok(()),
        Ok(Finding::Infected(what)) => {
            tracing::warn!(what, "a file was refused by the scanner");
            Err(Problem::field(field, Text::new("engagement-file-infected").with("name", name)))
        }
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "the scanner does not answer");
            Err(Problem::field(field, Text::new("engagement-file-unscanned").with("name", name)))
        }
    }
}

impl Scanner {
    async fn look(&self, bytes: &[u8]) -> anyhow::Result<Finding> {
        let looking = async {
            match self {
                Scanner::Tcp(address) => instream(TcpStream::connect(address).await?, bytes).await,
                Scanner::Unix(path) => instream(UnixStream::connect(path).await?, bytes).await,
                Scanner::Command(words) => command(words, bytes).await,
            }
        };
        tokio::time::timeout(PATIENCE, looking).await.context("it takes too long")?
    }
}

/// The INSTREAM command of clamd: pieces with their length in front, an empty one at the end, then one line of answer.
async fn instream(mut clamd: impl AsyncRead + AsyncWrite + Unpin, bytes: &[u8]) -> anyhow::Result<Finding> {
    clamd.write_all(b"zINSTREAM\0").await?;
    for piece in bytes.chunks(PIECE) {
        clamd.write_all(&u32::try_from(piece.len())?.to_be_bytes()).await?;
        clamd.write_all(piece).await?;
    }
    clamd.write_all(&[0; 4]).await?;
    clamd.flush().await?;
    let mut answer = String::new();
    clamd.take(4 << 10).read_to_string(&mut answer).await?;
    let answer = answer.trim_matches(['\0', '\n', ' ']);
    match answer.strip_prefix("stream: ").unwrap_or(answer) {
        "OK" => Ok(Finding::Clean),
        found => match found.strip_suffix(" FOUND") {
            Some(what) => Ok(Finding::Infected(what.to_owned())),
            None => bail!("clamd says «{answer}»"),
        },
    }
}

async fn command(words: &[String], bytes: &[u8]) -> anyhow::Result<Finding> {
    let (program, arguments) = words.split_first().context("no command")?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("starting {program}"))?;
    let mut input = child.stdin.take().context("its input")?;
    let writing = async move {
        // It may have seen enough before the end.
        let _ = input.write_all(bytes).await;
    };
    let (output, ()) = tokio::join!(child.wait_with_output(), writing);
    let output = output?;
    match output.status.code() {
        Some(0) => Ok(Finding::Clean),
        Some(1) => Ok(Finding::Infected(String::from_utf8_lossy(&output.stdout).trim().to_owned())),
        code => bail!("{program} ended with {code:?}"),
    }
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    /// A clamd that reads one stream and answers; gives what it read.
    async fn clamd(answer: &'static str) -> (Scanner, tokio::task::JoinHandle<Vec<u8>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let scanner = format!("tcp://{}", listener.local_addr().unwrap()).parse().unwrap();
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut head = [0; 10];
            stream.read_exact(&mut head).await.unwrap();
            assert_eq!(&head, b"zINSTREAM\0");
            let mut read = Vec::new();
            loop {
                let length = stream.read_u32().await.unwrap();
                if length == 0 {
                    break;
                }
                let mut piece = vec![0; usize::try_from(length).unwrap()];
                stream.read_exact(&mut piece).await.unwrap();
                read.extend(piece);
            }
            stream.write_all(answer.as_bytes()).await.unwrap();
            read
        });
        (scanner, server)
    }

    #[tokio::test]
    async fn a_clamd_sees_the_whole_file_and_is_believed() {
        let file = vec![7; PIECE * 2 + 5];
        let (scanner, server) = clamd("stream: OK\0").await;
        assert_eq!(scanner.look(&file).await.unwrap(), Finding::Clean);
        assert_eq!(server.await.unwrap(), file);
        let (scanner, _) = clamd("stream: Eicar-Signature FOUND\0").await;
        assert_eq!(scanner.look(b"x").await.unwrap(), Finding::Infected("Eicar-Signature".into()));
        let (scanner, _) = clamd("INSTREAM size limit exceeded. ERROR\0").await;
        assert!(scanner.look(b"x").await.is_err());
    }

    #[tokio::test]
    async fn a_command_answers_by_its_status() {
        let look = async |line: &str| line.parse::<Scanner>().unwrap().look(b"words").await;
        assert_eq!(look("command:/usr/bin/true").await.unwrap(), Finding::Clean);
        assert!(matches!(look("command:/usr/bin/false").await.unwrap(), Finding::Infected(_)));
        assert_eq!(look("command:/bin/grep -q words").await.unwrap(), Finding::Clean);
        assert!(look("command:/nowhere/scanner").await.is_err());
    }

    #[tokio::test]
    async fn a_scanner_that_is_not_there_lets_nothing_pass() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        assert!(Scanner::Tcp(address.to_string()).look(b"x").await.is_err());
        assert!(Scanner::Unix("/nowhere.ctl".into()).look(b"x").await.is_err());
    }

    #[test]
    fn an_address_is_checked() {
        for wrong in ["", "clamd", "tcp://nowhere", "unix:relative", "command:clamscan"] {
            assert!(wrong.parse::<Scanner>().is_err(), "{wrong}");
        }
    }
}
