use sea_orm::EntityTrait;

/// An entity whose table has a `tenant_id` column, so that [`crate::Tx::find`] can filter by it.
pub trait TenantEntity: EntityTrait {
    /// The tenant's column.
    fn tenant_column() -> Self::Column;
}
