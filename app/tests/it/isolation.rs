//! Nothing of one organisation can be reached at another: every link and every form that an administrator finds at one
//! is tried by the administrator of another, and by nobody in particular.

use std::collections::{BTreeMap, BTreeSet};

use accounts::Tenant;
use arengo::{demo, features};
use testkit::{TestApp, Visitor, both};
use uuid::Uuid;

use crate::crawl::{Form, Site, submit, without_query};

/// Fewer than that, and the reader did not find its way.
const LEAST_PAGES: usize = 60;
const LEAST_FORMS: usize = 15;

/// An organisation seen by its administrator.
struct Town {
    tenant: Tenant,
    admin: Visitor,
    slugs: Vec<String>,
    site: Site,
}

impl Town {
    async fn visit(app: &TestApp, name: &str) -> Self {
        let host = format!("{name}.localhost");
        let tx = app.state.db.platform_read().await.unwrap();
        let tenant = accounts::by_host(&tx, &host.parse().unwrap()).await.unwrap().unwrap();
        drop(tx);
        let admin = nobody(app, &host).await;
        let email = format!("admin@{name}.example");
        admin.post("/it/login", &[("email", &email), ("password", demo::PASSWORD)]).await.expect(303);
        let tx = app.state.db.tenant(tenant.id).read().await.unwrap();
        let processes = spaces::process::store::all(&tx).await.unwrap();
        drop(tx);
        let slugs = processes.iter().map(|p| p.slug.to_string()).collect();
        let site = Site::read(app, &admin, &["/it/", "/it/admin"]).await;
        let dead: Vec<_> = site.pages.iter().filter(|(_, status)| **status == 404).collect();
        assert!(dead.is_empty(), "links of {name} lead nowhere: {dead:?}");
        assert!(site.repeated.is_empty(), "pages of {name} ask for each entry: {:#?}", site.repeated);
        Self { tenant, admin, slugs, site }
    }

    /// Whether an address names something of this organisation: a process, an id, the hash of a file.
    fn owns(&self, address: &str) -> bool {
        without_query(address)
            .split('/')
            .any(|part| self.slugs.iter().any(|slug| slug == part) || is_id(part))
            || is_short(address)
    }

    /// Words that stand only on pages of this organisation.
    fn marks(&self, other: &Town) -> BTreeSet<String> {
        let own = self.site.headings.iter().filter(|(address, _)| self.owns(address)).map(|(_, words)| words);
        let names =
            [self.tenant.name.clone(), self.tenant.profile.body.clone(), self.tenant.host.to_string()];
        let common: BTreeSet<&String> = other.site.headings.values().collect();
        own.filter(|words| words.contains(' ') && !common.contains(words)).cloned().chain(names).collect()
    }
}

fn is_id(part: &str) -> bool {
    let hash = part.len() >= 32 && part.bytes().all(|b| b.is_ascii_hexdigit());
    hash || part.parse::<Uuid>().is_ok()
}

/// A short address, or the page that offers it.
fn is_short(address: &str) -> bool {
    address.starts_with("/s/") || address.starts_with("/it/share/")
}

/// What a visitor may get from an address that an administrator found: a page, the way to the login, or nothing.
fn is_right_for_visitors(address: &str, status: u16) -> bool {
    match status {
        200 | 303 | 404 => true,
        // A short address leads on by itself, and the tab of pages to the first of them.
        307 => (address.starts_with("/s/") && !address.ends_with(".svg")) || address.ends_with("/pages"),
        // A number alone leads to the same number with its words.
        308 => without_query(address).rsplit('/').next().is_some_and(|part| part.parse::<u64>().is_ok()),
        // Nothing new in a discussion.
        204 => address.starts_with("/it/discussions/") && without_query(address).ends_with("/news"),
        401 | 403 => address.starts_with("/it/admin") || address.starts_with("/it/account"),
        _ => false,
    }
}

/// A browser without session at a host.
async fn nobody(app: &TestApp, host: &str) -> Visitor {
    let any = Box::pin(app.tenant(&format!("x{}", app.statements()))).await;
    any.visitor().at(host)
}

/// What an administrator of one organisation gets from another's addresses.
async fn try_foreign(from: &Town, at: &Town) -> Vec<String> {
    let marks = from.marks(at);
    let mut leaks = Vec::new();
    let (mut pages, mut posts) = (0, 0);
    for address in from.site.pages.keys() {
        let answer = at.admin.get(address).await;
        if from.owns(address) {
            pages += 1;
            if answer.status != 404 {
                leaks.push(format!("GET {address} answers {}", answer.status));
            }
        } else if answer.status >= 500 {
            leaks.push(format!("GET {address} answers {}", answer.status));
        }
        let words = answer.words();
        leaks
            .extend(marks.iter().filter(|m| words.contains(*m)).map(|m| format!("GET {address} says «{m}»")));
    }
    for form in from.site.forms.values().filter(|form| from.owns(&form.action)) {
        posts += 1;
        let answer = submit(&at.admin, form).await;
        if answer.status != 404 {
            leaks.push(format!("POST {} answers {}", form.action, answer.status));
        }
    }
    eprintln!(
        "{} at {}: {} pages ({pages} by its own ids), {posts} forms, {} marks",
        from.tenant.host,
        at.tenant.host,
        from.site.pages.len(),
        marks.len()
    );
    assert!(
        pages >= LEAST_PAGES && posts >= LEAST_FORMS,
        "too little was found: {pages} pages, {posts} forms"
    );
    leaks
}

