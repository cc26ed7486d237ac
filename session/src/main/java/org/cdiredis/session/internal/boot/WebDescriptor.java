package org.cdiredis.session.internal.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/** The deployment descriptor of an application, for servers that don't tell an adapter what stands in it. */
public final class WebDescriptor {

    /** Where it is in an application. */
    public static final String PATH = "/WEB-INF/web.xml";

    private WebDescriptor() {}

    /**
     * Whether there is a {@code <distributable/>} in it. A descriptor that can't be read is the server's to complain about.
     *
     * @param descriptor the descriptor, which is closed; null if there is none
     * @return true if there is
     */
    public static boolean isDistributable(@Nullable InputStream descriptor) {
        if (descriptor == null) {
            return false;
        }
        try (descriptor) {
            XMLStreamReader reader = factory().createXMLStreamReader(descriptor);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("distributable")) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Follows nothing that a descriptor refers to. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
