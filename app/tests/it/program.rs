//! The program itself: the demo's first start, its end, and its second start.

use std::{
    io::{BufRead, BufReader, Lines, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

/// A demo that serves.
struct Demo {
    program: Child,
    port: u16,
    /// Kept, because a program that prints to nobody ends.
    _words: Lines<BufReader<ChildStdout>>,
}

impl Demo {
    /// Starts it and waits until it says that it is ready.
    fn start(data: &Path) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_arengo"))
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .env_remove("ARENGO_DATABASE_URL")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let ready = lines.next().expect("the demo ended before it was ready").unwrap();
        let port = ready.trim_end_matches('/').rsplit(':').next().unwrap().parse().expect(&ready);
        Self { program, port, _words: lines }
    }

    fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, host: &str, path: &str) -> String {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {host}:{}\r\nConnection: close\r\n\r\n", self.port))
    }

    fn post(&self, host: &str, path: &str, body: &str) -> String {
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {host}:{}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        ))
    }

    /// Asks again until the page says what is expected of a job in the background.
    fn get_until(&self, host: &str, path: &str, words: &str) -> String {
        for _ in 0..150 {
            let page = self.get(host, path);
            if page.contains(words) {
                return page;
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        panic!("{host}{path} never says «{words}»");
    }

    /// Stops it as systemd does; it ends by itself.
    fn stop(mut self) {
        let told = Command::new("kill").args(["-TERM", &self.program.id().to_string()]).status().unwrap();
        assert!(told.success());
        assert!(self.program.wait().unwrap().success(), "the demo did not end well");
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // Still there only when the test failed.
        drop(self.program.kill());
        drop(self.program.wait());
    }
}

#[test]
fn a_second_start_of_the_demo_keeps_what_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let demo = Demo::start(&data);
    let front = demo.get("localhost", "/");
    for name in arengo::demo::NAMES {
        assert!(front.contains(&format!("http://{name}.localhost:{}/", demo.port)), "{name} has no tile");
        let home = demo.get(&format!("{name}.localhost"), "/it/");
        assert!(home.starts_with("HTTP/1.1 200"), "{home}");
        assert!(home.contains("/it/demo/mail"), "{name} does not say that it is a demo");
    }
    for path in ["/", "/it/"] {
        let nobody = demo.get("unknown.localhost", path);
        assert!(nobody.starts_with("HTTP/1.1 404"), "{nobody}");
        assert!(!nobody.contains("sarmato"), "it lists what is not public");
    }
    let fields =
        "name=Dora+Prova&nickname=Dora&email=dora%40posta.example&password=quattro+parole+in+fila&terms=on";
    let registered = demo.post("sarmato.localhost", "/it/register", fields);
    assert!(registered.starts_with("HTTP/1.1 303"), "{registered}");
    let mail = demo.get_until("sarmato.localhost", "/it/demo/mail", "dora@posta.example");
    assert!(mail.contains("/it/confirmation/"), "the mail has no link");
    assert!(!demo.get("vignola.localhost", "/it/demo/mail").contains("dora@posta.example"));
    demo.stop();

    let again = Demo::start(&data);
    let mail = again.get("sarmato.localhost", "/it/demo/mail");
    assert!(mail.contains("dora@posta.example"), "the second start threw the mail away");
    let known = again.post(
        "sarmato.localhost",
        "/it/login",
        "email=dora%40posta.example&password=quattro+parole+in+fila",
    );
    assert!(known.starts_with("HTTP/1.1 303"), "the second start does not know Dora: {known}");
    let logged_in =
        again.post("vignola.localhost", "/it/login", "email=anna%40vignola.example&password=arengo-demo");
    assert!(logged_in.starts_with("HTTP/1.1 303"), "{logged_in}");
    again.stop();
}

#[test]
fn the_demo_refuses_addresses_that_others_reach_and_real_databases() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str], url: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_arengo"));
        command.args(["demo", "--data"]).arg(folder.path().join("data")).args(arguments);
        let output = command.env("ARENGO_DATABASE_URL", url).output().unwrap();
        assert!(!output.status.success());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(run(&["--listen", "0.0.0.0:0"], "").contains("only addresses of this machine"));
    assert!(run(&["--listen", "127.0.0.1:0"], "postgres://x").contains("without database_url"));
    assert!(!folder.path().join("data").exists(), "something was made nevertheless");
}
