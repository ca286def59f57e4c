use anyhow::anyhow;
use argon2::{
    Argon2, PasswordHasher, PasswordVerifier,
    password_hash::{PasswordHash as Phc, SaltString},
};
use kernel::{Env, Problem, Text};

/// A password as it is stored: Argon2id with the parameters of its PHC string.
#[derive(Clone)]
pub struct PasswordHash(pub String);

impl PasswordHash {
    /// Hashes a password, away from the threads that serve requests because it takes tens of milliseconds on purpose.
    ///
    /// # Errors
    /// When hashing fails, which is our fault.
    pub async fn of(env: &Env, password: String) -> Result<Self, Problem> {
        let salt = SaltString::encode_b64(&env.random::<16>()).map_err(|e| anyhow!("salt: {e}"))?;
        let hash = tokio::task::spawn_blocking(move || {
            Argon2::default().hash_password(password.as_bytes(), &salt).map(|h| h.to_string())
        })
        .await
        .map_err(anyhow::Error::from)?;
        Ok(Self(hash.map_err(|e| anyhow!("argon2: {e}"))?))
    }

    /// Whether a password is the right one.
    pub async fn verifies(self, password: String) -> bool {
        tokio::task::spawn_blocking(move || {
            Phc::new(&self.0)
                .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
        })
        .await
        .unwrap_or(false)
    }

    /// A hash that nothing verifies; checked for unknown addresses so that the answer takes as long.
    pub fn decoy() -> Self {
        Self("$argon2id$v=19$m=19456,t=2,p=1$YXJlbmdvLWRlY295LXNhbHQ$3dbSh1QzVYEyKGUPEYGUjoE5Y3Cz4NhS1GyVOZ1cM2E".to_owned())
    }
}

/// Whether a new password is long enough and not among the first an attacker tries (NIST SP 800-63B: length and a
/// blocklist, no rules of composition).
///
/// # Errors
/// What to say beside the field.
pub fn check_strength(password: &str, own_words: &[&str]) -> Result<(), Text> {
    const COMMON: [&str; 12] = [
        "password",
        "passw0rd",
        "1234567890",
        "qwertyuiop",
        "iloveyou",
        "administrator",
        "benvenuto",
        "cambiami",
        "juventus",
        "francesca",
        "alessandro",
        "arengoarengo",
    ];
    let lower = password.to_lowercase();
    let letters: std::collections::HashSet<char> = lower.chars().collect();
    if password.chars().count() < 10 {
        return Err(Text::new("accounts-password-short"));
    }
    if password.len() > 256 {
        return Err(Text::new("accounts-password-long"));
    }
    let own = own_words.iter().any(|word| word.len() > 3 && lower == word.to_lowercase());
    if letters.len() < 4
        || own
        || COMMON.iter().any(|c| lower.trim_end_matches(|x: char| x.is_ascii_digit()) == *c || lower == *c)
    {
        return Err(Text::new("accounts-password-guessable"));
    }
    Ok(())
}
