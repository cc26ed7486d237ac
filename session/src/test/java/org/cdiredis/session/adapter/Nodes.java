package org.cdiredis.session.adapter;

import org.cdiredis.embedded.RedisServer;

/** What a contract runs on: two nodes with the same application over one Redis. */
public interface Nodes {

    Node first();

    Node second();

    /** Of the two nodes. */
    RedisServer redis();

    /** An application whose sessions are in {@link #redis()}, for a node that a test starts itself. */
    TestApplication application(String name);

    /** A third node, for the test to close. */
    Node start(TestApplication application);

    /** A client that has a session with the book "Dune". */
    default Browser visitor(Node node) {
        Browser browser = new Browser();
        browser.set(node, "book", "Dune");
        return browser;
    }
}
