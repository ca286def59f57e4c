//! The program `arengo`: one binary for the server, the demo and the operator's commands.

mod commands;
mod config;
mod demo;
mod features;
mod installation;
mod log;
mod server;

use clap::Parser;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    let arguments = commands::Arguments::parse();
    match commands::run(arguments).await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("arengo: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
