//! The phases of a participatory budget, proposed for a new process with dates that can be changed.

use accounts::Here;
use chrono::{Days, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;
use kernel::{Text, Timestamp};

use super::translated::said;
use crate::process::{Phase, PhaseId, Rules};

/// People can talk in every phase; the manager may close that.
const TALK: Rules = Rules { propose: false, support: false, vote: false, comment: true };

/// Title, description, length in weeks (none for open end), what it opens.
const PHASES: [(&str, &str, Option<u64>, Rules); 5] = [
    ("spaces-template-ideas", "spaces-template-ideas-text", Some(8), Rules { propose: true, ..TALK }),
    ("spaces-template-support", "spaces-template-support-text", Some(5), Rules { support: true, ..TALK }),
    ("spaces-template-study", "spaces-template-study-text", Some(8), TALK),
    ("spaces-template-vote", "spaces-template-vote-text", Some(2), Rules { vote: true, ..TALK }),
    ("spaces-template-result", "spaces-template-result-text", None, TALK),
];

/// The phases of a participatory budget that begins on a day.
pub(super) fn participatory_budget(here: &Here, first_day: NaiveDate) -> Vec<Phase> {
    let zone = here.tenant.time_zone;
    let mut day = first_day;
    PHASES
        .into_iter()
        .map(|(title, text, weeks, rules)| {
            let starts_at = start_of(day, zone);
            let next = weeks.map(|weeks| day + Days::new(weeks * 7));
            let ends_at = next.and_then(|next| end_of(next.pred_opt()?, zone));
            day = next.unwrap_or(day);
            Phase {
                id: PhaseId(here.state.env.uuid()),
                title: said(here, &Text::new(title)),
                description: said(here, &Text::new(text)),
                starts_at,
                ends_at,
                rules,
            }
        })
        .collect()
}

/// The first moment of a day.
pub(crate) fn start_of(day: NaiveDate, zone: Tz) -> Option<Timestamp> {
    zone.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest().map(|moment| moment.to_utc())
}

/// The last minute of a day, as people say it: 23:59.
fn end_of(day: NaiveDate, zone: Tz) -> Option<Timestamp> {
    zone.from_local_datetime(&day.and_hms_opt(23, 59, 0)?).latest().map(|moment| moment.to_utc())
}
