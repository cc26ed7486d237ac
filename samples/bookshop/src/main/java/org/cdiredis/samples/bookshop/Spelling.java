package org.cdiredis.samples.bookshop;

import java.util.stream.IntStream;

/** Tells slips of the finger from other words. */
final class Spelling {

    private static final int LETTERS_PER_SLIP = 4;

    private Spelling() {}

    /** Whether a word is another but for a slip per four letters: a letter too many, too few, or a wrong one. */
    static boolean isSimilar(String typed, String meant) {
        int slips = typed.length() / LETTERS_PER_SLIP;
        return Math.abs(typed.length() - meant.length()) <= slips && distance(typed, meant) <= slips;
    }

    /** The Levenshtein distance, row by row. */
    private static int distance(String typed, String meant) {
        int[] above = IntStream.rangeClosed(0, meant.length()).toArray();
        for (int row = 1; row <= typed.length(); row++) {
            int[] current = new int[above.length];
            current[0] = row;
            for (int column = 1; column < above.length; column++) {
                int wrong = typed.charAt(row - 1) == meant.charAt(column - 1) ? 0 : 1;
                int missingOrExtra = 1 + Math.min(above[column], current[column - 1]);
                current[column] = Math.min(missingOrExtra, above[column - 1] + wrong);
            }
            above = current;
        }
        return above[meant.length()];
    }
}
