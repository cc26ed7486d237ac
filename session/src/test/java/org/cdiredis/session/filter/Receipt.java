package org.cdiredis.session.filter;

import java.io.Serializable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;

/** Lives and ends with its cart. */
@Dependent
public class Receipt implements Serializable {

    private static final long serialVersionUID = 1L;

    int lines;

    @PreDestroy
    void end() {
        Cart.ENDED.add("receipt " + lines);
    }
}
