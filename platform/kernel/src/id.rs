//! Ids are UUIDv7 and each kind is a type of its own, so that a proposal's id cannot be passed for a person's.

/// Declares an id type: `kernel::id!(/// A proposal. ProposalId);`
///
/// The type can be bound to a column, read from a row (`FromQueryResult`), parsed, printed and serialised.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            $crate::serde::Serialize, $crate::serde::Deserialize, $crate::sea_orm::DeriveValueType,
        )]
        #[serde(crate = "kernel::serde", transparent)]
        pub struct $name(pub kernel::uuid::Uuid);

        impl $name {
            /// The bare UUID, for a resource reference.
            pub fn uuid(self) -> $crate::uuid::Uuid {
                self.0
            }
        }
        impl From<$crate::uuid::Uuid> for $name {
            fn from(id: $crate::uuid::Uuid) -> Self {
                Self(id)
            }
        }
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.fmt(f)
            }
        }
        impl ::std::str::FromStr for $name {
            type Err = $crate::uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Ok(Self(s.parse()?))
            }
        }
        impl $crate::sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, $crate::sea_orm::DbErr> {
                Err($crate::sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    };
}

// Inside this crate the macro's `kernel::` paths must resolve too.
extern crate self as kernel;

id!(
    /// An organisation on this installation: a town, a region, a school.
    TenantId
);
id!(
    /// A person's account, which belongs to one tenant.
    PersonId
);
