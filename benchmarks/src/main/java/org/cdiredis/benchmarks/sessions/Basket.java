package org.cdiredis.benchmarks.sessions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** An attribute that can be changed in place. */
public final class Basket implements Serializable {

    private static final long serialVersionUID = 1L;

    private final List<String> articles = new ArrayList<>();

    void put(String article) {
        articles.add(article);
    }

    int size() {
        return articles.size();
    }
}
