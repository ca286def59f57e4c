//! Ballots, stored compactly: ten million of them must fit in memory.

/// One ballot, or several identical ones, as handed to [`crate::ElectionBuilder::ballot`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot<'a> {
    /// Project ids; best first on a ranking.
    pub projects: Vec<&'a str>,
    /// Points per project, in steps of [`crate::Election::points_scale`]; empty for ballots without points.
    pub points: Vec<i64>,
    /// How many voters cast exactly this ballot (or its weight, where votes are weighted). At least 1.
    pub weight: u64,
}

impl<'a> Ballot<'a> {
    /// A ballot naming projects: approvals, or a ranking with the best first. May be empty, and then still
    /// counts as a voter.
    pub fn approving(projects: impl IntoIterator<Item = &'a str>) -> Self {
        Self { projects: projects.into_iter().collect(), points: Vec::new(), weight: 1 }
    }

    /// A ranking, best first.
    pub fn ranking(projects: impl IntoIterator<Item = &'a str>) -> Self {
        Self::approving(projects)
    }

    /// A ballot giving points to projects.
    pub fn points(points: impl IntoIterator<Item = (&'a str, i64)>) -> Self {
        let (projects, points) = points.into_iter().unzip();
        Self { projects, points, weight: 1 }
    }

    /// The same ballot, cast by `weight` voters.
    #[must_use]
    pub fn times(mut self, weight: u64) -> Self {
        self.weight = weight;
        self
    }
}

/// All ballots of an election, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct Ballots {
    /// Where each ballot begins in `projects`, plus one final entry; empty only before the first ballot.
    starts: Vec<usize>,
    projects: Vec<u32>,
    /// Parallel to `projects`, or empty when ballots carry no points.
    points: Vec<i64>,
    /// Weights, or empty while all are 1.
    weights: Vec<u64>,
}

/// One ballot as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BallotView<'a> {
    /// Positions of the projects; best first on a ranking.
    pub projects: &'a [u32],
    /// Points, parallel to `projects`; empty when ballots carry none.
    pub points: &'a [i64],
    /// How many voters cast it.
    pub weight: u64,
}

impl Ballots {
    /// Number of stored ballots; identical ones may share an entry, see [`BallotView::weight`].
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// True when no ballot was cast.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of project mentions on all stored ballots.
    pub fn mentions(&self) -> usize {
        self.projects.len()
    }

    /// The ballot at a position below [`Ballots::len`]; an empty ballot without weight elsewhere.
    pub fn get(&self, position: usize) -> BallotView<'_> {
        let (Some(&start), Some(&end)) = (self.starts.get(position), self.starts.get(position + 1)) else {
            return BallotView { projects: &[], points: &[], weight: 0 };
        };
        BallotView {
            projects: &self.projects[start..end],
            points: if self.points.is_empty() { &[] } else { &self.points[start..end] },
            weight: self.weights.get(position).copied().unwrap_or(1),
        }
    }

    /// All ballots in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = BallotView<'_>> {
        (0..self.len()).map(|position| self.get(position))
    }

    /// Adds one mention to the ballot that is being written.
    pub(crate) fn mention(&mut self, project: u32) {
        self.projects.push(project);
    }

    /// Adds the points of one mention of the ballot that is being written.
    pub(crate) fn point(&mut self, points: i64) {
        self.points.push(points);
    }

    /// The mentions of the ballot that is being written.
    pub(crate) fn open(&self) -> &[u32] {
        &self.projects[self.starts.last().copied().unwrap_or(0)..]
    }

    /// Forgets all but the first mentions of the ballot that is being written.
    pub(crate) fn reopen(&mut self, mentions: usize) {
        self.projects.truncate(self.starts.last().copied().unwrap_or(0) + mentions);
    }

    /// Ends the ballot that is being written.
    pub(crate) fn close(&mut self, weight: u64) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        if weight != 1 && self.weights.is_empty() {
            self.weights.resize(self.len(), 1);
        }
        self.starts.push(self.projects.len());
        if weight != 1 || !self.weights.is_empty() {
            self.weights.push(weight);
        }
    }
}
