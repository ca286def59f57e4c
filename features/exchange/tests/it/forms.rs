use chrono::TimeDelta;
use serde_json::json;
use testkit::TestApp;

use crate::{
    applying::{either, world},
    world::{ADMIN, LIST, seats},
};

const SESSION: &str = "/it/processes/scambi/schede/1-orti-urbani/sessions/1";

// Empty, huge, in a wrong encoding, repeated, forged, of another organisation: refused, and nothing breaks.
testkit::both!(forms_refuse_what_nobody_types, crate::world::features(), async |app: TestApp| {
    let (world, [alfa, beta, ..]) = world(app, seats(2, json!({})), either()).await;
    let application = format!("{SESSION}/application");
    let body = world.body("Comune di Beta").await.to_string();
    let alfas = world.body("Comune di Alfa").await.to_string();
    let huge = "x".repeat(30_000);
    let host = [
        format!("{SESSION}/days"),
        format!("{SESSION}/seats"),
        format!("{SESSION}/cancellation"),
        format!("{SESSION}/again"),
        format!("{LIST}/drafts"),
    ];
    // Empty.
    beta.post(&application, &[]).await.expect(422);
    for form in &host[..3] {
        alfa.post(form, &[]).await.expect(422);
    }
    alfa.post(&format!("{LIST}/drafts"), &[]).await.expect(422);
    world.admin.post(&format!("{ADMIN}/bodies"), &[]).await.expect(422);
    world.admin.post(&format!("{ADMIN}/bodies/invitations"), &[]).await.expect(422);
    world.admin.post(&format!("{ADMIN}/settings"), &[]).await.expect(422);
    // Huge.
    let fields = |name: &'static str| {
        let mut all = vec![
            ("body", body.as_str()),
            ("manager", "Capo"),
            ("manager_email", "capo@beta.example"),
            ("name_1", "Bea"),
            ("email_1", "bea@ente.example"),
        ];
        all.retain(|(known, _)| *known != name);
        all.push((name, huge.as_str()));
        all
    };
    for name in ["manager", "manager_email", "name_1", "email_1", "role_1", "message", "body"] {
        beta.post(&application, &fields(name)).await.expect(422);
    }
    alfa.post(&host[2], &[("reason", &huge)]).await.expect(422);
    alfa.post(&host[1], &[("seats", "99999999999999999999")]).await.expect(422);
    alfa.post(&host[0], &[("days", &huge)]).await.expect(422);
    alfa.post(&host[4], &[("body", &alfas), ("title", &huge)]).await.expect(422);
    world.admin.post(&format!("{ADMIN}/bodies"), &[("heading", &huge)]).await.expect(422);
    // In a wrong encoding, and as something else than a form.
    let wrong = b"name_1=%FF%FE&manager=%00".to_vec();
    for form in host.iter().chain([&application]) {
        let answer = alfa.post_raw(form, "application/x-www-form-urlencoded", wrong.clone()).await;
        assert!((400..500).contains(&answer.status), "{form} answers {}", answer.status);
        let answer = alfa.post_raw(form, "application/json", b"{}".to_vec()).await;
        assert!((400..500).contains(&answer.status), "{form} answers {}", answer.status);
    }
    // Forged: what is not of this programme, or of nothing.
    let nobody = "00000000-0000-0000-0000-000000000000";
    alfa.post(&format!("{SESSION}/attendance"), &[("person", nobody)]).await.expect(409);
    alfa.post(&format!("{SESSION}/materials/removal"), &[("material_id", "x")]).await.expect(404);
    alfa.post(&format!("{SESSION}/materials/removal"), &[("material_id", nobody)]).await.expect(404);
    for what in ["withdrawal", "acceptance"] {
        for id in [nobody, "x", "1"] {
            beta.post(&format!("{LIST}/participants/{id}/{what}"), &[]).await.expect(404);
        }
    }
    let mut theirs = fields("message");
    theirs.retain(|(name, _)| *name != "message" && *name != "body");
    theirs.push(("body", alfas.as_str()));
    beta.post(&application, &theirs).await.expect(422);
    // A mail address of somebody else's organisation opens nothing; silence of a manager is no refusal.
    let mut fine = fields("message");
    fine.retain(|(name, _)| *name != "message");
    beta.post(&application, &fine).await.expect(303);
    beta.post(&application, &fine).await.expect(422);
    let mail = world.mail("capo@beta.example", "Serve il tuo consenso").await;
    let key = mail.text.split("/approvals/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let approval = format!("{LIST}/approvals/{key}");
    let visitor = world.town.visitor();
    for fields in [&[][..], &[("decision", "forse")][..]] {
        visitor.post(&approval, fields).await.expect(422);
    }
    let foreign = world.app.tenant("vignola").await;
    foreign.visitor().post(&approval, &[("decision", "yes")]).await.expect(404);
    foreign.administrator().await.post(&host[0], &[("days", "2026-12-03")]).await.expect(404);
    visitor.post(&approval, &[("decision", "yes")]).await.expect(303);
    visitor.post(&approval, &[("decision", "yes")]).await.expect(409);
    // Late.
    alfa.post(&host[0], &[("days", "2026-12-03")]).await.expect(303);
    world.app.clock.advance(TimeDelta::days(14));
    let mut late = fine.clone();
    late.retain(|(name, _)| !name.ends_with("_1"));
    late.extend([("name_1", "Tarda"), ("email_1", "tarda@ente.example")]);
    beta.post(&application, &late).await.expect(409);
    let bea = world.participant("Bea").await.to_string();
    let hours = format!("hours_{bea}");
    alfa.post(&format!("{SESSION}/attendance"), &[("person", &bea), (&hours, "9999")]).await.expect(422);
});
