//! What a form says in lines: days, modules, seats by role, dates. What was not touched is kept as it was, with all that
//! the lines do not show.

use chrono::NaiveDate;

use super::{
    Alternative, Availability, Fixed, Hours, InMonth, Module, Month, Part, PickN, Range, TransferDay,
    TypedSeat, Unit, When, Window,
};

/// The lines of a text that say something.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Seats by role, a line each, as in «1 Responsabile di sportello».
pub fn read_typed(text: &str) -> Vec<TypedSeat> {
    let seat = |line: String| match line.split_once(char::is_whitespace) {
        Some((n, role)) if n.parse::<i64>().is_ok_and(|n| n > 0) => {
            TypedSeat { n: n.parse().unwrap_or(1), role: role.trim().to_owned() }
        }
        _ => TypedSeat { n: 1, role: line },
    };
    lines(text).into_iter().map(seat).collect()
}

/// The lines that [`read_typed`] reads.
pub fn write_typed(seats: &[TypedSeat]) -> String {
    seats.iter().map(|seat| format!("{} {}", seat.n, seat.role)).collect::<Vec<_>>().join("\n")
}

/// Modules: a title a line, with its hours after a bar; lines with a dash under it say what is in it.
pub fn read_modules(text: &str) -> Vec<Module> {
    let mut modules: Vec<Module> = Vec::new();
    for line in lines(text) {
        match (line.strip_prefix('-'), modules.last_mut()) {
            (Some(item), Some(module)) => {
                module.items.get_or_insert_default().push(item.trim().to_owned());
            }
            _ => {
                let (title, hours) = line.rsplit_once('|').unwrap_or((&line, ""));
                modules.push(Module {
                    n: i64::try_from(modules.len()).unwrap_or(0) + 1,
                    title: title.trim().to_owned(),
                    items: None,
                    hours: hours.trim().parse().ok().filter(|h| (1..=200).contains(h)).map(Hours::Number),
                    hours_min: None,
                    optional: false,
                    when: None,
                });
            }
        }
    }
    modules
}

/// The lines that [`read_modules`] reads.
pub fn write_modules(modules: &[Module]) -> String {
    let mut text = Vec::new();
    for module in modules {
        let hours = match (module.hours, module.hours_min) {
            (Some(Hours::Number(n)), _) | (_, Some(n)) => format!(" | {n}"),
            _ => String::new(),
        };
        text.push(format!("{}{hours}", module.title));
        text.extend(module.items.iter().flatten().map(|item| format!("- {item}")));
    }
    text.join("\n")
}

/// The parts of a day in the words of the form.
const PARTS: [(&str, When); 8] = [
    ("mattina", When::Morning),
    ("pomeriggio", When::Afternoon),
    ("sera", When::Evening),
    ("giornata", When::Day),
    ("morning", When::Morning),
    ("afternoon", When::Afternoon),
    ("evening", When::Evening),
    ("day", When::Day),
];

/// Days: a line each for what happens, as in «1 mattina: visita agli orti».
pub fn read_days(text: &str) -> Vec<TransferDay> {
    let mut days: Vec<TransferDay> = Vec::new();
    for line in lines(text) {
        let (head, item) = line.split_once(':').unwrap_or(("", &line));
        let mut words = head.split_whitespace();
        let n = words.next().and_then(|word| word.parse::<i64>().ok()).filter(|n| (1..=60).contains(n));
        let named = words.next().map(str::to_lowercase);
        let when = named.and_then(|word| PARTS.iter().find(|(part, _)| *part == word)).map(|(_, when)| *when);
        let (n, item) = match n {
            Some(n) => (n, item.trim()),
            None => (days.last().map_or(1, |day| day.n), line.as_str()),
        };
        let when = when.unwrap_or(When::Day);
        if days.last().is_none_or(|day| day.n != n) {
            days.push(TransferDay { n, date: None, parts: Vec::new() });
        }
        let Some(day) = days.last_mut() else { continue };
        match day.parts.last_mut() {
            Some(part) if part.when == when => part.items.push(item.to_owned()),
            _ => day.parts.push(Part { when, items: vec![item.to_owned()] }),
        }
    }
    days
}

/// The lines that [`read_days`] reads.
pub fn write_days(days: &[TransferDay]) -> String {
    let mut text = Vec::new();
    for day in days {
        for part in &day.parts {
            let word = PARTS.iter().find(|(_, when)| *when == part.when).map_or("", |(word, _)| word);
            text.extend(part.items.iter().map(|item| format!("{} {word}: {item}", day.n)));
        }
    }
    text.join("\n")
}

/// A day as people write it: `4/3/2027` or `2027-03-04`.
fn read_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day =
        NaiveDate::parse_from_str(text, "%Y-%m-%d").or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"));
    day.ok().filter(|day| (1990..2200).contains(&chrono::Datelike::year(day)))
}

/// A month as people write it: `3/2027` or `2027-03`.
fn read_month(text: &str) -> Option<Month> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let (month, year) = text.split_once('/')?;
        format!("{year}-{month:0>2}").parse().ok()
    })
}

fn show(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

fn joined(days: &[NaiveDate]) -> String {
    days.iter().map(|day| show(*day)).collect::<Vec<_>>().join(", ")
}

/// When an exchange can be, as a row of a form: what kind, which days, how many of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateRow {
    /// The word of the kind, as in the exchange file.
    pub kind: String,
    /// The days, with commas; blocks with bars; a month.
    pub days: String,
    /// How many are confirmed or drawn.
    pub count: String,
}

