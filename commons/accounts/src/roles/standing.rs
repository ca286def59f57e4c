use kernel::{Actor, Email, Locale, PersonId, Problem, Text};
use uuid::Uuid;

use super::Role;

/// Who acts, with what they may do here. Every action takes one.
#[derive(Clone, Debug)]
pub struct Standing {
    /// As the audit log names them.
    pub actor: Actor,
    /// The person, when one is logged in.
    pub me: Option<Me>,
    roles: Vec<(Role, Option<Uuid>)>,
    spaces: Vec<Uuid>,
}

/// The person who is logged in.
#[derive(Clone, Debug)]
pub struct Me {
    /// Their id.
    pub id: PersonId,
    /// How others see them.
    pub nickname: String,
    /// Their own name, shown to staff.
    pub name: String,
    /// Where mail reaches them.
    pub email: Email,
    /// Whether they proved that the address is theirs.
    pub email_confirmed: bool,
    /// The language they chose.
    pub locale: Locale,
}

impl Standing {
    /// Somebody who is not logged in.
    pub fn visitor() -> Self {
        Self { actor: Actor::Visitor, me: None, roles: Vec::new(), spaces: Vec::new() }
    }

    /// The program itself; passes every check of roles.
    pub fn system(work: &str) -> Self {
        let roles = vec![(Role::Administrator, None)];
        Self { actor: Actor::System(work.to_owned()), me: None, roles, spaces: Vec::new() }
    }

    /// A person with their roles.
    pub fn person(me: Me, roles: Vec<(Role, Option<Uuid>)>) -> Self {
        Self { actor: Actor::Person(me.id), me: Some(me), roles, spaces: Vec::new() }
    }

    /// The same person with the spaces they are a member of now.
    #[must_use]
    pub fn admitted_to(self, spaces: Vec<Uuid>) -> Self {
        Self { spaces, ..self }
    }

    /// Whether they belong to a space: as a member, or because they work there.
    pub fn belongs_to(&self, space: Uuid) -> bool {
        self.spaces.contains(&space) || self.sees_drafts(space)
    }

    /// The spaces they are a member of now.
    pub fn member_of(&self) -> &[Uuid] {
        &self.spaces
    }

    /// Whether they are a member of any space.
    pub fn is_member_somewhere(&self) -> bool {
        !self.spaces.is_empty()
    }

    /// Whether they administer the organisation.
    pub fn is_administrator(&self) -> bool {
        self.roles.iter().any(|(role, _)| *role == Role::Administrator)
    }

    /// Whether they operate the installation.
    pub fn is_operator(&self) -> bool {
        self.roles.iter().any(|(role, _)| *role == Role::Operator)
    }

    /// Whether they hold one of the roles in a process (or in all processes). Administrators hold every role.
    pub fn holds(&self, roles: &[Role], process: Uuid) -> bool {
        self.is_administrator()
            || self
                .roles
                .iter()
                .any(|(role, scope)| roles.contains(role) && scope.is_none_or(|s| s == process))
    }

    /// Whether they have any work to do in the administration.
    pub fn is_staff(&self) -> bool {
        self.roles.iter().any(|(role, _)| *role != Role::Operator)
    }

    /// Whether they see drafts of a process.
    pub fn sees_drafts(&self, process: Uuid) -> bool {
        self.holds(&[Role::Manager, Role::Moderator, Role::Evaluator, Role::Collaborator], process)
    }

    /// The person, or the request to log in with the reason why.
    ///
    /// # Errors
    /// [`Problem::NotLoggedIn`] for visitors.
    pub fn require_person(&self, why: Text) -> Result<&Me, Problem> {
        self.me.as_ref().ok_or(Problem::NotLoggedIn(why))
    }

    /// Passes administrators only.
    ///
    /// # Errors
    /// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotAllowed`] for others.
    pub fn require_administrator(&self) -> Result<(), Problem> {
        self.require(self.is_administrator(), "accounts-administrators-only")
    }

    /// Passes operators only.
    ///
    /// # Errors
    /// As above.
    pub fn require_operator(&self) -> Result<(), Problem> {
        self.require(self.is_operator(), "accounts-operators-only")
    }

    /// Passes whoever holds one of the roles in a process.
    ///
    /// # Errors
    /// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotAllowed`] with the given reason for others.
    pub fn require_role(&self, roles: &[Role], process: Uuid, reason: &'static str) -> Result<(), Problem> {
        self.require(self.holds(roles, process), reason)
    }

    fn require(&self, holds: bool, reason: &'static str) -> Result<(), Problem> {
        match (holds, &self.actor) {
            (true, _) => Ok(()),
            (false, Actor::Visitor) => Err(Problem::NotLoggedIn(Text::new("accounts-login-for-staff"))),
            (false, _) => Err(Problem::NotAllowed(Text::new(reason))),
        }
    }
}
