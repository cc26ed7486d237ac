package org.cdiredis.samples.bookshop;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jakarta.enterprise.context.SessionScoped;

/** What a visitor is about to buy. It lives in the session, and so on all nodes: nothing more is to be done for it. Thread-safe. */
@SessionScoped
class Basket implements Serializable {

    private static final long serialVersionUID = 1L;

    private final CopyOnWriteArrayList<String> titles = new CopyOnWriteArrayList<>();

    /** Puts a book in; nothing happens if it is there. */
    void add(String title) {
        titles.addIfAbsent(title);
    }

    /** Takes a book out; nothing happens if it is not there. */
    void remove(String title) {
        titles.remove(title);
    }

    /** The titles of the books, in the order in which they were put in. */
    List<String> titles() {
        return List.copyOf(titles);
    }
}
