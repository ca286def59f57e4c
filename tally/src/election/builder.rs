//! Checks that make an [`Election`] consistent.

use std::collections::HashMap;

use super::{Ballot, BallotKind, Ballots, Election, Limit, Project};

/// Why an election cannot be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ElectionError {
    /// Two projects share an id.
    #[error("project “{0}” is listed twice")]
    DuplicateProject(String),
    /// A project has no id.
    #[error("a project has an empty id")]
    EmptyId,
    /// More projects than the engine numbers (2³² − 1).
    #[error("too many projects")]
    TooManyProjects,
    /// A ballot names a project that is not in the election.
    #[error("ballot {ballot} names the unknown project “{id}”")]
    UnknownProject {
        /// Position of the ballot, from 0.
        ballot: usize,
        /// The id it names.
        id: String,
    },
    /// A ballot names the same project twice.
    #[error("ballot {ballot} names project “{id}” twice")]
    RepeatedProject {
        /// Position of the ballot, from 0.
        ballot: usize,
        /// The id it names twice.
        id: String,
    },
    /// A ballot has a different number of projects and of points, or points where there should be none.
    #[error("ballot {ballot} names {projects} projects but has {points} points")]
    PointsMismatch {
        /// Position of the ballot, from 0.
        ballot: usize,
        /// How many projects it names.
        projects: usize,
        /// How many points it carries.
        points: usize,
    },
    /// A choose-1 ballot names several projects.
    #[error("ballot {ballot} names several projects where one may be chosen")]
    SeveralChoices {
        /// Position of the ballot, from 0.
        ballot: usize,
    },
    /// A cumulative ballot gives negative points.
    #[error("ballot {ballot} gives negative points where points are shared out")]
    NegativePoints {
        /// Position of the ballot, from 0.
        ballot: usize,
    },
    /// A ballot without weight.
    #[error("ballot {ballot} has weight 0")]
    NoWeight {
        /// Position of the ballot, from 0.
        ballot: usize,
    },
    /// The scale is zero.
    #[error("the number of minor units in one unit must be at least 1")]
    NoScale,
    /// Voters, points or costs add up to more than the engine can hold (2⁶² each).
    #[error("{0} add up to more than can be counted")]
    TooLarge(&'static str),
}

/// Collects projects, then ballots, and checks each as it comes.
#[derive(Clone, Debug)]
pub struct ElectionBuilder {
    election: Election,
    /// Sum of the absolute points on all ballots.
    points: u64,
    /// Per project, the number of the last attempt to add a ballot that named it.
    seen: Vec<u64>,
    attempt: u64,
}

/// Sums up to here leave room for signed 64-bit arithmetic.
const MOST: u64 = 1 << 62;

impl ElectionBuilder {
    pub(crate) fn new(kind: BallotKind, budget: u64) -> Self {
        let election = Election {
            kind,
            budget,
            scale: 1,
            points_scale: 1,
            projects: Vec::new(),
            by_id: HashMap::new(),
            ballots: Ballots::default(),
            voters: 0,
            category_limits: Vec::new(),
            district_limits: Vec::new(),
        };
        Self { election, points: 0, seen: Vec::new(), attempt: 0 }
    }

    /// Adds a project and returns its position.
    ///
    /// # Errors
    /// When the id is empty or taken.
    pub fn project(&mut self, project: Project) -> Result<usize, ElectionError> {
        if project.id.is_empty() {
            return Err(ElectionError::EmptyId);
        }
        let position = self.election.projects.len();
        if u32::try_from(position).is_err() {
            return Err(ElectionError::TooManyProjects);
        }
        if self.election.by_id.insert(project.id.clone(), position).is_some() {
            return Err(ElectionError::DuplicateProject(project.id));
        }
        self.election.projects.push(project);
        self.seen.push(0);
        Ok(position)
    }

    /// Adds a ballot by project ids.
    ///
    /// # Errors
    /// When it names unknown or repeated projects, or its points do not fit its projects or its kind.
    pub fn ballot(&mut self, ballot: Ballot<'_>) -> Result<(), ElectionError> {
        let number = self.election.ballots.len();
        let mut positions = Vec::with_capacity(ballot.projects.len());
        for id in &ballot.projects {
            let unknown = || ElectionError::UnknownProject { ballot: number, id: (*id).to_string() };
            positions.push(self.election.index_of(id).ok_or_else(unknown)?);
        }
        self.ballot_at(&positions, &ballot.points, ballot.weight)
    }