/// Own addresses with a foreign id in them: the process is there, what is asked of it belongs to another organisation.
async fn try_mixed(from: &Town, at: &Town) -> Vec<String> {
    let mixed = |address: &str| {
        let foreign = address.split('/').any(is_id);
        let slug = from.slugs.iter().find(|slug| address.split('/').any(|part| part == *slug))?;
        let other = at.slugs.first()?;
        foreign.then(|| address.replacen(slug.as_str(), other, 1))
    };
    let mut leaks = Vec::new();
    let pages = from.site.pages.keys().filter_map(|address| mixed(without_query(address)));
    for address in pages.collect::<BTreeSet<String>>() {
        let answer = at.admin.get(&address).await;
        if answer.status != 404 {
            leaks.push(format!("GET {address} answers {}", answer.status));
        }
    }
    for form in from.site.forms.values() {
        let Some(action) = mixed(&form.action) else { continue };
        let answer = submit(&at.admin, &Form { action: action.clone(), ..form.clone() }).await;
        if answer.status != 404 {
            leaks.push(format!("POST {action} answers {}", answer.status));
        }
    }
    leaks
}

/// Own forms with foreign ids in their fields: nothing breaks, and nothing of the other organisation appears.
async fn try_forged(from: &Town, at: &Town) -> Vec<String> {
    let ids = |site: &Site| -> BTreeMap<String, String> {
        let fields = site.forms.values().flat_map(|form| form.fields.iter());
        fields.filter(|(_, value)| is_id(value)).cloned().collect()
    };
    let foreign = ids(&from.site);
    let marks = from.marks(at);
    let (mut leaks, mut tried) = (Vec::new(), 0);
    for form in at.site.forms.values() {
        let mut forged = form.clone();
        for (name, value) in &mut forged.fields {
            if let (true, Some(id)) = (is_id(value), foreign.get(name)) {
                id.clone_into(value);
            }
        }
        if forged == *form {
            continue;
        }
        tried += 1;
        let answer = submit(&at.admin, &forged).await;
        let words = answer.words();
        let said: Vec<_> = marks.iter().filter(|mark| words.contains(*mark)).collect();
        if answer.status >= 500 || !said.is_empty() {
            leaks.push(format!("POST {} with foreign ids answers {} {said:?}", form.action, answer.status));
        }
    }
    eprintln!("{} forms of {} with ids of {}", tried, at.tenant.host, from.tenant.host);
    leaks
}

/// What nobody in particular gets from everything an administrator found: pages or refusals, never a fault.
async fn try_as_visitor(app: &TestApp, town: &Town) -> Vec<String> {
    let visitor = nobody(app, town.tenant.host.as_str()).await;
    let mut leaks = Vec::new();
    for address in town.site.pages.keys() {
        let answer = visitor.get(address).await;
        if !is_right_for_visitors(address, answer.status) {
            leaks.push(format!("a visitor's GET {address} answers {}", answer.status));
        }
        if answer.status == 200 && address.starts_with("/it/admin") {
            leaks.push(format!("a visitor reads {address}"));
        }
    }
    for form in town.site.forms.values() {
        let answer = submit(&visitor, form).await;
        let refused = [303, 401, 403, 404, 422, 429].contains(&answer.status);
        let inside = answer.status == 303 && form.action.starts_with("/it/admin");
        if !refused || (inside && !answer.location().contains("/login")) {
            leaks.push(format!("a visitor's POST {} answers {}", form.action, answer.status));
        }
    }
    leaks
}

both!(nothing_of_one_organisation_is_reached_at_another, features(), async |app: TestApp| {
    demo::furnish(&app.state).await.unwrap();
    let vignola = Town::visit(&app, "vignola").await;
    let union = Town::visit(&app, "valnure-valchero").await;
    let sarmato = Town::visit(&app, "sarmato").await;
    let scambio = Town::visit(&app, "scambio").await;
    let mut leaks = Vec::new();
    for (from, at) in [(&vignola, &union), (&union, &vignola), (&sarmato, &vignola), (&scambio, &vignola)] {
        leaks.extend(try_foreign(from, at).await);
        leaks.extend(try_mixed(from, at).await);
    }
    for town in [&vignola, &sarmato, &scambio] {
        leaks.extend(try_as_visitor(&app, town).await);
    }
    // Last, because these forms change what they are sent to.
    leaks.extend(try_forged(&vignola, &union).await);
    leaks.extend(try_forged(&sarmato, &vignola).await);
    leaks.extend(try_forged(&vignola, &scambio).await);
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
});

both!(a_session_of_one_organisation_is_nothing_at_another, features(), async |app: TestApp| {
    let (sarmato, vignola) = (app.tenant("sarmato").await, app.tenant("vignola").await);
    let admin = sarmato.administrator().await;
    vignola.administrator().await.get("/it/admin").await.expect(200);
    let stolen = admin.at(vignola.tenant.host.as_str());
    let answer = stolen.get("/it/account").await;
    assert!([303, 401, 403].contains(&answer.status), "{} {}", answer.status, answer.words());
    let answer = stolen.get("/it/admin").await;
    assert!([303, 401, 403].contains(&answer.status), "{} {}", answer.status, answer.words());
});
