package org.cdiredis.caching.internal.jcache;

record Book(String isbn, String title) {}
