//! The counting engine for browsers, with a plain interface: text in, text out.
//!
//! The page asks for room with [`room`], writes its input there, calls [`run`], and reads the answer from the
//! address and length that [`answer`] and [`answer_length`] give. Input is a sequence of texts, each preceded
//! by its length in four bytes (little endian): first the arguments of the command `tally` as one text with a
//! line break after each, then pairs of file name and content. The answer is such a sequence too: what the
//! command prints or complains of, then name and content of each file it writes.

use std::cell::RefCell;

use tally::command;

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for input and returns its address.
// SAFETY: the name is not used by anything else in this program.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|input| {
        input.clear();
        input.resize(length, 0);
        input.as_mut_ptr()
    })
}

/// Runs the command on the input. Returns 1 when it succeeds.
// SAFETY: the name is not used by anything else in this program.
#[unsafe(no_mangle)]
pub extern "C" fn run() -> u32 {
    let (texts, success) = match INPUT.with_borrow(|input| answer_to(input)) {
        Ok(texts) => (texts, 1),
        Err(problem) => (vec![problem], 0),
    };
    let mut answer = Vec::new();
    for text in texts {
        answer.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
        answer.extend(text.into_bytes());
    }
    ANSWER.set(answer);
    success
}

/// Address of the answer.
// SAFETY: the name is not used by anything else in this program.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

/// Length of the answer in bytes.
// SAFETY: the name is not used by anything else in this program.
#[unsafe(no_mangle)]
pub extern "C" fn answer_length() -> usize {
    ANSWER.with_borrow(Vec::len)
}

fn answer_to(input: &[u8]) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    let mut rest = input;
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_le_bytes(*length) as usize;
        let (text, after) = after.split_at_checked(length).ok_or("the input is cut off")?;
        texts.push(text);
        rest = after;
    }
    let (arguments, files) = texts.split_first().ok_or("there is no input")?;
    let arguments: Vec<String> = String::from_utf8_lossy(arguments).lines().map(str::to_string).collect();
    let read = |name: &str| {
        let file = files.chunks_exact(2).find(|pair| pair[0] == name.as_bytes());
        file.map(|pair| pair[1].to_vec()).ok_or_else(|| format!("{name}: there is no such file"))
    };
    let done = command::run(&arguments, &read)?;
    let files = done.files.into_iter().flat_map(|(name, content)| [name, content]);
    Ok(std::iter::once(done.text).chain(files).collect())
}
