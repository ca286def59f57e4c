//! The program `arengo`: one binary for the server, the demo and the operator's commands.

use clap::Parser;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    match arengo::commands::run(arengo::commands::Arguments::parse()).await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("arengo: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
