//! What a form says in lines: days, modules, seats by role, dates. What was not touched is kept as it was, with all that
//! the lines do not show.

use chrono::NaiveDate;

use super::{
    Alternative, Availability, Fixed, Hours, InMonth, Module, Month, OptionalEvent, Part, Per, PerDay, PickN,
    Range, TransferDay, TypedSeat, Unit, When, Window,
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

/// Limits of single days, a line each, as in «1: 4 / 8»: on day 1 at most 4 people on a date, and 8 on all of them. None when a
/// line cannot be read.
pub fn read_per_day(text: &str) -> Option<Vec<PerDay>> {
    let limit = |line: String| {
        let (day, rest) = line.split_once(':')?;
        let (max, total) = rest.split_once('/').unwrap_or((rest, rest));
        let number = |text: &str| text.trim().parse::<i64>().ok().filter(|n| (1..=1_000).contains(n));
        Some(PerDay { day: number(day)?, max: number(max)?, per: Per::Date, total_max: number(total)? })
    };
    lines(text).into_iter().map(limit).collect()
}

/// The lines that [`read_per_day`] reads.
pub fn write_per_day(limits: &[PerDay]) -> String {
    let line = |one: &PerDay| format!("{}: {} / {}", one.day, one.max, one.total_max);
    limits.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Events on which a part of a fixed date depends, a line each, as in «4/3/2027 sera». Each goes to the session that has its day;
/// gives the first line that has none.
///
/// # Errors
/// The line.
pub fn read_events(text: &str, dates: &mut [Availability]) -> Result<(), String> {
    let mut fixed: Vec<&mut Fixed> = dates
        .iter_mut()
        .filter_map(|one| match one {
            Availability::Fixed(fixed) => Some(fixed),
            _ => None,
        })
        .collect();
    for one in &mut fixed {
        one.optional_event = None;
    }
    for line in lines(text) {
        let (day, part) = line.split_once(char::is_whitespace).unwrap_or((&line, "giornata"));
        let event = read_day(day).zip(part_of(part)).map(|(date, when)| OptionalEvent { date, when });
        let place = event.and_then(|event| {
            let session = fixed.iter_mut().find(|one| one.dates.contains(&event.date))?;
            session.optional_event.replace(event).is_none().then_some(())
        });
        place.ok_or(line)?;
    }
    Ok(())
}

/// The lines that [`read_events`] reads.
pub fn write_events(dates: &[Availability]) -> String {
    let event = |one: &Availability| match one {
        Availability::Fixed(fixed) => fixed.optional_event.clone(),
        _ => None,
    };
    let line = |event: OptionalEvent| format!("{} {}", show(event.date), part_word(event.when));
    dates.iter().filter_map(event).map(line).collect::<Vec<_>>().join("\n")
}

/// Modules: a title a line, with its hours after a bar, a plus where they are the fewest; lines with a dash under it say what is in it.
pub fn read_modules(text: &str) -> Vec<Module> {
    let mut modules: Vec<Module> = Vec::new();
    for line in lines(text) {
        match (line.strip_prefix('-'), modules.last_mut()) {
            (Some(item), Some(module)) => {
                module.items.get_or_insert_default().push(item.trim().to_owned());
            }
            _ => {
                let (title, hours) = line.rsplit_once('|').unwrap_or((&line, ""));
                let (hours, least) = match hours.trim().strip_suffix('+') {
                    Some(least) => (None, read_hours(least)),
                    None => (read_hours(hours), None),
                };
                modules.push(Module {
                    n: i64::try_from(modules.len()).unwrap_or(0) + 1,
                    title: title.trim().to_owned(),
                    items: None,
                    hours: hours.map(Hours::Number),
                    hours_min: least,
                    optional: false,
                    when: None,
                });
            }
        }
    }
    modules
}

fn read_hours(text: &str) -> Option<i64> {
    text.trim().parse().ok().filter(|hours| (1..=200).contains(hours))
}

/// The lines that [`read_modules`] reads.
pub fn write_modules(modules: &[Module]) -> String {
    let mut text = Vec::new();
    for module in modules {
        let hours = match (module.hours, module.hours_min) {
            (Some(Hours::Number(n)), _) => format!(" | {n}"),
            (_, Some(n)) => format!(" | {n}+"),
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

fn part_of(word: &str) -> Option<When> {
    let word = word.trim().to_lowercase();
    PARTS.iter().find(|(part, _)| *part == word).map(|(_, when)| *when)
}

fn part_word(when: When) -> &'static str {
    PARTS.iter().find(|(_, own)| *own == when).map_or("", |(word, _)| word)
}

/// Days: a line each for what happens, as in «1 mattina: visita agli orti».
pub fn read_days(text: &str) -> Vec<TransferDay> {
    let mut days: Vec<TransferDay> = Vec::new();
    for line in lines(text) {
        let (head, item) = line.split_once(':').unwrap_or(("", &line));
        let mut words = head.split_whitespace();
        let n = words.next().and_then(|word| word.parse::<i64>().ok()).filter(|n| (1..=60).contains(n));
        let when = words.next().and_then(part_of);
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
            let word = part_word(part.when);
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
    /// Which day of the session it is about; empty for all.
    pub about: String,
}

impl DateRow {
    /// The row of an entry.
    pub fn new(one: &Availability) -> Self {
        let row = |kind: &str, days: String, count: Option<i64>| Self {
            kind: kind.to_owned(),
            days,
            count: count.map(|n| n.to_string()).unwrap_or_default(),
            about: one.session_day().map(|n| n.to_string()).unwrap_or_default(),
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
        let session_day = match self.about.trim() {
            "" => None,
            // Only what is still open is about one day of a session.
            day if matches!(self.kind.as_str(), "month" | "window") => {
                Some(day.parse::<i64>().ok().filter(|n| (1..=60).contains(n))?)
            }
            _ => return None,
        };
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
                session_day,
                source: None,
                conflict: false,
            }),
            "window" => {
                let (start, end) = two()?;
                let n_dates = Some(count).filter(|n| *n > 1);
                let (source, conflict, text) = (None, false, None);
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
        for (kind, days, count, about) in [
            ("fixed", "04/03/2027, 05/03/2027", "", ""),
            ("alternative", "04/03/2027, 11/03/2027", "1", ""),
            ("month", "03/2027", "", ""),
            ("month", "03/2027", "", "1"),
            ("window", "17/05/2027, 31/05/2027", "2", "2"),
            ("range", "07/10/2027, 18/10/2027", "", ""),
            ("pick-n", "04/03/2027, 05/03/2027 | 11/03/2027, 12/03/2027", "1", ""),
            ("pick-n", "04/03/2027, 11/03/2027, 18/03/2027", "2", ""),
        ] {
            let row =
                DateRow { kind: kind.into(), days: days.into(), count: count.into(), about: about.into() };
            let read = row.read(&[]).unwrap();
            assert_eq!(DateRow::new(&read), row);
        }
        for (kind, days) in
            [("fixed", "ieri"), ("range", "04/03/2027"), ("month", "13/2027"), ("x", "04/03/2027")]
        {
            let row = DateRow { kind: kind.into(), days: days.into(), ..DateRow::default() };
            assert_eq!(row.read(&[]), None, "{kind} {days}");
        }
        for (kind, about) in [("fixed", "1"), ("month", "primo"), ("month", "0")] {
            let days = if kind == "month" { "03/2027" } else { "04/03/2027" };
            let row =
                DateRow { kind: kind.into(), days: days.into(), about: about.into(), ..DateRow::default() };
            assert_eq!(row.read(&[]), None, "{kind} about {about}");
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
        let modules = "Bando | 3\n- criteri\n- punteggi\nRete\nProva | 4+";
        assert_eq!(write_modules(&read_modules(modules)), modules);
        assert_eq!(write_per_day(&read_per_day("1: 4 / 8\n2: 8").unwrap()), "1: 4 / 8\n2: 8 / 8");
        for wrong in ["4", "1: x", "0: 4", "1: 4 / 99999999999999999999"] {
            assert_eq!(read_per_day(wrong), None, "{wrong}");
        }
        assert_eq!(write_typed(&read_typed("2 Tecnici\nUna dirigente")), "2 Tecnici\n1 Una dirigente");
    }
    #[test]
    fn an_event_belongs_to_the_session_of_its_day() {
        let fixed = |days: &[&str]| {
            let dates = days.iter().filter_map(|day| read_day(day)).collect();
            Availability::Fixed(Fixed { dates, ..Fixed::default() })
        };
        let mut dates = [fixed(&["4/3/2027"]), fixed(&["11/3/2027", "12/3/2027"])];
        assert_eq!(read_events("12/3/2027 sera", &mut dates), Ok(()));
        assert_eq!(write_events(&dates), "12/03/2027 sera");
        for wrong in ["13/3/2027 sera", "12/3/2027 notte", "ieri", "4/3/2027 sera\n4/3/2027 mattina"] {
            assert!(read_events(wrong, &mut dates).is_err(), "{wrong}");
        }
        assert_eq!(read_events("", &mut dates), Ok(()));
        assert_eq!(write_events(&dates), "");
    }
}
