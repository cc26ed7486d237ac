/** What libraries build upon that work with Redis on behalf of an application. */
@NullMarked
package org.cdiredis.spi;

import org.jspecify.annotations.NullMarked;
