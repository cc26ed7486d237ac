package org.cdiredis.howto;

/** A value of docs/howto/choose-a-serializer.md. */
public record Chapter(int number) {}
