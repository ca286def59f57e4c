//! What guests show at the door: eight letters and digits that cannot be taken for each other.

use kernel::Env;

/// Without 0 and O, 1 and I.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A fresh code: 40 random bits, unique in the organisation by a key of its table.
pub(crate) fn draw(env: &Env) -> String {
    env.random::<8>().iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect()
}

/// A code as it is read out and printed, as in «K7PX-Q2MD».
pub(crate) fn spaced(code: &str) -> String {
    match code.split_at_checked(4) {
        Some((first, second)) if !second.is_empty() => format!("{first}-{second}"),
        _ => code.to_owned(),
    }
}

/// The code that somebody typed or scanned: also in small letters, with spaces, or as the end of an address.
pub(crate) fn read(typed: &str) -> String {
    let last = typed.rsplit(['=', '/']).next().unwrap_or_default();
    let plain = last.chars().filter(char::is_ascii_alphanumeric).take(16);
    plain.map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_however_they_are_typed() {
        let code = draw(&Env::system());
        assert!(code.len() == 8 && !code.contains(['0', 'O', '1', 'I']));
        assert_eq!(spaced("K7PXQ2MD"), "K7PX-Q2MD");
        assert_eq!(read(" k7px q2md "), "K7PXQ2MD");
        assert_eq!(read("https://x.example/it/admin/y/check-in?code=K7PXQ2MD"), "K7PXQ2MD");
        assert_eq!(read("\u{202e}è"), "");
    }
}
