/** What JSR-107's own tests need to run, and what makes sure that they test anything. */
@NullMarked
package org.cdiredis.it.jcache;

import org.jspecify.annotations.NullMarked;
