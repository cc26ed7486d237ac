/** HTTP sessions: the same web application on the same server, with the sessions of each system. */
@NullMarked
package org.cdiredis.benchmarks.sessions;

import org.jspecify.annotations.NullMarked;
