/** Properties to validated records. */
@NullMarked
package org.cdiredis.session.internal.config;

import org.jspecify.annotations.NullMarked;
