//! Dates as META writes them: `YYYY` or `DD.MM.YYYY`.

/// Whether the text is a year or a day of the calendar.
pub(super) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |text: &str, digits: usize| -> Option<u32> {
        if text.len() == digits && text.bytes().all(|b| b.is_ascii_digit()) {
            text.parse().ok()
        } else {
            None
        }
    };
    match parts.as_slice() {
        [year] => number(year, 4).is_some(),
        [day, month, year] => match (number(day, 2), number(month, 2), number(year, 4)) {
            (Some(day), Some(month), Some(year)) => (1..=days(month, year)).contains(&day),
            _ => false,
        },
        _ => false,
    }
}

fn days(month: u32, year: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn knows_the_calendar() {
        for right in ["2024", "29.02.2024", "01.12.1999"] {
            assert!(is_date(right), "{right}");
        }
        for wrong in ["24", "29.02.2023", "31.04.2024", "1.1.2024", "2024-01-01", "", "01.13.2024"] {
            assert!(!is_date(wrong), "{wrong}");
        }
    }
}
