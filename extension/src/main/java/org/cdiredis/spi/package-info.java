/** What libraries build upon that cache on behalf of an application. */
@NullMarked
package org.cdiredis.spi;

import org.jspecify.annotations.NullMarked;
