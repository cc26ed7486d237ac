package org.cdiredis.it.app;

import java.io.IOException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** A servlet is not a bean, and no other place names its cache: the extension has to find this injection point. */
@WebServlet("/servlet")
public class BookServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @RedisCache("servlet")
    transient Cache<String, Book> books;

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        String isbn = request.getParameter("isbn");
        books.put(isbn, Books.withIsbn(isbn));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Book book = books.get(request.getParameter("isbn"));
        response.getWriter().print(book == null ? "" : book.title());
    }
}
