/**
 * A bookshop that answers slowly the first time and from Redis after that.
 *
 * <p>Start with {@link org.cdiredis.samples.bookshop.BookSearch}, which is all there is to caching, {@link
 * org.cdiredis.samples.bookshop.Checkout}, which locks, and {@link org.cdiredis.samples.bookshop.Basket}, which is all there is to
 * sessions. Public is only what the server asks for: Jakarta REST's resources and mappers, and the records that Jakarta JSON
 * Binding writes.
 */
@NullMarked
package org.cdiredis.samples.bookshop;

import org.jspecify.annotations.NullMarked;
