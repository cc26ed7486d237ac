/** From a deployment to its sessions. */
@NullMarked
package org.cdiredis.session.internal.boot;

import org.jspecify.annotations.NullMarked;