    /// Adds a ballot by project positions, which is faster: for callers that keep the positions returned by
    /// [`ElectionBuilder::project`]. `points` is empty for ballots without points.
    ///
    /// # Errors
    /// As [`ElectionBuilder::ballot`].
    pub fn ballot_at(
        &mut self,
        projects: &[usize],
        points: &[i64],
        weight: u64,
    ) -> Result<(), ElectionError> {
        let number = self.election.ballots.len();
        self.check(projects, points, weight)?;
        self.attempt += 1;
        for &project in projects {
            if self.seen[project] == self.attempt {
                let id = self.election.projects[project].id.clone();
                return Err(ElectionError::RepeatedProject { ballot: number, id });
            }
            self.seen[project] = self.attempt;
        }
        self.election.voters = self.election.voters.saturating_add(weight);
        for &project in projects {
            // Positions were checked to fit when the project was added.
            self.election.ballots.mention(u32::try_from(project).unwrap_or(u32::MAX));
        }
        for &given in points {
            self.election.ballots.point(given);
            self.points = self.points.saturating_add(given.unsigned_abs().saturating_mul(weight));
        }
        self.election.ballots.close(weight);
        Ok(())
    }

    /// Takes ballots that a reader has already checked, with their number of voters and the sum of their
    /// absolute points.
    pub(crate) fn adopt(&mut self, ballots: Ballots, voters: u64, points: u64) {
        self.election.ballots = ballots;
        self.election.voters = voters;
        self.points = points;
    }

    fn check(&self, projects: &[usize], points: &[i64], weight: u64) -> Result<(), ElectionError> {
        let ballot = self.election.ballots.len();
        let kind = self.election.kind;
        if weight == 0 {
            return Err(ElectionError::NoWeight { ballot });
        }
        if let Some(unknown) = projects.iter().find(|&&p| p >= self.election.projects.len()) {
            return Err(ElectionError::UnknownProject { ballot, id: unknown.to_string() });
        }
        if kind == BallotKind::ChooseOne && projects.len() > 1 {
            return Err(ElectionError::SeveralChoices { ballot });
        }
        let expected = if kind.has_points() { projects.len() } else { 0 };
        if points.len() != expected {
            return Err(ElectionError::PointsMismatch {
                ballot,
                projects: projects.len(),
                points: points.len(),
            });
        }
        if kind == BallotKind::Cumulative && points.iter().any(|&p| p < 0) {
            return Err(ElectionError::NegativePoints { ballot });
        }
        Ok(())
    }

    /// Sets how many minor units make one unit of the currency; 1 unless called.
    #[must_use]
    pub fn scale(mut self, scale: u64) -> Self {
        self.election.scale = scale;
        self
    }

    /// Sets how many steps of points make one point; 1 unless called.
    #[must_use]
    pub fn points_scale(mut self, scale: u64) -> Self {
        self.election.points_scale = scale;
        self
    }

    /// Sets the most that may be spent per category.
    #[must_use]
    pub fn category_limits(mut self, limits: Vec<Limit>) -> Self {
        self.election.category_limits = limits;
        self
    }

    /// Sets the pot of each district.
    #[must_use]
    pub fn district_limits(mut self, limits: Vec<Limit>) -> Self {
        self.election.district_limits = limits;
        self
    }

    /// Finishes the election.
    ///
    /// # Errors
    /// When the scale is zero or sums are beyond what can be counted.
    pub fn build(self) -> Result<Election, ElectionError> {
        let election = self.election;
        if election.scale == 0 || election.points_scale == 0 {
            return Err(ElectionError::NoScale);
        }
        if election.voters >= MOST {
            return Err(ElectionError::TooLarge("voters"));
        }
        if self.points >= MOST {
            return Err(ElectionError::TooLarge("points"));
        }
        let costs: u128 = election.projects.iter().map(|p| u128::from(p.cost)).sum();
        if costs >= u128::from(MOST) || election.budget >= MOST {
            return Err(ElectionError::TooLarge("costs"));
        }
        Ok(election)
    }
}
