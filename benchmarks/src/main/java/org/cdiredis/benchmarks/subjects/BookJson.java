package org.cdiredis.benchmarks.subjects;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Books as JSON for the peers: by the Jackson that cdi-redis uses, with the settings of its {@code json} that matter to a record
 * of texts and numbers, and with reader and writer made once.
 */
public final class BookJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.REQUIRE_SETTERS_FOR_GETTERS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(Book.class);
    private static final ObjectReader READER = MAPPER.readerFor(Book.class);

    private BookJson() {}

    /** For a peer that wraps the book in something of its own. */
    static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Writes a book.
     *
     * @param book the book
     * @return UTF-8
     */
    public static byte[] write(Book book) {
        try {
            return WRITER.writeValueAsBytes(book);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a book.
     *
     * @param bytes UTF-8
     * @return the book
     */
    public static Book read(byte[] bytes) {
        try {
            return READER.readValue(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
