package org.cdiredis.internal.cache;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;

/** The elements of pages, each fetched when the iteration gets to it. For use by one thread. */
final class KeyIterator<K> implements Iterator<K> {

    private final Supplier<List<String>> pages;
    private final Function<List<String>, List<K>> reader;
    private Iterator<K> page = Collections.emptyIterator();
    private boolean isDone;

    /**
     * An iterator.
     *
     * @param pages gives page after page; an empty one ends the iteration
     * @param reader the keys of a page of physical keys, which may be fewer or none
     */
    KeyIterator(Supplier<List<String>> pages, Function<List<String>, List<K>> reader) {
        this.pages = pages;
        this.reader = reader;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && !isDone) {
            List<String> physicalKeys = pages.get();
            isDone = physicalKeys.isEmpty();
            page = reader.apply(physicalKeys).iterator();
        }
        return page.hasNext();
    }

    @Override
    public K next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
