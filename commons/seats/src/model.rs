use db::WriteTx;
use feature::State as ProgramState;
use futures::future::BoxFuture;
use kernel::{Problem, ResourceRef, Timestamp};
use uuid::Uuid;

kernel::id!(
    /// A seat, or a place in line.
    SeatId
);

/// How many seats a resource has, and how they are handed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Seats in all, those set aside included; none for any number.
    pub capacity: Option<i64>,
    /// Seats set aside: only [`hold_reserved`](crate::hold_reserved) gives them.
    pub reserved: i64,
    /// For how many minutes a released seat is offered to the next in line; none hands it over at once.
    pub offer_minutes: Option<i64>,
    /// From when on released seats are handed on no more, as once the thing has begun; no offer lasts longer.
    pub closes_at: Option<Timestamp>,
    /// Kinds of seats with a number of their own; a kind that is not named has none.
    pub kinds: Vec<KindPlan>,
}

/// Seats of one kind, as «one for a technician». Kinds may be nested: a seat of `spring/clerk` is one of `spring` too, and
/// both must have room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KindPlan {
    /// The word by which holders ask for it; not empty.
    pub kind: String,
    /// How many there are.
    pub capacity: i64,
    /// From when on released seats of this kind are handed on no more.
    pub closes_at: Option<Timestamp>,
    /// The most parties that its seats may go to, as bodies that send people; none for any number.
    pub most_parties: Option<i64>,
    /// The most of its seats that one party may have; none for any number.
    pub most_of_party: Option<i64>,
}

/// What somebody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// A seat.
    Held,
    /// A place in line.
    Waiting,
    /// A seat that is kept until a moment, for them to accept.
    Offered,
    /// Nothing: it was given back.
    Cancelled,
    /// Nothing: they let the offer pass.
    Lapsed,
}

impl State {
    const ALL: [State; 5] = [State::Held, State::Waiting, State::Offered, State::Cancelled, State::Lapsed];

    /// The word stored and used in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Held => "held",
            State::Waiting => "waiting",
            State::Offered => "offered",
            State::Cancelled => "cancelled",
            State::Lapsed => "lapsed",
        }
    }

    /// The one of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether they have a seat, a place in line or an offer.
    pub fn is_living(self) -> bool {
        matches!(self, State::Held | State::Waiting | State::Offered)
    }
}

/// Why a seat became what it is; kept with each step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They asked for it.
    Enrolled,
    /// A seat set aside was given to them.
    Reserved,
    /// Somebody released a seat.
    Released,
    /// There are more seats than before.
    MoreSeats,
    /// They accepted an offer.
    Accepted,
    /// They gave it back.
    GivenBack,
    /// The office took it back.
    TakenBack,
    /// The time to accept was over.
    OfferOver,
}

impl Reason {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Enrolled => "enrolled",
            Reason::Reserved => "reserved",
            Reason::Released => "released",
            Reason::MoreSeats => "more_seats",
            Reason::Accepted => "accepted",
            Reason::GivenBack => "given_back",
            Reason::TakenBack => "taken_back",
            Reason::OfferOver => "offer_over",
        }
    }
}

/// A seat, or a place in line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// What it is a seat of.
    pub resource: ResourceRef,
    /// Whose it is; what that id means is the feature's own affair.
    pub holder: Uuid,
    /// Which kind was asked for; empty for any.
    pub kind: String,
    /// For whom the holder comes, as a body that sends people; empty for nobody else.
    pub party: String,
    /// Whether it is one of those set aside.
    pub reserved: bool,
    /// What it is now.
    pub state: State,
    /// The order in which people asked.
    pub place: i64,
    /// Until when it is offered.
    pub offered_until: Option<Timestamp>,
    /// When they asked.
    pub created_at: Timestamp,
}

/// Something that happened to somebody's seat because of somebody or something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The seat.
    pub seat: SeatId,
    /// Whose it is.
    pub holder: Uuid,
    /// What it became: held, offered or lapsed.
    pub to: State,
    /// Until when it is offered.
    pub until: Option<Timestamp>,
}

/// How many seats are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Seats in all; none for any number.
    pub capacity: Option<i64>,
    /// Set aside.
    pub reserved: i64,
    /// Held or offered, without those set aside.
    pub held: i64,
    /// Given of those set aside.
    pub reserved_held: i64,
    /// In line.
    pub waiting: i64,
}

impl Counts {
    /// Seats that whoever enrols now can have; none for any number.
    pub fn free(&self) -> Option<i64> {
        self.capacity.map(|capacity| (capacity - self.reserved - self.held).max(0))
    }

    /// Seats that are held or offered, those set aside included.
    pub fn taken(&self) -> i64 {
        self.held + self.reserved_held
    }
}

/// Registers a feature as the keeper of a kind of resource: it is told, in the transaction of the job, what lapsed and
/// who is next, and can write letters there.
#[derive(Clone, Copy)]
pub struct Keeper {
    /// The kind, as in `meeting`.
    pub kind: &'static str,
    /// What follows from the moves.
    pub moved: Moved,
}

/// Follows moves up, in the transaction that made them.
pub type Moved = for<'a> fn(&'a ProgramState, &'a WriteTx, &'a ResourceRef, &'a [Move]) -> Following<'a>;

/// What follows, on its way.
pub type Following<'a> = BoxFuture<'a, Result<(), Problem>>;
