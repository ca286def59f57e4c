use testkit::{TestApp, both};

use crate::world::{Town, features};

fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = image::RgbImage::from_pixel(40, 30, image::Rgb([20, 90, 80]));
    image.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}

both!(a_picture_has_a_caption_and_a_text_for_those_who_do_not_see_it, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let bytes = picture();
    let file = [("image", "assemblea.png", "image/png", bytes.as_slice())];
    let blind = town.add("gallery", &[("caption_it", "La prima assemblea")], &file).await.expect(422);
    assert!(blind.words().contains("Manca la descrizione"), "{}", blind.words());
    let bare = town.add("gallery", &[("image_alt", "Trenta persone")], &file).await.expect(422);
    assert!(bare.words().contains("Manca la didascalia"), "{}", bare.words());
    let fields = [("caption_it", "La prima assemblea"), ("image_alt", "Trenta persone in cerchio")];
    town.add("gallery", &fields, &file).await.expect(303);
    let html = town.read("/gallery").await.expect(200).text();
    assert!(html.contains("alt=\"Trenta persone in cerchio\""), "{html}");
    assert!(html.contains("<figcaption>La prima assemblea</figcaption>"), "{html}");
    let at = html.find("/files/").unwrap();
    let file = html[at..].split('"').next().unwrap().to_owned();
    town.tenant.visitor().get(&file).await.expect(200);

    // What it shows is said anew, and in another language, without sending the picture again.
    let there = "/en/processes/cinema/gallery";
    let html = town.tenant.visitor().get(there).await.expect(200).text();
    assert!(html.contains("alt=\"Trenta persone in cerchio\" lang=\"it\""), "{html}");
    let list = town.manager.get("/it/admin/processes/cinema/gallery").await.expect(200).text();
    let at = list.find("/it/admin/processes/cinema/gallery/0").unwrap();
    let form = list[at..].split('"').next().unwrap().to_owned();
    let filled = town.manager.get(&form).await.expect(200).text();
    assert!(
        filled.contains("value=\"Trenta persone in cerchio\"") && filled.contains("image_alt_en"),
        "{filled}"
    );
    let mut fields = fields.to_vec();
    fields.push(("image_alt_en", "Thirty people in a circle"));
    town.manager.post_files(&form, &fields, &[]).await.expect(303);
    let html = town.tenant.visitor().get(there).await.expect(200).text();
    assert!(html.contains("alt=\"Thirty people in a circle\" width"), "{html}");
    assert!(html.contains(&file), "the picture is the same");
});

both!(a_film_is_a_link_and_loads_nothing_by_itself, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.add("gallery", &[("caption_it", "Niente")], &[]).await.expect(422);
    let film = [("caption_it", "Il sopralluogo"), ("film", "https://video.example/7")];
    town.add("gallery", &film, &[]).await.expect(303);
    let html = town.read("/gallery").await.expect(200).text();
    assert!(
        html.contains("<a href=\"https://video.example/7\" rel=\"external\">Il sopralluogo</a>"),
        "{html}"
    );
    assert!(!html.contains("<iframe") && !html.contains("<video"), "{html}");
});

both!(a_gallery_is_put_in_order_and_emptied, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    for n in ["1", "2"] {
        let address = format!("https://video.example/{n}");
        town.add("gallery", &[("caption_it", n), ("film", &address)], &[]).await.expect(303);
    }
    let component = town.component(library::GALLERY).await.id;
    let all = async || {
        let tx = town.tenant.db.read().await.unwrap();
        library::store::items::all::<library::Medium>(&tx, component).await.unwrap()
    };
    let ids: Vec<String> = all().await.iter().map(|m| m.id.to_string()).collect();
    let path = "/it/admin/processes/cinema/gallery";
    let order = [("order", ids[1].as_str()), ("order", ids[0].as_str())];
    town.manager.post(&format!("{path}/order"), &order).await.expect(303);
    assert_eq!(all().await[0].id.to_string(), ids[1]);
    town.manager.get(&format!("{path}/{}", ids[0])).await.expect(200);
    for id in &ids {
        town.manager.post(&format!("{path}/{id}/deletion"), &[]).await.expect(303);
    }
    assert!(town.read("/gallery").await.words().contains("Non ci sono ancora foto"));
});
