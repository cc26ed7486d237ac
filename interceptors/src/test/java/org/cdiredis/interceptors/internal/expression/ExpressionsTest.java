package org.cdiredis.interceptors.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import jakarta.el.ELException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ExpressionsTest {

    record Book(String isbn, @Nullable Author author) {}

    public static final class Author {
        public String getName() {
            return "Austen";
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
    void evaluate_textWithoutExpression_isItself() {
        assertThat(before.parse("stock", String.class).evaluate(arguments)).isEqualTo("stock");
        assertThat(before.parse("true", Boolean.class).evaluate(arguments)).isTrue();
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
                .isThrownBy(() -> before.parse("#{page.foo}", Object.class).evaluate(arguments));
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
}
