package org.cdiredis.session.internal.boot;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * What a {@code web.xml} or {@code web-fragment.xml} says of listeners and sessions.
 *
 * @param listenerClasses the names of the listeners, in their order
 * @param isDistributable whether there is {@code <distributable/>}
 * @param isComplete whether annotations do not count
 */
public record WebDescriptor(List<String> listenerClasses, boolean isDistributable, boolean isComplete) {

    /** Where it is in an application. */
    public static final String PATH = "/WEB-INF/web.xml";

    /** That of an application that has none. */
    public static final WebDescriptor NONE = new WebDescriptor(List.of(), false, false);

    /** Copies the list. */
    public WebDescriptor {
        listenerClasses = List.copyOf(listenerClasses);
    }

    /**
     * Whether there is a {@code <distributable/>}. A descriptor that can't be read is the server's to complain about.
     *
     * @param descriptor the descriptor, which is closed; null if there is none
     * @return true if there is
     */
    public static boolean isDistributable(@Nullable InputStream descriptor) {
        if (descriptor == null) {
            return false;
        }
        try (descriptor) {
            return read(descriptor).isDistributable();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads a descriptor. Documents that it refers to are not read.
     *
     * @param stream the descriptor
     * @return what it says
     * @throws IOException if it cannot be read, or is no XML
     */
    public static WebDescriptor read(InputStream stream) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(stream);
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static WebDescriptor read(XMLStreamReader reader) throws XMLStreamException {
        List<String> listeners = new ArrayList<>();
        boolean isDistributable = false;
        boolean isComplete = false;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "web-app", "web-fragment" ->
                        isComplete = Boolean.parseBoolean(reader.getAttributeValue(null, "metadata-complete"));
                    case "distributable" -> isDistributable = true;
                    case "listener-class" ->
                        listeners.add(reader.getElementText().strip());
                    default -> {}
                }
            }
        }
        return new WebDescriptor(listeners, isDistributable, isComplete);
    }
}
