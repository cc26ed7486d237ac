package org.cdiredis.it.session;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import jakarta.enterprise.context.SessionScoped;

/** A bean that lives in the session, and is changed without anybody telling the session. */
@SessionScoped
public class Basket implements Serializable {

    private final List<String> titles = new ArrayList<>();

    public void add(String title) {
        titles.add(title);
    }

    public List<String> titles() {
        return List.copyOf(titles);
    }
}
