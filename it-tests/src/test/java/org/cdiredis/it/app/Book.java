package org.cdiredis.it.app;

import java.time.Instant;
import java.time.LocalDate;

/** A value with types that plain Jackson cannot write. */
public record Book(String isbn, String title, LocalDate published, Instant addedAt) {}
