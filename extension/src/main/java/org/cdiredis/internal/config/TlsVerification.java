package org.cdiredis.internal.config;

/** What is checked of the certificate that a server shows. */
public enum TlsVerification {
    /** That a trusted authority has signed it, and that it is for the host of the location. */
    STRICT,

    /** That a trusted authority has signed it: whoever has any certificate of that authority can pose as Redis. */
    CA_ONLY,

    /** Nothing: anybody can pose as Redis. */
    NONE
}
