//! Invented people who give the demo's numbers: they take part, and nobody can log in as them.

use accounts::{
    Standing,
    people::{self, Declaration, NewPerson, PasswordHash, Tie},
};
use chrono::NaiveDate;
use db::TenantDb;
use kernel::{Actor, Locale, Problem, ResourceRef};
use serde_json::json;

use super::calendar::Dice;

const FIRST: [&str; 60] = [
    "Ada", "Adele", "Agata", "Alba", "Aldo", "Amina", "Andrea", "Arianna", "Bianca", "Camilla", "Carlo",
    "Cecilia", "Chiara", "Clara", "Dario", "Davide", "Denis", "Diego", "Edoardo", "Elena", "Elsa", "Emma",
    "Enrico", "Erica", "Fabio", "Fatima", "Federica", "Filippo", "Franca", "Gaia", "Giacomo", "Gino",
    "Giorgia", "Giulia", "Greta", "Ilaria", "Ines", "Irene", "Iva", "Karim", "Lara", "Leo", "Lidia",
    "Lorenzo", "Luca", "Marta", "Matteo", "Mirko", "Nadia", "Nicola", "Olga", "Paolo", "Pietro", "Rita",
    "Samira", "Silvia", "Tommaso", "Ugo", "Valeria", "Zeno",
];

const LAST: [&str; 40] = [
    "Alberici",
    "Anelli",
    "Arata",
    "Baldini",
    "Barbieri",
    "Bassi",
    "Benelli",
    "Bersani",
    "Boselli",
    "Cagnoni",
    "Carini",
    "Casali",
    "Cattani",
    "Cremona",
    "Dallara",
    "Ettori",
    "Fanti",
    "Fiorani",
    "Fontana",
    "Galli",
    "Gandini",
    "Ghezzi",
    "Lodigiani",
    "Losi",
    "Magnani",
    "Marchesi",
    "Merli",
    "Montanari",
    "Negri",
    "Orsi",
    "Pagani",
    "Pellizzari",
    "Quadrelli",
    "Rebecchi",
    "Sala",
    "Silva",
    "Tedeschi",
    "Vaccari",
    "Villa",
    "Zucchi",
];

/// Has so many people join an organisation, confirmed and with what they declare, in one transaction.
///
/// # Errors
/// When the database fails.
pub async fn join(db: &TenantDb, town: &str, count: usize) -> anyhow::Result<Vec<Standing>> {
    let dice = Dice::new(town);
    let people =
        (0..count.min(FIRST.len())).map(|i| invent(town, i, &dice)).collect::<anyhow::Result<Vec<_>>>()?;
    // Nothing verifies this hash: nobody has a password that could be guessed, and hashing none costs no time.
    let hash = PasswordHash::decoy();
    let work = db.write(move |tx| async move {
        let mut ids = Vec::with_capacity(people.len());
        for (new, declaration) in people {
            let id = people::store::insert(&tx, &new, &hash).await?;
            people::store::confirm_email(&tx, id).await?;
            people::store::set_declaration(&tx, id, &declaration).await?;
            let about = ResourceRef::new("person", id.uuid());
            tx.audit(&Actor::System("demo".to_owned()), "person.register", &about, json!({})).await?;
            tx.emit("person.registered", &about, json!({})).await?;
            ids.push(id);
        }
        Ok::<_, Problem>(ids)
    });
    let ids = work.await?;
    let tx = db.read().await?;
    let mut crowd = Vec::with_capacity(ids.len());
    for id in ids {
        crowd.push(accounts::standing_of(&tx, id).await?);
    }
    Ok(crowd)
}

fn invent(town: &str, position: usize, dice: &Dice) -> anyhow::Result<(NewPerson, Declaration)> {
    let first = FIRST[position * 7 % FIRST.len()];
    let last = LAST[usize::try_from(dice.below(LAST.len() as u64))?];
    let person = NewPerson {
        email: format!("{}.{}@{town}.example", first.to_lowercase(), last.to_lowercase()).parse()?,
        password: String::new(),
        name: format!("{first} {last}"),
        nickname: format!("{first} {}.", &last[..1]),
        locale: Locale::IT,
        newsletter: dice.below(3) == 0,
    };
    let tie = match dice.below(10) {
        0 => Tie::Study,
        1 | 2 => Tie::Work,
        _ => Tie::Residence,
    };
    let born_on =
        NaiveDate::from_yo_opt(1942 + i32::try_from(dice.below(64))?, 1 + u32::try_from(dice.below(360))?);
    Ok((person, Declaration { tie: Some(tie), born_on }))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn everybody_has_a_nickname_of_their_own() {
        let dice = Dice::new("x");
        let people: Vec<NewPerson> = (0..FIRST.len()).map(|i| invent("x", i, &dice).unwrap().0).collect();
        let names: HashSet<&str> = people.iter().map(|p| p.nickname.as_str()).collect();
        assert_eq!(names.len(), FIRST.len());
    }
}
