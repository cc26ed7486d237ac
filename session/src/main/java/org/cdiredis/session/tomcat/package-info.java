/**
 * Tomcat 10.1 and 11: {@link org.cdiredis.session.tomcat.RedisSessionManager} in the place of Tomcat's own. A valve tells the manager which
 * request runs, and a hook on the response writes the session before the response goes out.
 */
@NullMarked
package org.cdiredis.session.tomcat;

import org.jspecify.annotations.NullMarked;
