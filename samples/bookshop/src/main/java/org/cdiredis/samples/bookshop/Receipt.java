package org.cdiredis.samples.bookshop;

/**
 * What a buyer gets.
 *
 * @param title what was sold
 * @param copiesLeft how many copies are left
 * @param number grows with each sale of the title
 */
public record Receipt(String title, int copiesLeft, long number) {}
