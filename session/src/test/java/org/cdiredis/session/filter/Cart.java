package org.cdiredis.session.filter;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;

/** A session-scoped bean that changes in place, and says when it ends. */
@SessionScoped
public class Cart implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The contents of those that have ended. */
    public static final List<String> ENDED = new CopyOnWriteArrayList<>();

    private final List<String> books = new ArrayList<>();

    @Inject
    Receipt receipt;

    public void add(String book) {
        books.add(book);
        receipt.lines++;
    }

    public String contents() {
        return books + " " + receipt.lines;
    }

    @PreDestroy
    void end() {
        ENDED.add("cart " + books);
    }
}
