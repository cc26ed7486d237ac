package org.cdiredis.interceptors.internal.key;

import java.util.Locale;
import java.util.stream.Collectors;

/** Locales as they are usually written, {@code fr_FR}; by all their parts where that would be the text of another one, too. */
final class LocaleForm {

    private LocaleForm() {}

    static void write(Locale locale, StringBuilder out) {
        out.append("Locale(");
        if (hasTextOfItsOwn(locale)) {
            QuotedText.write(locale.toString(), out);
        } else {
            QuotedText.write(locale.getLanguage(), out);
            for (String part :
                    new String[] {locale.getCountry(), locale.getVariant(), locale.getScript(), extensions(locale)}) {
                out.append(',');
                QuotedText.write(part, out);
            }
        }
        out.append(')');
    }

    /** A locale without language and country is written as nothing, and old constructors take any text for a part. */
    private static boolean hasTextOfItsOwn(Locale locale) {
        String language = locale.getLanguage();
        String country = locale.getCountry();
        boolean isPlain = !language.contains("_")
                && !country.contains("_")
                && !locale.getVariant().contains("#");
        return locale.equals(Locale.ROOT) || (isPlain && !(language.isEmpty() && country.isEmpty()));
    }

    private static String extensions(Locale locale) {
        return locale.getExtensionKeys().stream()
                .map(key -> key + "-" + locale.getExtension(key))
                .collect(Collectors.joining("-"));
    }
}
