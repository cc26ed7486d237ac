/**
 * Payara Server 6 and 7, whose web container has the class names of Tomcat's and other methods: {@link
 * org.cdiredis.session.payara.RedisSessionManager} in the place of its own. A valve tells the manager which request runs, and a listener of the
 * response writes the session before the response goes out. Compiled on its own, against that container: see {@code docs/decisions}.
 */
@NullMarked
package org.cdiredis.session.payara;

import org.jspecify.annotations.NullMarked;
