/// Tenants: parts of an account that send with resources of their own and are held responsible apart from each
/// other.
///
/// [Tenants] makes, lists and deletes them; [TenantAssociations] says which identities, configuration sets and
/// templates they may use, and [TenantLinks] is where that is kept, so that the resources can ask before they are
/// deleted; [ReputationEntities] switches their sending on and off.
///
/// Source: SES API v2, `CreateTenant` and its neighbors, "Managing tenants". Knows no wire format; which sends a
/// tenant may make is decided where messages are admitted.
@NullMarked
package io.pennypost.ses.tenant;

import org.jspecify.annotations.NullMarked;
