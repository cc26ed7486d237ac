package org.cdiredis.samples.bookshop;

import static java.util.function.Predicate.not;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes a text apart into words that can be typed on any keyboard: lower case, letters without accents, digits. */
final class Words {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ]");

    // The letters of the catalogue that Unicode does not take apart.
    private static final Map<Integer, String> LETTERS =
            Map.of((int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d", (int) 'ı', "i", (int) 'ß', "ss", (int) 'æ', "ae");

    private Words() {}

    static List<String> of(String text) {
        String joined = APOSTROPHES.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        String bare = ACCENTS.matcher(Normalizer.normalize(joined, Normalizer.Form.NFD))
                .replaceAll("");
        String plain = bare.codePoints()
                .mapToObj(letter -> LETTERS.getOrDefault(letter, Character.toString(letter)))
                .collect(Collectors.joining());
        return GAPS.splitAsStream(plain).filter(not(String::isEmpty)).toList();
    }
}
