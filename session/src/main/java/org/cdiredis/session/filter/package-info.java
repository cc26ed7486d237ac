/** Sessions for servers that have no adapter of their own: a servlet filter that wraps requests and responses. */
@NullMarked
package org.cdiredis.session.filter;

import org.jspecify.annotations.NullMarked;
