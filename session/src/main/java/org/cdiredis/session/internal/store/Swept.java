package org.cdiredis.session.internal.store;

import java.util.List;
import java.util.Optional;

/**
 * What one sweep has found.
 *
 * @param sessions those that the caller is to tell of
 * @param claim what keeps others from telling of them, too; empty if nothing has to, as they are gone
 * @param isMoreDue whether there may be more, so that the caller goes on at once
 */
public record Swept(List<ExpiredSession> sessions, Optional<Claim> claim, boolean isMoreDue) {}
