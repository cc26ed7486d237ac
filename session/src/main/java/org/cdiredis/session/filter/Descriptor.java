package org.cdiredis.session.filter;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a {@code web.xml} or {@code web-fragment.xml} says of listeners and sessions.
 *
 * @param listenerClasses the names of the listeners, in their order
 * @param isDistributable whether there is {@code <distributable/>}
 * @param isComplete whether annotations do not count
 */
record Descriptor(List<String> listenerClasses, boolean isDistributable, boolean isComplete) {

    /** That of an application that has none. */
    static final Descriptor NONE = new Descriptor(List.of(), false, false);

    /** Copies the list. */
    Descriptor {
        listenerClasses = List.copyOf(listenerClasses);
    }

    /**
     * Reads a descriptor. Documents that it refers to are not read.
     *
     * @throws IOException if it cannot be read, or is no XML
     */
    static Descriptor read(InputStream stream) throws IOException {
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

    private static Descriptor read(XMLStreamReader reader) throws XMLStreamException {
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
        return new Descriptor(listeners, isDistributable, isComplete);
    }
}
