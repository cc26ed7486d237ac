/** The transaction of the calling thread; the only user of Jakarta Transactions. */
@NullMarked
package org.cdiredis.internal.transaction;

import org.jspecify.annotations.NullMarked;
