package org.cdiredis.session.filter;

import jakarta.servlet.http.HttpSessionListener;

/** Neither declared nor annotated, and not named in the configuration. */
public class UnnamedListener implements HttpSessionListener {}