impl DateRow {
    /// The row of an entry.
    pub fn new(one: &Availability) -> Self {
        let row = |kind: &str, days: String, count: Option<i64>| Self {
            kind: kind.to_owned(),
            days,
            count: count.map(|n| n.to_string()).unwrap_or_default(),
        };
        match one {
            Availability::Fixed(fixed) => row("fixed", joined(&fixed.dates), None),
            Availability::Alternative(one) => row("alternative", joined(&one.dates), Some(one.choose)),
            Availability::Month(one) => row("month", one.month.first().format("%m/%Y").to_string(), None),
            Availability::Window(w) => row("window", joined(&[w.start, w.end]), w.n_dates),
            Availability::Range(range) => row("range", joined(&[range.start, range.end]), None),
            Availability::PickN(pick) if pick.unit == Some(Unit::Block) => {
                let blocks: Vec<String> = pick.blocks.iter().map(|block| joined(block)).collect();
                row("pick-n", blocks.join(" | "), Some(pick.n_min))
            }
            Availability::PickN(pick) => row("pick-n", joined(&pick.dates), Some(pick.n_min)),
        }
    }

    /// The entry of a row; none when it cannot be read. A row that says what an entry said before gives that entry.
    pub fn read(&self, before: &[Availability]) -> Option<Availability> {
        if let Some(kept) = before.iter().find(|one| Self::new(one) == *self) {
            return Some(kept.clone());
        }
        let many = |text: &str| text.split(',').map(read_day).collect::<Option<Vec<NaiveDate>>>();
        let count = if self.count.trim().is_empty() { 1 } else { self.count.trim().parse::<i64>().ok()? };
        let two = || match many(&self.days)?.as_slice() {
            [start, end] => Some((*start, *end)),
            _ => None,
        };
        Some(match self.kind.as_str() {
            "fixed" => Availability::Fixed(Fixed { dates: sorted(many(&self.days)?), ..Fixed::default() }),
            "alternative" => {
                let dates = sorted(many(&self.days)?);
                let group = dates.first().map(|day| Month::of(*day).to_string()).unwrap_or_default();
                Availability::Alternative(Alternative { group, choose: count, dates })
            }
            "month" => Availability::Month(InMonth {
                month: read_month(&self.days)?,
                label: None,
                session_day: None,
                source: None,
                conflict: false,
            }),
            "window" => {
                let (start, end) = two()?;
                let n_dates = Some(count).filter(|n| *n > 1);
                let (session_day, source, conflict, text) = (None, None, false, None);
                Availability::Window(Window { start, end, session_day, n_dates, source, conflict, text })
            }
            "range" => {
                let (start, end) = two()?;
                Availability::Range(Range { start, end, label: None })
            }
            "pick-n" if self.days.contains('|') => {
                let blocks = self.days.split('|').map(many).collect::<Option<Vec<_>>>()?;
                Availability::PickN(PickN {
                    n_min: count,
                    unit: Some(Unit::Block),
                    dates: Vec::new(),
                    blocks,
                })
            }
            "pick-n" => {
                let dates = sorted(many(&self.days)?);
                Availability::PickN(PickN { n_min: count, unit: None, dates, blocks: Vec::new() })
            }
            _ => return None,
        })
    }
}

fn sorted(mut days: Vec<NaiveDate>) -> Vec<NaiveDate> {
    days.sort_unstable();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (kind, days, count) in [
            ("fixed", "04/03/2027, 05/03/2027", ""),
            ("alternative", "04/03/2027, 11/03/2027", "1"),
            ("month", "03/2027", ""),
            ("window", "17/05/2027, 31/05/2027", "2"),
            ("range", "07/10/2027, 18/10/2027", ""),
            ("pick-n", "04/03/2027, 05/03/2027 | 11/03/2027, 12/03/2027", "1"),
            ("pick-n", "04/03/2027, 11/03/2027, 18/03/2027", "2"),
        ] {
            let row = DateRow { kind: kind.into(), days: days.into(), count: count.into() };
            let read = row.read(&[]).unwrap();
            assert_eq!(DateRow::new(&read), row);
        }
        for (kind, days) in
            [("fixed", "ieri"), ("range", "04/03/2027"), ("month", "13/2027"), ("x", "04/03/2027")]
        {
            let row = DateRow { kind: kind.into(), days: days.into(), count: String::new() };
            assert_eq!(row.read(&[]), None, "{kind} {days}");
        }
    }

    #[test]
    fn an_untouched_row_keeps_what_it_does_not_show() {
        let text = r#"{"type":"month","month":"2024-10","session_day":1,"source":"card","conflict":true}"#;
        let before: Availability = serde_json::from_str(text).unwrap();
        assert_eq!(DateRow::new(&before).read(std::slice::from_ref(&before)), Some(before));
    }

    #[test]
    fn days_and_modules_are_read_as_they_are_written() {
        let days = "1 mattina: Visita\n1 mattina: Incontro\n1 sera: Cena\n2 giornata: Laboratorio";
        assert_eq!(write_days(&read_days(days)), days);
        let modules = "Bando | 3\n- criteri\n- punteggi\nRete";
        assert_eq!(write_modules(&read_modules(modules)), modules);
        assert_eq!(write_typed(&read_typed("2 Tecnici\nUna dirigente")), "2 Tecnici\n1 Una dirigente");
    }
}
