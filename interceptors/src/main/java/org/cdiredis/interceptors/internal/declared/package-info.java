/** What annotations declare in texts and marks: durations, and names that depend on the call. */
@NullMarked
package org.cdiredis.interceptors.internal.declared;

import org.jspecify.annotations.NullMarked;
