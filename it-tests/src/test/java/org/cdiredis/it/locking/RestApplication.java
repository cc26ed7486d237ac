package org.cdiredis.it.locking;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts the resource under {@code /rest}. */
@ApplicationPath("rest")
public class RestApplication extends Application {}
