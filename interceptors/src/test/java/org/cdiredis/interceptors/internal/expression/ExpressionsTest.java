package org.cdiredis.interceptors.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Map;
import jakarta.el.ELException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpressionsTest {

    record Book(String isbn, @Nullable Author author) {}

    public static final class Author {
        public String getName() {
            return "Austen";
        }

        public String geteMail() {
            return "jane@example.org";
        }

        public URI getURL() {
            return URI.create("https://example.org");
        }

        public boolean isKnown() {
            return true;
        }

        public int booksAfter(int year) {
            return 1818 - year;
        }
    }

    interface Shelf {
        List<Book> find(Book book, int page, Map<String, String> hints);
    }

    private static final Method FIND = Shelf.class.getDeclaredMethods()[0];

    private final Expressions before = Expressions.before(FIND);
    private final Object[] arguments = {new Book("978", new Author()), 2, Map.of("lang", "en")};

    @Test
    void evaluate_propertiesOfParameters() {
        assertThat(before.parse("#{book.isbn}", Object.class).evaluate(arguments))
                .isEqualTo("978");
        assertThat(before.parse("#{book.author.name}", Object.class).evaluate(arguments))
                .isEqualTo("Austen");
        assertThat(before.parse("#{book.isbn}:#{page + 1}:#{hints.lang}", Object.class)
                        .evaluate(arguments))
                .isEqualTo("978:3:en");
        assertThat(before.parse("#{args[1]}", Object.class).evaluate(arguments)).isEqualTo(2);
        assertThat(before.parse("#{[book.isbn, page].stream().map(x -> x).count()}", Object.class)
                        .evaluate(arguments))
                .isEqualTo(2L);
    }

    @Test
    void evaluate_propertiesAsBeansHaveThem() {
        assertThat(before.parse("#{book.author.eMail} #{book.author.URL} #{book.author.known}", Object.class)
                        .evaluate(arguments))
                .isEqualTo("jane@example.org https://example.org true");
    }

    @Test
    void evaluate_truthValue_isItself() {
        assertThat(before.parse("true", Boolean.class).evaluate(arguments)).isTrue();
        assertThat(before.parse(" false ", Boolean.class).evaluate(arguments)).isFalse();
    }

    @Test
    void parse_textWithoutExpression_isRefused() {
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> before.parse("stock", Object.class))
                .withMessage("it is the same in all calls. Write an expression, #{isbn} for example, or leave it out");
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> before.parse("page > 1", Boolean.class))
                .withMessage(
                        "it is the same in all calls. Write an expression, #{isbn != null} for example, or leave it out");
    }

    @Test
    void evaluate_result_afterTheCall() {
        Expression<Boolean> empty =
                Expressions.after(FIND, List.class).parse("#{empty result or page > 9}", Boolean.class);
        assertThat(empty.evaluate(arguments, List.of())).isTrue();
        assertThat(empty.evaluate(arguments, List.of(1))).isFalse();
    }

    @Test
    void evaluate_nullOnTheWay_isNull() {
        assertThat(before.parse("#{book.author.name}", Object.class)
                        .evaluate(new Object[] {new Book("978", null), 1, Map.of()}))
                .isNull();
    }

    @Test
    void evaluate_failure_isThrown() {
        Expression<Object> division = before.parse("#{hints.get(page)}", Object.class);
        assertThatExceptionOfType(ELException.class)
                .isThrownBy(() -> before.parse("#{args[1].foo}", Object.class).evaluate(arguments));
        assertThat(division.evaluate(arguments)).isNull();
    }

    @Test
    void parse_notWellFormed_isRefused() {
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> before.parse("#{book.}", Object.class))
                .withMessageStartingWith("it is not well-formed: ");
    }

    @Test
    void parse_unknownName_isRefused() {
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> before.parse("#{bok.isbn}", Object.class))
                .withMessage(
                        "bok means nothing here. There are: book, page, hints, args. Parameters have their names if the class is"
                                + " compiled with -parameters");
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> before.parse("#{result}", Object.class))
                .withMessageStartingWith("result means nothing here.");
    }

    @Test
    void parse_unknownProperty_isRefused() {
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> before.parse("#{book.isbm}", Object.class))
                .withMessage(Book.class.getName() + " has no property isbm");
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> before.parse("x #{book.author.nam} y", Object.class))
                .withMessage(Author.class.getName() + " has no property nam");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "#{empty book.isbnn ? 1 : 2}; $Book has no property isbnn",
                "#{page > 1 and book.isbnn == 'a'}; $Book has no property isbnn",
                "#{hints.get(book.isbnn)}; $Book has no property isbnn",
                "#{args[book.isbnn]}; $Book has no property isbnn",
                "#{book['isbnn']}; $Book has no property isbnn",
                "#{{'a': book.isbnn}.a}; $Book has no property isbnn",
                "#{[1].stream().map(x -> book.isbnn).count()}; $Book has no property isbnn",
                "#{'}'}#{book.isbnn}; $Book has no property isbnn",
                "#{book.author.known.foo}; java.lang.Boolean has no property foo",
                "#{page.foo}; java.lang.Integer has no property foo",
                "#{book.isbn.trimm()}; java.lang.String has no method trimm",
                "#{book.isbn.trim(1)}; java.lang.String has no method trim that takes this number of arguments",
                "#{book.isbn.substring(1, page).trimm()}; java.lang.String has no method trimm",
                "#{book.author.booksAfter(page).foo}; java.lang.Integer has no property foo",
            })
    void parse_misspelled_isRefused(String expression, String message) {
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> before.parse(expression, Object.class))
                .withMessage(message.startsWith("$") ? ExpressionsTest.class.getName() + message : message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#{hints.anything.more}",
                "#{hints.get('a').foo}",
                "#{args[0].isbnn}",
                "#{book.isbn.substring(1).trim().length()}",
                "#{[1].stream().map(book -> book.isbnn).count()}",
                "#{[1].stream().reduce((book, page) -> book.isbnn + page.foo).get()}",
                "#{'book.isbnn'}",
                "#{\"it's book.isbnn\"}",
                "#{'\\'book.isbnn'}",
                "book.isbnn #{page}",
                "#{(book).isbnn}",
                "#{page > 1 ? book.isbn : page}",
                "#{book.isbn += book.author.name}",
                "#{book.author.booksAfter(1800)}",
            })
    void parse_whatTypesDoNotTell_isNotRefused(String expression) {
        assertThat(before.parse(expression, Object.class)).isNotNull();
    }
}
