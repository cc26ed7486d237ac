/**
 * Sessions in Redis on Undertow, in WildFly or in a server of one's own: {@link org.cdiredis.session.undertow.UndertowExtension} gives each
 * deployment that wants it a session manager that stands on {@link org.cdiredis.session.internal.model}. There is nothing here that is not
 * about Undertow's interfaces.
 */
@NullMarked
package org.cdiredis.session.undertow;

import org.jspecify.annotations.NullMarked;
