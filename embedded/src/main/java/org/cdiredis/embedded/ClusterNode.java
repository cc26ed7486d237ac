package org.cdiredis.embedded;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of the reply to {@code CLUSTER NODES}.
 *
 * @param port the node's port
 * @param slots the ranges of slots that it holds; none for a replica
 */
record ClusterNode(int port, List<Slots> slots) {

    /* <id> <ip:port@cport[,hostname]> <flags> <master> <ping> <pong> <epoch> <link> <slot> <slot> ... */
    private static final Pattern LINE = Pattern.compile("\\S+ \\S*?:(\\d+)@\\S+(?: \\S+){6}(.*)");
    private static final Pattern RANGE = Pattern.compile("(?<= )(\\d+)(?:-(\\d+))?(?= |$)");

    ClusterNode {
        slots = List.copyOf(slots);
    }

    /**
     * A range of slots.
     *
     * @param first the first slot
     * @param last the last slot, included
     */
    record Slots(int first, int last) {

        static Slots of(MatchResult range) {
            int first = Integer.parseInt(range.group(1));
            return new Slots(first, range.group(2) == null ? first : Integer.parseInt(range.group(2)));
        }
    }

    static List<ClusterNode> parse(String reply) {
        return reply.lines().flatMap(ClusterNode::parseLine).toList();
    }

    private static Stream<ClusterNode> parseLine(String line) {
        Matcher node = LINE.matcher(line);
        if (!node.matches()) {
            return Stream.empty();
        }
        List<Slots> slots =
                RANGE.matcher(node.group(2)).results().map(Slots::of).toList();
        return Stream.of(new ClusterNode(Integer.parseInt(node.group(1)), slots));
    }

    boolean holds(int slot) {
        return slots.stream().anyMatch(range -> range.first() <= slot && slot <= range.last());
    }
}
