/** What an annotation takes from the configuration. */
@NullMarked
package org.cdiredis.interceptors.internal.config;

import org.jspecify.annotations.NullMarked;
