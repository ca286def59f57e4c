//! nginx, which serves files of the same size.

use std::{
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::ports::free_port;

const PATIENCE: Duration = Duration::from_secs(10);

/// A running nginx with a folder of files. It ends with this value.
pub(super) struct Nginx {
    child: Child,
    files: PathBuf,
    pub(super) port: u16,
}

impl Nginx {
    /// Starts it with as many workers as there are cores, its usual way; access logs off, as ours is.
    pub(super) fn start(folder: &Path) -> Result<Self> {
        let (port, files) = (free_port()?, folder.join("files"));
        std::fs::create_dir_all(&files)?;
        let config = folder.join("nginx.conf");
        let text = format!(
            "daemon off; worker_processes auto; pid {0}/nginx.pid; error_log {0}/error.log;
             events {{ worker_connections 512; }}
             http {{
               access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
               default_type text/html;
               client_body_temp_path {0}/a; proxy_temp_path {0}/b; fastcgi_temp_path {0}/c;
               uwsgi_temp_path {0}/d; scgi_temp_path {0}/e;
               server {{ listen 127.0.0.1:{port}; root {0}/files; }}
             }}",
            folder.display()
        );
        std::fs::write(&config, text)?;
        let child = Command::new("/usr/sbin/nginx")
            .arg("-c")
            .arg(&config)
            .args(["-e", "stderr"])
            .stdin(Stdio::null())
            .spawn()
            .context("nginx")?;
        let nginx = Self { child, files, port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if start.elapsed() > PATIENCE {
                bail!("nginx does not answer");
            }
            sleep(Duration::from_millis(20));
        }
        Ok(nginx)
    }

    /// The path of a file of so many bytes.
    pub(super) fn file(&self, bytes: usize) -> Result<String> {
        let file = self.files.join(bytes.to_string());
        if !file.exists() {
            std::fs::write(&file, vec![b'x'; bytes])?;
        }
        Ok(format!("/{bytes}"))
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // The master takes its workers with it when it is asked to stop, not when it is killed.
        let stopped = Command::new("kill").args(["-QUIT", &self.child.id().to_string()]).status();
        if stopped.is_err() {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}
