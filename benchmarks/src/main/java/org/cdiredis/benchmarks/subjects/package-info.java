/** What is measured: cdi-redis and each of its peers, behind one interface and with one kind of value. */
@NullMarked
package org.cdiredis.benchmarks.subjects;

import org.jspecify.annotations.NullMarked;
