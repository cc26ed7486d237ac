package org.cdiredis.session.payara;

import org.apache.catalina.Manager;
import org.apache.catalina.Valve;
import org.glassfish.web.valve.GlassFishValve;

import org.cdiredis.session.adapter.TestApplication;

/** The context of another web container, which refuses something. */
final class UnexpectedContext extends PayaraContext {

    private static final long serialVersionUID = 1L;

    private final Unexpected what;

    UnexpectedContext(TestApplication application, Unexpected what) {
        super(application);
        this.what = what;
    }

    @Override
    public void setManager(Manager manager) {
        refuse(manager instanceof RedisSessionManager, Unexpected.MANAGER);
        super.setManager(manager);
    }

    @Override
    public synchronized void addValve(GlassFishValve valve) {
        refuse(valve instanceof OpeningValve, Unexpected.OPENING_VALVE);
        super.addValve(valve);
    }

    @Override
    public synchronized void addValve(Valve valve) {
        refuse(valve instanceof SessionValve, Unexpected.SESSION_VALVE);
        super.addValve(valve);
    }

    private void refuse(boolean isRefused, Unexpected which) {
        if (isRefused && what == which) {
            throw new UnsupportedOperationException("another Payara");
        }
    }
}
