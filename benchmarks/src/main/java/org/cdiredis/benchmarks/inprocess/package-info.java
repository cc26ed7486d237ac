/** What runs in a process, measured with JMH: a cache in front of the cache, and what becoming bytes costs. */
@NullMarked
package org.cdiredis.benchmarks.inprocess;

import org.jspecify.annotations.NullMarked;
