package org.cdiredis.session.howto;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import jakarta.enterprise.context.SessionScoped;

@SessionScoped
public class Basket implements Serializable {

    private final List<String> titles = new ArrayList<>();

    public void add(String title) {
        titles.add(title);
    }
}
