use testkit::{TestApp, both};

use crate::world::{ADMIN, Town, features};

const TABLE: &str = "codice;titolo;anno;stato;assegnati;spesi;ufficio;scadenza\n\
    A1;Panchine;2026;Cantiere;14.000;3.500;Ufficio tecnico;30/05/2027\n\
    A2;=1+1;2026;1;9000;;;\n";

both!(a_table_is_previewed_then_imported, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.add(&[("title_it", "Vecchio nome"), ("external_id", "A1")]).await.expect(303);
    let path = format!("{ADMIN}/import");
    let file = [("file", "opere.csv", "text/csv", TABLE.as_bytes())];
    let preview = town.manager.post_files(&path, &[], &file).await.expect(200);
    assert!(preview.words().contains("Un’opera nuova, una cambiata"), "{}", preview.words());
    assert_eq!(town.works().await.len(), 1, "a preview changes nothing");
    let confirmed = [("confirmed", "1"), ("table", TABLE)];
    town.manager.post_files(&path, &confirmed, &[]).await.expect(303);
    let works = town.works().await;
    assert_eq!(works.len(), 2);
    assert_eq!((works[0].stage, works[0].spent.minor, works[0].budget.minor), (2, 350_000, 1_400_000));
    assert_eq!(works[0].title.text(kernel::Locale::IT), "Panchine");
    // The same table once more: nothing doubles, nothing is spent twice.
    town.manager.post_files(&path, &confirmed, &[]).await.expect(303);
    assert_eq!(town.works().await[0].spent.minor, 350_000);
    // What goes out can come in again, and runs nowhere as a formula.
    let csv = town.read("/accountability/works.csv").await.expect(200).text();
    assert!(csv.contains("A1;Panchine;2026;Cantiere;14000;3500;Ufficio tecnico;2027-05-30"), "{csv}");
    assert!(csv.contains("'=1+1"), "{csv}");
    let back = [("confirmed", "1"), ("table", csv.as_str())];
    town.manager.post_files(&path, &back, &[]).await.expect(303);
    let works = town.works().await;
    assert_eq!((works.len(), works[1].title.text(kernel::Locale::IT)), (2, "=1+1"));
    let sheet = town.read("/accountability/works.xlsx").await.expect(200);
    assert!(sheet.bytes.starts_with(b"PK"));
});

both!(nothing_is_imported_while_one_line_is_wrong, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let path = format!("{ADMIN}/import");
    let table = "id,title,year,budget\nA1,Bene,2026,10\nA2,,2026,10\nA3,Male,1492,dieci\n";
    let file = [("file", "opere.csv", "text/csv", table.as_bytes())];
    let answer = town.manager.post_files(&path, &[], &file).await.expect(422);
    let words = answer.words();
    for part in ["Riga 3: Manca il titolo", "Riga 4: Manca l’anno", "«dieci» non è una somma"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    // A forged confirmation is read again, and refused again.
    town.manager.post_files(&path, &[("confirmed", "1"), ("table", table)], &[]).await.expect(422);
    assert!(town.works().await.is_empty());
    let latin = [("file", "opere.csv", "text/csv", b"id,title,year\nA1,Citt\xe0,2026\n".as_slice())];
    let answer = town.manager.post_files(&path, &[], &latin).await.expect(422);
    assert!(answer.words().contains("Il file non è in UTF-8"), "{}", answer.words());
    town.manager.post_files(&path, &[], &[]).await.expect(422);
});
