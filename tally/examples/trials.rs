//! Random trials from a number on: `cargo run --release -p tally --example trials FROM COUNT`.

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<u64>().ok());
    let (from, count) = (arguments.next().unwrap_or(0), arguments.next().unwrap_or(100_000));
    let mut failed = 0;
    for number in from..from + count {
        if let Err(problem) = tally::trials::trial(number) {
            println!("{problem}");
            failed += 1;
        }
    }
    println!("{count} trials, {failed} failed");
}
