/** Which adapter connects an application's server with its sessions in Redis. */
@NullMarked
package org.cdiredis.session.servlet;

import org.jspecify.annotations.NullMarked;
