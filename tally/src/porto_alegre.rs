//! Porto Alegre: no vote on projects, but priorities by region, weighted with need.
//!
//! Regional assemblies rank themes; the first places get points. Each region's share of the money of a theme
//! is the sum over criteria (population, lack of the service, the region's own priority) of weight times
//! grade, divided by that sum over all regions. Delegates are elected by attendance. Weights and grades
//! changed over the years (see de Sousa Santos, “Participatory Budgeting in Porto Alegre”, 1998), so they are
//! all parameters here.

use num_bigint::BigInt;
use num_integer::Integer;

/// One criterion by which regions are graded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// For people to read.
    pub name: String,
    /// How much it counts.
    pub weight: u64,
}

/// Why money cannot be shared out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SharingError {
    /// A region has another number of grades than there are criteria.
    #[error("region {region} has {grades} grades for {criteria} criteria")]
    Grades {
        /// Position of the region.
        region: usize,
        /// Its grades.
        grades: usize,
        /// The criteria.
        criteria: usize,
    },
    /// No region has any points.
    #[error("no region has any points, so there is nothing to share by")]
    NoPoints,
}

/// Points of regions for one theme: sum of weight × grade.
///
/// # Errors
/// When a region has more or fewer grades than there are criteria.
pub fn points(criteria: &[Criterion], grades: &[Vec<u64>]) -> Result<Vec<u128>, SharingError> {
    let mut all = Vec::with_capacity(grades.len());
    for (region, grades) in grades.iter().enumerate() {
        if grades.len() != criteria.len() {
            return Err(SharingError::Grades { region, grades: grades.len(), criteria: criteria.len() });
        }
        let products =
            criteria.iter().zip(grades).map(|(c, grade)| u128::from(c.weight) * u128::from(*grade));
        all.push(products.fold(0, u128::saturating_add));
    }
    Ok(all)
}

/// Shares money out in proportion to points, to the minor unit: everybody gets the part rounded down, what
/// remains goes to the largest remainders, equal ones in the given order.
///
/// # Errors
/// When there are no points at all.
pub fn share(amount: u64, points: &[u128]) -> Result<Vec<u64>, SharingError> {
    let total: BigInt = points.iter().map(|&points| BigInt::from(points)).sum();
    if total == BigInt::ZERO {
        return Err(SharingError::NoPoints);
    }
    let mut shares = Vec::with_capacity(points.len());
    let mut remainders = Vec::with_capacity(points.len());
    for (region, &points) in points.iter().enumerate() {
        let (whole, rest) = (BigInt::from(points) * amount).div_rem(&total);
        shares.push(u64::try_from(whole).unwrap_or(u64::MAX));
        remainders.push((std::cmp::Reverse(rest), region));
    }
    remainders.sort();
    let missing = amount - shares.iter().sum::<u64>();
    for (_, region) in remainders.into_iter().take(usize::try_from(missing).unwrap_or(usize::MAX)) {
        shares[region] += 1;
    }
    Ok(shares)
}

/// Points of themes from the rankings of assemblies: `first` for the first place, one less for each below,
/// never under 0. `rankings` hold positions of themes, best first.
pub fn theme_points(themes: usize, rankings: &[Vec<usize>], first: u64) -> Vec<u64> {
    let mut points = vec![0; themes];
    for ranking in rankings {
        for (theme, given) in ranking.iter().zip((1..=first).rev()) {
            if let Some(points) = points.get_mut(*theme) {
                *points += given;
            }
        }
    }
    points
}

/// Delegates of an assembly by attendance. `brackets` are pairs of “up to this many people” and “one delegate
/// per this many”; what exceeds the last bracket elects at its ratio. Porto Alegre began with (100, 10).
pub fn delegates(attendance: u64, brackets: &[(u64, u64)]) -> u64 {
    let (mut counted, mut delegates, mut ratio) = (0, 0, 0);
    for &(up_to, per) in brackets {
        ratio = per;
        let here = attendance.min(up_to).saturating_sub(counted);
        delegates += here.checked_div(per).unwrap_or(0);
        counted += here;
    }
    delegates + (attendance - counted).checked_div(ratio).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Criterion, delegates, points, share, theme_points};

    #[test]
    fn money_follows_need_to_the_last_cent() {
        let criterion = |weight| Criterion { name: String::new(), weight };
        let criteria = [criterion(2), criterion(4), criterion(5)];
        let grades = [vec![1, 4, 4], vec![4, 1, 0], vec![2, 2, 2]];
        let points = points(&criteria, &grades).unwrap();
        assert_eq!(points, [38, 12, 22]);
        let shares = share(100_000, &points).unwrap();
        assert_eq!(shares, [52_778, 16_667, 30_555]);
        assert_eq!(shares.iter().sum::<u64>(), 100_000);
        assert_eq!(share(2, &[1, 1, 1]), Ok(vec![1, 1, 0]));
        assert!(share(2, &[0]).is_err() && super::points(&criteria, &[vec![1]]).is_err());
    }

    #[test]
    fn assemblies_give_points_and_elect_delegates() {
        assert_eq!(theme_points(3, &[vec![2, 0], vec![2, 1, 0], vec![1]], 2), [1, 3, 4]);
        let brackets = [(100, 10), (250, 20), (400, 30)];
        assert_eq!(
            [9, 10, 99, 100, 260, 460].map(|people| delegates(people, &brackets)),
            [0, 1, 9, 10, 17, 24]
        );
    }
}
