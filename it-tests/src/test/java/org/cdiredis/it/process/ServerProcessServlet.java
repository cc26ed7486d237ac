package org.cdiredis.it.process;

import java.io.IOException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;

import org.cdiredis.RedisCache;

/** Tells which process the application's embedded Redis is. */
@WebServlet("/process")
public class ServerProcessServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @RedisCache
    transient RedissonClient client;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print(client.getRedisNodes(RedisNodes.SINGLE)
                        .getInstance()
                        .info(InfoSection.SERVER)
                        .get("process_id"));
    }
}
